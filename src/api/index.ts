/** The desk over HTTP: its routes as JSON, what is new as a stream, and the page that shows them. */
export type { GuardOptions } from './access/guard.js';
export { addToken, readTokens } from './access/tokens.js';
export { createApp } from './app.js';
export type { DeskContext } from './context.js';
export { ROUTES, type RouteName } from './contract.js';
export { openApiDocument } from './openapi.js';
export { type RunningServer, type ServeOptions, serveDesk } from './server.js';
export { createDeskState, type DeskState } from './state/desk-state.js';
export { prepareBrief } from './state/page-brief.js';
