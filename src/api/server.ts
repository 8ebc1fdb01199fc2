import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import type { Desk } from '../model/index.js';
import type { Store } from '../store/index.js';
import type { GuardOptions } from './access/guard.js';
import { createApp } from './app.js';
import { createDeskState, reportFailure } from './state/desk-state.js';

/** A server that listens. */
export interface RunningServer {
  readonly url: string;
  close(): Promise<void>;
}

/** What is served, where, and to whom. */
export interface ServeOptions {
  readonly store: Store;
  readonly desk: Desk;
  readonly lang: 'de' | 'en';
  readonly host: string;
  /** 0 takes a free one. */
  readonly port: number;
  /** Folder of the desk: sources can then be changed. */
  readonly folder?: string;
  /** File of the store: briefs are then written in a thread of their own. */
  readonly storePath?: string;
  /** Default: open, for loopback only. */
  readonly guard?: GuardOptions;
}

/** Serves a desk, and begins at once to write its brief. Rejects when the port is taken. */
export function serveDesk({ host, port, storePath, guard, ...rest }: ServeOptions): Promise<RunningServer> {
  const state = createDeskState(rest.store, rest.desk, storePath);
  const app = createApp({ ...rest, state }, guard);
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: app.fetch, hostname: host, port }, (info: AddressInfo) => {
      state.brief(rest.lang).catch(reportFailure);
      const name = info.family === 'IPv6' ? `[${info.address}]` : info.address;
      resolve({
        url: `http://${name}:${info.port}/`,
        close: async () => {
          await state.close();
          if ('closeAllConnections' in server) server.closeAllConnections();
          await new Promise<void>((done, failed) => server.close((error) => (error ? failed(error) : done())));
        },
      });
    });
    server.once('error', reject);
  });
}
