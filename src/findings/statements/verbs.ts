import type { StatementAct } from '../../model/index.js';
import { findAddressee } from './addressees.js';
import { type Content, findContents } from './contents/index.js';
import { DOUBTED, findVerbCues, type VerbCue } from './cues.js';
import type { Draft } from './draft.js';
import type { Range, Reading } from './reading.js';
import { reportedContent } from './reported.js';
import { findSpeaker } from './speakers.js';
import { trimRange } from './utterance.js';

/** Statements of the reporting verbs of one sentence: with content of their own, else reported in the narrator's words. */
export function findVerbStatements(reading: Reading, sentence: number): Draft[] {
  const drafts: Draft[] = [];
  const cues = findVerbCues(reading, sentence);
  const contents = cues.map((cue) => findContents(reading, cue));
  cues.forEach((cue, index) => {
    const own = (contents[index] ?? []).filter((content) => !isTakenLater(cue, content, cues, contents));
    for (const content of own) {
      for (const quote of content.form === 'direct' ? content.ranges.map((range) => [range]) : [[...content.ranges]]) {
        drafts.push(draftOf(reading, cue, content.form, quote, content.rule));
      }
    }
    if (own.length > 0) return;
    const reported = reportedContent(reading, cue);
    if (!reported) return;
    const draft = draftOf(reading, cue, 'reported', [reported.range], 'reported');
    drafts.push({ ...draft, cue: [], ...(reported.onlyListed ? { onlyListed: true } : {}) });
  });
  return drafts;
}

/** "der den Plan begrüßte und **hinzufügte**, es eile": the content belongs to the nearest cue before it. */
function isTakenLater(cue: VerbCue, content: Content, cues: readonly VerbCue[], contents: readonly (readonly Content[])[]): boolean {
  const start = content.ranges[0]?.[0] ?? 0;
  if (content.place !== 'after') return false;
  return cues.some(
    (other, index) =>
      other.at > cue.at &&
      other.at < start &&
      contents[index]?.some((theirs) => theirs.place === 'after' && theirs.ranges[0]?.[0] === start) === true,
  );
}

function draftOf(reading: Reading, cue: VerbCue, form: Draft['form'], quote: Range[], rule: string): Draft {
  const speaker = findSpeaker(reading, cue);
  const addressee = findAddressee(reading, cue, speaker);
  return {
    form,
    quote: quote.map((range) => (form === 'indirect' ? trimRange(reading, range) : range)),
    cue: cueWithCompanions(reading, cue, rule),
    frame: [],
    speaker: speaker ? [speaker.range] : [],
    ...(speaker ? { speakerHead: speaker.head } : {}),
    addressee: addressee ? [addressee.range] : [],
    ...(addressee ? { addresseeHead: addressee.head } : {}),
    act: cue.entry.act === 'reject' && form === 'indirect' && (rule === 'colon' || rule === 'verb-second') ? 'deny' : actOf(cue),
    ...(cue.entry.stance === undefined ? {} : { stance: cue.entry.stance }),
    ...stanceIfNegated(cue),
    ...(cue.entry.neutral === undefined ? {} : { neutral: true }),
    medium: cue.entry.medium,
    nested: false,
    sentence: cue.clause.sentence,
    clause: cue.clause.index,
    rule,
    ...(cue.clause.negation === undefined ? {} : { negated: true }),
    ...(isDeed(cue, rule) ? { onlyListed: true } : {}),
  };
}

const KIND_OF_RULE: Readonly<Record<string, string>> = { infinitive: 'I', question: 'Q', dass: 'S', 'verb-second': 'V' };

/** "verbot ihm, zu reden", "prüft, ob …": done, not said; "versprach ihm, zu reden" is said. */
function isDeed(cue: VerbCue, rule: string): boolean {
  return cue.entry.deeds.includes(KIND_OF_RULE[rule] ?? '-');
}

/** "kann nicht erkennen, dass …" doubts; else what the list gives the negated cue. */
function stanceIfNegated(cue: VerbCue): Pick<Draft, 'stanceNegated'> {
  if (DOUBTED.has(cue.lemma)) return { stanceNegated: 'doubts' };
  return cue.entry.stanceNegated === undefined ? {} : { stanceNegated: cue.entry.stanceNegated };
}

/** What the cue does, given its negation and modal verb. */
function actOf(cue: VerbCue): StatementAct {
  if (cue.clause.negation !== undefined && DOUBTED.has(cue.lemma)) return 'doubt';
  return announces(cue) ? 'promise' : cue.entry.act;
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
    if (word === 'es' && (cue.lemma === 'heißen' || cue.passive)) tokens.add(token);
    if (word === 'sich' && (tokens.has(token - 1) || tokens.has(token + 1))) tokens.add(token);
  }
  return [...tokens].sort((left, right) => left - right);
}
