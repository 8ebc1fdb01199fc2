import type { Scorer } from '../../common/linear.js';
import { RELATION_TEMPLATES, relationFeatures, TRANSITION_TEMPLATES, transitionFeatures } from './features.js';
import { LEFT, RELATIONS, RIGHT, relationNumber, SHIFT } from './labels.js';
import { type ParserInput, ParserState } from './state.js';

/** The two models of the parser: which transition, and the name of an arc. */
export interface ParserModels {
  readonly transitions: Scorer;
  readonly relations: Scorer;
}

/** A dependency tree: heads (-1 for the root) and relation numbers (`RELATIONS`) of each word. */
export interface ParsedTree {
  readonly heads: Int32Array;
  readonly relations: Uint8Array;
}

const ROOT = relationNumber('root');
const PARATAXIS = relationNumber('parataxis');

/** Parses one sentence greedily (arc-hybrid transitions, Kuhlmann et al. 2011). Exactly one root; linear in the number of words. */
export function parseWords(models: ParserModels, input: ParserInput): ParsedTree {
  const state = new ParserState(input);
  while (!state.done()) {
    const transition = bestTransition(models.transitions, state);
    if (transition === SHIFT) state.shift();
    else {
      const head = transition === LEFT ? state.next : state.top(1);
      state.attach(head, nameArc(models.relations, state, head, state.top(0)));
    }
  }
  return finishTree(state);
}

/** Bits of the transitions that a configuration allows. */
export function allowedTransitions(state: ParserState): number {
  const canShift = state.next < state.input.length;
  return (canShift ? 1 << SHIFT : 0) | (state.size > 0 ? 1 << LEFT : 0) | (state.size > 1 ? 1 << RIGHT : 0);
}

function bestTransition(model: Scorer, state: ParserState): number {
  const allowed = allowedTransitions(state);
  transitionFeatures(state, model);
  model.score(0, TRANSITION_TEMPLATES.length);
  const { scores } = model;
  let best = -1;
  for (let transition = 0; transition < 3; transition += 1) {
    if (allowed & (1 << transition) && (best < 0 || scores[transition]! > scores[best]!)) best = transition;
  }
  return best;
}

function nameArc(model: Scorer, state: ParserState, head: number, dependent: number): number {
  if (head === state.input.length) return ROOT;
  relationFeatures(state, head, dependent, model);
  model.score(0, RELATION_TEMPLATES.length);
  const { scores } = model;
  let best = 0;
  for (let relation = 0; relation < RELATIONS.length; relation += 1)
    if (relation !== ROOT && scores[relation]! > scores[best]!) best = relation;
  return best;
}

/** The first word under the artificial root is the root; others under it hang on that one. */
function finishTree(state: ParserState): ParsedTree {
  const { length } = state.input;
  const heads = state.heads.slice(0, length);
  const relations = state.relations.slice(0, length);
  let root = -1;
  for (let index = 0; index < length; index += 1) {
    if (heads[index] !== length) continue;
    if (root < 0) {
      root = index;
      heads[index] = -1;
      relations[index] = ROOT;
    } else {
      heads[index] = root;
      relations[index] = PARATAXIS;
    }
  }
  return { heads, relations };
}
