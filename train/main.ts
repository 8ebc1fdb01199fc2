import { mkdirSync, writeFileSync } from 'node:fs';
import { encodeModel } from '../src/language/common/linear.js';
import { encodeLexicon } from '../src/language/de/lexicon/format.js';
import { encodeLabelSets } from '../src/language/de/tagger/label-sets.js';
import { buildPlaceWords } from './entities/place-words.js';
import { trainGerman } from './german.js';
import { compileLexicon } from './lexicon.js';
import { readGermanTreebanks, treebankFolder } from './treebanks.js';

/** `npm run train`: writes all of `weights/de.*.bin` and the words of places; with "lexicon", "place-words" or "models" only those. The same input gives the same bytes. */
function main(names: readonly string[]): void {
  const wanted = (name: string): boolean => names.length === 0 || names.includes(name);
  if (wanted('lexicon')) writeWeights('de.lexicon.bin', encodeLexicon(compileLexicon()));
  if (wanted('place-words')) buildPlaceWords();
  if (!wanted('models')) return;
  const folder = treebankFolder();
  if (!folder) throw new Error('expected treebanks in LAGEBILD_TREEBANKS or ../shared/eval/treebanks, found neither');
  const sentences = readGermanTreebanks(folder);
  const { tagger, parser } = trainGerman(sentences);
  writeWeights('de.tagger.bin', encodeModel(tagger.tagger.weights));
  writeWeights('de.tagsets.bin', encodeLabelSets(tagger.tagger.sets));
  writeWeights('de.case.bin', encodeModel(tagger.cases));
  writeWeights('de.parser.bin', encodeModel(parser.transitions));
  writeWeights('de.relations.bin', encodeModel(parser.relations));
}

function writeWeights(name: string, bytes: Uint8Array): void {
  const folder = new URL('../weights/', import.meta.url);
  mkdirSync(folder, { recursive: true });
  writeFileSync(new URL(name, folder), bytes);
  process.stderr.write(`weights/${name}: ${bytes.length} bytes\n`);
}

main(process.argv.slice(2));
