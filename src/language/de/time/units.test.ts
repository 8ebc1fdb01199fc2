import { describe, expect, it } from 'vitest';
import { analyzeGerman } from '../index.js';
import { Words } from './draft.js';
import { UNITS } from './units.js';

/** Sentences with expressions of all kinds. */
const SENTENCES = [
  'Jeden Montag und alle zwei Wochen tagt der Rat montags, täglich oder einmal im Monat, 400 Euro pro Jahr.',
  'Am 27. März 2025, am 27.03.2025, am 2025-03-27 und am 3.5. kam er; Donnerstag, den 4. April, ging er.',
  'In der Nacht zum Mittwoch, am Abend des 3. Mai, um halb drei, um 22.14 Uhr, um zwei Uhr nachts und Mo-Fr 9-17 Uhr.',
  'Ende März, Anfang 2014, Mitte der Woche, im dritten Quartal 2009, im ersten Halbjahr, im 20. Jahrhundert, in den 60er Jahren.',
  'Die Saison 2014/15 endete am Jahresende in der 12. Kalenderwoche, also KW 12; drei Tage später, zwei Wochen zuvor.',
  'Am selben Tag, in der vergangenen Nacht, am gestrigen Abend, sechs bis acht Monate, rund 200 Stunden, die letzten drei Tage.',
  'Vergangene Woche, kommenden Freitag, Mittwochabend, Mittwoch früh, im vorigen Mai, im Monat Juni, im nächsten Sommer, Karfreitag 2025.',
  'Am Wochenende, am Vortag, im Vorjahr, heuer, heute früh, gestern, übermorgen, am Abend, abends, seit Monaten, vor Wochen.',
  'Eine dreitägige, jahrelange Reise, derzeit, damals, vor kurzem, in Zukunft, im Jahr 2024, 1999, ein paar Tage, mehrere Jahre.',
];

describe('the first words of a unit', () => {
  it.each(UNITS.map((unit, index) => [index, unit] as const))('let unit %i answer wherever it can', (_, unit) => {
    for (const sentence of SENTENCES) {
      const { tokens } = analyzeGerman(sentence);
      const words = new Words(
        tokens,
        tokens.map((token) => token.form.toLowerCase()),
      );
      const missed = [];
      for (let at = 0; at < words.length; at += 1) if (unit.match(words, at) && !unit.starts(words.at(at))) missed.push(words.at(at));
      expect(missed).toEqual([]);
    }
  });
});
