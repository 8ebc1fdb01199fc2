import type { PhraseDraft } from './draft.js';
import { type AttributeScene, shareCase, shareCases } from './scene.js';
import { verbKind } from './verb-forms.js';

const COORDINATORS: ReadonlySet<string> = new Set(['und', 'oder', 'sowie', 'bzw.', 'beziehungsweise', 'noch', 'sondern', 'u.']);

/** "A und B", "A, B und C": each conjunct hangs on the first one. */
export function linkCoordinations(scene: AttributeScene): void {
  const { line } = scene;
  for (let index = 1; index < line.length; index += 1) {
    const right = line[index]!;
    const coordinator = right.parent ? -1 : coordinatorBefore(scene, right);
    if (coordinator < 0) continue;
    const left = conjunctBefore(scene, index, leftOfCoordinator(scene, coordinator));
    if (!left || startsClause(scene, left, right, index)) continue;
    join(scene, left, right);
    linkEnumeration(scene, left, line.lastIndexOf(left, index), right.last);
  }
}

/** The coordinator before a phrase, adverbs between them left out ("und auch", "als auch", "sondern nur"); -1 where there is none. */
function coordinatorBefore(scene: AttributeScene, phrase: PhraseDraft): number {
  const { tokens, lower } = scene.words;
  let index = phrase.first - 1;
  if (lower[index] === 'noch') return hasNeither(scene, index) ? index : -1;
  for (let steps = 0; steps < 2 && index > scene.first && (tokens[index]!.upos === 'ADV' || tokens[index]!.upos === 'PART'); steps += 1)
    index -= 1;
  if (index <= scene.first) return -1;
  const word = lower[index]!;
  if (word === 'als') return lower[index + 1] === 'auch' ? index : -1;
  if (word === '&' || word === 'sowie') return index;
  return tokens[index]!.upos === 'CCONJ' && COORDINATORS.has(word) ? index : -1;
}

function hasNeither(scene: AttributeScene, index: number): boolean {
  for (let at = index - 1; at >= scene.first && at > index - 12; at -= 1) if (scene.words.lower[at] === 'weder') return true;
  return false;
}

/** End of what stands before a coordinator: "sowohl A als auch B", "A, B, und C", "A und auch B". */
function leftOfCoordinator(scene: AttributeScene, coordinator: number): number {
  let end = coordinator;
  if (end > scene.first && scene.words.lower[end - 1] === ',') end -= 1;
  return end;
}

/** The phrase ending at `end` that the phrase at `index` is coordinated with: of the phrase there and those that it is an attribute of. */
function conjunctBefore(scene: AttributeScene, index: number, end: number): PhraseDraft | undefined {
  const right = scene.line[index]!;
  const nearest = scene.line[index - 1];
  if (!nearest || nearest.last !== end) return undefined;
  let best: PhraseDraft | undefined;
  let bestScore = 0;
  let candidate: PhraseDraft | undefined = nearest;
  for (let steps = 0; candidate && steps < 6; steps += 1) {
    const score = likeness(scene, candidate, right) - steps * 0.4;
    if (score > bestScore) {
      best = candidate;
      bestScore = score;
    }
    candidate = nextOuter(scene, candidate, index);
  }
  return best;
}

/** The phrase that holds this one as an attribute, else the one that ends where this one begins. */
function nextOuter(scene: AttributeScene, phrase: PhraseDraft, near: number): PhraseDraft | undefined {
  if (phrase.parent) return phrase.attribute === 'conjunct' || phrase.parent.first > phrase.first ? undefined : phrase.parent;
  if (phrase.preposition < 0) return undefined;
  const before = scene.line[scene.line.lastIndexOf(phrase, near) - 1];
  return before?.last === phrase.first ? before : undefined;
}

/** How well two phrases go together as conjuncts; 0 where they cannot. */
function likeness(scene: AttributeScene, left: PhraseDraft, right: PhraseDraft): number {
  const { tokens, lower } = scene.words;
  const first = tokens[left.head]!;
  const second = tokens[right.head]!;
  if (right.preposition >= 0) {
    if (left.preposition < 0) return 0;
    return scene.words.lower[left.preposition] === lower[right.preposition] ? 3 : 2;
  }
  if (first.upos === 'ADV' || second.upos === 'ADV') return 0;
  if ((left.cells & right.cells & 0xf) === 0 && (left.cells & right.cells & 0xf0) === 0 && !shareCase(left, right)) return 0;
  let score = 1.5;
  // The form of a bare name shows no case: "Vertreter aus den USA und [Russland]".
  const bare = second.upos === 'PROPN' && right.determiner < 0;
  if (left.case && right.case && !bare) score += left.case === right.case ? 1.5 : -1.2;
  if (first.upos === second.upos) score += bare ? 1.5 : 0.4;
  if (left.determiner >= 0 === right.determiner >= 0) score += 0.5;
  if ((first.upos === 'PRON') !== (second.upos === 'PRON')) score -= 0.3;
  return score;
}

/** "Er mag Moskau und [Kiew ist schön]": what follows the coordinator is a clause with its own finite verb. */
function startsClause(scene: AttributeScene, left: PhraseDraft, right: PhraseDraft, index: number): boolean {
  const { tokens } = scene.words;
  const finite = scene.finiteBefore[left.first - scene.first]!;
  if (finite < 0 || verbLastRun(scene, finite)) return false;
  let end = right.last;
  for (let next = index + 1; next < scene.line.length && scene.line[next]!.first === end && scene.line[next]!.parent; next += 1)
    end = scene.line[next]!.last;
  return end < scene.last && verbKind(tokens, end) === 'finite';
}

function verbLastRun(scene: AttributeScene, finite: number): boolean {
  return scene.words.tokens[finite + 1]?.upos === 'CCONJ';
}

/** The chain of commas to the left of a coordination's first conjunct. */
function linkEnumeration(scene: AttributeScene, first: PhraseDraft, start: number, end: number): void {
  const { words, line } = scene;
  const chain: PhraseDraft[] = [first];
  let position = start;
  let current = first;
  for (let steps = 0; steps < 200; steps += 1) {
    if (words.lower[current.first - 1] !== ',' || position <= 0) break;
    let left: PhraseDraft | undefined = line[position - 1]!;
    if (left.last !== current.first - 1) break;
    while (left && likeness(scene, left, current) < 1.5) left = left.parent && left.parent.first < left.first ? left.parent : undefined;
    if (!left || left.attribute === 'conjunct') break;
    chain.push(left);
    position = line.lastIndexOf(left, position);
    current = left;
  }
  if (chain.length < 2) return;
  const top = chain[chain.length - 1]!;
  for (let index = position; index < line.length && line[index]!.first < end; index += 1) {
    const phrase = line[index]!;
    if (phrase.attribute === 'conjunct' && phrase.parent && phrase.parent !== top && chain.includes(phrase.parent)) phrase.parent = top;
  }
  for (const phrase of chain) if (phrase !== top && !phrase.parent) join(scene, top, phrase);
}

function join(scene: AttributeScene, left: PhraseDraft, right: PhraseDraft): void {
  const top = left.attribute === 'conjunct' && left.parent ? left.parent : left;
  if (top === right) return;
  right.parent = top;
  right.attribute = 'conjunct';
  shareCases(scene, top, right);
}
