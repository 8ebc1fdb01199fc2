import { createHash } from 'node:crypto';

/**
 * A stable id: a prefix, and the first 20 hexadecimal digits (80 bits) of the SHA-256 of the parts as JSON.
 * The same parts give the same id on every machine and in every run; times of processing never belong into the parts.
 * @example stableId('r', ['nordkurier', 'https://…']) // 'r_4f1c…'
 */
export function stableId(prefix: string, parts: readonly unknown[]): string {
  return `${prefix}_${createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 20)}`;
}
