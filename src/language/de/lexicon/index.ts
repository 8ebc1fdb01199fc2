export { isAgentNoun } from './agents.js';
export * from './analysis.js';
export { type Compound, splitLower, splitNoun } from './compound.js';
export { type GenitiveRole, genitiveRole } from './deverbal.js';
export { findReadings, germanLexicon } from './load.js';
export { isVerbClass, type VerbClass, verbClassBits } from './verb-classes.js';
export { describeWord, exactClasses, KNOWN, LONGEST_WORD, type WordInfo } from './word.js';
