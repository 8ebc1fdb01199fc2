import type { Problem } from '../model/index.js';

/** Text from bytes. `encoding` is the label of the WHATWG Encoding Standard that was used. */
export interface DecodedText {
  readonly text: string;
  readonly encoding: string;
  readonly problems: readonly Problem[];
}

/** What is told about bytes from outside. */
export interface DecodeOptions {
  /** Value of the HTTP header, such as `text/html; charset=iso-8859-1`. */
  readonly contentType?: string;
}

/**
 * Decodes a page or feed. In this order: byte-order mark, charset of the header, declaration in the first 4,096 bytes (`<meta>`, XML), strict
 * UTF-8, a guess by chardet (loaded only then), windows-1252. A declaration that the bytes contradict gives way to strict UTF-8. Never throws:
 * bytes that fit nothing become U+FFFD, with a problem.
 */
export async function decodeBytes(bytes: Uint8Array, options: DecodeOptions = {}): Promise<DecodedText> {
  const wide = utf32Order(bytes);
  if (wide) return decodeUtf32(bytes, wide);
  const marked = byteOrderMark(bytes);
  if (marked) return decodeAs(bytes, marked);
  const declared = [charsetOf(options.contentType), declaredEncoding(bytes)].map(usableLabel).filter((label) => label !== undefined);
  for (const label of declared) {
    const text = decodeStrictly(bytes, label);
    if (text !== undefined) return { text, encoding: label, problems: [] };
  }
  const utf8 = decodeStrictly(bytes, 'utf-8');
  if (utf8 !== undefined) return { text: utf8, encoding: 'utf-8', problems: [] };
  if (declared.length > 0) return decodeAs(bytes, declared[0]!);
  // Mostly UTF-8 with a few broken bytes is UTF-8: what a guess would make of it is worse.
  const lenient = new TextDecoder('utf-8').decode(bytes);
  const broken = lenient.split('\ufffd').length - 1;
  const guessed = usableLabel(await guessEncoding(bytes));
  if (guessed === undefined || guessed === 'utf-8' || broken * 50 < countNonAscii(lenient)) return decodeAs(bytes, 'utf-8');
  return decodeAs(bytes, guessed);
}

function decodeAs(bytes: Uint8Array, label: string): DecodedText {
  const text = new TextDecoder(label).decode(bytes);
  const broken = text.split('\ufffd').length - 1;
  if (broken === 0) return { text, encoding: label, problems: [] };
  const message = `expected ${label}, found ${broken} ${broken === 1 ? 'place' : 'places'} that are none; shown as U+FFFD`;
  return { text, encoding: label, problems: [{ kind: 'partial', message }] };
}

function decodeStrictly(bytes: Uint8Array, label: string): string | undefined {
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}

function byteOrderMark(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0 && bytes[1] === 0x3c && bytes[2] === 0) return 'utf-16be';
  if (bytes[0] === 0x3c && bytes[1] === 0 && bytes[2] !== 0) return 'utf-16le';
  return undefined;
}

type ByteOrder = 'big' | 'little';

/** UTF-32 by its mark or by a "<" of four bytes; the Encoding Standard does not know it. */
function utf32Order(bytes: Uint8Array): ByteOrder | undefined {
  const [a, b, c, d] = bytes;
  if (a === 0 && b === 0 && ((c === 0xfe && d === 0xff) || (c === 0 && d === 0x3c))) return 'big';
  if (c === 0 && d === 0 && ((a === 0xff && b === 0xfe) || (a === 0x3c && b === 0))) return 'little';
  return undefined;
}

function decodeUtf32(bytes: Uint8Array, order: ByteOrder): DecodedText {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const pieces: string[] = [];
  let broken = bytes.length % 4 === 0 ? 0 : 1;
  for (let at = 0; at + 4 <= bytes.length; at += 4) {
    const codePoint = view.getUint32(at, order === 'little');
    if (at === 0 && codePoint === 0xfeff) continue;
    const valid = codePoint <= 0x10ffff && (codePoint < 0xd800 || codePoint > 0xdfff);
    if (!valid) broken += 1;
    pieces.push(valid ? String.fromCodePoint(codePoint) : '\ufffd');
  }
  const encoding = order === 'big' ? 'utf-32be' : 'utf-32le';
  const message = `expected ${encoding}, found ${broken} places that are none; shown as U+FFFD`;
  return { text: pieces.join(''), encoding, problems: broken === 0 ? [] : [{ kind: 'partial', message }] };
}

function charsetOf(contentType: string | undefined): string | undefined {
  return /charset\s*=\s*["']?\s*([^\s"';,>]+)/i.exec(contentType ?? '')?.[1];
}

function declaredEncoding(bytes: Uint8Array): string | undefined {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 4096));
  const xml = /^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]+)["']/.exec(head);
  if (xml) return xml[1];
  for (const tag of head.matchAll(/<meta\b[^>]{0,400}>/gi)) {
    const label = charsetOf(tag[0]);
    if (label !== undefined) return label;
  }
  return undefined;
}

/** A label that can be right for bytes without NULs in an ASCII-compatible declaration; undefined where TextDecoder knows none. */
function usableLabel(label: string | null | undefined): string | undefined {
  if (!label) return undefined;
  try {
    const { encoding } = new TextDecoder(label);
    return encoding.startsWith('utf-16') ? 'utf-8' : encoding;
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

async function guessEncoding(bytes: Uint8Array): Promise<string | null> {
  const { default: chardet } = await import('chardet');
  return chardet.detect(bytes.subarray(0, 65_536));
}

function countNonAscii(text: string): number {
  let count = 0;
  for (let i = 0; i < text.length; i += 1) if (text.charCodeAt(i) > 127) count += 1;
  return count;
}
