import { quantizeModel } from '../src/language/common/linear.js';
import { RELATION_TEMPLATES, relationFeatures, TRANSITION_TEMPLATES, transitionFeatures } from '../src/language/de/parser/features.js';
import { LEFT, RELATIONS, RIGHT, relationNumber, SHIFT } from '../src/language/de/parser/labels.js';
import { allowedTransitions, type ParserModels } from '../src/language/de/parser/parse.js';
import { type ParserInput, ParserState } from '../src/language/de/parser/state.js';
import { Perceptron, seededRandom, shuffledOrder } from './perceptron.js';

/** A sentence for the parser: input with predicted tags and cases, gold heads (`length` stands for the root) and relation numbers. */
export interface ParserExample {
  readonly input: ParserInput;
  readonly heads: Int32Array;
  readonly relations: Uint8Array;
}

/** Gold tree of a sentence in the parser's numbers. */
export function goldTree(words: readonly { readonly head: number; readonly deprel: string }[]): Pick<ParserExample, 'heads' | 'relations'> {
  return {
    heads: Int32Array.from(words, (word) => (word.head < 0 ? words.length : word.head)),
    relations: Uint8Array.from(words, (word) => relationNumber(word.deprel)),
  };
}

const TRANSITION_BITS = 19;
const RELATION_BITS = 16;
/** From this epoch on the parser follows its own decisions with the given probability, so that it learns to go on after an error. */
const EXPLORE_FROM = 1;
const EXPLORE_SHARE = 0.9;

/** Trains the parser with the dynamic oracle of Goldberg and Nivre (2013). */
export function trainParser(
  examples: readonly ParserExample[],
  options: { readonly epochs?: number; readonly seed?: number } = {},
): ParserModels {
  const { epochs = 10, seed = 3 } = options;
  const transitions = new Perceptron(TRANSITION_BITS, 3, TRANSITION_TEMPLATES);
  const relations = new Perceptron(RELATION_BITS, RELATIONS.length, RELATION_TEMPLATES);
  const { scores } = transitions;
  const random = seededRandom(seed);
  for (let epoch = 0; epoch < epochs; epoch += 1) {
    for (const number of shuffledOrder(examples.length, random)) {
      const example = examples[number]!;
      const state = new ParserState(example.input);
      while (!state.done()) {
        const allowed = allowedTransitions(state);
        transitionFeatures(state, transitions);
        transitions.score();
        transitions.tick();
        const costs = [SHIFT, LEFT, RIGHT].map((one) =>
          allowed & (1 << one) ? transitionCost(state, example.heads, one) : Number.POSITIVE_INFINITY,
        );
        const cheapest = Math.min(...costs);
        const best = bestOf(scores, (one) => (allowed & (1 << one)) !== 0);
        const good = bestOf(scores, (one) => costs[one] === cheapest);
        if (costs[best]! > cheapest) transitions.update(good, best);
        const follow = epoch >= EXPLORE_FROM && random() < EXPLORE_SHARE ? best : good;
        if (follow === SHIFT) state.shift();
        else {
          const dependent = state.top(0);
          const head = follow === LEFT ? state.next : state.top(1);
          state.attach(head, trainRelation(relations, state, head, dependent, example));
        }
      }
    }
  }
  return {
    transitions: quantizeModel(transitions.average(), TRANSITION_TEMPLATES),
    relations: quantizeModel(relations.average(), RELATION_TEMPLATES),
  };
}

function bestOf(scores: Float64Array, allowed: (transition: number) => boolean): number {
  let best = -1;
  for (let transition = 0; transition < 3; transition += 1)
    if (allowed(transition) && (best < 0 || scores[transition]! > scores[best]!)) best = transition;
  return best;
}

/** Updates the relation model where head and dependent are right; gives the relation that the state goes on with. */
function trainRelation(model: Perceptron, state: ParserState, head: number, dependent: number, example: ParserExample): number {
  const root = relationNumber('root');
  if (head === example.input.length) return root;
  relationFeatures(state, head, dependent, model);
  model.score();
  const { scores } = model;
  model.tick();
  let best = 0;
  for (let relation = 0; relation < RELATIONS.length; relation += 1)
    if (relation !== root && scores[relation]! > scores[best]!) best = relation;
  const gold = example.relations[dependent]!;
  if (example.heads[dependent] === head && best !== gold) model.update(gold, best);
  return best;
}

/** Number of gold arcs that a transition makes impossible. */
function transitionCost(state: ParserState, heads: Int32Array, transition: number): number {
  const { size, next, stack } = state;
  const { length } = state.input;
  let cost = 0;
  if (transition === SHIFT) {
    for (let depth = 0; depth < size; depth += 1) {
      if (heads[stack[depth]!] === next) cost += 1;
      if (depth < size - 1 && heads[next] === stack[depth]) cost += 1;
    }
    return cost;
  }
  const top = stack[size - 1]!;
  const head = heads[top]!;
  if (transition === LEFT) {
    if (head > next || (size > 1 && head === stack[size - 2])) cost += 1;
  } else if (head >= next) cost += 1;
  for (let word = next; word < length; word += 1) if (heads[word] === top) cost += 1;
  return cost;
}
