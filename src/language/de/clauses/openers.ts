import type { Token } from '../../../model/index.js';
import type { Piece } from './pieces.js';
import { kindAt, type SentenceScene } from './scene.js';

/** What opens a subordinate clause: the conjunction, relative pronoun or question word. */
export interface Opener {
  readonly kind: 'subordinate' | 'relative' | 'infinitive';
  readonly token: number;
}

/** Conjunctions that are nothing else. */
const CONJUNCTIONS: ReadonlySet<string> = new Set(
  'dass daß weil obwohl obgleich obschon wenngleich nachdem bevor ehe falls sobald solange sofern soweit sodass indem ob wenn wobei zumal sooft inwiefern inwieweit'.split(
    ' ',
  ),
);
/** Words that are conjunctions only where a finite verb ends their piece. */
const AMBIGUOUS: ReadonlySet<string> = new Set('als wie während bis da damit seit seitdem nun trotzdem insofern soviel so'.split(' '));
const RELATIVES: ReadonlySet<string> = new Set('der die das den dem dessen deren denen welcher welche welches welchen welchem'.split(' '));
const QUESTIONS: ReadonlySet<string> = new Set(
  'wer wen wem wessen was wo wohin woher wann warum weshalb wieso weswegen wie wieviel womit wodurch wofür wogegen woran worauf woraus worin worüber worum wovon wovor wozu wonach wobei welcher welche welches welchen welchem'.split(
    ' ',
  ),
);
const FOCUS: ReadonlySet<string> = new Set(
  'auch selbst nur erst gerade besonders insbesondere vor allem sogar etwa noch schon zumindest außer je kurz und oder aber sondern doch denn sowie so eben immer als'.split(
    ' ',
  ),
);
const FINAL_OPENERS: ReadonlySet<string> = new Set(['um', 'ohne', 'statt', 'anstatt', 'außer', 'anstelle']);

/** The opener of a piece, if it begins a subordinate, relative or infinitive clause. */
export function findOpener(scene: SentenceScene, piece: Piece): Opener | undefined {
  const { tokens, lower } = scene;
  let index = piece.first;
  for (let steps = 0; steps < 4 && index < piece.last; steps += 1) {
    const found = openerAt(scene, piece, index);
    if (found) return found;
    const { upos } = tokens[index]!;
    if (
      !(
        FOCUS.has(lower[index]!) ||
        upos === 'PUNCT' ||
        (upos === 'ADV' && steps === 0 && lower[index + 1] !== undefined && CONJUNCTIONS.has(lower[index + 1]!))
      )
    )
      return undefined;
    index += 1;
  }
  return undefined;
}

function openerAt(scene: SentenceScene, piece: Piece, index: number): Opener | undefined {
  const { tokens, lower } = scene;
  const word = lower[index]!;
  const token = tokens[index]!;
  if (FINAL_OPENERS.has(word) && opensInfinitive(scene, piece, index)) return { kind: 'infinitive', token: index };
  if (CONJUNCTIONS.has(word) && token.upos !== 'NOUN') return { kind: 'subordinate', token: index };
  if (
    AMBIGUOUS.has(word) &&
    (token.upos === 'SCONJ' || token.upos === 'CCONJ' || (token.upos === 'ADV' && (piece.comma || piece.coordinated))) &&
    endsWithVerb(scene, piece, index)
  )
    return { kind: 'subordinate', token: index };
  const after = token.upos === 'ADP' && index + 1 < piece.last ? index + 1 : index;
  const pronoun = lower[after]!;
  if (
    RELATIVES.has(pronoun) &&
    (piece.comma || piece.coordinated || piece.opens) &&
    index > scene.first &&
    isRelativePronoun(scene, tokens[after]!, after, piece)
  ) {
    return { kind: 'relative', token: after };
  }
  if (
    QUESTIONS.has(pronoun) &&
    tokens[after]!.upos !== 'NOUN' &&
    (tokens[after]!.upos !== 'SCONJ' || pronoun !== 'wie') &&
    endsWithVerb(scene, piece, after)
  ) {
    const bound = piece.comma && (pronoun === 'was' || pronoun.startsWith('wo') || pronoun.startsWith('welch'));
    return { kind: bound ? 'relative' : 'subordinate', token: after };
  }
  return undefined;
}

/** "um … zu": an infinitive with "zu" follows and no finite verb stands before it. */
function opensInfinitive(scene: SentenceScene, piece: Piece, index: number): boolean {
  for (let next = index + 1; next < piece.last; next += 1) {
    const kind = kindAt(scene, next);
    if (kind === 'zu') return true;
    if (kind === 'finite') return false;
  }
  return scene.tokens[index]!.upos === 'SCONJ' && !hasFinite(scene, piece);
}

function hasFinite(scene: SentenceScene, piece: Piece): boolean {
  for (let index = piece.first; index < piece.last; index += 1) if (kindAt(scene, index) === 'finite') return true;
  return false;
}

/** "…, der dort wohnt" against ", das ist gut" and ", der Mann kam": a pronoun, and the finite verb does not follow it with more behind it. */
function isRelativePronoun(scene: SentenceScene, token: Token, at: number, piece: Piece): boolean {
  if (
    token.upos !== 'PRON' &&
    !(token.upos === 'DET' && (scene.lower[at] === 'dessen' || scene.lower[at] === 'deren' || scene.lower[at]!.startsWith('welch')))
  )
    return false;
  if (isZuOnly(scene, piece)) return false;
  if (kindAt(scene, at + 1) !== 'finite') return true;
  return clusterReachesEnd(scene, at + 1, piece.last);
}

/** "…, das hinzunehmen": an infinitive with "zu" and no finite verb. */
function isZuOnly(scene: SentenceScene, piece: Piece): boolean {
  let zu = false;
  for (let index = piece.first; index < piece.last; index += 1) {
    const kind = kindAt(scene, index);
    if (kind === 'finite') return false;
    if (kind === 'zu') zu = true;
  }
  return zu && kindAt(scene, piece.last - 1) !== 'none';
}

/** A finite verb ends the piece, perhaps with more verbs or one phrase after it, and does not follow the opener at once; or there is none yet. */
function endsWithVerb(scene: SentenceScene, piece: Piece, opener: number): boolean {
  let finite = -1;
  for (let index = opener + 1; index < piece.last; index += 1) {
    if (kindAt(scene, index) === 'finite') {
      finite = index;
      break;
    }
  }
  if (finite < 0) {
    if (scene.tokens[opener]!.upos === 'ADV' || piece.last >= scene.last || !hasLaterFinite(scene, piece)) return false;
    return !isComparison(scene, opener) || opensWithSubject(scene, opener, piece.last) || closesBeforeVerb(scene, opener);
  }
  if (finite === opener + 1) return piece.comma && clusterReachesEnd(scene, finite, piece.last);
  if (isComparison(scene, opener))
    return (
      clusterReachesEnd(scene, finite, piece.last) || (scene.tokens[opener]!.upos === 'SCONJ' && phrasesBetween(scene, opener, finite) > 1)
    );
  if (scene.tokens[opener]!.upos === 'SCONJ') return true;
  return !secondPosition(scene, opener, finite) || clusterReachesEnd(scene, finite, piece.last);
}

function isComparison(scene: SentenceScene, opener: number): boolean {
  return scene.lower[opener] === 'als' || scene.lower[opener] === 'wie';
}

/** A pronoun in the nominative, or two phrases, after "als" or "wie": "als er die Krim, …" against "als Minister, …". */
function opensWithSubject(scene: SentenceScene, opener: number, last: number): boolean {
  const next = scene.tokens[opener + 1];
  return (next?.upos === 'PRON' && next.feats.Case === 'Nom') || phrasesBetween(scene, opener, last) > 2;
}

/** "Wie Berg, Sprecher der Stadt, gestern sagte, kam …": the first finite verb ends the clause, since that of the main clause follows the comma; not "Wie Berg, Sprecher der Stadt, wohnt er hier". */
function closesBeforeVerb(scene: SentenceScene, opener: number): boolean {
  if (scene.tokens[opener]!.upos !== 'SCONJ' || opener > scene.first + 1) return false;
  for (let index = opener + 1; index < scene.last - 2; index += 1) {
    if (kindAt(scene, index) === 'finite') return scene.tokens[index + 1]!.form === ',' && kindAt(scene, index + 2) === 'finite';
  }
  return false;
}

function phrasesBetween(scene: SentenceScene, start: number, end: number): number {
  let count = 0;
  let before = -1;
  for (let index = start + 1; index < end; index += 1) {
    const at = scene.phraseAt[index - scene.first]!;
    if (at >= 0 && at !== before && scene.phrases[at]!.parent === undefined) count += 1;
    before = at;
  }
  return count;
}

function hasLaterFinite(scene: SentenceScene, piece: Piece): boolean {
  for (let index = piece.last; index < scene.last; index += 1) if (kindAt(scene, index) === 'finite') return true;
  return false;
}

/** Only one phrase stands before the finite verb: "Welche Länder liefern Waffen?" */
function secondPosition(scene: SentenceScene, opener: number, finite: number): boolean {
  const phrase = scene.phraseAt[opener - scene.first]!;
  return phrase >= 0 && scene.phrases[phrase]!.last === finite;
}

function clusterReachesEnd(scene: SentenceScene, finite: number, last: number): boolean {
  let index = finite + 1;
  while (index < last && (kindAt(scene, index) !== 'none' || scene.tokens[index]!.upos === 'PUNCT')) index += 1;
  return index >= last;
}
