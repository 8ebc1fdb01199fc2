import { describe, expect, it } from 'vitest';
import { findingsOf } from '../testing.js';

const tallies = (text: string) =>
  findingsOf(text).tallies.map(({ text: words, scope, attribution, part, earlier }) =>
    [words, scope?.name ?? '-', attribution.at(-1)?.name ?? '-', ...(part ? ['part'] : []), ...(earlier ? ['earlier'] : [])].join(' | '),
  );

describe('findTallies', () => {
  it.each([
    ['In Odessa wurden drei Menschen verletzt.', 'drei Menschen | Odessa | -'],
    ['Fünf Verletzte in Cherson meldete der Rettungsdienst.', 'Fünf Verletzte | Cherson | Rettungsdienst'],
    ['Die Feuerwehr sprach von vier Verletzten.', 'vier Verletzten | - | Feuerwehr'],
    ['Nach Angaben der Polizei gab es sechs Tote.', 'sechs Tote | - | Polizei'],
    ['Aus Reni im Gebiet Odessa meldete der Gouverneur sieben Verletzte.', 'sieben Verletzte | Reni | Gouverneur'],
    ['Zunächst gab es zwei Tote.', 'zwei Tote | - | - | earlier'],
  ])('%s', (sentence, expected) => {
    expect(tallies(sentence)).toContain(expected);
  });

  it('leaves scope and claimant open where the sentence names none', () => {
    expect(tallies('Es gab elf Verletzte.')).toEqual(['elf Verletzte | - | -']);
  });

  it('marks a part of a number told before', () => {
    expect(tallies('Es gab 15 Verletzte, darunter zwei Kinder.')).toEqual(['15 Verletzte | - | -', 'zwei Kinder | - | - | part']);
  });

  it('takes no place from which somebody comes for the scope', () => {
    expect(tallies('Drei Soldaten aus Odessa wurden verletzt.')).toEqual(['Drei Soldaten | - | -']);
  });
});
