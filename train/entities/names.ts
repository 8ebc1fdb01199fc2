import { scanNames } from '../../src/entities/gazetteer/scan.js';
import { detectNames } from '../../src/entities/mentions/detect.js';
import { type FeatureSource, isQuiet, MAX_FEATURES, nameFeatures, prepareFeatures } from '../../src/entities/tagger/features.js';
import { LABELS, NAME_LABELS, type NameModel, usedRows } from '../../src/entities/tagger/model.js';
import { decodeLabels, QUIET } from '../../src/entities/tagger/tag.js';
import type { LanguageAnalysis, MentionType } from '../../src/model/index.js';

/** A sentence with its gold names, as spans into its text. */
export interface NamedSentence {
  readonly language: LanguageAnalysis;
  readonly names: readonly { readonly start: number; readonly end: number; readonly type: MentionType }[];
}

interface Example {
  readonly features: readonly Uint32Array[];
  readonly gold: Uint8Array;
}

/** Rows of the tagger's weights: two to this power. */
const BITS = 18;

/** Runs whose weights are added up, each with its own order: alone they differ by half a point. */
const RUNS = 3;

/** Share of the features of a word that are left out at random, so that the rest learn to do without: for names never seen before. */
const DROPOUT = 0.15;

/** Trains the name tagger: averaged structured perceptron over a linear chain; the same input gives the same model. */
export function trainNameTagger(
  sentences: readonly NamedSentence[],
  options: { readonly epochs?: number; readonly runs?: number } = {},
): NameModel {
  const { epochs = 12, runs = RUNS } = options;
  const examples = sentences.flatMap(toExamples);
  const weights = new Float32Array((1 << BITS) * LABELS);
  const transitions = new Float32Array(LABELS * LABELS);
  for (let run = 0; run < runs; run += 1) {
    const learnt = trainOnce(examples, epochs, 12345 + run * 7919);
    for (let index = 0; index < weights.length; index += 1) weights[index]! += learnt.weights[index]!;
    for (let index = 0; index < transitions.length; index += 1) transitions[index]! += learnt.transitions[index]!;
  }
  return { bits: BITS, weights, transitions, used: usedRows(BITS, weights) };
}

function trainOnce(
  examples: readonly Example[],
  epochs: number,
  start: number,
): { readonly weights: Float32Array; readonly transitions: Float32Array } {
  const weights = new Float32Array((1 << BITS) * LABELS);
  const totals = new Float32Array(weights.length);
  const transitions = new Float32Array(LABELS * LABELS);
  const transitionTotals = new Float32Array(LABELS * LABELS);
  let step = 1;
  let seed = start;
  const random = (): number => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    return seed / 4_294_967_296;
  };
  const order = examples.map((_, index) => index);
  for (let epoch = 0; epoch < epochs; epoch += 1) {
    for (let index = order.length - 1; index > 0; index -= 1) {
      const other = Math.floor(random() * (index + 1));
      [order[index], order[other]] = [order[other]!, order[index]!];
    }
    for (const number of order) {
      const { features: all, gold } = examples[number]!;
      const features = all.map((rows) => (rows.length === 0 ? rows : rows.filter(() => random() >= DROPOUT)));
      const emissions = new Float64Array(gold.length * LABELS);
      features.forEach((rows, index) => {
        if (all[index]!.length === 0) emissions[index * LABELS] = QUIET;
        for (const row of rows)
          for (let label = 0; label < LABELS; label += 1) emissions[index * LABELS + label]! += weights[row * LABELS + label]!;
      });
      const found = decodeLabels(emissions, gold.length, transitions);
      step += 1;
      for (let index = 0; index < gold.length; index += 1) {
        const [want, got] = [gold[index]!, found[index]!];
        if (want !== got) {
          for (const row of features[index]!) {
            weights[row * LABELS + want]! += 1;
            totals[row * LABELS + want]! += step;
            weights[row * LABELS + got]! -= 1;
            totals[row * LABELS + got]! -= step;
          }
        }
        const wanted = (index === 0 ? 0 : gold[index - 1]!) * LABELS + want;
        const given = (index === 0 ? 0 : found[index - 1]!) * LABELS + got;
        if (wanted !== given) {
          transitions[wanted]! += 1;
          transitionTotals[wanted]! += step;
          transitions[given]! -= 1;
          transitionTotals[given]! -= step;
        }
      }
    }
  }
  for (let index = 0; index < weights.length; index += 1) weights[index]! -= totals[index]! / step;
  for (let index = 0; index < transitions.length; index += 1) transitions[index]! -= transitionTotals[index]! / step;
  return { weights, transitions };
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

function rowsOf(source: FeatureSource, first: number, last: number): Uint32Array[] {
  const out = new Uint32Array(MAX_FEATURES);
  const rows: Uint32Array[] = [];
  for (let index = first; index < last; index += 1) {
    const count = isQuiet(source.words, index, first, last) ? 0 : nameFeatures(source, index, first, last, out);
    rows.push(out.slice(0, count).map((feature) => feature >>> (32 - BITS)));
  }
  return rows;
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
