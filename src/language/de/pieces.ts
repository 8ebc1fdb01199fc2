import type { Sentence, Token } from '../../model/index.js';
import type { RawSentence } from '../common/sentences.js';
import { type ParserModels, parseTagged, RELATIONS } from './parser/index.js';
import { type TaggerModels, tagSentence } from './tagger/index.js';
import { countWords, noCounts, trustOf, type WordCounts } from './trust.js';

/** A text cut into tokens and sentences, by position. */
export interface GermanPieces {
  readonly tokens: readonly { readonly start: number; readonly end: number }[];
  readonly sentences: readonly RawSentence[];
  /** Running text, where a lone hyphen is a dash; in given words it may join the parts of a compound ("UN", "-", "Truppen"). */
  readonly running: boolean;
}

/** Other weights than the shipped ones, for evaluation. */
export interface GermanModels {
  readonly tagger: TaggerModels;
  readonly parser: ParserModels;
}

/** A text with its tokens tagged. */
export interface TaggedPieces {
  readonly sentences: readonly Sentence[];
  readonly tokens: readonly Token[];
  /** The forms of the tokens in lower case; of words of more than 200 units the start, since no rule reads further. */
  readonly lower: readonly string[];
  /** How far the grammar of each sentence can be trusted, see `trustOf`. */
  readonly trust: readonly number[];
}

/** Tags the sentences of a text, and parses them where asked to. */
export function analyzePieces(text: string, pieces: GermanPieces, parse: boolean, models?: GermanModels): TaggedPieces {
  const sentences: Sentence[] = [];
  const tokens: Token[] = [];
  const lower: string[] = [];
  const counts: WordCounts[] = [];
  const all = noCounts();
  for (const [sentence, { first, last, ticker, closed }] of pieces.sentences.entries()) {
    const forms: string[] = [];
    for (let index = first; index < last; index += 1) forms.push(text.slice(pieces.tokens[index]!.start, pieces.tokens[index]!.end));
    const tagged = tagSentence(pieces.running ? forms.map((form) => (form === '-' ? '–' : form)) : forms, models?.tagger);
    const { morphology, words } = tagged;
    counts.push(countWords(words, all));
    const tree = parse ? parseTagged(tagged, models?.parser) : undefined;
    let finite = false;
    for (let index = first; index < last; index += 1) {
      const { upos, lemma, feats, verbPrefix } = morphology[index - first]!;
      if (feats.VerbForm === 'Fin') finite = true;
      const { start, end } = pieces.tokens[index]!;
      const word = words[index - first]!;
      // The word's own strings where they are the same: maps find these faster than fresh ones.
      const form = word.form === '–' ? forms[index - first]! : word.form;
      lower.push(word.form === form ? word.lower : form);
      const parent = tree ? tree.heads[index - first]! : -1;
      const deprel = tree ? RELATIONS[tree.relations[index - first]!]! : verbPrefix ? 'compound:prt' : 'dep';
      tokens.push({
        index,
        sentence,
        start,
        end,
        form,
        lemma,
        upos,
        feats,
        head: parent < 0 ? -1 : parent + first,
        deprel,
      });
    }
    const span = { start: pieces.tokens[first]!.start, end: pieces.tokens[last - 1]!.end };
    sentences.push({ index: sentence, ...span, first, last, headline: ticker || !closed || !finite });
  }
  return { sentences, tokens, lower, trust: counts.map((own) => trustOf(own, all)) };
}
