import { readWeights, weightsReader } from '../../common/files.js';
import { decodeModel, type Scorer } from '../../common/linear.js';
import { CASE_TEMPLATES } from './case-features.js';
import { TAG_TEMPLATES } from './features.js';
import { decodeLabelSets } from './label-sets.js';
import type { TagModel } from './tag.js';

/** The models of the tagger. */
export interface TaggerModels {
  readonly tagger: TagModel;
  readonly cases: Scorer;
}

let loaded: TaggerModels | undefined;

/** The models of `weights/de.tagger.bin`, `weights/de.tagsets.bin` and `weights/de.case.bin`, read at the first use. */
export function taggerModels(): TaggerModels {
  loaded ??= {
    tagger: { weights: decodeModel(weightsReader('de.tagger.bin'), TAG_TEMPLATES), sets: decodeLabelSets(readWeights('de.tagsets.bin')) },
    cases: decodeModel(weightsReader('de.case.bin'), CASE_TEMPLATES),
  };
  return loaded;
}
