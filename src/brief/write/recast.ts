import type { Citation, Clause, EntityRef, Finding, Span, Token } from '../../model/index.js';
import { showsClaim } from '../verify/segments.js';
import { wordsOf } from '../words.js';
import type { ActorName } from './actors.js';
import { detach } from './anaphora.js';
import { type Aspect, type Candidate, citationOf, type Wording } from './candidate.js';
import { hasUnnamedRole } from './dangling.js';
import { type Edit, editText, type FindName, type Ground, sentenceAt, tokensWithin } from './material.js';
import { type Parts, partsAt, type Subject } from './parts.js';
import { FRAMED, finish } from './phrases.js';
import { indicativeOf, isDeontic } from './verbs.js';
import type { Voice } from './voice.js';

/**
 * Words a finding by the clause that tells it, taken apart and put together anew: the subject named, what stood before the verb turned behind it or left,
 * who claims it said in front. Undefined where the clause is no main clause of its own or points to what is not there.
 * @param partsOf what to take: default the clause with all that depends on it
 */
export function recastCandidate(
  material: Ground,
  aspect: Aspect,
  spans: readonly Span[],
  attribution: readonly EntityRef[],
  findName: FindName,
  partsOf: (material: Ground, start: number) => Parts | undefined = partsAt,
): Candidate | undefined {
  const { report, analysis } = material;
  const start = spans[0]?.[0];
  if (start === undefined) return undefined;
  const parts = partsOf(material, start);
  if (parts === undefined) return undefined;
  if (isPast(material, parts.clause) || reportsUnnamed(material, parts.clause, attribution)) return undefined;
  const claimant = attribution.length === 0 ? undefined : findName(attribution.at(-1)!, report);
  const subject = subjectName(material, parts.subject, findName);
  const claimed = showsClaim(wordsOf(report.text.slice(parts.clause.span[0], parts.clause.span[1])));
  if (attribution.length > 0 && !claimed && claimant === undefined) return undefined;
  if (parts.clause.mood === 'subjunctive-2' && claimant === undefined && !claimed) return undefined;
  if (parts.clause.mood === 'subjunctive-1' && (claimant === undefined || indicativeOf(parts.finite.form) === undefined)) return undefined;
  const framed =
    attribution.length > 0 && claimant !== undefined && (!claimed || parts.clause.mood === 'subjunctive-1') && claimant.key !== subject?.key
      ? claimant
      : undefined;
  const wish = isDeontic(parts.finite.form) || (material.finding?.kind === 'statement' && WISHES.has(material.finding.body.act));
  if (framed !== undefined && wish) return undefined;
  const sentence = sentenceAt(analysis, start);
  const citations = [
    citationOf(report, framed === undefined || sentence === undefined ? parts.clause.span : [sentence.start, sentence.end]),
  ];
  const wordings =
    framed === undefined
      ? plainWordings(material, parts, subject, citations, findName)
      : [framedWording(material, parts, framed, citations, findName)];
  return {
    material,
    aspect,
    actors: subject === undefined ? [] : [subject.key],
    spans: [parts.clause.span],
    wordings,
    weight: (subject !== undefined ? 1 : 0.8) * (hangs(material, parts) ? 0.25 : 1),
  };
}

/** "Die Lage ist ernst, darüber herrsche Einigkeit": a second main clause is somebody's words, and nobody is named. */
function reportsUnnamed({ analysis }: Ground, { span, index }: Clause, attribution: readonly EntityRef[]): boolean {
  return (
    attribution.length === 0 &&
    analysis.language.clauses.some(
      (one) =>
        one.index !== index &&
        one.order === 'verb-second' &&
        one.mood === 'subjunctive-1' &&
        one.span[0] >= span[0] &&
        one.span[0] < span[1] &&
        one.parent === undefined,
    )
  );
}

/** So many hours after its report, what was planned for the day has begun. */
const BEGUN_HOURS = 8;

/** A plan for a day that is over, or well on, when the brief is written: "wollen am Donnerstag beraten", told on Thursday evening. */
function isPast({ analysis, report, now }: Ground, clause: Clause): boolean {
  const ahead = clause.tense === 'future' || clause.modal === 'wollen' || clause.modal === 'sollen';
  if (!ahead || now === undefined) return false;
  const days = analysis.language.times
    .filter((time) => time.span[0] >= clause.span[0] && time.span[1] <= clause.span[1])
    .flatMap((time) => /^\d{4}-\d{2}-\d{2}/u.exec(time.value) ?? []);
  const hours = (Date.parse(now) - Date.parse(report.published ?? now)) / 3_600_000;
  const last = hours >= BEGUN_HOURS ? (day: string) => day <= now.slice(0, 10) : (day: string) => day < now.slice(0, 10);
  return days.length > 0 && days.every(last);
}

const HANGING = new Set(
  'Land Nachbarland Stadt Großstadt Hauptstadt Vertreter Gastgeber Staatschef Politiker Treffen Gespräch Vereinbarung Angriff Norden Süden Opfer Angaben Union Soldaten Region Fachleute Experten Autoren Studie Präsident Däne Franzose Brite'.split(
    ' ',
  ),
);

/** "Die Vertreter beraten seit dem Vormittag", "… hat dem Land Hilfe zugesagt": a bare noun with its article takes up what was said before. */
function hangs({ analysis }: Ground, parts: Parts): boolean {
  return tokensWithin(analysis, parts.clause.span).some(
    (token, at, all) =>
      (HANGING.has(token.form.replace(/(?:es|s)$/u, '')) || token.form.includes('-Jährige')) &&
      /^(?:der|die|das|dem|den|des)$/iu.test(all[at - 1]?.form ?? '') &&
      all[at + 1]?.upos !== 'PROPN',
  );
}

/** The actor of a subject that is one phrase; a coordination keeps its words. */
function subjectName({ analysis, report }: Ground, subject: Subject, findName: FindName): ActorName | undefined {
  const phrase = analysis.language.phrases[subject.phrase];
  const joined = analysis.language.phrases.some((one) => one.parent === subject.phrase && one.attribute === 'conjunct');
  const reference = analysis.entities.references.get(subject.head);
  if (phrase === undefined || joined || reference === undefined || reference.kind === 'place') return undefined;
  const actor = findName(reference.ref, report);
  if (actor === undefined || (!actor.person && !actor.key.startsWith('Q')) || (actor.gender === 'p') !== (phrase.number === 'Plur'))
    return undefined;
  return actor;
}

interface Pieces {
  readonly before: string;
  readonly after: string;
  readonly subjectFirst: boolean;
}

/** The clause's words before and after the verb with all changes; the subject is named in place. */
function writePieces(material: Ground, parts: Parts, subject: ActorName | undefined, findName: FindName, voice: Voice): Pieces | undefined {
  const { analysis, report } = material;
  const subjectSpan = parts.subject.span;
  const named = subject === undefined ? [] : nameSubject(material, parts, subject, voice);
  const piece = (span: Span): string | undefined => {
    const outside = named[0] === undefined ? [span] : cutOut(span, [subjectSpan[0], named[0].end]);
    const edits = [...named];
    for (const part of outside) {
      const found = detach(analysis, report, part, findName, voice, subject);
      if (found === undefined) return undefined;
      edits.push(...found);
    }
    return editText(report.text, span, edits).replaceAll(/\s+/gu, ' ').trim();
  };
  const before = piece(parts.before);
  const after = piece(parts.after);
  if (before === undefined || after === undefined) return undefined;
  return { before: before.replace(/^(?:und|oder|doch|aber|denn)\s/iu, ''), after, subjectFirst: subjectSpan[0] < parts.finite.start };
}

/** The subject by its name; in the source's own words where they tell more about somebody who is new: "der Ministerpräsident Kanadas, Stephen Harper". */
function nameSubject(material: Ground, { subject: { span }, before }: Parts, subject: ActorName, voice: Voice): Edit[] {
  const name = span[0] <= before[0] ? voice.subject(subject) : voice.name(subject, 'nom');
  const end = subjectEnd(material, span);
  const own = material.report.text.slice(span[0], end);
  const tellsMore = name === subject.name && own.includes(name) && !hasUnnamedRole(material.analysis, span);
  return tellsMore ? [] : [{ start: span[0], end, text: `${name} ` }];
}

/** A relative clause or apposition of the subject goes with it, its closing comma too. */
function subjectEnd({ analysis, report }: Ground, [start, end]: Span): number {
  const relative = analysis.language.clauses.find(
    (clause) => clause.kind === 'relative' && clause.span[0] >= end && clause.span[0] <= end + 3,
  );
  if (relative !== undefined) return closingComma(report.text, relative.span[1]);
  return report.text.slice(start, end).includes(',') ? closingComma(report.text, end) : end;
}

function closingComma(text: string, end: number): number {
  const comma = /^\s*,\s*/u.exec(text.slice(end, end + 4));
  return comma === null ? end : end + comma[0].length;
}

function cutOut([start, end]: Span, [from, to]: Span): Span[] {
  if (to <= start || end <= from) return [[start, end]];
  return (
    [
      [start, from],
      [to, end],
    ] as Span[]
  ).filter((span) => span[0] < span[1]);
}

function plainWordings(
  material: Ground,
  parts: Parts,
  subject: ActorName | undefined,
  citations: readonly Citation[],
  findName: FindName,
): Wording[] {
  return [
    {
      template: 'recast',
      write: (voice) => {
        const pieces = writePieces(material, parts, subject, findName, voice);
        if (pieces === undefined) return undefined;
        if (pieces.before === '') return turned(material, parts, subject, voice, pieces, citations);
        return { text: finish(`${pieces.before} ${parts.finite.form} ${pieces.after}`), citations };
      },
    },
  ];
}

/** Nothing is left before the verb: the subject that follows it goes there. */
function turned(
  material: Ground,
  parts: Parts,
  subject: ActorName | undefined,
  voice: Voice,
  pieces: Pieces,
  citations: readonly Citation[],
): { text: string; citations: readonly Citation[] } | undefined {
  if (pieces.subjectFirst) return undefined;
  const name = subject === undefined ? material.report.text.slice(...parts.subject.span) : voice.name(subject, 'nom');
  const reflexive = /^sich\s/u.exec(pieces.after)?.[0] ?? '';
  const after = pieces.after.slice(reflexive.length);
  const at = after.indexOf(name);
  const full = subject !== undefined && at === -1 ? /^\S+/u.exec(after)?.[0] : name;
  if (full === undefined || !after.startsWith(full)) return undefined;
  return {
    text: finish(`${full} ${parts.finite.form} ${reflexive}${after.slice(full.length)}`),
    citations: [...citations, citationOf(material.report, parts.clause.span)],
  };
}

/** "Nach Angaben von X hat …": frame, verb in the indicative, what stood before it, the rest. */
function framedWording(material: Ground, parts: Parts, claimant: ActorName, citations: readonly Citation[], findName: FindName): Wording {
  return {
    template: 'recast-according',
    write: (voice) => {
      const frame = voice.according(claimant);
      const subject = subjectName(material, parts.subject, findName);
      const pieces = writePieces(material, parts, subject, findName, voice);
      if (pieces === undefined || FRAMED.test(`${pieces.before} ${pieces.after}`)) return undefined;
      const finite =
        parts.clause.mood === 'subjunctive-1'
          ? indicativeOf(parts.finite.form)
          : ((parts.clause.mood === 'subjunctive-2' ? indicativeOf(parts.finite.form) : undefined) ?? parts.finite.form);
      if (finite === undefined) return undefined;
      const first = material.analysis.language.tokens.find((token) => token.start >= parts.before[0]);
      const named = subject !== undefined && parts.subject.span[0] <= parts.before[0];
      const lower =
        first !== undefined && !named && isWrittenSmall(material.analysis.language.tokens, first)
          ? pieces.before.replace(/^\p{Lu}/u, (letter) => letter.toLowerCase())
          : pieces.before;
      const name = subject === undefined ? material.report.text.slice(...parts.subject.span) : voice.name(subject, 'nom');
      const reflexive = /^sich\s/u.exec(pieces.after)?.[0] ?? '';
      const after = pieces.after.slice(reflexive.length);
      const turn = !pieces.subjectFirst && name !== '' && after.startsWith(name);
      return {
        text: finish(
          turn
            ? `${frame} ${finite} ${reflexive}${name} ${lower} ${after.slice(name.length)}`
            : `${frame} ${finite} ${reflexive}${lower} ${after}`,
        ),
        citations,
      };
    },
  };
}

const CLOSED: ReadonlySet<string> = new Set(['DET', 'PRON', 'ADP', 'ADV', 'SCONJ', 'CCONJ', 'PART', 'AUX', 'NUM']);

/** Whether the first word of a sentence is written small inside one: words of the closed classes, and an adjective before its noun. */
export function isWrittenSmall(tokens: readonly Token[], token: Token): boolean {
  return CLOSED.has(token.upos) || (token.upos === 'ADJ' && /^(?:NOUN|ADJ)$/u.test(tokens[token.index + 1]?.upos ?? ''));
}

/** Acts whose content is no information: "nach Angaben" would make a fact of a wish. */
const WISHES: ReadonlySet<string> = new Set(['demand', 'threaten', 'promise', 'offer', 'ask']);

/** Spans and claimants of any finding. */
export function groundsOf(finding: Finding): { spans: readonly Span[]; attribution: readonly EntityRef[] } {
  if (finding.kind === 'statement')
    return { spans: finding.body.cue.length > 0 ? finding.body.cue : finding.body.quote, attribution: finding.body.attribution };
  const publisher = finding.kind === 'figure' && finding.body.publisher !== undefined ? [finding.body.publisher] : [];
  return {
    spans: finding.body.evidence,
    attribution: finding.body.attribution.length > 0 ? finding.body.attribution : finding.body.certainty === 'attributed' ? publisher : [],
  };
}
