import type { Phrase, Token } from '../../../model/index.js';
import type { VerbKind } from '../phrases/index.js';

/** One sentence, ready for the fields. */
export interface SentenceScene {
  readonly tokens: readonly Token[];
  readonly lower: readonly string[];
  readonly kinds: readonly VerbKind[];
  readonly first: number;
  readonly last: number;
  /** Phrase index by token (relative to `first`): outermost base phrase that covers it, -1 where none. */
  readonly phraseAt: Int32Array;
  readonly phrases: readonly Phrase[];
}

/** The kind of verb form of a token of the sentence. */
export function kindAt(scene: SentenceScene, index: number): VerbKind {
  return index < scene.first || index >= scene.last ? 'none' : scene.kinds[index]!;
}
