import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyzeLanguage } from '../../index.js';

/** Published on a Thursday. */
const PUBLISHED = '2025-03-27T09:00:00+01:00';

function timesOf(text: string, published = PUBLISHED): [string, string][] {
  return analyzeLanguage(text, { lang: 'de', published }).times.map(({ span, value }) => [text.slice(...span), value]);
}

describe('findTimes', () => {
  it.each([
    ['Am 18. März 2024 begann die Konferenz.', '18. März 2024', '2024-03-18'],
    ['Das Treffen war am 20.3.2025 angekündigt worden.', '20.3.2025', '2025-03-20'],
    ['Der Angriff begann am Mittwochabend.', 'Mittwochabend', '2025-03-26TEV'],
    ['In der Nacht zum Donnerstag schlugen Raketen ein.', 'Nacht zum Donnerstag', '2025-03-27TNI'],
    ['In der Nacht zum Freitag schlugen Raketen ein.', 'Nacht zum Freitag', '2025-03-28TNI'],
    ['In der Nacht zum Samstag schlugen Raketen ein.', 'Nacht zum Samstag', '2025-03-22TNI'],
    ['In der Nacht auf den 26. März fiel der Strom aus.', 'Nacht auf den 26. März', '2025-03-26TNI'],
    ['Er kam am vergangenen Freitag an.', 'vergangenen Freitag', '2025-03-21'],
    ['Sie reisen am kommenden Montag ab.', 'kommenden Montag', '2025-03-31'],
    ['Ende Februar hatte das Parlament zugestimmt.', 'Ende Februar', '2025-02'],
    ['Vergangene Woche trafen sich die Minister.', 'Vergangene Woche', '2025-W12'],
    ['Im vergangenen Jahr stiegen die Einfuhren.', 'vergangenen Jahr', '2024'],
    ['Die Waffenruhe gilt seit drei Tagen.', 'drei Tagen', 'P3D'],
    ['In den vergangenen Monaten wuchs der Druck.', 'den vergangenen Monaten', 'PXM'],
    ['Der dreitägige Besuch endete.', 'dreitägige', 'P3D'],
    ['Jeden Montag tagt der Stab.', 'Jeden Montag', 'XXXX-WXX-1'],
    ['Derzeit ruhen die Gespräche.', 'Derzeit', 'PRESENT_REF'],
    ['In den 1990er-Jahren war das anders.', 'den 1990er-Jahren', '199'],
    ['Im dritten Quartal 2024 fiel der Wert.', 'dritten Quartal 2024', '2024-Q3'],
    ['An Karfreitag schwiegen die Waffen.', 'Karfreitag', '2024-03-29'],
    ['Die am Dienstag veröffentlichte Studie erklärt das.', 'Dienstag', '2025-03-25'],
    ['Er lobt das für Dienstag geplante Treffen.', 'Dienstag', '2025-04-01'],
    ['Die Brücke soll am Dienstag eröffnet werden.', 'Dienstag', '2025-04-01'],
    ['Sie soll am Dienstag zurückgetreten sein.', 'Dienstag', '2025-03-25'],
    ['Das gilt seit Dienstag.', 'Dienstag', '2025-03-25'],
    ['Der Beschluss vom Dienstag gilt.', 'Dienstag', '2025-03-25'],
    ['In der vergangenen Nacht fiel Regen.', 'vergangenen Nacht', '2025-03-27TNI'],
    ['Sie kamen am gestrigen Abend an.', 'gestrigen Abend', '2025-03-26TEV'],
    ['Der Rat tagt alle zwei Wochen.', 'alle zwei Wochen', 'P2W'],
    ['Jeden Montagabend probt der Chor.', 'Jeden Montagabend', 'XXXX-WXX-1TEV'],
    ['Das dauerte sechs bis acht Monate.', 'sechs', 'P6M'],
    ['Um halb acht fiel der Strom aus.', 'halb acht', '2025-03-27T07:30'],
    ['Von Januar bis März 2024 ruhte der Verkehr.', 'Januar', '2024-01'],
    ['Das gilt heute noch.', 'heute', 'PRESENT_REF'],
    ['Zum Jahresende 2023 lief der Vertrag aus.', 'Jahresende 2023', '2023'],
    ['In der 12. Kalenderwoche sank der Wert.', '12. Kalenderwoche', '2025-W12'],
    ['Die Vorwoche brachte wenig Neues.', 'Vorwoche', '2025-W12'],
  ])('%s', (text, words, value) => {
    expect(timesOf(text)).toContainEqual([words, value]);
  });

  it('puts a time of the clock on the day that the text is about', () => {
    expect(timesOf('Am Mittwoch heulten die Sirenen. Gegen 22.14 Uhr folgten Explosionen.')).toEqual([
      ['Mittwoch', '2025-03-26'],
      ['22.14 Uhr', '2025-03-26T22:14'],
    ]);
  });

  it('counts from the day that the text named last', () => {
    expect(timesOf('Am 3. März begann der Streik. Zwei Tage später endete er.').at(-1)).toEqual(['Zwei Tage später', '2025-03-05']);
    expect(timesOf('Am 3. März begann der Streik. Am nächsten Tag endete er.').at(-1)).toEqual(['nächsten Tag', '2025-03-04']);
  });

  it('takes both ends of a range that is written as one word', () => {
    expect(timesOf('Am Mittwoch war von 9-12 Uhr Sprechstunde.').slice(1)).toEqual([
      ['9', '2025-03-26T09:00'],
      ['12 Uhr', '2025-03-26T12:00'],
    ]);
    expect(timesOf('Im Krieg (1914-1918) brannte es.').map(([, value]) => value)).toEqual(['1914', '1918']);
  });

  it('leaves the day of a clock open that holds for several days', () => {
    expect(timesOf('Am 18. und 19. März ist jeweils ab 9 Uhr geöffnet.').at(-1)).toEqual(['9 Uhr', 'T09:00']);
    expect(timesOf('Jeden Montag ist ab 9 Uhr geöffnet.').at(-1)).toEqual(['9 Uhr', 'T09:00']);
  });

  it('dates an entry of a listing by its publication', () => {
    expect(timesOf('Am 3. März begann der Streik. 20.15 Uhr: Nachrichten.').at(-1)).toEqual(['20.15 Uhr', '2025-03-27T20:15']);
  });

  it('keeps to the year that the narrative has moved to', () => {
    expect(timesOf('Im Juni 1992 kam die Statue an. Im August stand sie im Hof.').at(-1)).toEqual(['August', '1992-08']);
    expect(timesOf('Der 1992 gegründete Verein traf sich im August.').at(-1)).toEqual(['August', '2024-08']);
  });

  it('gives every day of a list its month', () => {
    expect(timesOf('Sie tagten am 18. und 19. März.').map(([, value]) => value)).toEqual(['2025-03-18', '2025-03-19']);
  });

  it.each([
    ['Das Treffen dauerte eine halbe Stunde.', ['eine halbe Stunde', 'PT30M']],
    ['In einem halben Jahr ist es fertig.', ['einem halben Jahr', 'P6M']],
    ['Sie brauchte eine Dreiviertelstunde.', ['eine Dreiviertelstunde', 'PT45M']],
    ['Am ersten Sonntag im Mai gibt es Musik.', ['ersten Sonntag im Mai', '2025-05-04']],
    ['Am letzten Samstag im Oktober 2024 war Markt.', ['letzten Samstag im Oktober 2024', '2024-10-26']],
    ['Jeden ersten Sonntag im Monat gibt es Musik.', ['Jeden ersten Sonntag im Monat', 'P1M']],
    ['In den kommenden Jahren wird gebaut.', ['den kommenden Jahren', 'FUTURE_REF']],
    ['Heute würde er gewinnen.', ['Heute', 'PRESENT_REF']],
    ['Heute gewann er.', ['Heute', '2025-03-27']],
    ['Die Wirtschaft schrumpfte im vierten Quartal.', ['vierten Quartal', '2024-Q4']],
    ['Im Jahr zuvor war er Zweiter.', ['Jahr zuvor', '2024']],
    ['Wenn du im Sommer, gleich nach der Prüfung, verreist, komme ich mit.', ['Sommer', '2025-SU']],
  ])('%s', (sentence, expected) => {
    expect(timesOf(sentence)[0]).toEqual(expected);
  });

  it('ends a range of weekdays behind its beginning', () => {
    expect(timesOf('Die Schau ist von Montag bis Freitag offen.').map(([, value]) => value)).toEqual(['2025-03-31', '2025-04-04']);
  });

  it('leaves relative days open without a publication date', () => {
    const [time] = analyzeLanguage('Gestern fiel Schnee.', { lang: 'de' }).times;
    expect(time).toMatchObject({ value: 'XXXX-XX-XX', basis: 'inferred' });
  });

  it.each([
    'Der 16 Jahre alte Schüler gewann.',
    'Rund 2000 Menschen demonstrierten.',
    'Der Sender kostet 1950 Euro.',
    'Die Zeit drängt, sagte Karl Mai.',
    'Der 31-jährige Fahrer floh.',
    'Sie siegte mit 3:2.',
    'Das Regiment 117 rückte ab.',
    'Wählen dürfen alle ab 16 Jahren.',
    'Sie starb im Alter von 90 Jahren.',
    'Kinder zwischen sechs und elf Jahren spielten mit.',
    'Der Ofen wird 2000 bis 3000 Grad heiß.',
    'Jan Kowalski gewann.',
    'So ist das eben.',
    'Die Angst vor der Zukunft wächst.',
    'Das Spiel endete 10-18.',
  ])('finds no time in: %s', (text) => {
    expect(timesOf(text)).toEqual([]);
  });

  it('quotes the text, in order and without overlap, whatever it is given', () => {
    const word = fc.constantFrom(
      'am',
      '27.',
      'März',
      '2025',
      'Mittwoch',
      'Abend',
      'in',
      'der',
      'Nacht',
      'zum',
      'zwei',
      'Jahren',
      'jeden',
      'Tag',
      '22.14',
      'Uhr',
      'heute',
      'Ende',
      'des',
      '.',
      '😀',
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 20 }), (words) => {
        const text = words.join(' ');
        let last = 0;
        for (const { span, value } of analyzeLanguage(text, { lang: 'de', published: PUBLISHED }).times) {
          expect(span[0]).toBeGreaterThanOrEqual(last);
          expect(text.slice(...span).trim()).not.toBe('');
          expect(value).not.toBe('');
          last = span[1];
        }
      }),
      { numRuns: 200 },
    );
  });
});
