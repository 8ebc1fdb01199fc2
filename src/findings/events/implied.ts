import type { Clause } from '../../model/index.js';
import type { EventDraft } from './draft.js';
import type { Slot } from './frames.js';
import { opensMembers, partiesOf, possessorsOf } from './parties.js';
import { addParties, type Party, sameParty } from './party.js';
import { nounArguments, phraseOfRole, prepositionOf, type Reading } from './reading.js';
import type { Filling } from './slots.js';

const BLAMES_OWNER = new Set(['ACCUSE', 'SUPPORT', 'REJECT', 'SANCTION', 'COERCE']);

/** "kritisierte die Politik der Regierung": the possessor of what is blamed or praised is the recipient. */
export function possessorsAsRecipients(reading: Reading, draft: EventDraft, fillings: ReadonlyMap<Slot, Filling>): void {
  if (draft.recipients.length > 0 || !BLAMES_OWNER.has(draft.type)) return;
  for (const [slot, filling] of fillings) {
    if ((slot.slot !== 'obj' && slot.role !== 'recipient') || filling.parties.length > 0) continue;
    addRecipients(draft, possessorsOf(reading, filling.phrase));
  }
}

/** Nobody is the recipient of what he does himself. */
function addRecipients({ sources, recipients }: EventDraft, parties: readonly Party[]): void {
  addParties(
    recipients,
    parties.filter((party) => !sources.some((source) => sameParty(source.ref, party.ref))),
  );
}

/** "Über 20 Gruppen hatten aufgerufen, darunter die Grünen": the named members act with their group. */
export function addMembers(reading: Reading, clause: Clause, draft: EventDraft): void {
  const [group, other] = draft.sources;
  if (!group || other || group.named || reading.tokens[group.token]?.feats.Number !== 'Plur') return;
  for (const token of clause.tokens) {
    if (token < group.token || !opensMembers(reading, token)) continue;
    const phrase = reading.phrases[reading.phraseOf[token + 1] ?? -1];
    if (phrase?.sentence === clause.sentence)
      addParties(
        draft.sources,
        partiesOf(reading, phrase).filter((party) => party.named && party.public),
      );
    return;
  }
}

/** Modes of reproach whose clause tells who did it; an investigation may be about anybody. */
const BLAMES = new Set(['ACCUSE', 'SUPPORT']);

/**
 * "kritisierte, dass die Regierung zögere", "forderte, der Minister müsse gehen": who is blamed, praised or wanted to act is the subject of the content, where that
 * is a public actor. Not "forderte, dass Kinder geschützt werden".
 */
export function blamedInContent(reading: Reading, clause: Clause, draft: EventDraft): void {
  const demand = draft.type === 'REQUEST';
  if (draft.recipients.length > 0 || draft.mode === 'investigate' || !(demand || BLAMES.has(draft.type))) return;
  for (const index of [...draft.contentClauses, clause.index + 1]) {
    const content = reading.clauses[index];
    if (!content || content.sentence !== clause.sentence || content.kind === 'infinitive' || reading.passive[index]) continue;
    const modal = content.finite === undefined ? '' : (reading.tokens[content.finite]?.form ?? '');
    if (
      !draft.contentClauses.includes(index) &&
      !(demand && content.kind === 'main' && content.conjunctOf === undefined && OUGHT.test(modal))
    )
      continue;
    const subject = phraseOfRole(reading, content, 'subject');
    if (!subject) continue;
    addRecipients(
      draft,
      partiesOf(reading, subject).filter((party) => party.public),
    );
    return;
  }
}

const OUGHT = /^(?:solle|sollen|sollten?|müsse|müssen|müssten?|dürfe|dürften?)$/;

/** Acts that are demanded of the one who would do them. */
const OWN_ACTS = new Set(['rücktritt', 'rückzug', 'abzug', 'truppenabzug', 'verzicht', 'austritt', 'entschuldigung', 'kapitulation']);

/** "fordert den Rücktritt des Ministers": of the minister; not "fordert die Freilassung der Geiseln". */
export function demandedOf(reading: Reading, draft: EventDraft, fillings: ReadonlyMap<Slot, Filling>): void {
  if (draft.type !== 'REQUEST' || draft.recipients.length > 0) return;
  for (const [slot, { phrase }] of fillings) {
    if (slot.role !== 'content' || !OWN_ACTS.has(reading.lemmas[phrase.head] ?? '')) continue;
    const by = nounArguments(reading, phrase).filter((attribute) => prepositionOf(reading, attribute) === 'von');
    addParties(draft.recipients, [...possessorsOf(reading, phrase), ...by.flatMap((attribute) => partiesOf(reading, attribute))]);
  }
}
