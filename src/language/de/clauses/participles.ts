import type { Sentence, Token } from '../../../model/index.js';
import { LONGEST_WORD } from '../lexicon/index.js';
import type { VerbKind } from '../phrases/index.js';

const PARTICIPLE = /^(?:(?:\p{Ll}+)?ge\p{Ll}{2,}|(?:be|ver|er|ent|zer|miss|\p{Ll}{2,}ier)\p{Ll}*)(?:t|en)$/u;

/**
 * Participles tagged as adjectives: "dass er sich eingeloggt hat", "wurde beschädigt". Next to "haben" or "werden" at the end of a clause they are verbs;
 * not "ist beliebt".
 */
export function markParticiples(sentences: readonly Sentence[], tokens: readonly Token[], kinds: VerbKind[]): void {
  for (const sentence of sentences) {
    for (let index = sentence.first; index < sentence.last; index += 1) {
      const { upos, feats, form } = tokens[index]!;
      if (upos !== 'ADJ' || feats.Case !== undefined || form.length > LONGEST_WORD || !PARTICIPLE.test(form)) continue;
      const next = tokens[index + 1];
      if (!next || next.upos === 'NOUN' || next.upos === 'ADJ') continue;
      if (kinds[index + 1] !== 'none' ? isHelper(next) : endsClause(next) && helperBefore(sentence, tokens, kinds, index))
        kinds[index] = 'participle';
    }
  }
}

function isHelper(token: Token): boolean {
  return token.lemma === 'haben' || token.lemma === 'werden';
}

function endsClause(token: Token): boolean {
  return token.upos === 'PUNCT' || token.upos === 'CCONJ' || token.upos === 'SCONJ';
}

/** The last finite verb of the run is "haben" or "werden", and no full verb stands after it. */
function helperBefore(sentence: Sentence, tokens: readonly Token[], kinds: readonly VerbKind[], index: number): boolean {
  for (let at = index - 1; at >= sentence.first; at -= 1) {
    if (tokens[at]!.upos === 'PUNCT' && tokens[at]!.form === ',') return false;
    if (kinds[at] === 'finite') return isHelper(tokens[at]!);
    if (kinds[at] !== 'none') return false;
  }
  return false;
}
