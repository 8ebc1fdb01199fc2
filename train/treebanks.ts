import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { parseFeats } from '../src/language/de/lexicon/format.js';
import type { Upos } from '../src/model/index.js';

/** A word of a treebank; `head` counts words of the sentence from 0, -1 is the root. */
export interface TreebankWord {
  readonly form: string;
  readonly lemma: string;
  readonly upos: Upos;
  readonly feats: Readonly<Record<string, string>>;
  readonly head: number;
  readonly deprel: string;
}

/** A sentence; `contractions` are the positions of words that are written together with the next one ("in" + "dem" for "im"). */
export interface TreebankSentence {
  readonly text: string;
  readonly words: readonly TreebankWord[];
  readonly contractions: readonly { readonly first: number; readonly last: number; readonly form: string }[];
}

/** The German treebanks, in this order. */
export const GERMAN_TREEBANKS = ['de_gsd-dev', 'de_gsd-test', 'de_pud'] as const;

/** Folder of the treebanks: `LAGEBILD_TREEBANKS`, else `../shared/eval/treebanks` beside the project. undefined where there is none. */
export function treebankFolder(): URL | undefined {
  const given = process.env.LAGEBILD_TREEBANKS;
  const folder = given ? new URL(`file://${given.replace(/\/?$/, '/')}`) : new URL('../../shared/eval/treebanks/', import.meta.url);
  return existsSync(folder) ? folder : undefined;
}

/** All German sentences in file order; a text that occurs twice counts once, where it stands first. */
export function readGermanTreebanks(folder: URL): TreebankSentence[] {
  const seen = new Set<string>();
  const sentences: TreebankSentence[] = [];
  for (const name of GERMAN_TREEBANKS) {
    const text = gunzipSync(readFileSync(new URL(`${name}.conllu.gz`, folder))).toString('utf8');
    for (const sentence of parseConllu(text)) {
      if (seen.has(sentence.text)) continue;
      seen.add(sentence.text);
      sentences.push(sentence);
    }
  }
  return sentences;
}

/** CoNLL-U → sentences. Empty nodes are left out. */
export function parseConllu(text: string): TreebankSentence[] {
  const sentences: TreebankSentence[] = [];
  for (const block of text.split(/\n\n+/)) {
    const words: TreebankWord[] = [];
    const contractions: { first: number; last: number; form: string }[] = [];
    let sentenceText = '';
    for (const line of block.split('\n')) {
      if (line.startsWith('# text = ')) sentenceText = line.slice(9);
      if (line === '' || line.startsWith('#')) continue;
      const [id = '', form = '', lemma = '', upos = '', , feats = '_', head = '0', deprel = ''] = line.split('\t');
      if (id.includes('.')) continue;
      if (id.includes('-')) {
        const [first = 0, last = 0] = id.split('-').map(Number);
        contractions.push({ first: first - 1, last: last - 1, form });
      } else
        words.push({ form, lemma, upos: upos as Upos, feats: parseFeats(feats) as Record<string, string>, head: Number(head) - 1, deprel });
    }
    if (words.length > 0) sentences.push({ text: sentenceText, words, contractions });
  }
  return sentences;
}

/**
 * The sentence with contractions as one word each, as the analysis sees running text: "im" takes part of speech, relation and lemma of the preposition,
 * and case, gender and number of the article; what hung on the article hangs on it. undefined where there is nothing to merge.
 */
export function mergeContractions(sentence: TreebankSentence): TreebankSentence | undefined {
  if (sentence.contractions.length === 0) return undefined;
  const target = new Int32Array(sentence.words.length);
  const kept: { word: TreebankWord; form: string }[] = [];
  for (let index = 0; index < sentence.words.length; index += 1) {
    const word = sentence.words[index]!;
    const contraction = sentence.contractions.find((one) => one.first <= index && index <= one.last);
    if (contraction && index > contraction.first) {
      target[index] = kept.length - 1;
      const joined = kept.at(-1)!;
      const { Case, Gender, Number: number } = word.feats;
      const feats = {
        ...joined.word.feats,
        ...(Case ? { Case } : {}),
        ...(Gender ? { Gender } : {}),
        ...(number ? { Number: number } : {}),
      };
      kept[kept.length - 1] = { ...joined, word: { ...joined.word, feats } };
    } else {
      target[index] = kept.length;
      kept.push({ word, form: contraction ? contraction.form : word.form });
    }
  }
  const words = kept.map(({ word, form }) => ({ ...word, form, head: word.head < 0 ? -1 : target[word.head]! }));
  return { text: sentence.text, words, contractions: [] };
}
