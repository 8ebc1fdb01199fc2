import { serveDesk } from '../../api/index.js';
import { withReadDesk } from '../desk.js';
import { printJson, say } from '../io.js';
import { UsageError } from '../usage.js';

interface Options {
  readonly desk: string;
  readonly port: number;
  readonly host: string;
  readonly lang: 'de' | 'en';
  readonly json?: boolean;
}

const LOOPBACK = new Set(['127.0.0.1', '::1', 'localhost']);

/** `lagebild serve`: runs until it is stopped. Listens on this machine only: there is no login yet. */
export function serve(_args: string[], options: Options): Promise<number> {
  if (!LOOPBACK.has(options.host))
    throw new UsageError(
      `--host: expected a loopback address (${[...LOOPBACK].join(', ')}), found "${options.host}": there is no login yet`,
    );
  return withReadDesk(options.desk, async ({ store, desk }) => {
    const server = await serveDesk({ store, desk, lang: options.lang, host: options.host, port: options.port });
    if (options.json) await printJson({ url: server.url });
    else say(`${desk.title}: ${server.url} (Ctrl-C ends it)`);
    await new Promise<void>((resolve) => {
      for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
    });
    await server.close();
    return 0;
  });
}
