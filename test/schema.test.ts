import { readFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { makeReports } from '../bench/input.js';
import { analyzeLines, parseLines } from '../src/pipeline/index.js';
import { jsonSchemaOf, PUBLISHED_SCHEMAS } from '../src/pipeline/schema.js';

const names = Object.keys(PUBLISHED_SCHEMAS) as (keyof typeof PUBLISHED_SCHEMAS)[];
const ajv = new Ajv2020({ strict: false, allErrors: true });

async function collect<T>(records: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const record of records) all.push(record);
  return all;
}

describe('docs/schema', () => {
  it.each(names)('%s.json is what the product checks (npx tsx tools/schemas.ts writes it)', (name) => {
    const file: unknown = JSON.parse(readFileSync(new URL(`../docs/schema/${name}.json`, import.meta.url), 'utf8'));
    expect(file).toEqual(JSON.parse(JSON.stringify(jsonSchemaOf(name))));
  });

  it.each([
    ['analyze', analyzeLines],
    ['parse', parseLines],
  ] as const)('describes every record of %s, also of bad lines', async (name, filter) => {
    const lines = [
      ...makeReports(12, 7, 120).map((report) => JSON.stringify(report)),
      '{"id":"x"}',
      'nonsense',
      '{"id":"e","text":""}',
      '{"id":"f","text":"Bonjour le monde.","lang":"fr"}',
    ];
    const records = await collect<object>(filter(Readable.from([Buffer.from(lines.join('\n'))])));
    expect(records).toHaveLength(lines.length);
    const validate = ajv.compile(jsonSchemaOf(name));
    for (const record of records) expect(validate(JSON.parse(JSON.stringify(record))) ? [] : validate.errors).toEqual([]);
  });
});
