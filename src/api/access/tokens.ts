import { createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import type { Role } from '../contract.js';

/** Tokens as they are kept: only their SHA-256. A token is 256 random bits, so that neither salt nor a slow hash would add anything. */
const stored = z.array(z.object({ name: z.string(), role: z.enum(['reader', 'editor', 'admin']), sha256: z.string().length(64) }));

/** Path of a desk's tokens: beside its store, ignored by git. */
export function tokenFile(folder: string): string {
  return join(folder, '.lagebild', 'tokens.json');
}

/** Makes a token, keeps its hash, and returns it: it is shown this once. A token of the same name is replaced. */
export function addToken(folder: string, name: string, role: Role): string {
  const token = `lb_${randomBytes(32).toString('base64url')}`;
  const others = readTokens(folder).filter((one) => one.name !== name);
  const file = tokenFile(folder);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(`${file}.new`, `${JSON.stringify([...others, { name, role, sha256: hashToken(token) }], null, 2)}\n`, { mode: 0o600 });
  renameSync(`${file}.new`, file);
  return token;
}

/** The role that a token gives; undefined for an unknown one. Hashes are compared, so that timing tells nothing of the token. */
export function roleOfToken(folder: string, token: string): Role | undefined {
  const hash = hashToken(token);
  return readTokens(folder).find((one) => one.sha256 === hash)?.role;
}

/** Tokens of a desk. @throws SyntaxError or ZodError where the file is damaged: nobody gets in then */
export function readTokens(folder: string): z.infer<typeof stored> {
  const file = tokenFile(folder);
  return existsSync(file) ? stored.parse(JSON.parse(readFileSync(file, 'utf8'))) : [];
}

function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
