import { findContent } from './contents.js';
import { findVerbCues, type VerbCue } from './cues.js';
import type { Draft } from './draft.js';
import type { Range, Reading } from './reading.js';
import { reportedContent } from './reported.js';
import { findAddressee, findSpeaker } from './speakers.js';
import { trimRange } from './utterance.js';

/** Statements of the reporting verbs of one sentence: with content of their own, else reported in the narrator's words. */
export function findVerbStatements(reading: Reading, sentence: number): Draft[] {
  const drafts: Draft[] = [];
  for (const cue of findVerbCues(reading, sentence)) {
    const content = findContent(reading, cue);
    if (content) {
      for (const quote of content.form === 'direct' ? content.ranges.map((range) => [range]) : [[...content.ranges]]) {
        drafts.push(draftOf(reading, cue, content.form, quote, content.rule));
      }
      continue;
    }
    const reported = reportedContent(reading, cue);
    if (reported) drafts.push({ ...draftOf(reading, cue, 'reported', [reported], 'reported'), cue: [] });
  }
  return drafts;
}

function draftOf(reading: Reading, cue: VerbCue, form: Draft['form'], quote: Range[], rule: string): Draft {
  const speaker = findSpeaker(reading, cue);
  const addressee = findAddressee(reading, cue);
  return {
    form,
    quote: quote.map((range) => (form === 'indirect' ? trimRange(reading, range) : range)),
    cue: cueWithCompanions(reading, cue, rule),
    frame: [],
    speaker: speaker ? [speaker.range] : [],
    ...(speaker ? { speakerHead: speaker.head } : {}),
    addressee: addressee ? [addressee.range] : [],
    ...(addressee ? { addresseeHead: addressee.head } : {}),
    act: announces(cue) ? 'promise' : cue.entry.act,
    ...(cue.entry.stance === undefined ? {} : { stance: cue.entry.stance }),
    medium: cue.entry.medium,
    nested: false,
    sentence: cue.clause.sentence,
    clause: cue.clause.index,
    rule,
    ...(cue.clause.negation === undefined ? {} : { negated: true }),
  };
}

/** "will darlegen, wie …": not said yet, but promised. */
function announces({ clause, entry }: VerbCue): boolean {
  return clause.modal === 'wollen' && clause.tense === 'present' && entry.act === 'assert' && clause.negation === undefined;
}

/** The small words that belong to a cue: "heißt **es**", "**Wie** … mitteilte", "äußerte **sich**". */
function cueWithCompanions(reading: Reading, cue: VerbCue, rule: string): number[] {
  const tokens = new Set(cue.tokens);
  const { clause } = cue;
  if (rule === 'wie' && clause.subordinator !== undefined) tokens.add(clause.subordinator);
  for (const token of clause.tokens) {
    const word = reading.lower[token];
    if (word === 'es' && (clause.lemma === 'heißen' || cue.passive)) tokens.add(token);
    if (word === 'sich' && (tokens.has(token - 1) || tokens.has(token + 1))) tokens.add(token);
  }
  return [...tokens].sort((left, right) => left - right);
}
