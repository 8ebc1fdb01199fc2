import { parseFeedDate } from '../feeds/dates.js';

/** An e-mail's headers and the part of its body that is to be read. */
export interface EmailMessage {
  readonly id?: string;
  readonly subject?: string;
  /** Name of the sender, else the address. */
  readonly from?: string;
  /** RFC 3339. */
  readonly date?: string;
  readonly body: { readonly type: 'text' | 'html'; readonly value: string };
}

/** How deep parts may lie in parts. */
const MAX_NESTING = 5;

/** Reads an e-mail (RFC 5322, MIME): plain text is preferred to HTML, attachments are left out. Never throws; what is broken gives an empty body. */
export function parseEmail(bytes: Uint8Array): EmailMessage {
  const { headers, body } = splitMessage(new TextDecoder('latin1').decode(bytes));
  const subject = decodeWords(headers.get('subject'));
  const sender = decodeWords(headers.get('from'));
  const from = /^"?([^"<]+?)"?\s*<[^>]*>$/.exec(sender ?? '')?.[1] ?? sender;
  const date = parseFeedDate(headers.get('date') ?? '');
  const id = headers.get('message-id')?.trim();
  return {
    ...(id ? { id } : {}),
    ...(subject ? { subject } : {}),
    ...(from ? { from } : {}),
    ...(date === undefined ? {} : { date }),
    body: findBody(headers, body, 0) ?? { type: 'text', value: '' },
  };
}

type Headers = ReadonlyMap<string, string>;

/** `text` holds one byte a character. */
function splitMessage(text: string): { headers: Headers; body: string } {
  const normal = text.replace(/\r\n/g, '\n');
  const end = normal.indexOf('\n\n');
  const head = end < 0 ? normal : normal.slice(0, end);
  const headers = new Map<string, string>();
  for (const line of head.replace(/\n[ \t]+/g, ' ').split('\n')) {
    const colon = line.indexOf(':');
    const name = line.slice(0, colon).toLowerCase();
    if (colon > 0 && !headers.has(name)) headers.set(name, line.slice(colon + 1).trim());
  }
  return { headers, body: end < 0 ? '' : normal.slice(end + 2) };
}

function findBody(headers: Headers, body: string, depth: number): EmailMessage['body'] | undefined {
  const type = headers.get('content-type') ?? 'text/plain';
  const boundary = /boundary="?([^";]+)"?/i.exec(type)?.[1];
  if (/^multipart\//i.test(type) && boundary !== undefined && depth < MAX_NESTING) {
    const parts = body.split(`--${boundary}`).slice(1, -1).slice(0, 50);
    const bodies = parts.map((part) => splitMessage(part.replace(/^\n/, ''))).map((part) => findBody(part.headers, part.body, depth + 1));
    const found = bodies.filter((part) => part !== undefined && part.value.trim() !== '');
    return found.find((part) => part?.type === 'text') ?? found[0];
  }
  if (!/^text\/(?:plain|html)/i.test(type) || /^attachment/i.test(headers.get('content-disposition') ?? '')) return undefined;
  const value = decodeText(decodeTransfer(body, headers.get('content-transfer-encoding') ?? ''), /charset="?([^";\s]+)"?/i.exec(type)?.[1]);
  return { type: /^text\/html/i.test(type) ? 'html' : 'text', value };
}

function decodeTransfer(body: string, encoding: string): Uint8Array {
  if (/base64/i.test(encoding)) return Buffer.from(body, 'base64');
  if (/quoted-printable/i.test(encoding)) return Buffer.from(decodeQuoted(body.replace(/=\n/g, '')), 'latin1');
  return Buffer.from(body, 'latin1');
}

function decodeQuoted(text: string): string {
  return text.replace(/=([\dA-F]{2})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}

function decodeText(bytes: Uint8Array, charset = 'utf-8'): string {
  try {
    return new TextDecoder(charset).decode(bytes);
  } catch (error) {
    if (error instanceof RangeError) return new TextDecoder().decode(bytes);
    throw error;
  }
}

/** "=?utf-8?Q?L=C3=A4ge?=" (RFC 2047). */
function decodeWords(value: string | undefined): string | undefined {
  return value
    ?.replace(/(\?=)\s+(?==\?)/g, '$1')
    .replace(/=\?([^?]+)\?([BQ])\?([^?]*)\?=/gi, (_, charset: string, kind: string, text: string) =>
      decodeText(
        kind.toUpperCase() === 'B' ? Buffer.from(text, 'base64') : Buffer.from(decodeQuoted(text.replaceAll('_', ' ')), 'latin1'),
        charset,
      ),
    );
}
