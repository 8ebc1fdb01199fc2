import type { ArgumentRole, Clause, Feats, LanguageAnalysis, Problem, Span, Token, Upos } from '../model/index.js';
import { analyzeGermanTokens, findNominalisations } from './de/index.js';
import { analyzeLanguage } from './index.js';

/** A line of `lagebild parse`: a text, or words of one sentence. `lang` defaults to German. */
export type ParseInput =
  | { readonly id: string; readonly text: string; readonly lang?: string }
  | { readonly id: string; readonly tokens: readonly string[]; readonly lang?: string };

/** A token as `lagebild parse` prints it. `head` counts the tokens of its sentence from 0, -1 is the root; `feats` is UD's string, "_" where empty. */
export interface ParsedToken {
  readonly span: Span;
  readonly form: string;
  readonly lemma: string;
  readonly upos: Upos;
  readonly feats: string;
  readonly head: number;
  readonly deprel: string;
}

/** A clause as `lagebild parse` prints it; `verb` is its full verb's span, absent where it has none. */
export interface ParsedClause {
  readonly verb?: Span;
  readonly args: readonly { readonly role: ArgumentRole; readonly span: Span }[];
}

/** A noun of an action as `lagebild parse` prints it: who acts and what is acted on, `open` where grammar allows both. */
export interface ParsedNominalisation {
  readonly noun: Span;
  readonly args: readonly { readonly role: 'agent' | 'target' | 'open'; readonly span: Span }[];
}

/** What `lagebild parse` prints for a line. Spans point into `text`, for given tokens into the tokens joined by single spaces. */
export interface ParsedText {
  readonly id: string;
  readonly sentences: readonly Span[];
  readonly tokens: readonly ParsedToken[];
  readonly clauses: readonly ParsedClause[];
  /** "Angriff [Russlands] [auf Charkiw]"; absent where there are none. */
  readonly nominalisations?: readonly ParsedNominalisation[];
  readonly problems?: readonly Problem[];
}

/** Tags, parses and cuts a text or given tokens into clauses. A language without analysis gives plain tokens, no clauses and a problem. */
export function parseText(input: ParseInput): ParsedText {
  const analysis = analyzeInput(input);
  const problems = analysis.problems.length > 0 ? { problems: analysis.problems } : {};
  const nominalisations = printNominalisations(analysis);
  return {
    id: input.id,
    sentences: analysis.sentences.map(({ start, end }): Span => [start, end]),
    tokens: analysis.tokens.map((token) => printToken(token, analysis)),
    clauses: analysis.clauses.map((clause) => printClause(clause, analysis.tokens)),
    ...(nominalisations.length > 0 ? { nominalisations } : {}),
    ...problems,
  };
}

function analyzeInput(input: ParseInput): LanguageAnalysis {
  const lang = input.lang ?? 'de';
  if ('text' in input) return analyzeLanguage(input.text, { lang, parse: true });
  if (/^de(?:[-_]|$)/i.test(lang)) return analyzeGermanTokens(input.tokens, { parse: true });
  return analyzeLanguage(input.tokens.join(' '), { lang });
}

function printToken(token: Token, analysis: LanguageAnalysis): ParsedToken {
  const { start, end, form, lemma, upos, deprel } = token;
  const first = analysis.sentences[token.sentence]!.first;
  return { span: [start, end], form, lemma, upos, feats: printFeats(token.feats), head: token.head < 0 ? -1 : token.head - first, deprel };
}

/** `Case=Nom|Number=Sing`, names sorted; "_" where there is none. */
function printFeats(feats: Feats): string {
  const pairs = Object.entries(feats).map(([name, value]) => `${name}=${value}`);
  return pairs.length > 0 ? pairs.sort().join('|') : '_';
}

function printClause(clause: Clause, tokens: readonly Token[]): ParsedClause {
  const verb = clause.verb === undefined ? undefined : tokens[clause.verb]!;
  return {
    ...(verb ? { verb: [verb.start, verb.end] as const } : {}),
    args: clause.args.map(({ role, span }) => ({ role, span })),
  };
}

function printNominalisations({ lang, phrases, tokens }: LanguageAnalysis): ParsedNominalisation[] {
  if (lang !== 'de') return [];
  const spanOf = (token: number): Span => [tokens[token]!.start, tokens[token]!.end];
  return findNominalisations(phrases, tokens).map(({ head, args }) => ({
    noun: spanOf(head),
    args: args.map(({ role, phrase, token }) => ({ role, span: phrase === undefined ? spanOf(token) : phrases[phrase]!.span })),
  }));
}
