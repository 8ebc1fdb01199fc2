import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Condition, Span, Stance, Statement } from '../../src/model/index.js';
import { analyzeReport } from '../../src/pipeline/analyze.js';
import { readGold } from './gold.js';

/** One labelled statement: see `eval/gold/positions.md`. */
export interface GoldPosition {
  readonly id: string;
  readonly half: 'a' | 'b';
  readonly file: string;
  /** The excerpt that the offsets point into; absent for lines of the reference digest. */
  readonly paragraph?: string;
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
}

const PUBLISHED = '2025-03-27T20:00:00+01:00';
const DIGEST = new URL('../../../shared/reference/digest-2025-03-27.de.txt', import.meta.url);

/** Scores positions and conditions. The lines of the reference digest are left out where it does not lie beside the project. */
export async function scoreOwnPositions(): Promise<PositionScores> {
  const all = await readScoredPositions();
  const a = scorePositions(all.filter(({ half }) => half === 'a'));
  const b = scorePositions(all.filter(({ half }) => half === 'b'));
  return {
    ...scorePositions(all),
    stanceA: a.stance,
    conditionA: a.condition,
    uninventedA: a.uninvented,
    stanceB: b.stance,
    conditionB: b.condition,
    uninventedB: b.uninvented,
  };
}

/** Every labelled statement with what the program finds in its excerpt. */
export async function readScoredPositions(): Promise<
  (ScoredPosition & { readonly half: 'a' | 'b'; readonly id: string; readonly text: string })[]
> {
  const digest = existsSync(fileURLToPath(DIGEST)) ? readFileSync(DIGEST, 'utf8') : undefined;
  const analysed = new Map<string, Promise<readonly Statement[]>>();
  const scored = readGold<GoldPosition>('positions.jsonl').map(async (gold) => {
    const text = gold.paragraph ?? digest;
    if (text === undefined) return [];
    const statements = analysed.get(text) ?? statementsOf(text);
    analysed.set(text, statements);
    return [{ id: gold.id, half: gold.half, text, gold, found: await statements }];
  });
  return (await Promise.all(scored)).flat();
}

async function statementsOf(text: string): Promise<readonly Statement[]> {
  return (await analyzeReport({ id: 'gold', text, lang: 'de', published: PUBLISHED })).findings.statements;
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
