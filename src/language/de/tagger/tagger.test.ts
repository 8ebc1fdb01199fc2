import { describe, expect, it } from 'vitest';
import { tagSentence } from './index.js';

function tags(sentence: string): string {
  return tagSentence(sentence.split(' '))
    .morphology.map((one) => one.upos)
    .join(' ');
}

function feats(sentence: string, form: string): object {
  const forms = sentence.split(' ');
  return tagSentence(forms).morphology[forms.indexOf(form)]!.feats;
}

describe('the German tagger', () => {
  it.each([
    ['Der Bürgermeister eröffnete gestern die neue Brücke .', 'DET NOUN VERB ADV DET ADJ NOUN PUNCT'],
    ['Sie hat das Buch nicht gelesen .', 'PRON AUX DET NOUN PART VERB PUNCT'],
    ['Er sagte , dass es regnet .', 'PRON VERB PUNCT SCONJ PRON VERB PUNCT'],
  ])('tags "%s"', (sentence, expected) => {
    expect(tags(sentence)).toBe(expected);
  });

  it.each([
    ['Der Minister lobt den Trainer .', 'Minister', 'Nom'],
    ['Der Minister lobt den Trainer .', 'Trainer', 'Acc'],
    ['Den Trainer lobt der Minister .', 'Trainer', 'Acc'],
    ['Die Farbe des Hauses gefällt mir .', 'Hauses', 'Gen'],
    ['Wir fahren mit dem Zug nach Wien .', 'Zug', 'Dat'],
    ['Sie legt das Buch auf den Tisch .', 'Tisch', 'Acc'],
  ])('decides in "%s" that "%s" is %s', (sentence, form, expected) => {
    expect(feats(sentence, form)).toMatchObject({ Case: expected });
  });

  it('takes a number above one as plural', () => {
    expect(feats('Neun Verletzte liegen im Krankenhaus .', 'Verletzte')).toMatchObject({ Number: 'Plur' });
  });

  it('says subjunctive where the form is one, also beside a first person in another clause', () => {
    expect(feats('Sie sagt , er habe keine Zeit .', 'habe')).toMatchObject({ Mood: 'Sub', Person: '3' });
    expect(feats('Die Lage sei ernst .', 'sei')).toMatchObject({ Mood: 'Sub', Tense: 'Pres' });
  });

  it('does not say subjunctive of "ich habe" and "sie haben"', () => {
    expect(feats('Ich habe keine Zeit .', 'habe')).toMatchObject({ Mood: 'Ind', Person: '1' });
    expect(feats('Sie haben keine Zeit .', 'haben')).toMatchObject({ Mood: 'Ind' });
  });

  it('marks separated verb prefixes, and no prepositions', () => {
    const words = tagSentence('Die Stadt kündigte am Montag neue Pläne an .'.split(' ')).morphology;
    expect(words.map((one) => one.verbPrefix)).toEqual([false, false, false, false, false, false, false, true, false]);
  });

  it('gives nothing for no words, and something for any words', () => {
    expect(tagSentence([]).morphology).toEqual([]);
    expect(tagSentence(['', ' ', '😀', '\ud800', 'ÄÖÜ', '++']).morphology).toHaveLength(6);
  });
});

describe('labels that the words around them rule out', () => {
  const upos = (sentence: string, at: number): string => {
    const one = tagSentence(sentence.split(' ')).morphology[at]!;
    return `${one.upos} ${one.feats.VerbForm ?? one.feats.PronType ?? ''}`.trim();
  };

  it.each([
    [
      'a participle behind a relative clause',
      'Am Montag wurde der Mann , der aus Wien stammt , von der Polizei verhaftet .',
      14,
      'VERB Part',
    ],
    ['an article that could only be a genitive', 'Ein Bus , der Kinder aus der Stadt bringen sollte , brannte .', 3, 'PRON Rel'],
    ['the only verb behind a phrase', 'In Bonn protestierten Tausende gegen die Pläne .', 2, 'VERB Fin'],
    ['the perfect of a verb of motion', 'Der Minister ist zurückgetreten .', 3, 'VERB Part'],
    ['the perfect of a verb of motion in a clause', 'Er weinte , weil sie ausgetreten war .', 5, 'VERB Part'],
    ['a passive at the end', 'Der Versand wurde untersagt .', 3, 'VERB Part'],
    ['a nominalised adjective before an object', 'Gegen den Abgeordneten Anklage zu erheben ist selten .', 2, 'NOUN'],
    ['a saint before a name', 'Das geschah in der Stadt Sankt Petersburg .', 5, 'PROPN'],
    ['a town of two words in the genitive', 'New Yorks Bürgermeister Karl Weber schwieg .', 0, 'PROPN'],
    ['the only verb of a headline before its object', 'Scholz begrüßt Einigung', 1, 'VERB Fin'],
    ['a participle that ends a headline', 'Politiker zu Haftstrafe verurteilt', 3, 'VERB Part'],
    ['a finite verb that looks like a participle', 'Die Regierungschefs der EU beraten am Donnerstag .', 4, 'VERB Fin'],
    ['a verb before its reflexive', 'Russland und Ukraine einigen sich auf einen Austausch', 3, 'VERB Fin'],
    ['a verb before a coordinator', 'Südlich von Kairo haben Christen eine Straße blockiert und warfen mit Steinen .', 7, 'VERB Part'],
  ])('mends %s', (_what, sentence, at, expected) => {
    expect(upos(sentence, at)).toBe(expected);
  });

  it.each([
    ['a finite verb whose own clause has no helper', 'Dort ist der Mann , der , wie man hört , Autos repariert .', 12, 'VERB Part'],
    ['genitives in a row', 'Die Zahl der Frauen , der Kinder und der Männer steigt .', 5, 'PRON Rel'],
    ['what describes a noun beside a verb', 'Nach dem Unfall verletzten Helfern wurde gedankt .', 3, 'VERB Fin'],
    ['what becomes known', 'Der Plan wurde bekannt .', 3, 'VERB Part'],
    ['a state that a door is in', 'Die Tür ist geschlossen .', 3, 'VERB Part'],
    ['the adjective of a name', 'Das Weiße Haus schweigt .', 1, 'NOUN'],
    ['a verb that sounds like a saint', 'Das Schiff sank vor der Küste .', 2, 'PROPN'],
  ])('leaves %s', (_what, sentence, at, unexpected) => {
    expect(upos(sentence, at)).not.toBe(unexpected);
  });
});
