import { scanNames } from '../../src/entities/gazetteer/scan.js';
import { detectNames } from '../../src/entities/mentions/detect.js';
import { type FeatureSource, isQuiet, NAME_TEMPLATES, nameParts, prepareFeatures } from '../../src/entities/tagger/features.js';
import { LABELS, NAME_LABELS, type NameModel, quantiseNameModel } from '../../src/entities/tagger/model.js';
import { mixFeature } from '../../src/language/index.js';
import type { LanguageAnalysis, MentionType } from '../../src/model/index.js';
import { type Example, trainField } from './field.js';

/** A sentence with its gold names, as spans into its text. */
export interface NamedSentence {
  readonly language: LanguageAnalysis;
  readonly names: readonly { readonly start: number; readonly end: number; readonly type: MentionType }[];
}

/** Rows of the tagger's weights: two to this power. */
const BITS = 18;

/** Runs whose weights are added up, each with its own order: alone they differ by half a point. */
const RUNS = 3;

/** So much less likely is "outside" than the training says, in log odds: recall against precision, F1 is flat from 0 to 1. */
const OUTSIDE_PENALTY = 0.5;

/** Weights below are left out: four fifths of those that are not zero, for a small file and few rows to touch. */
const LEAST = 0.05;

/** Trains the name tagger: a conditional random field over a linear chain; the same input gives the same model. */
export function trainNameTagger(
  sentences: readonly NamedSentence[],
  options: { readonly epochs?: number; readonly runs?: number } = {},
): NameModel {
  const { epochs = 10, runs = RUNS } = options;
  const examples = sentences.flatMap(toExamples).filter(({ gold }) => gold.length > 0);
  const weights = new Float32Array((1 << BITS) * LABELS);
  const transitions = new Float32Array(LABELS * LABELS);
  for (let run = 0; run < runs; run += 1) {
    const learnt = trainField(examples, { rows: 1 << BITS, epochs, seed: 12345 + run * 7919 });
    for (let index = 0; index < weights.length; index += 1) weights[index]! += learnt.weights[index]!;
    for (let index = 0; index < transitions.length; index += 1) transitions[index]! += learnt.transitions[index]!;
  }
  for (let from = 0; from < LABELS; from += 1) transitions[from * LABELS]! -= OUTSIDE_PENALTY * runs;
  for (let index = 0; index < weights.length; index += 1) if (Math.abs(weights[index]!) < LEAST * runs) weights[index] = 0;
  return quantiseNameModel(BITS, weights, transitions);
}

const prepared = new WeakMap<NamedSentence, Example[]>();

function toExamples(sentence: NamedSentence): Example[] {
  const known = prepared.get(sentence);
  if (known) return known;
  const { text, tokens, sentences } = sentence.language;
  const scanned = scanNames(text, tokens, 'de');
  const source = prepareFeatures(tokens, scanned, detectNames(tokens, scanned));
  const labels = goldLabels(sentence);
  const examples = sentences.map(({ first, last }) => ({ features: rowsOf(source, first, last), gold: labels.subarray(first, last) }));
  prepared.set(sentence, examples);
  return examples;
}

/** Positions of the features by the numbers of their templates: the one that a word may lack stands among them, not behind. */
const ORDER = [...NAME_TEMPLATES.keys()].sort((left, right) => NAME_TEMPLATES[left]! - NAME_TEMPLATES[right]!);

function rowsOf(source: FeatureSource, first: number, last: number): Uint32Array[] {
  const room = () => new Int32Array(NAME_TEMPLATES.length);
  const parts = { first: room(), second: room(), third: room() };
  return Array.from({ length: last - first }, (_, at) => {
    const index = first + at;
    const count = isQuiet(source.words, index, first, last) ? 0 : nameParts(source, index, first, last, parts);
    const slots = ORDER.filter((slot) => slot < count);
    return Uint32Array.from(slots, (slot) => mixFeature(NAME_TEMPLATES[slot]!, parts.first[slot]!, parts.second[slot]) >>> (32 - BITS));
  });
}

/** Gold names as labels of the product's own tokens; names that do not fit their edges are left out. */
function goldLabels({ language, names }: NamedSentence): Uint8Array {
  const labels = new Uint8Array(language.tokens.length);
  for (const { start, end, type } of names) {
    const first = language.tokens.findIndex((token) => token.start === start);
    const last = language.tokens.findIndex((token) => token.end === end);
    if (first < 0 || last < first) continue;
    const begin = NAME_LABELS.indexOf(`B-${type}`);
    for (let index = first; index <= last; index += 1) labels[index] = index === first ? begin : begin + 1;
  }
  return labels;
}
