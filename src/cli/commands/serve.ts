import { addToken, readTokens, serveDesk } from '../../api/index.js';
import { findDesk } from '../../pipeline/index.js';
import { withReadDesk } from '../desk.js';
import { printJson, printLine, say } from '../io.js';
import { UsageError } from '../usage.js';

interface Options {
  readonly desk: string;
  readonly port: number;
  readonly host: string;
  readonly lang: 'de' | 'en';
  readonly json?: boolean;
}

const LOOPBACK = new Set(['127.0.0.1', '::1', 'localhost']);

/** `lagebild serve`: runs until it is stopped. On this machine it asks nobody; at any other address it demands a token. */
export function serve(_args: string[], options: Options): Promise<number> {
  const open = LOOPBACK.has(options.host);
  return withReadDesk(options.desk, async ({ store, desk, folder, storePath }) => {
    if (!open && readTokens(folder).length === 0)
      throw new UsageError(
        `--host: expected a loopback address (${[...LOOPBACK].join(', ')}) or a desk with tokens, found "${options.host}" and no token; "lagebild token reader --desk ${options.desk}" makes one`,
      );
    const server = await serveDesk({
      store,
      desk,
      folder,
      storePath,
      lang: options.lang,
      host: options.host,
      port: options.port,
      guard: open ? {} : { folder },
    });
    if (options.json) await printJson({ url: server.url });
    else say(`${desk.title}: ${server.url} (Ctrl-C ends it)`);
    await new Promise<void>((resolve) => {
      for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
    });
    await server.close();
    return 0;
  });
}

/** `lagebild token`: makes a token for `serve --host` and prints it, this once. */
export async function token(
  args: string[],
  options: { readonly desk: string; readonly name?: string; readonly json?: boolean },
): Promise<number> {
  const role = args[0];
  if (role !== 'reader' && role !== 'editor' && role !== 'admin')
    throw new UsageError(`expected the role reader, editor or admin, found "${role ?? ''}"`);
  const name = options.name ?? role;
  const made = addToken(findDesk(options.desk), name, role);
  if (options.json) await printJson({ name, role, token: made });
  else await printLine(made);
  say(`Token "${name}" with the role ${role}. It is kept as a hash only: note it now.`);
  return 0;
}
