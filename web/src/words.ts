export { de, type Words } from './words/de.js';
export { en } from './words/en.js';
