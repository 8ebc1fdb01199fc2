import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { addSources, findDesk, findSources } from '../../pipeline/index.js';
import { printJson, say, sayProblems } from '../io.js';
import { UsageError } from '../usage.js';

/** `lagebild init`: refuses to touch a desk that is there already. */
export async function init([where]: string[], options: { title?: string; json?: boolean }): Promise<number> {
  if (where === undefined) throw new UsageError('expected a folder or a name');
  const folder = /[\\/.]/.test(where) ? resolve(where) : resolve('desks', where);
  const file = join(folder, 'desk.yaml');
  if (existsSync(file)) throw new UsageError(`expected a new desk, found ${file}`);
  const name = basename(folder);
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, deskTemplate(name, options.title ?? name));
  writeFileSync(join(folder, '.gitignore'), '.lagebild/\n');
  if (options.json) await printJson({ name, folder });
  else say(`${file} is there. Next: lagebild add <address> --desk ${where}, then lagebild fetch --desk ${where}`);
  return 0;
}

/** `lagebild add`: exit 1 when nothing could be added. */
export async function add(
  [what]: string[],
  options: { desk: string; name?: string; lang?: string; fullText?: boolean; allowPrivate?: boolean; json?: boolean },
): Promise<number> {
  if (what === undefined) throw new UsageError('expected an address or a path');
  const folder = findDesk(options.desk);
  const { sources, problems } = await findSources(what, folder, options);
  sayProblems(problems);
  const added = addSources(folder, sources);
  if (options.json) await printJson({ added, problems });
  else for (const source of added) say(`added ${source.id}: ${source.name} (${source.kind}, ${source.url ?? source.path})`);
  return added.length > 0 ? 0 : 1;
}

function deskTemplate(name: string, title: string): string {
  return `# What this desk follows. Sources are added with "lagebild add".
name: ${JSON.stringify(name)}
title: ${JSON.stringify(title)}
languages: [de, en]
timeZone: Europe/Berlin
# Only reports with a word that starts with one of these are taken into the picture; an empty list takes all.
filter:
  include: []
  exclude: []
issues: []
sources: []
`;
}
