/** The desk over HTTP: the brief with its sources as a page, and the same as JSON. */

export { createApp, type DeskContext } from './app.js';
export type * from './contract.js';
export { type RunningServer, serveDesk } from './server.js';
