import type { Argument, Citation, Clause, EntityRef, Finding, Span, Token } from '../../model/index.js';
import { findCountry } from '../lists.js';
import { showsClaim } from '../verify/segments.js';
import { speechKind, wordsOf } from '../words.js';
import type { ActorName } from './actors.js';
import { detach } from './anaphora.js';
import { type Aspect, type Candidate, citationOf, type Wording } from './candidate.js';
import { isRoleNoun } from './dangling.js';
import { clauseAt, editText, type FindName, type Ground, sentenceAt, tokensWithin } from './material.js';
import { finish } from './phrases.js';
import { indicativeOf, isDeontic } from './verbs.js';
import type { Voice } from './voice.js';

const LONGEST = 38;
const SHORTEST = 5;

/** A clause as the wording takes it apart: what stands before the finite verb, the verb, the rest; and its subject. */
interface Parts {
  readonly clause: Clause;
  readonly before: Span;
  readonly finite: { readonly form: string; readonly start: number; readonly end: number };
  readonly after: Span;
  readonly subject: Argument;
}

/**
 * Words a finding by the clause that tells it, taken apart and put together anew: the subject named, what stood before the verb turned behind it or left,
 * who claims it said in front. Undefined where the clause is no main clause of its own or points to what is not there.
 */
export function recastCandidate(
  material: Ground,
  aspect: Aspect,
  spans: readonly Span[],
  attribution: readonly EntityRef[],
  findName: FindName,
): Candidate | undefined {
  const { report, analysis } = material;
  const start = spans[0]?.[0];
  if (start === undefined) return undefined;
  const parts = takeApart(material, matrixAt(material, start)) ?? takeSubordinate(material, clauseAt(analysis, start));
  if (parts === undefined) return undefined;
  if (isPast(material, parts.clause)) return undefined;
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

/** The main clause with a finite verb that holds a place, by itself or above it. */
function matrixAt({ analysis }: Ground, start: number): Clause | undefined {
  let clause = clauseAt(analysis, start);
  for (let step = 0; clause !== undefined && step < 5; step += 1) {
    if (clause.kind === 'main' && clause.order === 'verb-second') return clause;
    const { parent } = clause as Clause;
    clause = parent === undefined ? undefined : analysis.language.clauses[parent];
  }
  return undefined;
}

function takeApart(material: Ground, clause: Clause | undefined): Parts | undefined {
  const { analysis, report } = material;
  if (clause?.finite === undefined || clause.conjunctOf !== undefined || clause.question || clause.mood === 'imperative') return undefined;
  const finite = analysis.language.tokens[clause.finite]!;
  const span = trimClause(report.text, fullSpan(analysis.language.clauses, clause));
  const count = tokensWithin(analysis, span).filter((token) => token.upos !== 'PUNCT').length;
  if (
    count < SHORTEST ||
    count > LONGEST ||
    finite.start <= span[0] ||
    finite.end >= span[1] ||
    hasQuote(report.text.slice(span[0], span[1]))
  )
    return undefined;
  const sentence = analysis.language.sentences[clause.sentence];
  if (
    sentence === undefined ||
    sentence.headline ||
    /\b(?:zwar|einerseits|nämlich|selbst|[Kk]aum)\b/u.test(report.text.slice(span[0], span[1]))
  )
    return undefined;
  const subject = withOwner(
    material,
    clause.args.find((arg) => arg.role === 'subject'),
  );
  if (isCutOff(material, clause.sentence, span[1]) || /^(?:Seine?|Ihre?)(?:[rsnm])?\s/u.test(report.text.slice(span[0], span[0] + 8)))
    return undefined;
  if (subject !== undefined && isAmbiguous(material, subject, [span[0], finite.start])) return undefined;
  if (subject === undefined || subject.span[1] <= span[0] || subject.span[0] >= span[1] || isBroken(analysis, clause)) return undefined;
  return {
    clause: { ...clause, span },
    before: [span[0], finite.start],
    finite: { form: finite.form, start: finite.start, end: finite.end },
    after: [finite.end, span[1]],
    subject,
  };
}

/** Openers of a clause that could as well be a sentence of its own: "…, wo der Minister Hilfe forderte". */
const LOOSE: ReadonlySet<string> = new Set(['wo', 'wobei', 'während']);

/** A loosely joined clause with its verb at the end and its subject in front, put into the order of a main clause: subject, verb, rest. */
function takeSubordinate(material: Ground, clause: Clause | undefined): Parts | undefined {
  const { analysis, report } = material;
  if (clause?.finite === undefined || clause.order !== 'verb-last' || clause.subordinator === undefined) return undefined;
  const opener = analysis.language.tokens[clause.subordinator]!;
  const finite = analysis.language.tokens[clause.finite]!;
  const subject = withOwner(
    material,
    clause.args.find((arg) => arg.role === 'subject'),
  );
  if (!LOOSE.has(opener.form.toLowerCase()) || subject === undefined || /\S/u.test(report.text.slice(opener.end, subject.span[0])))
    return undefined;
  if (/\p{L}/u.test(report.text.slice(finite.end, clause.span[1])) || hasQuote(report.text.slice(...clause.span))) return undefined;
  const rest: Span = [subject.span[1], finite.start];
  if (tokensWithin(analysis, rest).length < SHORTEST - 2 || tokensWithin(analysis, rest).length > LONGEST) return undefined;
  return {
    clause: { ...clause, span: [subject.span[0], finite.end] },
    before: subject.span,
    finite: { form: finite.form, start: finite.start, end: finite.end },
    after: rest,
    subject,
  };
}

/** "Paris wirft Rom Versäumnisse vor": two bare names on both sides of the verb, and no form tells which of them is the subject. */
function isAmbiguous({ analysis }: Ground, subject: Argument, before: Span): boolean {
  if (subject.span[0] < before[1]) return false;
  const tokens = tokensWithin(analysis, before).filter((token) => token.upos !== 'PUNCT');
  return tokens.length > 0 && tokens.every((token) => token.upos === 'PROPN');
}

/** The clause goes on where it seems to end: a colon, or another finite verb before the next main clause. */
function isCutOff({ analysis, report }: Ground, index: number, end: number): boolean {
  if (/^\s*[:„"]/u.test(report.text.slice(end, end + 3))) return true;
  const last = wordsOf(report.text.slice(Math.max(0, end - 30), end)).at(-1);
  if (last !== undefined && report.text[end] === ',' && speechKind(last.form) === 'verb') return true;
  const sentence = analysis.language.sentences[index];
  const next = analysis.language.tokens
    .slice(sentence?.first ?? 0, sentence?.last ?? 0)
    .find((token) => token.start >= end && token.upos !== 'PUNCT');
  return (
    next !== undefined &&
    (next.upos === 'VERB' || next.upos === 'AUX') &&
    next.feats.VerbForm === 'Fin' &&
    !/^(?:sagt|teil|erklär|heiß|hieß|beton|schrieb|schreib|berichte|meld|so)/u.test(next.form)
  );
}

/** Signs of a clause that was read wrongly: no full verb beside an auxiliary of the perfect, two finite verbs side by side. */
function isBroken({ language }: Ground['analysis'], clause: Clause): boolean {
  if (clause.verb === undefined || clause.lemma === '') return true;
  const finite = language.tokens[clause.finite!]!;
  return (
    /^(?:haben|sein|werden)$/u.test(clause.lemma) &&
    clause.verb === clause.finite &&
    clause.tokens.some(
      (index) => index > finite.index && language.tokens[index]!.feats.VerbForm === 'Part' && language.tokens[index]!.upos === 'VERB',
    )
  );
}

/** "Machthaber Kim": the role right before the name is part of the subject, also where the phrase was read without it. */
function roleBefore(tokens: readonly Token[], { span }: Argument): Token | undefined {
  const at = tokens.findIndex((token) => token.start === span[0]);
  const before = tokens[at - 1];
  return tokens[at]?.upos === 'PROPN' && before?.upos === 'NOUN' && isRoleNoun(before.form) && before.end + 1 === span[0]
    ? before
    : undefined;
}

/** "Frankreichs Präsident Macron": the state before the office belongs to the subject. */
function withOwner(ground: Ground, subject: Argument | undefined): Argument | undefined {
  const own = withState(ground, subject);
  const name = ground.analysis.entities.mentions.find(({ span }) => own !== undefined && span[0] < own.span[1] && span[1] > own.span[1]);
  return own === undefined || name === undefined ? own : { ...own, span: [own.span[0], name.span[1]] };
}

function withState({ analysis }: Ground, subject: Argument | undefined): Argument | undefined {
  const tokens = analysis.language.tokens;
  const role = subject === undefined ? undefined : roleBefore(tokens, subject);
  if (subject !== undefined && role !== undefined) return { ...subject, span: [role.start, subject.span[1]] };
  const first = subject === undefined ? undefined : tokens[analysis.language.phrases[subject.phrase]?.first ?? -1];
  const before = first === undefined ? undefined : tokens[first.index - 1];
  if (
    subject === undefined ||
    before === undefined ||
    before.upos !== 'PROPN' ||
    findCountry(before.form.replace(/s$/u, '')) === undefined ||
    !before.form.endsWith('s') ||
    before.end + 1 !== subject.span[0] ||
    before.sentence !== first!.sentence
  )
    return subject;
  return { ...subject, span: [before.start, subject.span[1]] };
}

/** From the clause's first word to the last one of all that depends on it: "kündigte an, …" is nothing without what was announced. */
function fullSpan(clauses: readonly Clause[], clause: Clause): Span {
  const inside = new Set([clause.index]);
  let end = clause.span[1];
  for (const one of clauses) {
    const depends = one.parent !== undefined && inside.has(one.parent);
    const shares = one.conjunctOf !== undefined && inside.has(one.conjunctOf) && (one.finite === undefined || one.finite === clause.finite);
    if (one.sentence !== clause.sentence || (!depends && !shares)) continue;
    inside.add(one.index);
    end = Math.max(end, one.span[1]);
  }
  return [clause.span[0], end];
}

/** A quotation of more than two words stays with whoever said it. */
function hasQuote(text: string): boolean {
  return (
    [...text.matchAll(/[„“"»«]([^„“”"»«]*)[“”"«»]/gu)].some((match) => match[1]!.split(/\s+/u).length > 2) ||
    /^[^„“]*[“”]|[„][^“”]*$/u.test(text)
  );
}

/** "Kiew (dpa) – ", "Berlin – ": where an agency's text comes from. */
const DATELINE = /^\p{Lu}[\p{L}/ ]{2,30}(?:\s\([^)]{2,20}\))?\s[–—-]\s/u;

function trimClause(text: string, [start, end]: Span): Span {
  let to = end;
  while (to > start && /[\s,;:.–-]/u.test(text[to - 1]!)) to -= 1;
  let from = start + (DATELINE.exec(text.slice(start, start + 60))?.[0].length ?? 0);
  while (from < to && /[\s,;:–-]/u.test(text[from]!)) from += 1;
  return [from, to];
}

/** The actor of a subject that is one phrase; a coordination keeps its words. */
function subjectName({ analysis, report }: Ground, subject: Argument, findName: FindName): ActorName | undefined {
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
  const named =
    subject !== undefined
      ? [
          {
            start: subjectSpan[0],
            end: subjectEnd(material, subjectSpan),
            text: `${subjectSpan[0] <= parts.before[0] ? voice.subject(subject) : voice.name(subject, 'nom')} `,
          },
        ]
      : [];
  const piece = (span: Span): string | undefined => {
    const outside = named.length > 0 ? cutOut(span, [subjectSpan[0], named[0]!.end]) : [span];
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
  const at = pieces.after.indexOf(name);
  const full = subject !== undefined && at === -1 ? /^\S+/u.exec(pieces.after)?.[0] : name;
  if (full === undefined || !pieces.after.startsWith(full)) return undefined;
  return {
    text: finish(`${full} ${parts.finite.form} ${pieces.after.slice(full.length)}`),
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
      if (pieces === undefined) return undefined;
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
