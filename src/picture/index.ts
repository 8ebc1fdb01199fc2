import type { Picture } from '../model/index.js';
import { buildDifferences } from './differences.js';
import { type PictureInput, placeFindings } from './input.js';
import { buildPledges } from './pledges.js';
import { buildPositions } from './positions.js';
import { buildTolls, countMentions } from './tolls.js';

export { countedNoun } from './differences.js';
export { groupBy } from './group.js';
export { compareText, compareTimes, type IssueName, identityOf, type PictureInput, type PictureReport } from './input.js';
export { nounGroup } from './lists.js';
export { type StanceChange, stanceChanges } from './positions.js';

/** Brings the findings of all reports together over time. Pure; the order of the lists changes nothing. */
export function buildPicture(input: PictureInput): Picture {
  const placed = placeFindings(input);
  const mentions = countMentions(placed);
  return {
    positions: buildPositions(placed, input.issues ?? []),
    tolls: buildTolls(mentions),
    pledges: buildPledges(placed),
    differences: buildDifferences(mentions),
  };
}
