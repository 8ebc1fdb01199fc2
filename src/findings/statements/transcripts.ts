import type { Draft } from './draft.js';
import { type Range, type Reading, tokensIn } from './reading.js';

/** Longest name before the colon of a turn, in tokens. */
const MAX_NAME = 6;
/** So many turns make a transcript. */
const MIN_TURNS = 3;

/** One turn of an interview or transcript, in tokens. */
interface Turn {
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
    const last = turns[index + 1]?.name[0] ?? reading.tokens.length;
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
    return opens ? (turnAt(reading, sentence.first, reading.tokens.length) ?? []) : [];
  });
}

/** "Moser:", "Anna Berg:", "Frage:" at the start of a paragraph, and words behind it. */
function turnAt(reading: Reading, first: number, end: number): Turn | undefined {
  for (let token = first + 1; token < Math.min(end - 1, first + MAX_NAME); token++) {
    if (reading.lower[token] !== ':') continue;
    const name = tokensIn([[first, token]]);
    if (!name.every((one) => /^\p{Lu}/u.test(reading.tokens[one]?.form ?? ''))) return undefined;
    const label = reading.lower.slice(first, token).join(' ');
    return /^\p{L}/u.test(reading.tokens[token + 1]?.form ?? '') ? { name: [first, token], first: token + 1, label } : undefined;
  }
  return undefined;
}
