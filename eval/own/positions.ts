import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Condition, Span, Stance, Statement } from '../../src/model/index.js';
import { analyzeReport } from '../../src/pipeline/analyze.js';
import { dataIsAvailable } from '../data.js';
import { type GoldText, readGold, readGoldTexts } from './gold.js';

/** Parts a and b are of the sample desk, c is of public news reports. */
export type Part = 'a' | 'b' | 'c';

/** One labelled statement: see `eval/gold/positions.md`. */
export interface GoldPosition {
  readonly id: string;
  readonly half: Part;
  /** Path below `sample/` or `reference-digest`; absent in part c. */
  readonly file?: string;
  /** The excerpt that the offsets point into; absent for lines of the reference digest and of part c. */
  readonly paragraph?: string;
  /** Part c: the report of `quotation-de/train` whose text the offsets point into. */
  readonly article?: string;
  readonly quote: Span;
  readonly holder: string;
  readonly stance?: Stance;
  readonly condition?: { readonly evidence: Span; readonly kind: Condition['kind']; readonly for: Span };
}

/** What is scored of a found statement. */
export type FoundPosition = Pick<Statement, 'quote' | 'speakerEntity' | 'stance' | 'condition'>;

/** A labelled statement with everything that was found in its text. */
export interface ScoredPosition {
  readonly gold: Pick<GoldPosition, 'quote' | 'holder' | 'stance' | 'condition'>;
  readonly found: readonly FoundPosition[];
}

/**
 * All as shares, 0..1. `stance`: statements with the labelled stance, or rightly without one; what was not found is wrong.
 * `condition`: labelled conditions that the statement has, at least half of their words. `uninvented`: statements without a condition that got none.
 * Shown beside them: `located` (a found statement overlaps), `holder` (its speaker is the labelled one), `kind` (of the conditions found), `nearStance`
 * (right or of a pair that the guidelines call near).
 */
export interface PositionShares {
  readonly stance: number;
  readonly condition: number;
  readonly uninvented: number;
  readonly located: number;
  readonly holder: number;
  readonly kind: number;
  readonly nearStance: number;
}

export interface PositionScores extends PositionShares {
  readonly stanceA: number;
  readonly conditionA: number;
  readonly uninventedA: number;
  readonly stanceB: number;
  readonly conditionB: number;
  readonly uninventedB: number;
  /** Part c; absent where its reports do not lie beside the project. */
  readonly stanceC?: number;
  readonly conditionC?: number;
  readonly uninventedC?: number;
  readonly locatedC?: number;
  readonly holderC?: number;
}

/** A scored statement with where it comes from. */
export interface PartPosition extends ScoredPosition {
  readonly half: Part;
  readonly id: string;
  readonly text: string;
}

const PUBLISHED = '2025-03-27T20:00:00+01:00';
const DIGEST = new URL('../../../shared/reference/digest-2025-03-27.de.txt', import.meta.url);

/** Scores positions and conditions. Lines whose text does not lie beside the project (reference digest, part c) are left out. */
export async function scoreOwnPositions(): Promise<PositionScores> {
  return scoreParts(await readScoredPositions());
}

/** The totals are over parts a and b; part c is shown beside them. */
export function scoreParts(all: readonly (ScoredPosition & { readonly half: Part })[]): PositionScores {
  const a = scorePositions(all.filter(({ half }) => half === 'a'));
  const b = scorePositions(all.filter(({ half }) => half === 'b'));
  const partC = all.filter(({ half }) => half === 'c');
  const c = scorePositions(partC);
  return {
    ...scorePositions(all.filter(({ half }) => half !== 'c')),
    stanceA: a.stance,
    conditionA: a.condition,
    uninventedA: a.uninvented,
    stanceB: b.stance,
    conditionB: b.condition,
    uninventedB: b.uninvented,
    ...(partC.length > 0
      ? { stanceC: c.stance, conditionC: c.condition, uninventedC: c.uninvented, locatedC: c.located, holderC: c.holder }
      : {}),
  };
}

/** Every labelled statement with what the program finds in its excerpt, or in the whole report (part c). */
export async function readScoredPositions(): Promise<PartPosition[]> {
  const reports: ReadonlyMap<string, GoldText> = dataIsAvailable() ? await readGoldTexts() : new Map();
  const digest = existsSync(fileURLToPath(DIGEST)) ? readFileSync(DIGEST, 'utf8') : undefined;
  const analysed = new Map<string, Promise<readonly Statement[]>>();
  const scored = readGold<GoldPosition>('positions.jsonl').map(async (gold) => {
    const report = gold.article === undefined ? undefined : reports.get(gold.article);
    const text = gold.article === undefined ? (gold.paragraph ?? digest) : report?.text;
    if (text === undefined) return [];
    const statements = analysed.get(text) ?? statementsOf(text, report?.published);
    analysed.set(text, statements);
    return [{ id: gold.id, half: gold.half, text, gold, found: await statements }];
  });
  return (await Promise.all(scored)).flat();
}

async function statementsOf(text: string, published = PUBLISHED): Promise<readonly Statement[]> {
  return (await analyzeReport({ id: 'gold', text, lang: 'de', published })).findings.statements;
}

/** Shares over labelled statements; each is compared with the found statement whose quote overlaps most (F1 of characters). */
export function scorePositions(positions: readonly ScoredPosition[]): PositionShares {
  const pairs = positions.map(({ gold, found }) => ({ gold, best: bestOverlap(gold.quote, found) }));
  const conditional = pairs.filter(({ gold }) => gold.condition !== undefined);
  const plain = pairs.filter(({ gold }) => gold.condition === undefined);
  const hits = conditional.filter(({ gold, best }) => covers(best?.condition?.evidence ?? [], gold.condition!.evidence));
  return {
    stance: share(pairs, ({ gold, best }) => best !== undefined && best.stance === gold.stance),
    condition: share(conditional, (pair) => hits.includes(pair)),
    uninvented: share(plain, ({ best }) => best?.condition === undefined),
    located: share(pairs, ({ best }) => best !== undefined),
    holder: share(pairs, ({ gold, best }) => isHolder(gold.holder, best)),
    kind: share(hits, ({ gold, best }) => best?.condition?.kind === gold.condition!.kind),
    nearStance: share(pairs, ({ gold, best }) => best !== undefined && isNear(gold.stance, best.stance)),
  };
}

/** The labels name the Union in full, the program by its canonical short name (`DESIGN.md`: "EU"): one holder under two names. */
const SAME_NAME: Readonly<Record<string, string>> = { 'Europäische Union': 'EU' };

function isHolder(wanted: string, found: FoundPosition | undefined): boolean {
  const name = found?.speakerEntity?.name;
  return name === wanted || (name !== undefined && name === SAME_NAME[wanted]);
}

/** Pairs that the guidelines call near. */
const NEAR: readonly (readonly [Stance | undefined, Stance | undefined])[] = [
  ['accepts-on-condition', 'opposes'],
  ['supports', 'demands'],
  ['supports', undefined],
  ['doubts', 'opposes'],
  ['doubts', undefined],
];

function isNear(gold: Stance | undefined, found: Stance | undefined): boolean {
  return gold === found || NEAR.some(([one, other]) => (one === gold && other === found) || (one === found && other === gold));
}

function bestOverlap(quote: Span, found: readonly FoundPosition[]): FoundPosition | undefined {
  let best: FoundPosition | undefined;
  let most = 0;
  for (const one of found) {
    const common = one.quote.reduce((sum, span) => sum + shared(span, quote), 0);
    const length = one.quote.reduce((sum, [start, end]) => sum + end - start, 0);
    const overlap = (2 * common) / (length + quote[1] - quote[0]);
    if (overlap <= most) continue;
    most = overlap;
    best = one;
  }
  return best;
}

/** The spans hold at least half of the wanted one. */
function covers(spans: readonly Span[], wanted: Span): boolean {
  return spans.reduce((sum, span) => sum + shared(span, wanted), 0) * 2 >= wanted[1] - wanted[0];
}

function shared(left: Span, right: Span): number {
  return Math.max(0, Math.min(left[1], right[1]) - Math.max(left[0], right[0]));
}

function share<T>(all: readonly T[], right: (one: T) => boolean): number {
  return all.length === 0 ? 1 : all.filter(right).length / all.length;
}
