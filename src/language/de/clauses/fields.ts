import type { ClauseKind } from '../../../model/index.js';
import { isVerbClass } from '../lexicon/index.js';
import { SEPARABLE } from '../phrases/index.js';
import { addPiece, type ClauseDraft, expectsBracket, isComplete, isSubordinate, isVerbFirst, newClause, outermost } from './draft.js';
import { findOpener, type Opener } from './openers.js';
import {
  clusterEnd,
  countVerbs,
  finitesOf,
  isParticiplePhrase,
  isSourceNote,
  mainEnd,
  spansSubordinate,
  subordinateEnd,
} from './piece-verbs.js';
import { type Piece, splitPieces } from './pieces.js';
import { kindAt, type SentenceScene } from './scene.js';

/**
 * Reads the topological fields of one sentence: its pieces between marks and coordinators go one by one to the clause that is open for them.
 * Linear in the number of pieces; the stack never holds more clauses than pieces.
 */
export function readFields(scene: SentenceScene): ClauseDraft[] {
  const reader = new FieldReader(scene);
  for (const piece of splitPieces(scene)) reader.take(piece);
  return reader.finish();
}

class FieldReader {
  private readonly clauses: ClauseDraft[] = [];
  private stack: ClauseDraft[] = [];
  /** Depth of the stack at each open bracket or quotation. */
  private readonly barriers: { readonly depth: number; readonly stack: ClauseDraft[] }[] = [];
  private closedQuote = false;

  constructor(private readonly scene: SentenceScene) {}

  take(piece: Piece): void {
    if (piece.opens) this.barriers.push({ depth: this.stack.length, stack: [...this.stack] });
    if (piece.breaks) this.stack = this.stack.slice(0, 0);
    if (piece.last > piece.first) this.place(piece);
    if (piece.closes) {
      const barrier = this.barriers.pop();
      if (barrier) this.stack = barrier.stack;
      this.closedQuote = true;
    } else if (piece.last > piece.first) this.closedQuote = false;
  }

  finish(): ClauseDraft[] {
    return this.clauses.filter((clause) => clause.tokens.length > 0);
  }

  private get top(): ClauseDraft | undefined {
    return this.stack[this.stack.length - 1];
  }

  private open(kind: ClauseKind, parent: ClauseDraft | undefined): ClauseDraft {
    const clause = newClause(kind, parent);
    this.clauses.push(clause);
    this.stack.push(clause);
    return clause;
  }

  private place(piece: Piece): void {
    const opener = findOpener(this.scene, piece);
    if (opener) {
      this.placeSubordinate(piece, opener);
      return;
    }
    const finites = finitesOf(this.scene, piece);
    if (finites.length === 0 && this.top && isSourceNote(this.scene, piece)) {
      addPiece(this.scene, this.open('verbless', this.top), piece);
      this.stack.pop();
      return;
    }
    if (finites.length === 0) finites.push(...this.mistakenFinite(piece));
    if (finites.length > 0) {
      if (this.top && this.isEmbeddedReport(piece, finites[0]!)) {
        addPiece(this.scene, this.open('main', this.top), piece);
        this.stack.pop();
        return;
      }
      this.placeFinite(piece, finites);
      return;
    }
    this.placeNonfinite(piece);
  }

  /** "Wir stehen hier und wir [denken] nach": a lone infinitive after a coordinator and a nominative pronoun, where nothing waits for one, is finite. */
  private mistakenFinite(piece: Piece): number[] {
    const top = this.top;
    if (!piece.coordinated || !top || top.kind !== 'main' || top.finite < 0 || expectsBracket(this.scene, top) || top.nonfinite.length > 0)
      return [];
    const pronoun = this.scene.tokens[piece.first + 1];
    const at = piece.first + 2;
    if (pronoun?.upos !== 'PRON' || pronoun.feats.Case !== 'Nom' || at >= piece.last || kindAt(this.scene, at) !== 'infinitive') return [];
    return [at];
  }

  /**
   * "Der Vorwurf, [die Regierung habe gelogen], wurde zurückgewiesen": Konjunktiv I between commas inside a clause whose own finite verb follows at once.
   * Not: "Der Minister, so sei es, kam", "Er sagte, sie habe gelogen".
   */
  private isEmbeddedReport(piece: Piece, finite: number): boolean {
    const top = this.top!;
    const { tokens, last } = this.scene;
    if (!piece.comma || piece.coordinated || finite === piece.first || top.kind !== 'main' || top.finite >= 0 || top.tokens.length < 2)
      return false;
    if (tokens[finite]!.feats.Mood !== 'Sub' || tokens[finite]!.feats.Tense !== 'Pres') return false;
    return piece.last + 1 < last && tokens[piece.last]!.form === ',' && kindAt(this.scene, piece.last + 1) === 'finite';
  }

  private placeSubordinate(piece: Piece, opener: Opener): void {
    const finites = finitesOf(this.scene, piece);
    const top = this.top;
    const parent = this.top ?? undefined;
    const clause = this.open(opener.kind, parent);
    clause.subordinator = opener.token;
    if (piece.coordinated && top && isSubordinate(top) && isComplete(top)) {
      clause.conjunctOf = top;
      clause.parent = top.parent;
    }
    const end = subordinateEnd(this.scene, piece, opener, finites);
    addPiece(this.scene, clause, { ...piece, last: end });
    if (end < piece.last) this.place({ ...piece, first: end, coordinated: false, opens: false, closes: false, breaks: false, comma: true });
  }

  private placeFinite(piece: Piece, finites: readonly number[]): void {
    const finite = finites[0]!;
    this.promoteVerb(piece, finite);
    if (this.joinsSubordinate(piece, finite)) return;
    let fronted = false;
    while (
      this.top &&
      (isSubordinate(this.top) || this.top.kind === 'participle') &&
      (isComplete(this.top) || this.top.kind === 'infinitive')
    ) {
      fronted = this.top.parent === undefined || this.top.parent.finite < 0;
      this.stack.pop();
    }
    const top = this.top;
    const end = mainEnd(this.scene, piece, finites);
    const part = { ...piece, last: end };
    if (top && isSubordinate(top)) {
      addPiece(this.scene, top, part);
    } else if (top && top.finite < 0 && top.kind !== 'verbless' && !this.isFrame(piece, top, finite)) {
      addPiece(this.scene, top, part);
    } else {
      const first = finite === piece.first;
      const isFrame = finite === piece.first && top !== undefined && this.isFrame(piece, top, finite);
      const clause = this.open('main', undefined);
      if (isFrame && top) {
        clause.frame = true;
        const quoted = outermost(top);
        if (quoted !== clause && !quoted.parent) quoted.parent = clause;
        this.stack.pop();
        addPiece(this.scene, clause, part);
        if (top.finite >= 0) {
          this.stack.pop();
          this.stack.push(clause);
        }
        this.continueAfter(piece, end);
        return;
      }
      if (top && top.finite >= 0) {
        this.stack.pop();
        this.stack.pop();
        this.stack.push(clause);
        if (piece.coordinated) clause.conjunctOf = top;
        else if (first && isVerbFirst(top) && !this.isQuestion()) {
          top.kind = 'subordinate';
          top.conditional = true;
          top.parent = clause;
          clause.fronted = true;
        } else if (first && piece.comma && !this.isQuestion()) clause.conjunctOf = top;
        else if (piece.comma && isVerbClass(this.scene.tokens[top.finite]!.lemma, 'speech')) clause.parent = top;
      }
      clause.fronted = fronted && finite === piece.first;
      addPiece(this.scene, clause, part, finite);
    }
    if (this.top && fronted && finite === piece.first && this.top.finite === finite) this.top.fronted = true;
    if (fronted) this.adoptFronted();
    this.continueAfter(piece, end);
  }

  private isQuestion(): boolean {
    return this.scene.tokens[this.scene.last - 1]?.form === '?';
  }

  /** "Weber, der der Partei [angehört], sagte": a verb at the end that was taken for a participle is finite where a main clause goes on with its own. */
  private promoteVerb(piece: Piece, finite: number): void {
    const top = this.top;
    if (
      !top ||
      top.kind === 'infinitive' ||
      !isSubordinate(top) ||
      isComplete(top) ||
      finite !== piece.first ||
      !piece.comma ||
      piece.coordinated
    )
      return;
    const last = top.tokens[top.tokens.length - 1];
    if (last === undefined || last !== top.nonfinite[top.nonfinite.length - 1]) return;
    top.nonfinite.pop();
    top.finite = last;
  }

  private continueAfter(piece: Piece, end: number): void {
    if (end < piece.last) this.place({ ...piece, first: end, coordinated: false, opens: false, closes: false, breaks: false, comma: true });
  }

  /** A subordinate clause before its main clause hangs on it: "Als er kam, ging sie". */
  private adoptFronted(): void {
    const main = this.top;
    if (!main) return;
    for (let index = this.clauses.length - 1; index >= 0; index -= 1) {
      const clause = this.clauses[index]!;
      if (clause === main) continue;
      if (!isSubordinate(clause) || clause.parent) break;
      clause.parent = main;
    }
  }

  /** "…, sagte Selenskyj" after a clause, or between the parts of one: the verb comes first and is a verb of saying. */
  private isFrame(piece: Piece, top: ClauseDraft, finite: number): boolean {
    if (finite !== piece.first || piece.coordinated) return false;
    const token = this.scene.tokens[finite]!;
    if (top.finite < 0)
      return (
        (this.closedQuote || (top.pieces === 1 && piece.comma)) &&
        isVerbClass(token.lemma, 'speech') &&
        !spansSubordinate(this.scene, top, piece)
      );
    return isVerbClass(token.lemma, 'speech') || this.closedQuote;
  }

  /** After "und": a conjunct of the open or just completed subordinate clause: "weil er kam und [sie ging]". */
  private joinsSubordinate(piece: Piece, finite: number): boolean {
    const top = this.top;
    if (!top || !isSubordinate(top)) return false;
    if (!isComplete(top)) {
      const lastToken = top.tokens[top.tokens.length - 1];
      const verbs = countVerbs(this.scene, piece);
      if (piece.coordinated && lastToken !== undefined && kindAt(this.scene, lastToken) !== 'none' && verbs > 1) {
        this.stack.pop();
        const clause = this.open(top.kind, top.parent);
        clause.conjunctOf = top;
        clause.subordinator = top.subordinator;
        top.shared = clause;
        addPiece(this.scene, clause, piece);
        return true;
      }
      addPiece(this.scene, top, piece);
      return true;
    }
    if (!piece.coordinated || top.kind === 'infinitive') return false;
    let end = clusterEnd(this.scene, finite, piece.last);
    while (end < piece.last && this.scene.tokens[end]!.upos === 'PUNCT') end += 1;
    const pending = this.stack.some((clause) => clause.kind === 'main' && clause.finite < 0);
    if (end < piece.last && !pending) return false;
    if (!pending && finite === piece.first + 1 && piece.last - finite > 1) return false;
    this.stack.pop();
    const clause = this.open(top.kind, top.parent);
    clause.conjunctOf = top;
    clause.subordinator = top.subordinator;
    addPiece(this.scene, clause, piece);
    return true;
  }

  private placeNonfinite(piece: Piece): void {
    const verbs: number[] = [];
    let zu = -1;
    for (let index = piece.first; index < piece.last; index += 1) {
      const kind = kindAt(this.scene, index);
      if (kind !== 'none') verbs.push(index);
      if (kind === 'zu') zu = index;
    }
    const top = this.top;
    if (verbs.length === 0) {
      this.placeVerbless(piece);
      return;
    }
    if (top && isSubordinate(top) && top.kind !== 'infinitive' && !isComplete(top) && zu < 0) {
      addPiece(this.scene, top, piece);
      return;
    }
    if (zu >= 0 && top && !(piece.coordinated && expectsBracket(this.scene, top))) {
      if (piece.coordinated && top.kind === 'infinitive') {
        this.stack.pop();
        const clause = this.open('infinitive', top.parent);
        clause.conjunctOf = top;
        addPiece(this.scene, clause, piece);
        return;
      }
      if (piece.comma || piece.coordinated) {
        if (top.kind === 'infinitive' && !isComplete(top)) {
          addPiece(this.scene, top, piece);
          return;
        }
        addPiece(this.scene, this.open('infinitive', top), piece);
        return;
      }
    }
    if (piece.coordinated && top && (top.nonfinite.length > 0 || top.kind === 'infinitive')) {
      const clause = this.open(top.kind, top.parent);
      this.stack.splice(this.stack.length - 2, 1);
      clause.conjunctOf = top;
      clause.shared = top;
      clause.subordinator = top.subordinator;
      addPiece(this.scene, clause, piece);
      return;
    }
    if (top && piece.comma && isParticiplePhrase(this.scene, piece, verbs)) {
      addPiece(this.scene, this.open('participle', top), piece);
      return;
    }
    const waiting = this.findWaiting();
    if (waiting) {
      while (this.top !== waiting) this.stack.pop();
      addPiece(this.scene, waiting, piece);
      return;
    }
    if (top && piece.comma && (top.finite >= 0 || top.pieces > 0) && kindAt(this.scene, verbs[verbs.length - 1]!) === 'participle') {
      addPiece(this.scene, this.open('participle', top), piece);
      return;
    }
    if (!top) this.open('main', undefined);
    addPiece(this.scene, this.top!, piece);
  }

  /** The innermost open clause that still needs verbs at its end. */
  private findWaiting(): ClauseDraft | undefined {
    for (let index = this.stack.length - 1; index >= 0; index -= 1) {
      const clause = this.stack[index]!;
      if (expectsBracket(this.scene, clause)) return clause;
      if (!isComplete(clause)) return undefined;
    }
    return undefined;
  }

  private placeVerbless(piece: Piece): void {
    const top = this.top;
    if (!top) {
      addPiece(this.scene, this.open('main', undefined), piece);
      return;
    }
    if (piece.coordinated && !piece.comma) {
      addPiece(this.scene, top, piece);
      return;
    }
    if (isSubordinate(top) && isComplete(top)) {
      const below = this.stack[this.stack.length - 2];
      const particle = this.scene.lower[piece.last - 1]!;
      if (
        below &&
        (below.finite < 0 ||
          expectsBracket(this.scene, below) ||
          (piece.last === piece.first + 1 && SEPARABLE.has(particle)) ||
          piece.comma)
      ) {
        while (this.stack.length > 1 && this.top && isSubordinate(this.top) && isComplete(this.top)) this.stack.pop();
        addPiece(this.scene, this.top!, piece);
        return;
      }
    }
    addPiece(this.scene, top, piece);
  }
}
