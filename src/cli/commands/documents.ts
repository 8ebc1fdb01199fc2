import { extractPage, readFeed } from '../../pipeline/index.js';
import { openInput, printLine, readAll } from '../io.js';

interface DocumentOptions {
  readonly url?: string;
  readonly contentType?: string;
}

const MAX_BYTES = 64 * 1024 * 1024;
const TOO_LARGE = { kind: 'too-large', message: `expected at most ${MAX_BYTES} bytes, found more` } as const;

/** `lagebild feed`: exit 1 when nothing could be read. */
export async function feed([file]: string[], options: DocumentOptions): Promise<number> {
  const bytes = await readAll(openInput(file), MAX_BYTES);
  const record = bytes === undefined ? { feed: {}, items: [], problems: [TOO_LARGE] } : await readFeed(bytes, options);
  await printLine(JSON.stringify(record));
  return record.items.length === 0 && record.problems.length > 0 ? 1 : 0;
}

/** `lagebild extract`: exit 1 when no text could be found. */
export async function extract([file]: string[], options: DocumentOptions): Promise<number> {
  const bytes = await readAll(openInput(file), MAX_BYTES);
  const record =
    bytes === undefined ? { kind: 'article', text: '', entries: [], problems: [TOO_LARGE] } : await extractPage(bytes, options);
  await printLine(JSON.stringify(record));
  return record.text === '' && record.problems.length > 0 ? 1 : 0;
}
