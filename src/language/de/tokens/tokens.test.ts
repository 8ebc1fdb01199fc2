import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tokenizeGerman } from './index.js';

function cut(text: string): string[] {
  const { tokens, sentences } = tokenizeGerman(text);
  return sentences.map(({ first, last }) =>
    tokens
      .slice(first, last)
      .map(({ start, end }) => text.slice(start, end))
      .join('|'),
  );
}

describe('German tokens', () => {
  it.each([
    ['keeps abbreviations with their full stop', 'Das gilt z. B. für Dr. Weber.', ['Das|gilt|z.|B.|für|Dr.|Weber|.']],
    ['keeps an abbreviation written without space', 'Das gilt z.B. hier.', ['Das|gilt|z.B.|hier|.']],
    ['keeps ordinals before months', 'Am 27. März begann es.', ['Am|27.|März|begann|es|.']],
    ['keeps ordinals after an article', 'Der 3. Gipfel endet.', ['Der|3.|Gipfel|endet|.']],
    ['keeps Roman ordinals before a lower-case word', 'Friedrich II. regierte.', ['Friedrich|II.|regierte|.']],
    [
      'keeps decimal commas, thousands marks and clock times',
      'Um 22.14 Uhr kosteten 1.250,5 Liter 3,2 Prozent.',
      ['Um|22.14|Uhr|kosteten|1.250,5|Liter|3,2|Prozent|.'],
    ],
    [
      'keeps hyphen compounds and truncated compounds',
      'See- und Luftangriffe auf das Nord-Süd-Rohr',
      ['See-|und|Luftangriffe|auf|das|Nord-Süd-Rohr'],
    ],
    ['keeps the second part of a shared compound', 'Bahnhöfe und -strecken', ['Bahnhöfe|und|-strecken']],
    [
      'keeps addresses without the full stop after them',
      'Siehe https://a.example/b?c=1. Danke.',
      ['Siehe|https://a.example/b?c=1|.', 'Danke|.'],
    ],
    ['keeps contractions and gendered words', "Im Rat sagten's die Bürger:innen.", ["Im|Rat|sagten's|die|Bürger:innen|."]],
    ['ends a sentence that lost the space behind it', 'Der Bau begann.Die Stadt zahlt.', ['Der|Bau|begann|.', 'Die|Stadt|zahlt|.']],
    ['keeps an address in small letters', 'Mehr auf stadt.example heute.', ['Mehr|auf|stadt.example|heute|.']],
    ['takes an emoji with its skin tone as one', 'Gut 👍🏽 so', ['Gut|👍🏽|so']],
  ])('%s', (_, text, expected) => {
    expect(cut(text)).toEqual(expected);
  });

  it.each([
    [
      'does not take a number at the end of a sentence for an ordinal',
      'Es kamen 30. Die Stadt wartete.',
      ['Es|kamen|30|.', 'Die|Stadt|wartete|.'],
    ],
    ['does not glue a percent sign to its number', '10% mehr', ['10|%|mehr']],
    ['does not take a full stop into an ordinary word', 'Er ging. Sie blieb.', ['Er|ging|.', 'Sie|blieb|.']],
    ['does not take a dash for a truncated compound', 'Haus - und Hof', ['Haus|-|und|Hof']],
  ])('%s', (_, text, expected) => {
    expect(cut(text)).toEqual(expected);
  });
});

describe('German sentences', () => {
  it.each([
    [
      'end before a closing quote that touches the mark',
      '„Wir gehen. Wir kommen nie!“ Dann schwieg er.',
      ['„|Wir|gehen|.', 'Wir|kommen|nie|!|“', 'Dann|schwieg|er|.'],
    ],
    [
      'end at empty lines and at line breaks without a final mark',
      'Neue Brücke eröffnet\nDer Bau dauerte lange.\n\nMehr folgt',
      ['Neue|Brücke|eröffnet', 'Der|Bau|dauerte|lange|.', 'Mehr|folgt'],
    ],
    ['end around the marks of a ticker', '++ Brücke gesperrt ++ Zug entgleist ++', ['++|Brücke|gesperrt', '++|Zug|entgleist|++']],
    ['end after a dateline', 'Wien (apa) - Der Rat tagt.', ['Wien|(|apa|)|-', 'Der|Rat|tagt|.']],
    [
      'end after an abbreviation where the next word starts sentences',
      'Es gab Brot usw. Danach schliefen alle.',
      ['Es|gab|Brot|usw.', 'Danach|schliefen|alle|.'],
    ],
  ])('%s', (_, text, expected) => {
    expect(cut(text)).toEqual(expected);
  });

  it.each([
    [
      'do not end inside a quoted sentence that goes on',
      '„Komm!“, rief sie. „Geht es?“ fragte er.',
      ['„|Komm|!|“|,|rief|sie|.', '„|Geht|es|?|“|fragte|er|.'],
    ],
    ['do not end after a bracket that is no dateline', 'Wien (Österreich) ist groß.', ['Wien|(|Österreich|)|ist|groß|.']],
    [
      'do not end at the breaks of text set at a fixed width',
      'Der Rat der Stadt hat am Abend lange über die neue Brücke und\nden Bau der Straße gesprochen und dann ohne eine Stimme gegen\nden Plan beschlossen, dass im Mai begonnen wird.',
      [
        'Der|Rat|der|Stadt|hat|am|Abend|lange|über|die|neue|Brücke|und|den|Bau|der|Straße|gesprochen|und|dann|ohne|eine|Stimme|gegen|den|Plan|beschlossen|,|dass|im|Mai|begonnen|wird|.',
      ],
    ],
  ])('%s', (_, text, expected) => {
    expect(cut(text)).toEqual(expected);
  });
});

describe('any text', () => {
  it('is cut into tokens in order that leave out white space only, and into sentences that cover all tokens', () => {
    const pieces = fc.constantFrom(
      'a',
      'Z',
      '1',
      '.',
      ',',
      ' ',
      '\n',
      '-',
      '„',
      '“',
      '++',
      "'",
      '😀',
      '\ud83d',
      '\udc4d',
      'ß',
      'http://',
      '(',
      ')',
      '\u00ad',
      'ö',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.array(pieces, { maxLength: 60 }).map((list) => list.join('')),
        ),
        (text) => {
          const { tokens, sentences } = tokenizeGerman(text);
          const between: string[] = [];
          let position = 0;
          for (const { start, end } of tokens) {
            between.push(end > start ? text.slice(position, start) : 'empty token');
            position = end;
          }
          between.push(text.slice(position));
          expect(between.join('').replace(/[\s\u200b\ufeff]/g, '')).toBe('');
          const borders = sentences.flatMap(({ first, last }) => [first, last]);
          expect(borders.filter((border, index) => index % 2 === 0 && border !== (index === 0 ? 0 : borders[index - 1]))).toEqual([]);
          expect(borders.at(-1) ?? 0).toBe(tokens.length);
        },
      ),
      { numRuns: 150 },
    );
  });

  it('of one mark or letter many times is cut without trouble', () => {
    for (const unit of ['a', '. ', '+', '(„', '1.', 'www.'])
      expect(tokenizeGerman(unit.repeat(30_000)).sentences.length).toBeGreaterThan(0);
  });
});
