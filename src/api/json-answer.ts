import { createHash } from 'node:crypto';
import { Packed } from './packed.js';

/** A JSON answer with its weak ETag: packed and plain are one. */
export interface Answer {
  readonly content: Packed;
  readonly etag: string;
}

/** A JSON answer of a value. */
export function toAnswer(value: unknown): Answer {
  const bytes = new TextEncoder().encode(JSON.stringify(value));
  return { content: new Packed(bytes), etag: `W/"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"` };
}
