/** The written picture: choice, wording, citations, verification, and how it is shown. */
export { type ExtractOptions, summarizeExtractive } from './extract.js';
export { renderHtml } from './render/html.js';
export { renderMarkdown } from './render/markdown.js';
export type { RenderContext, RenderReport } from './render/notes.js';
export { renderText } from './render/text.js';
export { type AnalyseReport, type DigestInput, type OutletNames, verifyDigest } from './verify.js';
export type { BriefInput } from './write/input.js';
export { writeBrief } from './write.js';
