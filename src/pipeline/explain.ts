import { findNominalisations } from '../language/index.js';
import { type Clause, type Finding, type LanguageAnalysis, quoteSpan, type Span, spansOverlap } from '../model/index.js';
import type { Store } from '../store/store.js';
import { analyzeKnown, type ReportAnalysis } from './analyze.js';
import { toInput } from './derive.js';

/** An explanation for people, and the records that it was written from. */
export interface Explanation {
  readonly lines: readonly string[];
  readonly finding?: Finding;
}

/** How a sentence is read: tokens, clauses with the reason for each argument, who is meant, times, and what was found in it. */
export function explainSentence(sentence: string, lang = 'de'): Explanation {
  const analysis = analyzeKnown({ id: 'sentence', text: sentence, lang });
  return { lines: [...explainSpan(analysis, [0, sentence.length]), ...explainFindings(analysis)] };
}

/** Why a stored finding stands: its words, and how the sentences that hold them were read. Undefined when there is no such finding. */
export async function explainFinding(store: Store, id: string): Promise<Explanation | undefined> {
  const finding = (await store.findings({ ids: [id] })).items[0];
  const report = finding && (await store.report(finding.report, finding.revision));
  if (!finding || !report) return undefined;
  const analysis = analyzeKnown(toInput(report));
  const evidence = finding.kind === 'statement' ? [...finding.body.frame, ...finding.body.quote] : finding.body.evidence;
  const sentences = analysis.language.sentences.filter((sentence) =>
    evidence.some((span) => spansOverlap(span, [sentence.start, sentence.end])),
  );
  const lines = [
    `${finding.kind} ${finding.id} in ${report.title ?? report.id} (${report.source}, revision ${report.revision})`,
    ...evidence.map((span) => `  evidence: ${quoteSpan(report.text, span)}`),
    JSON.stringify(finding.body, undefined, 2),
    ...sentences.flatMap((sentence) => ['', ...explainSpan(analysis, [sentence.start, sentence.end])]),
  ];
  return { lines, finding };
}

function explainSpan({ language, entities }: ReportAnalysis, within: Span): string[] {
  const { text } = language;
  const tokens = language.tokens.filter((token) => spansOverlap(within, [token.start, token.end]));
  const lines = [quoteSpan(text, within), '', 'Tokens:'];
  for (const token of tokens) {
    const feats = Object.entries(token.feats).map(([name, value]) => `${name}=${value}`);
    const reference = entities.references.get(token.index);
    const meant =
      reference === undefined
        ? ''
        : `  = ${reference.ref.name} (${reference.kind}, by ${reference.by}, ${reference.confidence.toFixed(2)})`;
    lines.push(`  ${token.form.padEnd(22)} ${token.lemma.padEnd(22)} ${token.upos.padEnd(6)} ${feats.join('|')}${meant}`);
  }
  lines.push('', 'Clauses:');
  for (const clause of language.clauses) if (spansOverlap(within, clause.span)) lines.push(...explainClause(text, clause));
  const nouns = findNominalisations(language.phrases, language.tokens).filter(({ head }) =>
    spansOverlap(within, spanOfToken(language, head)),
  );
  if (nouns.length > 0) lines.push('', 'Nouns of actions:');
  for (const { head, args } of nouns) {
    lines.push(`  ${language.tokens[head]!.form}`);
    for (const { role, via, phrase, token, confidence } of args) {
      const words = quoteSpan(text, phrase === undefined ? spanOfToken(language, token) : language.phrases[phrase]!.span);
      lines.push(`    ${role}: ${words}  [${confidence.toFixed(2)}: by ${via}]`);
    }
  }
  const times = language.times.filter((time) => spansOverlap(within, time.span));
  if (times.length > 0)
    lines.push('', 'Times:', ...times.map((time) => `  ${quoteSpan(text, time.span)} = ${time.value} (${time.precision}, ${time.basis})`));
  return lines;
}

function spanOfToken({ tokens }: LanguageAnalysis, index: number): Span {
  return [tokens[index]!.start, tokens[index]!.end];
}

function explainClause(text: string, clause: Clause): string[] {
  const features = [
    clause.kind,
    clause.order,
    clause.tense,
    clause.mood,
    clause.voice,
    ...(clause.negation === undefined ? [] : ['negated']),
    ...(clause.modal === undefined ? [] : [clause.modal]),
  ];
  return [
    `  ${clause.lemma === '' ? '(no verb)' : clause.lemma}: ${features.join(', ')}`,
    ...clause.args.map((arg) => {
      const preposition = arg.preposition === undefined ? '' : ` (${arg.preposition})`;
      return `    ${arg.role}${preposition}: ${quoteSpan(text, arg.span)}  [${arg.confidence.toFixed(2)}: ${arg.reason}]`;
    }),
  ];
}

function explainFindings({ findings }: ReportAnalysis): string[] {
  return (['statements', 'events', 'transfers', 'figures', 'tallies', 'conditions'] as const).flatMap((kind) =>
    findings[kind].length === 0 ? [] : ['', `${kind}:`, ...findings[kind].map((one) => `  ${JSON.stringify(one)}`)],
  );
}
