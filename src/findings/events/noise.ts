import { remembered } from '../../language/index.js';
import type { Sentence } from '../../model/index.js';
import { frameLexicon } from './frames.js';
import type { Reading } from './reading.js';
import { readEventRows, StemList } from './rows.js';

let fields: ReadonlyMap<string, StemList> | undefined;

function noiseFields(): ReadonlyMap<string, StemList> {
  fields ??= new Map(readEventRows('noise.tsv').map(([field = '', words = '']) => [field, new StemList(words.split(' '))]));
  return fields;
}

/** Fields that a lemma belongs to. */
const fieldsOf = remembered((lemma: string) => [...noiseFields()].flatMap(([field, list]) => (list.has(lemma) ? [field] : [])));

/** Words of one field in a sentence that make its war-like words harmless, beside nothing that speaks of real force. */
const SENTENCE_WORDS = 2;
/** Nouns and names of a sentence so short that one plain word of a field tells what it is about. */
const SHORT_SENTENCE = 4;
/** Share of a field's words among the nouns and names of a report that makes all of it a report of that field. */
const REPORT_SHARE = 0.12;

/** Sentences by what they are about. */
export interface Noise {
  /** Those of a field in which attacks and defeats are no events. */
  readonly noisy: ReadonlySet<number>;
  /** Those without a word of any field: also in a report of such a field, what is said there by the state or to it may be politics. */
  readonly plain: ReadonlySet<number>;
}

/**
 * Sentences whose field is sport, markets, weather, culture, satire or nature: their attacks, defeats and fronts are no events.
 * Catches "Der Stürmer eröffnete den Angriff über links", not "Die Polizei löste nach dem Spiel eine Schlägerei auf".
 */
export function noisySentences(reading: Reading): Noise {
  const noisy = new Set<number>();
  const plain = new Set<number>();
  for (const sentence of reading.context.language.sentences) if (opensFiction(reading, sentence)) noisy.add(sentence.index);
  const sums = new Map<string, number>();
  let nouns = 0;
  let serious = 0;
  for (const sentence of reading.context.language.sentences) {
    const counts = fieldCounts(reading, sentence);
    nouns += counts.nouns;
    serious += counts.serious;
    if (counts.fields.size === 0) plain.add(sentence.index);
    for (const [field, count] of counts.fields) {
      sums.set(field, (sums.get(field) ?? 0) + count);
      const alone = count > 0 && counts.nouns <= SHORT_SENTENCE && counts.strong > 0;
      if (counts.serious === 0 && (count >= SENTENCE_WORDS || alone)) noisy.add(sentence.index);
    }
  }
  const share = Math.max(0, ...sums.values()) / Math.max(1, nouns);
  if (nouns >= 12 && share >= REPORT_SHARE && serious / nouns < share / 3) {
    for (const sentence of reading.context.language.sentences) noisy.add(sentence.index);
  }
  return { noisy, plain };
}

/** "In der Komödie verhaftet die Polizei den Bräutigam": a work of fiction in the field before the verb; not "Der Autor der Komödie wurde verhaftet". */
function opensFiction(reading: Reading, sentence: Sentence): boolean {
  if (reading.lemmas[sentence.first] !== 'in') return false;
  const { fiction } = frameLexicon();
  for (let index = sentence.first + 1; index < Math.min(sentence.last, sentence.first + LONGEST_OPENING); index++) {
    const token = reading.tokens[index];
    if (token?.upos === 'NOUN') return fiction.has(reading.lemmas[index] ?? '');
    if (token?.upos === 'VERB' || token?.upos === 'PUNCT') return false;
  }
  return false;
}

const LONGEST_OPENING = 6;

interface FieldCounts {
  readonly fields: ReadonlyMap<string, number>;
  readonly nouns: number;
  readonly serious: number;
  /** Words of a field that have no other sense. */
  readonly strong: number;
}

function fieldCounts(reading: Reading, sentence: Sentence): FieldCounts {
  const found = new Map<string, number>();
  let nouns = 0;
  let serious = 0;
  let strong = 0;
  for (let index = sentence.first; index < sentence.last; index++) {
    const token = reading.tokens[index];
    if (!token || (token.upos !== 'NOUN' && token.upos !== 'PROPN' && token.upos !== 'ADJ')) continue;
    if (token.upos !== 'ADJ') nouns++;
    const lemma = reading.lemmas[index] ?? '';
    const fields = fieldsOf(lemma);
    const weak = fields.includes('weak');
    if (fields.length > 0 && !weak && !fields.includes('serious')) strong++;
    for (const field of fields) {
      if (field === 'weak') continue;
      if (field === 'serious') serious++;
      else found.set(field, (found.get(field) ?? 0) + 1);
    }
  }
  return { fields: found, nouns, serious, strong };
}
