import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The sample desk in a folder of its own, without its store. */
export interface DeskCopy {
  readonly folder: string;
  readonly storePath: string;
  remove(): void;
}

/** Copies the sample desk, so that a test can change it. @param target the folder to make; default one in a new folder for temporary files */
export function copySampleDesk(target?: string): DeskCopy {
  const parent = target ?? mkdtempSync(join(tmpdir(), 'lagebild-desk-'));
  const folder = target ?? join(parent, 'desk');
  cpSync(fileURLToPath(new URL('../../sample', import.meta.url)), folder, {
    recursive: true,
    filter: (path) => !path.endsWith('.lagebild'),
  });
  return { folder, storePath: join(folder, '.lagebild', 'store.sqlite'), remove: () => rmSync(parent, { recursive: true, force: true }) };
}
