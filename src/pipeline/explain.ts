import { findNominalisations } from '../language/index.js';
import {
  type Argument,
  type Clause,
  type Finding,
  type LanguageAnalysis,
  quoteSpan,
  type Report,
  type Span,
  spansOverlap,
} from '../model/index.js';
import type { Store } from '../store/store.js';
import { analyzeKnown, type ReportAnalysis } from './analyze.js';
import { toInput } from './derive.js';

/** An explanation for people, and the records that it was written from. */
export interface Explanation {
  readonly lines: readonly string[];
  readonly finding?: Finding;
}

/** How one sentence was read; words are the text's own. */
export interface SentenceReading {
  readonly span: Span;
  readonly words: string;
  readonly tokens: readonly TokenReading[];
  readonly clauses: readonly ClauseReading[];
  readonly nouns: readonly {
    readonly noun: string;
    readonly args: readonly { readonly role: string; readonly words: string; readonly confidence: number; readonly via: string }[];
  }[];
  readonly times: readonly { readonly words: string; readonly value: string; readonly precision: string; readonly basis: string }[];
}

/** A token by Universal Dependencies, and who is meant by it. */
export interface TokenReading {
  readonly form: string;
  readonly lemma: string;
  readonly upos: string;
  /** `Case=Nom|Number=Sing`. */
  readonly feats: string;
  readonly meant?: { readonly name: string; readonly kind: string; readonly by: string; readonly confidence: number };
}

/** A clause with the reason for each argument. `verb` is empty where it has none. */
export interface ClauseReading {
  readonly verb: string;
  readonly kind: Clause['kind'];
  readonly order: Clause['order'];
  readonly tense: Clause['tense'];
  readonly mood: Clause['mood'];
  readonly voice: Clause['voice'];
  readonly negated: boolean;
  readonly modal?: string;
  readonly args: readonly {
    readonly role: Argument['role'];
    readonly preposition?: string;
    readonly words: string;
    readonly confidence: number;
    readonly reason: string;
  }[];
}

/** How a sentence is read: tokens, clauses with the reason for each argument, who is meant, times, and what was found in it. */
export function explainSentence(sentence: string, lang = 'de'): Explanation {
  const analysis = analyzeKnown({ id: 'sentence', text: sentence, lang });
  return { lines: [...linesOf(readSpan(analysis, [0, sentence.length])), ...explainFindings(analysis)] };
}

/** Why a stored finding stands: its words, and how the sentences that hold them were read. Undefined when there is no such finding. */
export async function explainFinding(store: Store, id: string): Promise<Explanation | undefined> {
  const read = await readFinding(store, id);
  if (read === undefined) return undefined;
  const { finding, report, sentences } = read;
  const lines = [
    `${finding.kind} ${finding.id} in ${report.title ?? report.id} (${report.source}, revision ${report.revision})`,
    ...evidenceOf(finding).map((span) => `  evidence: ${quoteSpan(report.text, span)}`),
    JSON.stringify(finding.body, undefined, 2),
    ...sentences.flatMap((sentence) => ['', ...linesOf(sentence)]),
  ];
  return { lines, finding };
}

/** A stored finding, its report, and how the sentences that it rests on were read; undefined when there is no such finding. The report is analysed anew. */
export async function readFinding(
  store: Store,
  id: string,
): Promise<{ readonly finding: Finding; readonly report: Report; readonly sentences: readonly SentenceReading[] } | undefined> {
  const finding = (await store.findings({ ids: [id] })).items[0];
  const report = finding && (await store.report(finding.report, finding.revision));
  if (!finding || !report) return undefined;
  const analysis = analyzeKnown(toInput(report));
  const evidence = evidenceOf(finding);
  const sentences = analysis.language.sentences.filter(({ start, end }) => evidence.some((span) => spansOverlap(span, [start, end])));
  return { finding, report, sentences: sentences.map(({ start, end }) => readSpan(analysis, [start, end])) };
}

function evidenceOf(finding: Finding): readonly Span[] {
  return finding.kind === 'statement' ? [...finding.body.frame, ...finding.body.quote] : finding.body.evidence;
}

function readSpan({ language, entities }: ReportAnalysis, within: Span): SentenceReading {
  const { text } = language;
  const isWithin = (span: Span) => spansOverlap(within, span);
  return {
    span: within,
    words: quoteSpan(text, within),
    tokens: language.tokens
      .filter((token) => isWithin([token.start, token.end]))
      .map(({ form, lemma, upos, feats, index }) => {
        const reference = entities.references.get(index);
        const written = Object.entries(feats).map(([name, value]) => `${name}=${value}`);
        const read = { form, lemma, upos, feats: written.join('|') };
        if (reference === undefined) return read;
        const { ref, kind, by, confidence } = reference;
        return { ...read, meant: { name: ref.name, kind, by, confidence } };
      }),
    clauses: language.clauses.filter((clause) => isWithin(clause.span)).map((clause) => readClause(text, clause)),
    nouns: findNominalisations(language.phrases, language.tokens)
      .filter(({ head }) => isWithin(spanOfToken(language, head)))
      .map(({ head, args }) => ({
        noun: language.tokens[head]!.form,
        args: args.map(({ role, via, phrase, token, confidence }) => ({
          role,
          words: quoteSpan(text, phrase === undefined ? spanOfToken(language, token) : language.phrases[phrase]!.span),
          confidence,
          via,
        })),
      })),
    times: language.times
      .filter((time) => isWithin(time.span))
      .map(({ span, value, precision, basis }) => ({ words: quoteSpan(text, span), value, precision, basis })),
  };
}

function readClause(text: string, clause: Clause): ClauseReading {
  const { lemma, kind, order, tense, mood, voice, negation, modal, args } = clause;
  return {
    ...{ verb: lemma, kind, order, tense, mood, voice, negated: negation !== undefined },
    ...(modal === undefined ? {} : { modal }),
    args: args.map(({ role, preposition, span, confidence, reason }) => ({
      role,
      ...(preposition === undefined ? {} : { preposition }),
      words: quoteSpan(text, span),
      confidence,
      reason,
    })),
  };
}

function spanOfToken({ tokens }: LanguageAnalysis, index: number): Span {
  return [tokens[index]!.start, tokens[index]!.end];
}

/** A reading as lines of a terminal. */
function linesOf({ words, tokens, clauses, nouns, times }: SentenceReading): string[] {
  return [
    ...[words, '', 'Tokens:'],
    ...tokens.map(({ form, lemma, upos, feats, meant }) => {
      const who = meant === undefined ? '' : `  = ${meant.name} (${meant.kind}, by ${meant.by}, ${meant.confidence.toFixed(2)})`;
      return `  ${form.padEnd(22)} ${lemma.padEnd(22)} ${upos.padEnd(6)} ${feats}${who}`;
    }),
    ...['', 'Clauses:'],
    ...clauses.flatMap(({ verb, kind, order, tense, mood, voice, negated, modal, args }) => [
      `  ${verb === '' ? '(no verb)' : verb}: ${[kind, order, tense, mood, voice, ...(negated ? ['negated'] : []), ...(modal === undefined ? [] : [modal])].join(', ')}`,
      ...args.map(
        ({ role, preposition, words: own, confidence, reason }) =>
          `    ${role}${preposition === undefined ? '' : ` (${preposition})`}: ${own}  [${confidence.toFixed(2)}: ${reason}]`,
      ),
    ]),
    ...(nouns.length === 0 ? [] : ['', 'Nouns of actions:']),
    ...nouns.flatMap(({ noun, args }) => [
      `  ${noun}`,
      ...args.map(({ role, words: own, confidence, via }) => `    ${role}: ${own}  [${confidence.toFixed(2)}: by ${via}]`),
    ]),
    ...(times.length === 0 ? [] : ['', 'Times:']),
    ...times.map((time) => `  ${time.words} = ${time.value} (${time.precision}, ${time.basis})`),
  ];
}

function explainFindings({ findings }: ReportAnalysis): string[] {
  return (['statements', 'events', 'transfers', 'figures', 'tallies', 'conditions'] as const).flatMap((kind) =>
    findings[kind].length === 0 ? [] : ['', `${kind}:`, ...findings[kind].map((one) => `  ${JSON.stringify(one)}`)],
  );
}
