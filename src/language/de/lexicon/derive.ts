import { readDataRows } from '../../common/files.js';
import { ALL_CELLS, type Analysis } from './analysis.js';
import { parseCells } from './guess.js';
import { findReadings } from './load.js';

const NO_CELLS = { cells: 0, persons: 0, gender: 3, cut: 0, append: '' } as const;

let nounAdverbs: ReadonlySet<string> | undefined;

/**
 * Readings of a word in small letters that the lexicon does not hold but grammar derives: adverbs of preposition and noun ("infrage", "zutage"), and infinitives with
 * "zu" inside ("herauszufinden", of "finden"). Empty for all others: "zumuten", "verzuckern" have no known verb behind a known prefix and "zu".
 */
export function deriveLower(form: string): readonly Analysis[] {
  nounAdverbs ??= new Set(readDataRows('de/noun-adverbs.tsv').map(([word = '']) => word));
  if (nounAdverbs.has(form)) return [{ ...NO_CELLS, upos: 'ADV', feats: {} }];
  return form.endsWith('n') ? infinitiveWithZu(form) : [];
}

function infinitiveWithZu(form: string): readonly Analysis[] {
  for (let at = form.indexOf('zu', 2); at >= 0 && at <= form.length - 5; at = form.indexOf('zu', at + 1)) {
    const verb = findReadings(form, at + 2, form.length, -1).find(
      (one) => one.upos === 'VERB' && one.feats.VerbForm === 'Inf' && one.cut === 0,
    );
    if (!verb || !findReadings(form, 0, at, -1).some(isPrefix)) continue;
    return [{ ...verb, cut: form.length - at, append: form.slice(at + 2) }];
  }
  return [];
}

function isPrefix(reading: Analysis): boolean {
  return reading.upos === 'ADV' || reading.upos === 'ADP' || (reading.upos === 'ADJ' && reading.cells === 0);
}

const INHABITANT = parseCells('nom:MP gen:P dat:M acc:MP') & ALL_CELLS;

/**
 * "Grazer", "Koblenzer" by the name of the town: an adjective that never changes, or one who lives there. Names in -en lose it ("Bremer").
 * Empty where no name is known: "Läufer", "Bäcker".
 */
export function deriveDemonym(form: string): readonly Analysis[] {
  if (!form.endsWith('er') || form.length < 5) return [];
  const stem = form.slice(0, -2);
  if (!isPlace(stem) && !isPlace(`${stem}en`)) return [];
  return [
    { ...NO_CELLS, upos: 'ADJ', feats: { Degree: 'Pos' } },
    { ...NO_CELLS, upos: 'NOUN', feats: {}, cells: INHABITANT, gender: 0 },
  ];
}

function isPlace(name: string): boolean {
  const readings = findReadings(name);
  return readings.length > 0 && readings.every((one) => one.upos === 'PROPN');
}
