import { mixFeature } from '../../common/linear.js';
import { NOWHERE, type ParserState } from './state.js';

/** Upper bound of the features of one decision. */
export const PARSER_FEATURES = 72;
const NONE = -3;

/**
 * Features of a configuration for the choice of the transition.
 * @returns how many of `out` are filled
 */
export function transitionFeatures(state: ParserState, out: Uint32Array): number {
  const { input, relations, leftmost, rightmost, children } = state;
  const { forms, tags, cases, clauses } = input;
  const s0 = state.top(0);
  const s1 = state.top(1);
  const s2 = state.top(2);
  const b0 = state.next;
  const b1 = b0 + 1 <= input.length ? b0 + 1 : NOWHERE;
  const b2 = b0 + 2 <= input.length ? b0 + 2 : NOWHERE;
  const s0w = at(forms, s0);
  const s0t = at(tags, s0);
  const s0c = at(cases, s0);
  const s1w = at(forms, s1);
  const s1t = at(tags, s1);
  const s1c = at(cases, s1);
  const s2t = at(tags, s2);
  const b0w = at(forms, b0);
  const b0t = at(tags, b0);
  const b0c = at(cases, b0);
  const b1t = at(tags, b1);
  const b1c = at(cases, b1);
  const b2t = at(tags, b2);
  const s0k = s0 >= 0 ? children[s0]! : 0;
  const s1k = s1 >= 0 ? children[s1]! : 0;
  const b0k = children[b0]!;
  const s0l = childTag(state, s0, leftmost);
  const s0r = childTag(state, s0, rightmost);
  const s1r = childTag(state, s1, rightmost);
  const s1l = childTag(state, s1, leftmost);
  const b0l = childTag(state, b0, leftmost);
  const b0l2 = childTag(state, b0, state.leftmost2);
  const distance = s0 < 0 ? 0 : b0 - s0 > 8 ? 7 : b0 - s0 > 4 ? 6 : b0 - s0;
  const distance1 = s1 < 0 ? 0 : s0 - s1 > 8 ? 7 : s0 - s1 > 4 ? 6 : s0 - s1;
  const valency = s0 < 0 ? 0 : state.leftCount[s0]! | (state.rightCount[s0]! << 4);
  const same = (s0 >= 0 && clauses[s0] === clauses[b0] ? 1 : 0) | (s1 >= 0 && s0 >= 0 && clauses[s1] === clauses[s0] ? 2 : 0);
  let n = 0;
  out[n++] = mixFeature(1, s0w);
  out[n++] = mixFeature(2, s0c, s0k);
  out[n++] = mixFeature(3, s0w, s0t);
  out[n++] = mixFeature(4, s1w, s1t);
  out[n++] = mixFeature(5, s1c, s1k);
  out[n++] = mixFeature(6, b0w, b0t);
  out[n++] = mixFeature(7, b0c, b0k);
  out[n++] = mixFeature(8, at(forms, b1), b1t);
  out[n++] = mixFeature(9, b1t, b2t, b0t);
  out[n++] = mixFeature(10, s0w, b0w);
  out[n++] = mixFeature(11, s0c, b0c);
  out[n++] = mixFeature(12, s0w, b0t);
  out[n++] = mixFeature(13, s0t, b0w);
  out[n++] = mixFeature(14, s0w, b0c, s0k);
  out[n++] = mixFeature(15, s0c, b0t, b1t);
  out[n++] = mixFeature(16, s0c, s1c);
  out[n++] = mixFeature(17, s0w, s1w);
  out[n++] = mixFeature(18, s0w, s1t);
  out[n++] = mixFeature(19, s0t, s1w);
  out[n++] = mixFeature(20, s1t, s0t, b0t);
  out[n++] = mixFeature(21, s1c, s0c, b0c);
  out[n++] = mixFeature(22, s2t, s1t, s0t);
  out[n++] = mixFeature(23, s0t, b0t, distance);
  out[n++] = mixFeature(24, s0c, b0c, distance | (same << 4));
  out[n++] = mixFeature(25, s1t, s0t, distance1 | (same << 4));
  out[n++] = mixFeature(26, s0t, valency, b0t);
  out[n++] = mixFeature(27, s0t, s0l, b0t);
  out[n++] = mixFeature(28, s0t, s0r, b0t);
  out[n++] = mixFeature(29, s1t, s1r, s0t);
  out[n++] = mixFeature(30, s1t, s1l, s0t);
  out[n++] = mixFeature(31, b0t, b0l, s0t);
  out[n++] = mixFeature(32, b0t, b0l ^ (b0l2 << 10), s0c);
  out[n++] = mixFeature(33, s0c, s0k, b0c ^ (b0k << 16));
  out[n++] = mixFeature(34, s1c, s1k, s0c ^ (s0k << 16));
  out[n++] = mixFeature(35, same | (s0k << 4), s0t ^ (s1t << 8), b0t);
  out[n++] = mixFeature(36, s1t ^ (s0t << 8), b0t ^ (b1t << 8));
  out[n++] = mixFeature(37, s0t ^ (b0t << 8), b1t ^ (b2t << 8));
  out[n++] = mixFeature(38, s1c, b0c, s0t ^ (same << 8));
  out[n++] = mixFeature(39, s1w, b0w, s0t);
  out[n++] = mixFeature(40, s1c ^ (s1k << 16), s0t, b0t ^ (b1t << 8));
  out[n++] = mixFeature(41, b0c, b1c, s0c);
  out[n++] = mixFeature(42, at(forms, s2), s0t);
  out[n++] = mixFeature(43, s0 >= 0 ? relationOf(relations, rightmost[s0]!) : NONE, s0t, b0t);
  out[n++] = mixFeature(44, at(input.suffixes, s0), b0t, s1t);
  out[n++] = mixFeature(45, at(input.suffixes, b0), s0t, b1t);
  out[n++] = mixFeature(46, s1w, s0w, b0t);
  out[n++] = mixFeature(47, s0 >= 0 && s0 + 1 < b0 ? tags[s0 + 1]! : NONE, s0t, b0t);
  out[n++] = mixFeature(48, b0 > 0 ? tags[b0 - 1]! : NONE, s0t, b0t ^ (s1t << 8));
  return n;
}

/**
 * Features for the name of an arc that is about to be drawn.
 * @returns how many of `out` are filled
 */
export function relationFeatures(state: ParserState, head: number, dependent: number, out: Uint32Array): number {
  const { input, children, leftmost, rightmost } = state;
  const { forms, tags, cases, suffixes, clauses } = input;
  const hw = at(forms, head);
  const ht = at(tags, head);
  const hc = at(cases, head);
  const hk = children[head]!;
  const dw = at(forms, dependent);
  const dt = at(tags, dependent);
  const dc = at(cases, dependent);
  const dk = children[dependent]!;
  const side = dependent < head ? 1 : 0;
  const far = Math.min(7, Math.abs(head - dependent));
  const dl = leftmost[dependent]!;
  const dlw = at(forms, dl);
  const dlt = at(tags, dl);
  const before = dependent > 0 ? tags[dependent - 1]! : NONE;
  const after = tags[dependent + 1] ?? NONE;
  const same = clauses[head] === clauses[dependent] ? 1 : 0;
  let n = 0;
  out[n++] = mixFeature(101, dt, ht, side);
  out[n++] = mixFeature(102, dc, hc, side);
  out[n++] = mixFeature(103, dw, ht, side);
  out[n++] = mixFeature(104, dt, hw, side);
  out[n++] = mixFeature(105, dw, hw, side);
  out[n++] = mixFeature(106, dc, hw, side);
  out[n++] = mixFeature(107, dc ^ (dk << 16), ht ^ (hk << 8), side);
  out[n++] = mixFeature(108, dc ^ (dk << 16), ht, side | (same << 1));
  out[n++] = mixFeature(109, dc, ht ^ (hk << 8), far);
  out[n++] = mixFeature(110, dw, dt);
  out[n++] = mixFeature(111, dlw, dt, ht);
  out[n++] = mixFeature(112, dlw, dw, ht);
  out[n++] = mixFeature(113, dlw, hw, dt);
  out[n++] = mixFeature(114, dlt, dc, ht ^ (side << 8));
  out[n++] = mixFeature(115, suffixes[dependent]!, dt, ht);
  out[n++] = mixFeature(116, suffixes[head]!, dc, side);
  out[n++] = mixFeature(117, before, dt, ht ^ (side << 8));
  out[n++] = mixFeature(118, after, dt, ht ^ (side << 8));
  out[n++] = mixFeature(119, at(tags, leftmost[head]!), dt, ht ^ (side << 8));
  out[n++] = mixFeature(120, at(tags, rightmost[head]!), dt, ht ^ (side << 8));
  out[n++] = mixFeature(121, dc, hk, hw);
  out[n++] = mixFeature(122, at(tags, rightmost[dependent]!), dt, ht ^ (dk << 8));
  out[n++] = mixFeature(123, dk, dt, ht ^ (side << 8) ^ (same << 9));
  out[n++] = mixFeature(124, dw, dk);
  out[n++] = mixFeature(125, suffixes[dependent]!, dc, hw);
  return n;
}

function at(values: Int32Array, index: number): number {
  return index < 0 ? NONE : values[index]!;
}

function childTag(state: ParserState, word: number, child: Int32Array): number {
  if (word < 0) return NONE;
  const found = child[word]!;
  return found < 0 ? NONE : state.input.tags[found]! | (state.relations[found]! << 6);
}

function relationOf(relations: Uint8Array, word: number): number {
  return word < 0 ? NONE : relations[word]!;
}
