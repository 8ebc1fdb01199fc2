import { type Evidence, type Finding, type Position, quoteSpan, type Statement, stableId } from '../model/index.js';
import { addEvidence, compareText, evidenceOf, type IssueName, identityOf, type PlacedFinding } from './input.js';

type StatementFinding = PlacedFinding<Extract<Finding, { kind: 'statement' }>>;

/** A bare assertion is no position; these acts are, even where no stance was found. */
const POSITION_ACTS: ReadonlySet<Statement['act']> = new Set([
  'demand',
  'doubt',
  'deny',
  'accuse',
  'promise',
  'threaten',
  'welcome',
  'reject',
  'warn',
  'offer',
]);

/** Two statements with this share of common words say the same. */
const SAME_WORDS = 0.5;

interface OpenPosition {
  readonly first: StatementFinding;
  readonly issue: string;
  readonly words: string;
  readonly evidence: Evidence[];
  readonly id: string;
}

/**
 * Who stands how on what, newest last. The newest position of a holder on an issue supersedes the one before; the same stance said again, or
 * reported by another outlet, only adds evidence. Whoever is unnamed is nobody else: two spokesmen are two holders.
 */
export function buildPositions(placed: readonly PlacedFinding[], issues: readonly IssueName[]): Position[] {
  const chains = new Map<string, OpenPosition[]>();
  for (const one of placed) {
    if (one.finding.kind !== 'statement') continue;
    const statement = one as StatementFinding;
    const issue = issueOf(statement.finding.body, issues);
    if (issue === undefined || !holdsPosition(statement.finding.body)) continue;
    addPosition(chains, statement, issue);
  }
  return [...chains.entries()]
    .sort(([a], [b]) => compareText(a, b))
    .flatMap(([, chain]) => chain.map((open, index) => toPosition(open, chain[index - 1])));
}

/** One holder's turn on one issue: the position left and the one taken, each with its quoted words and evidence. */
export interface StanceChange {
  readonly from: Position;
  readonly to: Position;
}

/**
 * Where a position supersedes one on another side: from for to against, from on condition to for. A position without a stance of its own changes none; a new condition alone is no change of side,
 * save that acceptance on condition differs from plain support.
 */
export function stanceChanges(positions: readonly Position[]): StanceChange[] {
  const byId = new Map(positions.map((position) => [position.id, position]));
  return positions.flatMap((to) => {
    const from = to.supersedes === undefined ? undefined : byId.get(to.supersedes);
    return from?.stance !== undefined && to.stance !== undefined && SIDES[from.stance] !== SIDES[to.stance] ? [{ from, to }] : [];
  });
}

/** Who supports, demands or offers something is on one side; who opposes or doubts it on the other. */
const SIDES: Readonly<Record<NonNullable<Position['stance']>, 'for' | 'against' | 'on-condition' | 'open'>> = {
  supports: 'for',
  demands: 'for',
  offers: 'for',
  opposes: 'against',
  doubts: 'against',
  'accepts-on-condition': 'on-condition',
  undecided: 'open',
};

function holdsPosition(body: Statement): boolean {
  return body.speakerEntity !== undefined && (body.stance !== undefined || POSITION_ACTS.has(body.act));
}

function addPosition(chains: Map<string, OpenPosition[]>, statement: StatementFinding, issue: string): void {
  const { body } = statement.finding;
  const holder = identityOf(body.speakerEntity!, statement.report.id);
  const key = `${holder}\t${issue.toLowerCase()}`;
  const chain = chains.get(key) ?? [];
  chains.set(key, chain);
  const words = wordsOf(statement);
  const same = chain.findLast((open) => saysSame(open, body, words));
  if (same !== undefined && (same === chain.at(-1) || sharedWords(same.words, words) >= SAME_WORDS)) {
    addEvidence(same.evidence, evidenceOf(statement));
    return;
  }
  chain.push({ first: statement, issue, words, evidence: [evidenceOf(statement)], id: stableId('p', [key, statement.finding.id]) });
}

function saysSame(open: OpenPosition, body: Statement, words: string): boolean {
  const known = open.first.finding.body;
  if (known.stance !== body.stance || (known.condition === undefined) !== (body.condition === undefined)) return false;
  return known.stance !== undefined || sharedWords(open.words, words) >= SAME_WORDS;
}

function issueOf(body: Statement, issues: readonly IssueName[]): string | undefined {
  if (body.issue === undefined) return undefined;
  const noun = body.issue.toLowerCase();
  const named = issues.find((issue) => issue.words.some((word) => noun.includes(word.toLowerCase())));
  return named?.name ?? body.issue;
}

function wordsOf({ finding, report }: StatementFinding): string {
  const { text } = report;
  return text === undefined ? '' : finding.body.quote.map((span) => quoteSpan(text, span)).join(' … ');
}

/** Share of the smaller one's words of four or more letters that both have. */
function sharedWords(left: string, right: string): number {
  const a = contentWords(left);
  const b = contentWords(right);
  const smaller = Math.min(a.size, b.size);
  if (smaller === 0) return left === right ? 1 : 0;
  return [...a].filter((word) => b.has(word)).length / smaller;
}

function contentWords(text: string): Set<string> {
  return new Set((text.toLowerCase().match(/[\p{L}\d]{4,}/gu) ?? []).map((word) => word.slice(0, 7)));
}

function toPosition(open: OpenPosition, before: OpenPosition | undefined): Position {
  const { body } = open.first.finding;
  return {
    id: open.id,
    holder: body.speakerEntity!,
    issue: open.issue,
    ...(body.stance === undefined ? {} : { stance: body.stance }),
    act: body.act,
    words: open.words,
    ...(body.condition === undefined ? {} : { condition: body.condition }),
    certainty: body.certainty,
    ...(open.first.report.published === undefined ? {} : { at: open.first.report.published }),
    evidence: open.evidence,
    ...(before === undefined ? {} : { supersedes: before.id }),
  };
}
