export { type ArticlePlace, findArticle, renderArticle } from './article/article.js';
export { fragmentToText } from './article/fragment.js';
export { isBesideText, readIntro } from './article/intro.js';
export { type DecodedText, type DecodeOptions, decodeBytes } from './decode.js';
export { collapse, htmlToText, type RenderedText, type RenderOptions, renderText } from './html/render.js';
export {
  descendants,
  findElement,
  type HtmlElement,
  type HtmlLimits,
  type HtmlNode,
  type HtmlTree,
  parseHtml,
  rawText,
} from './html/tree.js';
export { detectLanguage } from './language.js';
export { hasType, type LinkedObject, readLinkedData, textOf } from './linked-data.js';
export { type MetadataOptions, type PageMetadata, readMetadata, resolveUrl } from './metadata.js';
export { escapeHtml, type SanitizedHtml, sanitizeHtml } from './sanitize.js';
export { type CalendarDay, type ClockTime, readClock, readDay, readMoment } from './visible-time.js';
