import { type Finding, type Pledge, stableId, type TransferItem } from '../model/index.js';
import { evidenceOf, identityOf, type PlacedFinding } from './input.js';

type TransferFinding = PlacedFinding<Extract<Finding, { kind: 'transfer' }>>;

/** Who promised, gave or refused what to whom: each once a story, by the first report that tells it; a changed status or amount is another pledge. */
export function buildPledges(placed: readonly PlacedFinding[]): Pledge[] {
  const pledges = new Map<string, Pledge>();
  for (const one of placed) {
    if (one.finding.kind !== 'transfer' || one.story === undefined) continue;
    const key = pledgeKey(one as TransferFinding, one.story);
    if (!pledges.has(key))
      pledges.set(key, { id: stableId('g', [key]), story: one.story, finding: one.finding.id, evidence: evidenceOf(one) });
  }
  return [...pledges.values()];
}

function pledgeKey({ finding, report }: TransferFinding, story: string): string {
  const { giver, receiver, items, status } = finding.body;
  const party = (ref: typeof giver) => (ref === undefined ? '' : identityOf(ref, report.id));
  return JSON.stringify([story, party(giver), party(receiver), status, items.map(itemKey).sort()]);
}

function itemKey({ what, quantity, bound, value }: TransferItem): string {
  return JSON.stringify([what.toLowerCase(), quantity ?? '', bound ?? '', value?.amount ?? '', value?.currency ?? '']);
}
