import { issueOf } from '../stance/index.js';
import { type Draft, narratedDraft } from './draft.js';
import { type Range, type Reading, tokensIn } from './reading.js';
import { trimRange } from './utterance.js';

/** Longest name before the colon, in tokens. */
const MAX_NAME = 8;

/**
 * "EU-Kommission: Ohne Abzug kein Ende der Sanktionen", "Berg zur Steuer: Das reicht nicht": a name, a colon, and what they say.
 * Only where the name is an actor's. Must not take "Stand: 14 Uhr", "Bonn: Drei Verletzte".
 */
export function findHeadlineStatements(reading: Reading, sentence: number): Draft[] {
  const found = reading.sentences[sentence];
  if (!found) return [];
  const colon = firstColon(reading, [found.first, Math.min(found.last - 2, found.first + MAX_NAME)]);
  if (colon === undefined || reading.regionAt(colon + 1) >= 0) return [];
  const holder = reading
    .phrasesIn(sentence)
    .find((phrase) => phrase.first <= found.first + 1 && phrase.head < colon && phrase.preposition === undefined);
  if (!holder || tokensIn([[found.first, colon]]).some((token) => isVerb(reading, token))) return [];
  if (!saysSomething(reading, [colon + 1, found.last])) return [];
  return [
    {
      form: 'indirect',
      quote: [trimRange(reading, [colon + 1, found.last])],
      cue: [],
      frame: [[found.first, colon + 1]],
      speaker: [reading.phraseRange(holder)],
      speakerHead: holder.head,
      addressee: [],
      act: 'assert',
      medium: 'unknown',
      nested: false,
      sentence,
      rule: 'headline',
      ...(issueOf(reading.tokens.slice(colon + 1, found.last)) === undefined ? { onlyResolved: true } : { notPlace: true }),
      ...(isDemanding(reading, [colon + 1, found.last]) ? { seat: true } : {}),
    },
  ];
}

/** "Moskau: **Keine** Soldaten", "Kiew: Partner **müssen** mehr tun": a seat speaks; not "Kiew: Drei Tote". */
function isDemanding(reading: Reading, range: Range): boolean {
  return tokensIn([range]).some((token) =>
    /^(?:kein\p{L}*|nicht|nur|erst|ohne|muss|müssen|soll|sollen|darf|dürfen|brauchen|wollen|werden|bleibt|bleiben)$/u.test(
      reading.lower[token] ?? '',
    ),
  );
}

/**
 * "Ungarn gegen neues Hilfspaket", "Berg für Gespräche mit Bern": a headline of a name and what it is for or against.
 * Must not take "Ungarn gegen Schweden", "Panzer für die Ukraine", "Bern für drei Tage gesperrt".
 */
export function findStandHeadlines(reading: Reading, sentence: number): Draft[] {
  const found = reading.sentences[sentence];
  if (!found || reading.clausesIn(sentence).some((clause) => clause.finite !== undefined)) return [];
  const phrases = reading.phrasesIn(sentence);
  const holder = phrases.find(
    (phrase) => phrase.parent === undefined && phrase.preposition === undefined && phrase.first <= found.first + 2,
  );
  const last = holder && reading.phraseRange(holder)[1];
  const thing = phrases.find((phrase) => phrase.preposition === phrase.first && (phrase.first === last || phrase.first === holder?.last));
  const word = thing === undefined ? '' : (reading.lower[thing.first] ?? '');
  if (!holder || !thing || (word !== 'für' && word !== 'gegen') || reading.tokens[holder.head]?.upos !== 'PROPN') return [];
  if (reading.tokens[thing.head]?.upos !== 'NOUN') return [];
  if (
    word === 'für' &&
    issueOf(reading.tokens.slice(thing.first, found.last)) === undefined &&
    !/(?:ung|ion)$/u.test(reading.lower[thing.head] ?? '')
  )
    return [];
  let end = found.last;
  while (end > thing.last && /^[+.!]+$/u.test(reading.lower[end - 1] ?? '')) end--;
  return [
    narratedDraft({
      quote: [[holder.first, end]],
      speaker: [[holder.first, thing.first]],
      speakerHead: holder.head,
      about: [thing.first, end],
      act: word === 'für' ? 'welcome' : 'reject',
      sentence,
      rule: 'stand-headline',
      seat: true,
    }),
  ];
}

function firstColon(reading: Reading, [first, last]: Range): number | undefined {
  for (let token = first + 1; token < last; token++) {
    if (reading.lower[token] === ':') return token;
    if (/^[.,!?;]$/u.test(reading.lower[token] ?? '')) return undefined;
  }
  return undefined;
}

function isVerb(reading: Reading, token: number): boolean {
  return reading.tokens[token]?.upos === 'VERB' || reading.tokens[token]?.upos === 'AUX';
}

/** A verb, or a word that limits or denies: a bare list says nothing. */
function saysSomething(reading: Reading, range: Range): boolean {
  return tokensIn([range]).some(
    (token) => isVerb(reading, token) || /^(?:kein|nicht|nie|erst|nur|ohne|weiter)/u.test(reading.lower[token] ?? ''),
  );
}
