import { describe, expect, it } from 'vitest';
import { readNotice } from './notices.js';

describe('readNotice', () => {
  it.each([
    [undefined, 'Die Redaktion hat diesen Eintrag zurückgezogen. Die Angabe war nicht belegt.'],
    ['Meldung zurückgezogen', 'Hier stand etwas anderes.'],
    ['Hafen brennt – ZURÜCKGEZOGEN', 'Text'],
    [undefined, 'Wir ziehen die Meldung über den Hafen zurück.'],
    [undefined, 'This entry has been withdrawn.'],
    [undefined, 'Cet article a été dépublié.'],
    [undefined, 'Материал снят с публикации.'],
  ])('sees that a report was withdrawn (%s: %s)', (title, text) => {
    expect(readNotice(title, text)).toMatchObject({ withdrawn: true });
  });

  it.each([
    ['Truppen', 'Russland hat seine Streitkräfte aus der Stadt zurückgezogen.'],
    ['Kiew zieht Entwurf zurück', 'Die Regierung hat den Text nach Kritik zurückgezogen.'],
    ['Prognose', 'Die Korrektur der Prognose überraschte die Händler.'],
    ['Hafen', 'Das Update soll am Montag kommen.'],
  ])('sees nothing in %s: %s', (title, text) => {
    expect(readNotice(title, text)).toBeUndefined();
  });

  it('takes a correction out of the text', () => {
    expect(readNotice('Hafen', 'Der Hafen ist zu.\nKorrektur: Zunächst hatten wir geschrieben, er sei offen.\n\nMehr folgt.')).toEqual({
      withdrawn: false,
      notice: 'Korrektur: Zunächst hatten wir geschrieben, er sei offen.',
      text: 'Der Hafen ist zu.\n\nMehr folgt.',
    });
  });
});
