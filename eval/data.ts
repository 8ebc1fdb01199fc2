import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';

/** The public test data is not beside this checkout: a task reports "not available" and fails nothing. */
export class NotAvailable extends Error {}

/** Path of a file of the public test data. Throws `NotAvailable`. */
export function dataPath(name: string): string {
  const path = fileURLToPath(new URL(`../../shared/eval/${name}`, import.meta.url));
  if (!existsSync(path)) throw new NotAvailable(`not available: ${name}`);
  return path;
}

/** True where the public test data lies beside the project. */
export function dataIsAvailable(): boolean {
  return existsSync(fileURLToPath(new URL('../../shared/eval/README.md', import.meta.url)));
}

/** A gzipped text file of the test data. */
export async function readGzip(name: string): Promise<string> {
  return gunzipSync(readFileSync(dataPath(name))).toString('utf8');
}

/** A gzipped JSON-lines file of the test data, trusted to hold what its README says. */
export async function readGzipLines<T>(name: string): Promise<T[]> {
  return (await readGzip(name))
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as T);
}
