import type { Phrase, StatementAct } from '../../model/index.js';
import { issueOf } from '../stance/index.js';
import type { Draft } from './draft.js';
import type { CueEntry } from './lexicon.js';
import { holderOf, nounEntry } from './nouns.js';
import type { Range, Reading } from './reading.js';

/**
 * Statements that are told as a thing: a noun of saying with whose it is and what it is about.
 * Catches "die Forderung des Ministers nach einer Waffenruhe", "Moskaus Vorbehalte gegenüber Truppen", "kritische Äußerungen Webers über die Sanktionen";
 * must not take "die Forderung nach einer Waffenruhe" (nobody's) nor "die Kritik des Trainers an der Leistung" (no known issue).
 */
export function findNounPhraseStatements(reading: Reading, sentence: number): Draft[] {
  return reading.phrasesIn(sentence).flatMap((phrase) => nounPhraseStatement(reading, phrase) ?? []);
}

function nounPhraseStatement(reading: Reading, phrase: Phrase): Draft | undefined {
  const token = reading.tokens[phrase.head];
  if (token?.upos !== 'NOUN' || reading.regionAt(phrase.head) >= 0) return undefined;
  const entry = nounEntry(token.lemma, token.form);
  if (!entry || entry.reported.length === 0) return undefined;
  const named = possessor(reading, phrase) ?? withName(reading, holderOf(reading, phrase));
  const holder = named ?? adjectiveOfOrigin(reading, phrase);
  if (!holder) return undefined;
  const content = complementOf(reading, phrase, entry, holder.range);
  if (!content || issueOf(reading.tokens.slice(content[0], content[1])) === undefined) return undefined;
  const start = Math.min(phrase.preposition === phrase.first ? phrase.first + 1 : phrase.first, holder.range[0]);
  return {
    form: 'reported',
    quote: [[start, content[1]]],
    about: content,
    cue: [],
    frame: [],
    speaker: [holder.range],
    speakerHead: holder.head,
    addressee: [],
    act: actOf(reading, phrase, entry),
    ...(entry.stance === undefined ? {} : { stance: entry.stance }),
    ...(entry.neutral === undefined ? {} : { neutral: true }),
    medium: entry.medium,
    nested: false,
    sentence: phrase.sentence,
    rule: 'noun-phrase',
    ...(named ? {} : { onlyResolved: true }),
  };
}

/** Adjectives that make of a mere word about something a judgement: "kritische Äußerungen über …". */
const JUDGING: readonly (readonly [RegExp, StatementAct])[] = [
  [/^(?:kritisch|abfällig|scharf|vorwurfsvoll|empört)/u, 'accuse'],
  [/^(?:skeptisch|zweifelnd|zurückhaltend|misstrauisch|pessimistisch)/u, 'doubt'],
  [/^(?:ablehnend|abweisend)/u, 'reject'],
  [/^(?:lobend|anerkennend|wohlwollend|positiv|zustimmend)/u, 'welcome'],
  [/^(?:drohend|warnend)/u, 'warn'],
];

function actOf(reading: Reading, phrase: Phrase, entry: CueEntry): StatementAct {
  if (entry.act !== 'assert') return entry.act;
  for (let token = phrase.first; token < phrase.head; token++) {
    const found = JUDGING.find(([pattern]) => pattern.test(reading.lower[token] ?? ''));
    if (found) return found[1];
  }
  return entry.act;
}

/** "**Moskaus** Vorbehalte": a name in the genitive right before a phrase without article. */
export function possessor(reading: Reading, phrase: Phrase): { range: Range; head: number } | undefined {
  if (phrase.determiner !== undefined) return undefined;
  const first = phrase.preposition === phrase.first ? phrase.first + 1 : phrase.first;
  const inside = reading.tokens[first];
  if (first < phrase.head && inside?.upos === 'PROPN' && isGenitiveName(inside.form)) return { range: [first, first + 1], head: first };
  const before = reading.phrases[phrase.index - 1];
  if (!before || before.last !== first || !isGenitiveName(reading.tokens[before.head]?.form ?? '')) return undefined;
  if (reading.tokens[before.head]?.upos !== 'PROPN') return undefined;
  const start = before.preposition === before.first ? before.first + 1 : before.first;
  return { range: [start, before.last], head: before.head };
}

function isGenitiveName(form: string): boolean {
  return /(?:s|['’])$/u.test(form);
}

/** "des Generals **Karl Moser**": the name behind the office. */
export function withName(reading: Reading, holder: { range: Range; head: number } | undefined): { range: Range; head: number } | undefined {
  if (!holder) return undefined;
  const [first, end] = holder.range;
  let last = end;
  while (reading.tokens[last]?.upos === 'PROPN' && reading.lower[last - 1] !== ',') last++;
  return { range: [first, last], head: holder.head };
}

/** "**russische** Vorbehalte": the adjective of a state; whether it is one is known where it is resolved. */
export function adjectiveOfOrigin(reading: Reading, phrase: Phrase): { range: Range; head: number } | undefined {
  for (let token = phrase.first; token < phrase.head; token++) {
    const adjective = reading.tokens[token]?.upos === 'ADJ' && /(?:sch|tsch)e[nrsm]?$/u.test(reading.lower[token] ?? '');
    if (adjective) return { range: [token, token + 1], head: token };
  }
  return undefined;
}

/** What the noun is about: the first phrase behind it with a preposition that the noun takes, and what hangs on it. */
function complementOf(reading: Reading, phrase: Phrase, entry: CueEntry, holder: Range): Range | undefined {
  const from = Math.max(phrase.last, holder[1]);
  for (const other of reading.phrasesIn(phrase.sentence)) {
    if (other.first < phrase.last || other.preposition !== other.first || other.first > from) continue;
    if (other.first < from && other.parent !== phrase.index) continue;
    if (!entry.reported.includes(baseOf(reading.lower[other.first] ?? ''))) continue;
    return [other.first, endOf(reading, other)];
  }
  return undefined;
}

/** To the end of the phrase; a name in the genitive goes on with its noun ("über **Putins Weigerung zu** …"). */
function endOf(reading: Reading, phrase: Phrase): number {
  let last = reading.phraseRange(phrase)[1];
  for (const next of reading.phrasesIn(phrase.sentence)) {
    if (next.first !== last) continue;
    const before = reading.tokens[last - 1];
    const owned =
      before?.upos === 'PROPN' && isGenitiveName(before.form) && next.determiner === undefined && next.preposition === undefined;
    const aim =
      next.preposition === next.first && baseOf(reading.lower[next.first] ?? '') === 'zu' && takesAim(reading.lower[last - 1] ?? '');
    if (!owned && !aim) break;
    last = reading.phraseRange(next)[1];
  }
  return last;
}

/** "Unwilligkeit **zu** …", "Bereitschaft **zu** …": nouns of will take "zu". */
function takesAim(noun: string): boolean {
  return /(?:keit|heit|schaft|willen?)$/u.test(noun);
}

const CONTRACTIONS: ReadonlyMap<string, string> = new Map([
  ['zum', 'zu'],
  ['zur', 'zu'],
  ['am', 'an'],
  ['ans', 'an'],
  ['vom', 'von'],
  ['vorm', 'vor'],
  ['fürs', 'für'],
  ['übers', 'über'],
  ['beim', 'bei'],
]);

function baseOf(preposition: string): string {
  return CONTRACTIONS.get(preposition) ?? preposition;
}
