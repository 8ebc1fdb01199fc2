import type { Draft } from './draft.js';
import { type Range, type Reading, tokensIn } from './reading.js';

/** Longest name before the colon of a turn, in tokens. */
const MAX_NAME = 6;
/** So many turns make a transcript. */
const MIN_TURNS = 3;

/** One turn of an interview or transcript, in tokens. */
interface Turn {
  /** First token of its paragraph. */
  readonly start: number;
  readonly name: Range;
  /** First token of the words. */
  readonly first: number;
  readonly label: string;
}

/** Labels that name no speaker: who asks and who answers stays open. */
const ROLES = /^(?:frage|antwort|interview|interviewer|interviewerin|moderator|moderatorin|redaktion|reporter|reporterin)$/u;

/**
 * The turns of an interview in question-answer form or of a transcript: paragraphs that open with a name and a colon, three or more, of which one
 * name recurs. The words are the speaker's own; of a mere role ("Frage:") the speaker stays open.
 * Must not take a list of results ("Bonn: 2 Tore") or one headline ("Berg: Das reicht").
 */
export function findTranscript(reading: Reading): Draft[] {
  const turns = findTurns(reading);
  const labels = turns.map((turn) => turn.label);
  if (turns.length < MIN_TURNS || !labels.some((label, index) => labels.indexOf(label) !== index)) return [];
  return turns.flatMap((turn, index) => {
    const last = turns[index + 1]?.start ?? reading.tokens.length;
    if (last <= turn.first + 1) return [];
    const known = !ROLES.test(turn.label);
    return [
      {
        form: 'direct' as const,
        quote: [[turn.first, last] as const],
        cue: [],
        frame: [[turn.name[0], turn.first] as const],
        speaker: known ? [turn.name] : [],
        ...(known ? { speakerHead: turn.name[1] - 1 } : {}),
        addressee: [],
        act: reading.lower[last - 1] === '?' ? ('ask' as const) : ('assert' as const),
        medium: 'speech' as const,
        nested: false,
        sentence: reading.tokens[turn.first]?.sentence ?? 0,
        rule: 'transcript',
      },
    ];
  });
}

function findTurns(reading: Reading): Turn[] {
  return reading.sentences.flatMap((sentence) => {
    const opens = sentence.index === 0 || reading.paragraph(sentence.index) !== reading.paragraph(sentence.index - 1);
    const turn = opens ? turnAt(reading, afterMarks(reading, sentence.first), reading.tokens.length) : undefined;
    return turn === undefined ? [] : { ...turn, start: sentence.first };
  });
}

/** Marks of lists and of emphasis that extracted text keeps before and around a name: "**Moser:**", "''Moser'':", "– Moser:". */
const MARK = /^(?:\*+|_+|'+|’+|[–—•·>]|-+|:+)$/u;

function afterMarks(reading: Reading, first: number): number {
  let token = first;
  while (token < first + 4 && MARK.test(reading.lower[token] ?? '')) token++;
  return token;
}

/** "Moser:", "Anna Berg:", "Frage:" at the start of a paragraph, and words behind it. */
function turnAt(reading: Reading, first: number, end: number): Omit<Turn, 'start'> | undefined {
  for (let token = first + 1; token < Math.min(end - 1, first + MAX_NAME); token++) {
    if (reading.lower[token] !== ':') continue;
    let last = token;
    while (last > first + 1 && MARK.test(reading.lower[last - 1] ?? '')) last--;
    const name = tokensIn([[first, last]]);
    if (!name.every((one) => /^\p{Lu}/u.test(reading.tokens[one]?.form ?? ''))) return undefined;
    const words = afterMarks(reading, token + 1);
    return /^\p{L}/u.test(reading.tokens[words]?.form ?? '')
      ? { name: [first, last], first: words, label: labelOf(reading, last) }
      : undefined;
  }
  return undefined;
}

/** The last word of a name: "Dr. Anna Berg" and "A. Berg" are one. */
function labelOf(reading: Reading, last: number): string {
  return reading.lower[last - 1] ?? '';
}
