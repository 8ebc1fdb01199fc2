import { type Argument, type Clause, type Span, spansOverlap, type Token } from '../../model/index.js';
import { findCountry } from '../lists.js';
import { speechKind, wordsOf } from '../words.js';
import { clauseAt, type Ground, tokensWithin } from './material.js';
import { isRoleNoun } from './role-nouns.js';

const LONGEST = 38;
/** A whole sentence that opens a report may be longer. */
const LONGEST_WHOLE = 48;
const SHORTEST = 5;

/** A clause as the wording takes it apart: what stands before the finite verb, the verb, the rest; and its subject. */
export interface Parts {
  readonly clause: Clause;
  readonly before: Span;
  readonly finite: { readonly form: string; readonly start: number; readonly end: number };
  readonly after: Span;
  readonly subject: Subject;
}

/** A subject: its words, its head, and its phrase, -1 where it is an "es" that stands for nothing. */
export type Subject = Pick<Argument, 'phrase' | 'head' | 'span'>;

/** The words of a place as a clause that can be put together anew: its main clause, or a loosely joined one. Undefined where it is neither, or was read wrongly. */
export function partsAt(material: Ground, start: number): Parts | undefined {
  return takeApart(material, matrixAt(material, start)) ?? takeSubordinate(material, clauseAt(material.analysis, start));
}

/** The whole sentence that a clause opens, with all that is joined to it, taken apart at its first verb. Undefined where it is too long or was read wrongly. */
export function wholePartsAt(material: Ground, start: number): Parts | undefined {
  const clause = matrixAt(material, start);
  const sentence = clause && material.analysis.language.sentences[clause.sentence];
  if (clause === undefined || sentence === undefined) return undefined;
  const span = trimClause(material.report.text, [sentence.start, sentence.end]);
  if (/:\s/u.test(material.report.text.slice(...span))) return undefined;
  return takeApart(material, clause, clause.span[0] <= span[0] + 1 ? span : undefined, LONGEST_WHOLE);
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

/** @param whole the range to take instead of the clause with what depends on it: quotations in it keep their speaker */
function takeApart(material: Ground, clause: Clause | undefined, whole?: Span, longest = LONGEST): Parts | undefined {
  const { analysis, report } = material;
  if (clause?.finite === undefined || clause.conjunctOf !== undefined || clause.question || clause.mood === 'imperative') return undefined;
  const finite = analysis.language.tokens[clause.finite]!;
  const span = whole ?? trimClause(report.text, fullSpan(analysis.language.clauses, clause));
  const count = tokensWithin(analysis, span).filter((token) => token.upos !== 'PUNCT').length;
  if (
    count < SHORTEST ||
    count > longest ||
    finite.start <= span[0] ||
    finite.end >= span[1] ||
    (whole === undefined && hasQuote(report.text.slice(span[0], span[1])))
  )
    return undefined;
  const sentence = analysis.language.sentences[clause.sentence];
  if (
    sentence === undefined ||
    sentence.headline ||
    /\b(?:zwar|einerseits|nämlich|selbst|[Kk]aum)\b/u.test(report.text.slice(span[0], span[1]))
  )
    return undefined;
  const subject = withOwner(material, clause.args.find((arg) => arg.role === 'subject') ?? expletiveOf(material, clause));
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

/** "kam es … zu einem Unfall": a subject that stands for nothing. */
function expletiveOf({ analysis }: Ground, clause: Clause): Subject | undefined {
  const es = clause.tokens.map((index) => analysis.language.tokens[index]!).find((token) => token.form.toLowerCase() === 'es');
  return es === undefined ? undefined : { phrase: -1, head: es.index, span: [es.start, es.end] };
}

/** "Paris wirft Rom Versäumnisse vor": two bare names on both sides of the verb, and no form tells which of them is the subject. */
function isAmbiguous({ analysis }: Ground, subject: Subject, before: Span): boolean {
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
  const rest = analysis.language.tokens.slice(sentence?.first ?? 0, sentence?.last ?? 0).filter((token) => token.start >= end);
  const next = rest.find((token) => token.upos !== 'PUNCT');
  if (next !== undefined && (rest[0] === next || !/^[,;–—-]$/u.test(rest[0]!.form))) return next.upos !== 'CCONJ';
  if (next !== undefined && (!opensClause(analysis, next) || isRelativeOpener(rest, next))) return true;
  const final = analysis.language.tokens.findLast((token) => token.end <= end && token.start >= (sentence?.start ?? 0));
  if (next !== undefined && final?.upos === 'ADJ' && final.feats.Case !== undefined && /^(?:ADJ|NOUN|ADV)$/u.test(next.upos)) return true;
  return (
    next !== undefined &&
    (next.upos === 'VERB' || next.upos === 'AUX') &&
    next.feats.VerbForm === 'Fin' &&
    !/^(?:sagt|teil|erklär|heiß|hieß|beton|schrieb|schreib|berichte|meld|so)/u.test(next.form)
  );
}

/** A clause with a finite verb of its own begins here, so that what stood before it was whole; a relative clause belongs to what it explains. */
function opensClause({ language }: Ground['analysis'], token: Token): boolean {
  return (
    token.upos === 'CCONJ' ||
    language.clauses.some(
      (clause) => clause.finite !== undefined && clause.kind !== 'relative' && Math.abs(clause.span[0] - token.start) <= 1,
    ) ||
    (token.upos === 'VERB' && token.feats.VerbForm === 'Fin')
  );
}

/** ", der Menschen in Sicherheit bringen sollte": a pronoun that opens a clause with its verb at the end. */
function isRelativeOpener(rest: readonly Token[], opener: Token): boolean {
  if (!/^(?:der|die|das|den|dem|denen|deren|dessen|welche[rsnm]?)$/u.test(opener.form)) return false;
  const inside = rest.slice(rest.indexOf(opener) + 1);
  const last = inside.findIndex((token) => token.feats.VerbForm === 'Fin' && (token.upos === 'VERB' || token.upos === 'AUX'));
  return last > 1 && /^[,.;:!?–—-]$/u.test(inside[last + 1]?.form ?? '.');
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
function roleBefore(tokens: readonly Token[], { span }: Subject): Token | undefined {
  const at = tokens.findIndex((token) => token.start === span[0]);
  const before = tokens[at - 1];
  return tokens[at]?.upos === 'PROPN' && before?.upos === 'NOUN' && isRoleNoun(before.form) && before.end + 1 === span[0]
    ? before
    : undefined;
}

/** "Frankreichs Präsident Macron": the state before the office belongs to the subject, and a name is never cut. */
function withOwner(ground: Ground, subject: Subject | undefined): Subject | undefined {
  const own = withState(ground, subject);
  if (own === undefined) return undefined;
  let { span } = own;
  for (const mention of ground.analysis.entities.mentions) if (spansOverlap(mention.span, span)) span = around(mention.span, span);
  return { ...own, span: withBracket(ground.report.text, span) };
}

function around(a: Span, b: Span): Span {
  return [Math.min(a[0], b[0]), Math.max(a[1], b[1])];
}

/** "Werner Schnappauf (CSU": the bracket closes with the subject. */
function withBracket(text: string, [start, end]: Span): Span {
  const inside = text.slice(start, end);
  if (inside.split('(').length === inside.split(')').length) return [start, end];
  const close = text.slice(end, end + 30).indexOf(')');
  return close === -1 ? [start, end] : [start, end + close + 1];
}

function withState({ analysis }: Ground, subject: Subject | undefined): Subject | undefined {
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
