import type { PloverType } from '../../model/index.js';
import { SPEECH_TYPES } from './draft.js';
import type { Happening } from './merge.js';
import { addParties, sameParty } from './parties.js';
import type { Reading } from './reading.js';

/** What a refusal or consent answers, by the noun of its content. */
const ANSWERED: ReadonlyMap<string, PloverType> = new Map(
  (
    [
      ['REQUEST', 'bitte forderung antrag appell aufruf aufforderung ersuchen gesuch petition'],
      ['ACCUSE', 'vorwurf anschuldigung beschuldigung kritik anklage'],
      ['AGREE', 'angebot vorschlag offerte'],
      ['THREATEN', 'drohung ultimatum'],
    ] as const
  ).flatMap(([type, nouns]) => nouns.split(' ').map((noun) => [noun, type] as const)),
);

/**
 * Gives a refusal or consent that names nobody the one whose act it answers: "Der Stamm bat um die Leichen. Der Rat lehnte die Bitte ab" → to the tribe.
 * Changes the drafts; only acts told before count, and never one's own.
 */
export function addressAnswers(reading: Reading, happenings: readonly Happening[]): void {
  for (const [index, { event }] of happenings.entries()) {
    if (!SPEECH_TYPES.has(event.type) || event.recipients.length > 0 || event.content === undefined) continue;
    const type = ANSWERED.get(reading.lemmas[event.content] ?? '');
    if (type === undefined || type === event.type) continue;
    for (let before = index - 1; before >= 0; before--) {
      const earlier = happenings[before]!.event;
      if (earlier.type !== type || earlier.mode === 'investigate' || earlier.sources.length === 0) continue;
      const own = earlier.sources.some((party) => event.sources.some((source) => sameParty(source.ref, party.ref)));
      if (!own) addParties(event.recipients, earlier.sources);
      break;
    }
  }
}
