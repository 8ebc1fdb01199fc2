import { describe, expect, it } from 'vitest';
import { LABELS, NAME_LABELS } from '../../src/entities/tagger/model.js';
import { decodeLabels } from '../../src/entities/tagger/tag.js';
import { type Example, trainField } from '../../train/entities/field.js';

const PERSON = NAME_LABELS.indexOf('B-person');

/** Twenty rows that say "person" together, twenty that say "outside". */
function example(...isPerson: readonly boolean[]): Example {
  return {
    features: isPerson.map((person) => Uint32Array.from({ length: 20 }, (_, index) => index + (person ? 20 : 0))),
    gold: Uint8Array.from(isPerson, (person) => (person ? PERSON : 0)),
  };
}

describe('trainField', () => {
  const examples = [example(true, false), example(false, true, false), example(false)];
  const field = trainField(examples, { rows: 64, epochs: 20, seed: 7 });

  it('learns labels that its features tell apart', () => {
    const { features, gold } = example(false, true, true, false);
    const scores = new Float64Array(gold.length * LABELS);
    features.forEach((rows, index) => {
      for (const row of rows)
        for (let label = 0; label < LABELS; label += 1) scores[index * LABELS + label]! += field.weights[row * LABELS + label]!;
    });
    expect([...decodeLabels(scores, gold.length, field.transitions)]).toEqual([...gold]);
  });

  it('gives the same weights for the same seed, others for another', () => {
    expect(trainField(examples, { rows: 64, epochs: 20, seed: 7 })).toEqual(field);
    expect(trainField(examples, { rows: 64, epochs: 20, seed: 8 }).weights).not.toEqual(field.weights);
  });
});
