import type { Clause, Phrase } from '../../model/index.js';
import type { Draft } from './draft.js';
import { adjectiveOfOrigin, possessor, withName } from './noun-phrases.js';
import { holderOf, nounEntry } from './nouns.js';
import type { Range, Reading } from './reading.js';
import { canSpeak, subjectOf, subjectParticipant } from './speakers.js';
import { trimRange } from './utterance.js';

/**
 * Words in Konjunktiv behind a colon, semicolon, dash or comma whose frame has no cue: "Für den Minister ist die Sache klar: Man habe recht.",
 * "Bern bleibt hart: Solange geschossen werde, rede man nicht", "Der Minister winkte ab, das sei Unsinn."
 * Must not take "Die Lage ist klar: Es regnet" nor, behind a comma, a frame without somebody who speaks.
 */
export function findColonStatements(reading: Reading, sentence: number): Draft[] {
  const found = reading.sentences[sentence];
  if (!found) return [];
  for (let token = found.first + 1; token < found.last - 2; token++) {
    const mark = reading.lower[token] ?? '';
    if (!/^[:;,–—]$/u.test(mark) || reading.regionAt(token) >= 0) continue;
    const content = reading.clauseAt(token + 1);
    const frame = reading.clauseAt(token - 1);
    if (!content || !frame || frame.finite === undefined || frame.kind !== 'main' || frame.mood === 'subjunctive-1') continue;
    const told = mark === ':' || mark === ';' ? mainBehind(reading, sentence, token) : content;
    if (told?.kind !== 'main' || told.mood !== 'subjunctive-1' || told.index === frame.index) continue;
    if (told.finite === undefined || (mark !== ':' && mark !== ';' && (told.order !== 'verb-second' || told.conjunctOf !== undefined)))
      continue;
    const speaker = speakerOf(reading, frame);
    if (!speaker && mark !== ':') continue;
    return [
      {
        form: 'indirect',
        quote: [trimRange(reading, [token + 1, found.last])],
        cue: [],
        frame: [[found.first, token + 1]],
        speaker: speaker ? [speaker.range] : [],
        ...(speaker ? { speakerHead: speaker.head } : {}),
        addressee: [],
        act: 'assert',
        medium: 'unknown',
        nested: false,
        sentence,
        rule: 'colon-run',
      },
    ];
  }
  return [];
}

/** The first main clause behind a mark. */
function mainBehind(reading: Reading, sentence: number, mark: number): Clause | undefined {
  return reading.clausesIn(sentence).find((one) => one.kind === 'main' && one.finite !== undefined && (one.tokens[0] ?? 0) > mark);
}

/** "**Für den Minister** ist …", else the subject where it can speak. */
function speakerOf(reading: Reading, frame: Clause): { readonly range: Range; readonly head: number } | undefined {
  const aim = frame.args.find((one) => one.preposition === 'für' && reading.tokens[one.head]?.upos !== 'NUM');
  if (aim && /^(?:\p{L}*sein|bleiben|stehen|feststehen|gelten|bedeuten|heißen)$/u.test(frame.lemma))
    return { range: [reading.argumentRange(aim)[0] + 1, reading.argumentRange(aim)[1]], head: aim.head };
  const subject = subjectOf(reading, frame);
  const speaks = subject && canSpeak(reading, subject.head) && reading.tokens[subject.head]?.upos !== 'PRON';
  return speaks ? subjectParticipant(reading, frame, subject) : undefined;
}

/** Nouns of where somebody stands that are no saying of their own. */
const STANDS =
  /^(?:haltung|position|standpunkt|linie|kurs|devise|motto|credo|antwort|ansage|botschaft|lesart|reaktion|bedingung|vorbedingung|voraussetzung|maximalforderung|kernforderung|begründung|signal|fazit|urteil|kommentar|reaktionen|bedingungen|gegenvorschlag)(?:en|n|s)?$/u;

/**
 * "Die Forderung Berns: ein Ende der Zölle", "An der Haltung Berns ändert sich nichts: keine Zölle", "Antwort aus Bern: nein": words behind a colon,
 * and before it a noun of saying or of a stand with whose it is. Must not take "Die Bedingungen: Schnee und Eis" (nobody's).
 */
export function findStandNouns(reading: Reading, sentence: number): Draft[] {
  const found = reading.sentences[sentence];
  if (!found) return [];
  let colon = found.first + 1;
  while (colon < found.last - 1 && reading.lower[colon] !== ':') colon++;
  if (colon >= found.last - 1 || reading.regionAt(colon) >= 0 || reading.regionAt(colon + 1) >= 0) return [];
  for (const phrase of reading.phrasesIn(sentence)) {
    const token = reading.tokens[phrase.head];
    if (phrase.last > colon || token?.upos !== 'NOUN') continue;
    const entry = nounEntry(token.lemma, token.form);
    if (!entry && !STANDS.test(reading.lower[phrase.head] ?? '')) continue;
    const holder =
      possessor(reading, phrase) ??
      withName(reading, holderOf(reading, phrase)) ??
      seatBehind(reading, phrase) ??
      adjectiveOfOrigin(reading, phrase);
    if (!holder) continue;
    return [
      {
        form: 'indirect',
        quote: [trimRange(reading, [colon + 1, found.last])],
        cue: [phrase.head],
        frame: [[found.first, colon + 1]],
        speaker: [holder.range],
        speakerHead: holder.head,
        addressee: [],
        act: entry?.act ?? 'assert',
        ...(entry?.stance === undefined ? {} : { stance: entry.stance }),
        medium: 'unknown',
        nested: false,
        sentence,
        rule: 'stand-noun',
        onlyResolved: true,
        seat: true,
      },
    ];
  }
  return [];
}

/** "die Antwort **aus Bern**". */
function seatBehind(reading: Reading, phrase: Phrase): { range: Range; head: number } | undefined {
  const next = reading.phrasesIn(phrase.sentence).find((one) => one.first === phrase.last && reading.lower[one.first] === 'aus');
  return next && reading.tokens[next.head]?.upos === 'PROPN' ? { range: [next.first + 1, next.last], head: next.head } : undefined;
}
