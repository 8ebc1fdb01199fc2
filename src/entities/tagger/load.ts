import { readEntityWeights } from '../data.js';
import { decodeNameModel, type NameModel } from './model.js';

let model: NameModel | undefined | null = null;

/** The shipped name tagger, read at the first call; undefined where the checkout has no weights yet: rules alone work then. */
export function nameModel(): NameModel | undefined {
  if (model !== null) return model;
  const bytes = readEntityWeights('de.names.bin');
  model = bytes && decodeNameModel(bytes);
  return model;
}
