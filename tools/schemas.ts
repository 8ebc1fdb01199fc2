import { mkdirSync, writeFileSync } from 'node:fs';
import { jsonSchemaOf, PUBLISHED_SCHEMAS } from '../src/pipeline/schema.js';

/** Writes `docs/schema/*.json` from the Zod schemas of `src/pipeline/schema.ts`. A test fails when they differ. */
const folder = new URL('../docs/schema/', import.meta.url);
mkdirSync(folder, { recursive: true });
for (const name of Object.keys(PUBLISHED_SCHEMAS) as (keyof typeof PUBLISHED_SCHEMAS)[]) {
  writeFileSync(new URL(`${name}.json`, folder), `${JSON.stringify(jsonSchemaOf(name), undefined, 2)}\n`);
}
