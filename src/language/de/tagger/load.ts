import { readWeights } from '../../common/files.js';
import { decodeModel, type LinearModel } from '../../common/linear.js';

/** The models of the tagger. */
export interface TaggerModels {
  readonly tagger: LinearModel;
  readonly cases: LinearModel;
}

let loaded: TaggerModels | undefined;

/** The models of `weights/de.tagger.bin` and `weights/de.case.bin`, read at the first use. */
export function taggerModels(): TaggerModels {
  loaded ??= { tagger: decodeModel(readWeights('de.tagger.bin')), cases: decodeModel(readWeights('de.case.bin')) };
  return loaded;
}
