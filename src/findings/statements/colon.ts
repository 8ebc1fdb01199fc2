import type { Draft } from './draft.js';
import type { Reading } from './reading.js';
import { canSpeak, subjectOf, subjectParticipant } from './speakers.js';
import { trimRange } from './utterance.js';

/**
 * Words behind a colon or semicolon in Konjunktiv whose frame has no cue: "Für den Minister ist die Sache klar: Man habe recht."
 * Must not take "Die Lage ist klar: Es regnet".
 */
export function findColonStatements(reading: Reading, sentence: number): Draft[] {
  const found = reading.sentences[sentence];
  if (!found) return [];
  for (let token = found.first + 1; token < found.last - 2; token++) {
    if (reading.lower[token] !== ':' || reading.regionAt(token) >= 0) continue;
    const content = reading.clauseAt(token + 1);
    const frame = reading.clauseAt(token - 1);
    if (!content || !frame || content.kind !== 'main' || content.mood !== 'subjunctive-1' || frame.finite === undefined) continue;
    const aim = frame.args.find((one) => one.preposition === 'für' && reading.tokens[one.head]?.upos !== 'NUM');
    const subject = subjectOf(reading, frame);
    const holder = subject && canSpeak(reading, subject.head) && reading.tokens[subject.head]?.upos !== 'PRON' ? subject : undefined;
    const speaker = aim
      ? { range: [reading.argumentRange(aim)[0] + 1, reading.argumentRange(aim)[1]] as const, head: aim.head }
      : holder && subjectParticipant(reading, frame, holder);
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
