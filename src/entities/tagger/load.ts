import { weightsReader } from '../../language/index.js';
import { hasEntityWeights } from '../data.js';
import { decodeNameModel, type NameModel } from './model.js';

let model: NameModel | undefined | null = null;

/** The shipped name tagger, read at the first call; undefined where the checkout has no weights yet: rules alone work then. */
export function nameModel(): NameModel | undefined {
  if (model === null) model = hasEntityWeights('de.names.bin') ? decodeNameModel(weightsReader('de.names.bin')) : undefined;
  return model;
}
