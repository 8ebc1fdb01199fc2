import { weightsReader } from '../../common/files.js';
import { decodeModel } from '../../common/linear.js';
import type { TaggedWords } from '../tagger/index.js';
import { RELATION_TEMPLATES, TRANSITION_TEMPLATES } from './features.js';
import { type ParsedTree, type ParserModels, parseWords } from './parse.js';
import { parserInput } from './state.js';

export { RELATIONS } from './labels.js';
export type { ParsedTree, ParserModels } from './parse.js';

let loaded: ParserModels | undefined;

/** The models of `weights/de.parser.bin` and `weights/de.relations.bin`, read at the first use. */
export function parserModels(): ParserModels {
  loaded ??= {
    transitions: decodeModel(weightsReader('de.parser.bin'), TRANSITION_TEMPLATES),
    relations: decodeModel(weightsReader('de.relations.bin'), RELATION_TEMPLATES),
  };
  return loaded;
}

/** The dependency tree of a tagged sentence. */
export function parseTagged(sentence: TaggedWords, models: ParserModels = parserModels()): ParsedTree {
  return parseWords(models, parserInput(sentence.words, sentence.tags, sentence.cased));
}
