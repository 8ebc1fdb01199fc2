import type { Context } from 'hono';
import { streamSSE } from 'hono/streaming';
import type { DeskContext } from './context.js';
import type { LiveState } from './contract.js';

/** A line now and then keeps proxies from closing a silent stream, and tells the server of readers that are gone. */
const ALIVE_MS = 20_000;

/** `GET /api/live`: server-sent events `state`, one at once and one for every change. */
export function live({ state }: DeskContext, context: Context): Response {
  return streamSSE(context, async (stream) => {
    const waiting: LiveState[] = [];
    let wake = () => {};
    const stop = state.listen((next) => {
      waiting.push(next);
      wake();
    });
    stream.onAbort(() => {
      stop();
      wake();
    });
    while (!stream.aborted) {
      const next = waiting.shift();
      if (next !== undefined) await stream.writeSSE({ event: 'state', data: JSON.stringify(next) });
      else {
        const woken = await Promise.race([
          new Promise<true>((resolve) => {
            wake = () => resolve(true);
          }),
          new Promise<false>((resolve) => {
            setTimeout(() => resolve(false), ALIVE_MS).unref();
          }),
        ]);
        if (!woken && !stream.aborted) await stream.writeSSE({ event: 'alive', data: '' });
      }
    }
  });
}
