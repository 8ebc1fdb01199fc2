import type { ClauseDraft } from './draft.js';
import type { Opener } from './openers.js';
import type { Piece } from './pieces.js';
import { kindAt, type SentenceScene } from './scene.js';

/** Tokens of the finite verbs of a piece. */
export function finitesOf(scene: SentenceScene, piece: Piece): number[] {
  const found: number[] = [];
  for (let index = piece.first; index < piece.last; index += 1) if (kindAt(scene, index) === 'finite') found.push(index);
  return found;
}

/** Number of verb forms in a piece. */
export function countVerbs(scene: SentenceScene, piece: Piece): number {
  let count = 0;
  for (let index = piece.first; index < piece.last; index += 1) if (kindAt(scene, index) !== 'none') count += 1;
  return count;
}

/** One past the verbs that stand together from a finite verb on. */
export function clusterEnd(scene: SentenceScene, finite: number, last: number): number {
  let end = finite + 1;
  while (end < last && kindAt(scene, end) !== 'none' && kindAt(scene, end) !== 'finite') end += 1;
  return end;
}

/** A subordinate clause without its closing comma ends with its verbs: "wenn er kommt | gehen wir". */
export function subordinateEnd(scene: SentenceScene, piece: Piece, opener: Opener, finites: readonly number[]): number {
  if (opener.kind === 'infinitive' || finites.length < 2) return piece.last;
  const [one, two] = [finites[0]!, finites[1]!];
  if (two === one + 1) return finites.length > 2 ? clusterEnd(scene, two, piece.last) : isFrontedMain(scene, two, piece) ? two : piece.last;
  return clusterEnd(scene, one, piece.last);
}

function isFrontedMain(scene: SentenceScene, finite: number, piece: Piece): boolean {
  return finite + 1 < piece.last && scene.phraseAt[finite + 1 - scene.first]! >= 0;
}

/** Two finite verbs without a mark: the second one opens a clause, with the phrase before it where that can be its first field. */
export function mainEnd(scene: SentenceScene, piece: Piece, finites: readonly number[]): number {
  for (let index = 1; index < finites.length; index += 1) {
    const two = finites[index]!;
    if (two === finites[index - 1]! + 1) continue;
    const before = scene.phraseAt[two - 1 - scene.first]!;
    if (before >= 0) {
      const phrase = scene.phrases[before]!;
      if (phrase.first > finites[0]! && phrase.preposition === undefined) return phrase.first;
    }
    return two;
  }
  return piece.last;
}

/** "…, gefolgt von Brasilien": a participle first and a phrase after it. */
export function isParticiplePhrase(scene: SentenceScene, piece: Piece, verbs: readonly number[]): boolean {
  const first = verbs[0]!;
  if (first !== piece.first || verbs.length > 1 || kindAt(scene, first) !== 'participle' || first + 1 >= piece.last) return false;
  const at = scene.phraseAt[first + 1 - scene.first]!;
  return at >= 0 && scene.phrases[at]!.preposition !== undefined;
}

/** Something other than marks stands between the clause and the piece. */
export function spansSubordinate(scene: SentenceScene, top: ClauseDraft, piece: Piece): boolean {
  const lastToken = top.tokens[top.tokens.length - 1];
  if (lastToken === undefined) return true;
  for (let index = lastToken + 1; index < piece.first; index += 1) if (scene.tokens[index]!.upos !== 'PUNCT') return true;
  return false;
}

/** ", so die Polizei," ", so Weber weiter": "so" and a nominative between commas name a source; not ", so viele Menschen", "so gut". */
export function isSourceNote(scene: SentenceScene, piece: Piece): boolean {
  const { tokens, lower, phrases, phraseAt, first } = scene;
  if (!piece.comma || piece.coordinated || piece.last < piece.first + 2 || lower[piece.first] !== 'so') return false;
  const phrase = phrases[phraseAt[piece.first + 1 - first]!];
  if (!phrase || phrase.first !== piece.first + 1 || phrase.preposition !== undefined || !phrase.cases.includes('Nom')) return false;
  const { upos, feats } = tokens[phrase.first]!;
  return upos === 'PROPN' || upos === 'NOUN' || feats.PronType === 'Art' || feats.Poss === 'Yes';
}
