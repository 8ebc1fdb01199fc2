import { writeFileSync } from 'node:fs';
import { readGoldNames, toNamedSentences } from '../../eval/names/gold.js';
import { encodeNameModel } from '../../src/entities/tagger/model.js';
import { trainNameTagger } from './names.js';

/** Writes `weights/de.names.bin`: the name tagger, trained on all of names-de. The same input gives the same bytes. */
async function main(): Promise<void> {
  const { germeval, pud } = await readGoldNames();
  const bytes = encodeNameModel(trainNameTagger(toNamedSentences([...germeval, ...pud])));
  writeFileSync(new URL('../../weights/de.names.bin', import.meta.url), bytes);
  process.stderr.write(`weights/de.names.bin: ${bytes.length} bytes\n`);
}

void main();
