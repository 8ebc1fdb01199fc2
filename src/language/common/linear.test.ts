import { describe, expect, it } from 'vitest';
import type { ReadBytes } from './files.js';
import { bestOfLabels, createScorer, decodeModel, encodeModel, mixFeature, quantizeModel, type Scorer } from './linear.js';

const TEMPLATES = Int32Array.from({ length: 37 }, (_, slot) => slot * 3 + 1);

/** Numbers that look random, the same each time, over all 32 bits. */
function numbers(): () => number {
  let state = 1;
  return () => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0);
}

function filledScorer(bits: number, labels: number): Scorer {
  const scorer = createScorer(bits, labels, TEMPLATES);
  const next = numbers();
  const { weights } = scorer.model;
  for (let at = 0; at < weights.length; at += 1) weights[at] = next() >> 20;
  return scorer;
}

/** The sums as the documentation of a model defines them, one by one. */
function expectedScore(scorer: Scorer, label: number, from: number, to: number): number {
  const { bits, stride, weights } = scorer.model;
  let sum = 0;
  for (let slot = from; slot < to; slot += 1) {
    const feature = mixFeature(TEMPLATES[slot]!, scorer.first[slot]!, scorer.second[slot]!, scorer.third[slot]!);
    sum += weights[(feature >>> (32 - bits)) * stride + label]!;
  }
  return sum;
}

describe('a scorer', () => {
  it.each([
    [10, 3],
    [9, 8],
    [12, 31],
    [8, 41],
  ])('sums the rows of its features, of %i bits and %i labels, whatever their parts', (bits, labels) => {
    const scorer = filledScorer(bits, labels);
    const next = numbers();
    for (const [from, to] of [
      [0, 37],
      [0, 1],
      [9, 37],
      [5, 8],
    ] as const) {
      for (const part of [scorer.first, scorer.second, scorer.third]) for (let slot = 0; slot < to; slot += 1) part[slot] = next();
      scorer.score(from, to);
      for (let label = 0; label < labels; label += 1) expect(scorer.scores[label]).toBe(expectedScore(scorer, label, from, to));
    }
  });

  it('does not keep the sums of the decision before', () => {
    const scorer = filledScorer(8, 8);
    scorer.score(0, 37);
    const before = [...scorer.scores];
    scorer.score(0, 37);
    expect([...scorer.scores]).toEqual(before);
  });
});

/** A file in memory. */
function readerOf(bytes: Uint8Array): ReadBytes {
  return (from, into) => {
    const part = bytes.subarray(from, from + into.length);
    into.set(part);
    return part.length;
  };
}

describe('the file of a model', () => {
  it('gives back every weight, and a second writing the same bytes', () => {
    const scorer = createScorer(8, 31, TEMPLATES);
    for (const at of [0, 1, 30, 32, 4000]) scorer.model.weights[at] = at - 2047;
    const bytes = encodeModel(scorer);
    const again = decodeModel(readerOf(bytes), TEMPLATES);
    expect(again.model).toEqual(scorer.model);
    expect(encodeModel(again)).toEqual(bytes);
  });

  it.each([
    [10, 3],
    [12, 31],
    [8, 41],
    [13, 8],
  ])('scores like the model that was written, whichever rows are asked for first, of %i bits and %i labels', (bits, labels) => {
    const scorer = filledScorer(bits, labels);
    const again = decodeModel(readerOf(encodeModel(scorer)), TEMPLATES);
    const next = numbers();
    for (let round = 0; round < 20; round += 1) {
      for (let slot = 0; slot < 37; slot += 1) {
        const value = next();
        for (const one of [scorer, again]) one.first[slot] = value;
      }
      scorer.score(0, 37);
      again.score(0, 37);
      expect([...again.scores]).toEqual([...scorer.scores]);
    }
  });

  it('is refused where it is something else', () => {
    expect(() => decodeModel(readerOf(new Uint8Array(64)), TEMPLATES)).toThrow('expected a linear model, got 0');
    expect(() => decodeModel(readerOf(encodeModel(createScorer(8, 8, TEMPLATES)).subarray(0, 20)), TEMPLATES)).toThrow(
      'expected a linear model of 24 bytes, got 20',
    );
  });
});

it('quantising keeps the order of the weights and their greatest at 2047', () => {
  const weights = Float32Array.of(0.5, -1, 0.25, 0, 0, 0, 0, 0);
  const { model } = quantizeModel({ bits: 2, labels: 2, stride: 2, weights }, TEMPLATES);
  expect([...model.weights.slice(0, 8)]).toEqual([1024, -2047, 0, 0, 512, 0, 0, 0]);
});

it('of labels with equal scores the first one wins, and others do not count', () => {
  expect(bestOfLabels(Uint8Array.of(1, 3, 4), Int32Array.of(9, 2, 9, 5, 5))).toBe(3);
});
