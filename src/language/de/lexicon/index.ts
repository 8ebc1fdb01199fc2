export * from './analysis.js';
export { type Compound, splitLower, splitNoun } from './compound.js';
export { findReadings, germanLexicon } from './load.js';
export { describeWord, KNOWN, type WordInfo } from './word.js';
