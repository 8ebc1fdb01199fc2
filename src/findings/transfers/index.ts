import type { Clause, EntityRef, Phrase, Transfer, TransferItem } from '../../model/index.js';
import { judge, type Surroundings } from '../certainty/index.js';
import { originsOf } from '../events/one-party.js';
import { partiesOf, possessorsOf } from '../events/parties.js';
import type { Party } from '../events/party.js';
import { placeRecord } from '../events/places.js';
import { attributeSlot, nounArguments, prepositionOf, type Reading, spanOfTokens } from '../events/reading.js';
import { fillSlot, slotsOfClause } from '../events/slots.js';
import { isGivable, itemsOf } from './items.js';
import { type TransferFrame, transferLexicon } from './lexicon.js';

/** Parts of a transfer before it is judged. */
interface TransferDraft {
  readonly giver?: Party;
  readonly receiver?: Party;
  readonly items: readonly TransferItem[];
  readonly frame: TransferFrame;
  readonly clause: number;
  readonly phrase?: number;
  /** Tokens that tell it. */
  readonly tokens: readonly number[];
  readonly trigger: number;
  readonly carried: boolean;
}

/**
 * Who gives what to whom: by verbs ("liefert der Ukraine 20 Panzer") and nouns ("die Entsendung von Soldaten nach Mali").
 * A giver or receiver must be an actor, the thing one that transfers are about: not "Das Spiel lieferte viele Tore".
 */
export function findTransfers(reading: Reading, around: Surroundings): Transfer[] {
  const drafts: TransferDraft[] = [];
  for (const clause of reading.clauses) {
    const draft = transferOfVerb(reading, clause);
    if (draft) drafts.push(draft);
  }
  for (const phrase of reading.phrases) {
    const draft = transferOfNoun(reading, phrase);
    if (draft && !drafts.some((known) => known.tokens.includes(draft.trigger))) drafts.push(draft);
  }
  return drafts.sort((left, right) => left.trigger - right.trigger).map((draft) => transferOf(reading, around, draft));
}

function transferOfVerb(reading: Reading, clause: Clause): TransferDraft | undefined {
  const frame = clause.verb === undefined ? undefined : transferLexicon().verbs.get(reading.verbs[clause.index] ?? '');
  if (!frame || clause.verb === undefined) return undefined;
  const slots = slotsOfClause(reading, clause);
  if (frame.extra && !fillSlot(reading, frame.extra, slots.get(frame.extra.slot) ?? [])) return undefined;
  const phrase = frame.items.flatMap((slot) => slots.get(slot) ?? []).find((candidate) => isGivable(reading, candidate));
  if (!phrase) return undefined;
  const giver = partyIn(reading, frame.givers, slots);
  const receiver = partyIn(reading, frame.receivers, slots) ?? possessorInItem(reading, phrase, frame.receivers);
  if (!(giver?.public || receiver?.public)) return undefined;
  if (giver && receiver && giver.ref.name === receiver.ref.name) return undefined;
  const tokens = [clause.verb, phrase.head, ...(giver ? [giver.token] : []), ...(receiver ? [receiver.token] : [])];
  return {
    ...(giver ? { giver } : {}),
    ...(receiver ? { receiver } : {}),
    items: itemsOf(reading, phrase),
    frame,
    clause: clause.index,
    tokens: inSentence(reading, tokens, clause.sentence),
    trigger: clause.verb,
    carried: true,
  };
}

function partyIn(reading: Reading, slots: readonly string[], phrases: ReadonlyMap<string, readonly Phrase[]>): Party | undefined {
  for (const slot of slots) {
    for (const phrase of phrases.get(slot) ?? []) {
      const party = partiesOf(reading, phrase).find((candidate) => fitsTransfer(reading, candidate));
      if (party) return party;
    }
  }
  return undefined;
}

/** Towns receive nothing here: "lieferte Waffen nach Kiew" is settled by metonymy in the entity layer or not at all. */
function fitsTransfer(reading: Reading, party: Party): boolean {
  return !party.place || party.public || placeRecord(reading, party.ref)?.precision === 'country';
}

/** "schickte Soldaten nach Mali": the receiver hangs on the item. */
function possessorInItem(reading: Reading, phrase: Phrase, receivers: readonly string[]): Party | undefined {
  for (const attribute of nounArguments(reading, phrase)) {
    if (!receivers.includes(prepositionOf(reading, attribute) ?? '')) continue;
    const party = partiesOf(reading, attribute).find((candidate) => fitsTransfer(reading, candidate));
    if (party) return party;
  }
  return undefined;
}

function transferOfNoun(reading: Reading, phrase: Phrase): TransferDraft | undefined {
  const { nouns, nounStems } = transferLexicon();
  const lemma = reading.lemmas[phrase.head] ?? '';
  const form = reading.lower[phrase.head] ?? '';
  const stem = nounStems.find(lemma) ?? nounStems.find(form) ?? nounStems.find(form.replace(/(?:en|n|s)$/, ''));
  const frame = stem === undefined ? undefined : nouns.get(stem);
  if (!frame) return undefined;
  const attributes = nounArguments(reading, phrase);
  const clause = reading.argumentOf.get(phrase.index)?.clause ?? reading.clauses[reading.clauseOf[phrase.head] ?? -1];
  const slots = clause ? slotsOfClause(reading, clause) : new Map<string, readonly Phrase[]>();
  const itemPhrase = attributes.find(
    (attribute) => frame.items.includes(attributeSlot(reading, attribute) ?? '') && isGivable(reading, attribute),
  );
  if (frame.items.length > 0 && !itemPhrase) return undefined;
  const own = new Set([phrase.index, itemPhrase?.index ?? -1]);
  const giver =
    originsOf(reading, phrase)[0] ??
    possessorsOf(reading, phrase).find((party) => party.public && frame.givers.includes('gen')) ??
    partyOfAttributes(reading, attributes, ['durch', ...(frame.items.includes('von') ? [] : ['von'])]) ??
    subjectOf(reading, slots, phrase.index);
  const receiver =
    partyOfAttributes(reading, [...attributes, ...(itemPhrase ? nounArguments(reading, itemPhrase) : [])], frame.receivers) ??
    partyElsewhere(reading, slots, frame.receivers, own);
  if (!giver || !receiver || giver.ref.name === receiver.ref.name || !(giver.public || receiver.public)) return undefined;
  const tokens = [phrase.head, giver.token, receiver.token, ...(itemPhrase ? [itemPhrase.head] : [])];
  return {
    giver,
    receiver,
    items: itemPhrase
      ? [...itemsOf(reading, itemPhrase), ...strayItems(reading, phrase, itemPhrase)]
      : itemsOf(reading, phrase).map((item) => ({ ...item, what: frame.what ?? item.what })),
    frame,
    clause: clause?.index ?? -1,
    phrase: phrase.index,
    tokens: inSentence(reading, tokens, phrase.sentence),
    trigger: phrase.head,
    carried: false,
  };
}

function partyOfAttributes(reading: Reading, attributes: readonly Phrase[], slots: readonly string[]): Party | undefined {
  for (const attribute of attributes) {
    if (!slots.includes(attributeSlot(reading, attribute) ?? '')) continue;
    const party = partiesOf(reading, attribute).find((candidate) => fitsTransfer(reading, candidate));
    if (party) return party;
  }
  return undefined;
}

/** "die Entsendung von Ärzten und Zelten": the second item may hang on the noun itself. */
function strayItems(reading: Reading, phrase: Phrase, item: Phrase): TransferItem[] {
  return (reading.attributes.get(phrase.index) ?? []).flatMap((index) => {
    const other = reading.phrases[index];
    return other && other.attribute === 'conjunct' && other.first > item.first && isGivable(reading, other) ? itemsOf(reading, other) : [];
  });
}

/** "Mali half X durch die Entsendung von Ärzten": who acts in the clause gives. */
function subjectOf(reading: Reading, slots: ReadonlyMap<string, readonly Phrase[]>, self: number): Party | undefined {
  const subject = slots.get('sub')?.find((phrase) => phrase.index !== self);
  return subject && partiesOf(reading, subject).find((party) => party.public);
}

/** "zeigte seine Hilfe für Mali durch die Entsendung von Ärzten": the receiver stands with another word of the clause. */
function partyElsewhere(
  reading: Reading,
  slots: ReadonlyMap<string, readonly Phrase[]>,
  receivers: readonly string[],
  own: ReadonlySet<number>,
): Party | undefined {
  for (const slot of [...receivers, 'für', 'iobj']) {
    for (const phrase of slots.get(slot) ?? []) {
      if (own.has(phrase.index) || slot === 'in') continue;
      const party = partiesOf(reading, phrase).find((candidate) => candidate.public && fitsTransfer(reading, candidate));
      if (party) return party;
    }
  }
  return undefined;
}

function inSentence(reading: Reading, tokens: readonly number[], sentence: number): number[] {
  return tokens.filter((token) => reading.tokens[token]?.sentence === sentence);
}

function transferOf(reading: Reading, around: Surroundings, draft: TransferDraft): Transfer {
  const judgement = judge(reading, around, {
    span: spanOfTokens(reading, [draft.trigger]),
    clause: draft.clause,
    ...(draft.phrase === undefined ? {} : { phrase: draft.phrase }),
    carried: draft.carried,
    sense: 'real',
    speech: draft.frame.status === 'announced' || draft.frame.status === 'committed',
  });
  const { content: _content, ...rest } = judgement;
  return {
    ...refOf('giver', draft.giver),
    ...refOf('receiver', draft.receiver),
    items: draft.items,
    status: statusOf(draft.frame.status, judgement),
    evidence: [spanOfTokens(reading, draft.tokens)],
    ...rest,
  };
}

function refOf<Key extends 'giver' | 'receiver'>(key: Key, party: Party | undefined): Partial<Record<Key, EntityRef>> {
  return party ? ({ [key]: party.ref } as Record<Key, EntityRef>) : {};
}

/** A delivery that is planned is announced, one that is only said is claimed, one that is denied refused. */
function statusOf(
  status: Transfer['status'],
  { certainty, content }: { certainty: Transfer['certainty']; content: boolean },
): Transfer['status'] {
  if (certainty === 'denied') return 'refused';
  if (status !== 'delivered') return status;
  if (certainty === 'planned' || certainty === 'conditional' || certainty === 'questioned' || content) return 'announced';
  return certainty === 'attributed' || certainty === 'hedged' ? 'claimed' : 'delivered';
}
