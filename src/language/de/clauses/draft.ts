import type { ClauseKind } from '../../../model/index.js';
import { AUXILIARIES, MODALS } from '../phrases/index.js';
import type { Piece } from './pieces.js';
import { kindAt, type SentenceScene } from './scene.js';

/** A clause while the fields are being read. */
export interface ClauseDraft {
  kind: ClauseKind;
  tokens: number[];
  parent: ClauseDraft | undefined;
  conjunctOf: ClauseDraft | undefined;
  subordinator: number;
  finite: number;
  /** Infinitives and participles in order. */
  nonfinite: number[];
  /** The quoted or reported clause stands before its frame: "…, sagte er". */
  frame: boolean;
  /** A clause of its own fills the field before the finite verb. */
  fronted: boolean;
  /** First token of the piece that holds the finite verb. */
  finitePiece: number;
  /** Auxiliaries of the earlier conjunct: "hat gegessen und [getrunken]". */
  shared: ClauseDraft | undefined;
  pieces: number;
  /** A verb-first clause before its main clause: "Kommt er, gehen wir". */
  conditional: boolean;
}

/** A clause without tokens. */
export function newClause(kind: ClauseKind, parent: ClauseDraft | undefined): ClauseDraft {
  return {
    kind,
    tokens: [],
    parent,
    conjunctOf: undefined,
    subordinator: -1,
    finite: -1,
    nonfinite: [],
    frame: false,
    fronted: false,
    finitePiece: -1,
    shared: undefined,
    pieces: 0,
    conditional: false,
  };
}

/** Gives a piece to a clause, its verbs included; the token `forced` counts as finite. */
export function addPiece(scene: SentenceScene, clause: ClauseDraft, piece: Piece, forced = -1): void {
  clause.pieces += 1;
  for (let index = piece.first; index < piece.last; index += 1) {
    clause.tokens.push(index);
    const kind = kindAt(scene, index);
    if (kind === 'finite' || index === forced) {
      if (clause.finite < 0) {
        clause.finite = index;
        clause.finitePiece = piece.first;
      } else if (isSubordinate(clause)) {
        clause.nonfinite.push(clause.finite);
        clause.finite = index;
      } else clause.nonfinite.push(index);
    } else if (kind !== 'none') clause.nonfinite.push(index);
  }
}

/** Subordinate, relative or infinitive: its verbs come last. */
export function isSubordinate(clause: ClauseDraft): boolean {
  return clause.kind === 'subordinate' || clause.kind === 'relative' || clause.kind === 'infinitive';
}

/** Its verbs are there: nothing more is waited for. */
export function isComplete(clause: ClauseDraft): boolean {
  if (clause.kind === 'infinitive') return clause.nonfinite.length > 0;
  if (clause.kind === 'participle') return true;
  return clause.finite >= 0 || clause.shared !== undefined;
}

/** An auxiliary or modal verb without its full verb. */
export function expectsBracket(scene: SentenceScene, clause: ClauseDraft): boolean {
  if (clause.finite < 0 || clause.nonfinite.length > 0) return false;
  const { lemma } = scene.tokens[clause.finite]!;
  return AUXILIARIES.has(lemma) || MODALS.has(lemma) || lemma === 'lassen';
}

/** A main clause that begins with its finite verb. */
export function isVerbFirst(clause: ClauseDraft): boolean {
  return clause.kind === 'main' && clause.tokens[0] === clause.finite && clause.pieces >= 1;
}

/** The clause at the top of those that a clause depends on. */
export function outermost(clause: ClauseDraft): ClauseDraft {
  let found = clause;
  for (let steps = 0; found.parent && steps < 100; steps += 1) found = found.parent;
  return found;
}
