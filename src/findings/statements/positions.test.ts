import { describe, expect, it } from 'vitest';
import { analyzeEntities } from '../../entities/index.js';
import { analyzeLanguage } from '../../language/index.js';
import type { Statement } from '../../model/index.js';
import { findStatements } from './index.js';

function statementsOf(text: string): Statement[] {
  const language = analyzeLanguage(text, { lang: 'de' });
  return findStatements({ language, entities: analyzeEntities(language) });
}

function first(text: string): Record<string, unknown> {
  const [found] = statementsOf(text);
  const words = found?.condition?.evidence.map(([start, end]) => text.slice(start, end)).join(' … ');
  return { holder: found?.speakerEntity?.name, stance: found?.stance, ...(words === undefined ? {} : { condition: words }) };
}

describe('positions without a verb of saying', () => {
  it.each([
    ['Norwegen besteht auf einem Ende der Sanktionen.', 'Norwegen', 'demands'],
    ['Norwegen will die Zölle nicht senken.', 'Norwegen', 'opposes'],
    ['Frankreich möchte neue Verhandlungen.', 'Frankreich', 'supports'],
    ['Die EU hält an den Sanktionen fest.', 'EU', 'supports'],
    ['Moskau will die Zölle senken.', 'Russland', 'supports'],
    ['Polen stemmt sich gegen die Zölle.', 'Polen', 'opposes'],
    ['Zölle sind für Norwegen nicht hinnehmbar.', 'Norwegen', 'opposes'],
  ])('are found in: %s', (text, holder, stance) => {
    expect(first(text)).toEqual({ holder, stance });
  });

  it.each(['Der Bäcker will nach Hause.', 'Man plant ein Fest.', 'Ein Hund besteht auf seinem Knochen.', 'Das ist für Kinder tabu.'])(
    'are none in: %s',
    (text) => {
      expect(statementsOf(text)).toEqual([]);
    },
  );
});

describe('conditions of positions', () => {
  it.each([
    ['Die Regel trete erst in Kraft, wenn die Zölle fielen, teilte Norwegen mit.', 'accepts-on-condition', 'wenn die Zölle fielen'],
    ['Norwegen macht den Abzug davon abhängig, dass Polen zahlt.', 'accepts-on-condition', 'dass Polen zahlt'],
    ['Norwegen erklärte, Voraussetzung einer Einigung sei ein Abzug.', 'accepts-on-condition', 'ein Abzug'],
    ['Ob die Zölle steigen oder fallen, macht Norwegen davon abhängig, was Polen tut.', 'undecided', 'was Polen tut'],
    ['Die Zölle hängen vom Verhalten Polens ab, teilte Norwegen mit.', 'undecided', 'vom Verhalten Polens'],
    ['Norwegen forderte, zu helfen, falls es brenne.', 'demands', 'falls es brenne'],
  ])('are theirs in: %s', (text, stance, condition) => {
    expect(first(text)).toMatchObject({ holder: 'Norwegen', stance, condition });
  });

  it('is nobody’s condition that somebody takes part', () => {
    expect(first('Ohne die Nachbarn werde es keine Regelung geben, teilte Norwegen mit.').stance).toBeUndefined();
  });

  it('is no condition what the speaker judges', () => {
    expect(first('Norwegen würde es begrüßen, wenn Polen zahlte.').condition).toBeUndefined();
  });
});

describe('headlines', () => {
  it('give an actor before a colon the words behind it', () => {
    expect(first('Norwegen: Kein Ende der Sanktionen ohne Abzug')).toEqual({
      holder: 'Norwegen',
      stance: 'accepts-on-condition',
      condition: 'ohne Abzug',
    });
  });

  it.each(['Stand: 14 Uhr', 'Bonn: Drei Verletzte bei Brand', 'Hinweis: Parken verboten'])('are none where no actor speaks: %s', (text) => {
    expect(statementsOf(text)).toEqual([]);
  });
});

describe('words behind a colon', () => {
  it('are those of whom the frame is about', () => {
    expect(first('Für Olaf Scholz ist die Sache klar: Die Waffenruhe gelte sofort.')).toMatchObject({
      holder: 'Olaf Scholz',
      stance: 'supports',
    });
  });

  it('are nobody’s in the indicative', () => {
    expect(statementsOf('Die Lage ist klar: Es regnet.')).toEqual([]);
  });
});

describe('words that point back', () => {
  it('take the sentence before', () => {
    const text = 'Das Werk schließt im Mai. So teilte es Minister Olaf Scholz am Montag mit.';
    const [found] = statementsOf(text);
    expect(found?.quote.map(([start, end]) => text.slice(start, end))).toEqual(['Das Werk schließt im Mai']);
    expect(found?.speakerEntity?.name).toBe('Olaf Scholz');
  });
});

describe('two cues in a row', () => {
  it('leave the content to the nearer one', () => {
    const text = 'Olaf Scholz begrüßte den Plan und fügte hinzu, es eile.';
    const found = statementsOf(text).filter((one) => one.form === 'indirect');
    expect(found.map((one) => one.cue.map(([start, end]) => text.slice(start, end)).join(' '))).toEqual(['fügte hinzu']);
  });
});

describe('words of judgement', () => {
  it.each([
    ['Der Rat sagte: „Das ist eine schlechte Wahl.“', 'opposes'],
    ['Olaf Scholz nannte das Gesetz eine schlechte Wahl.', 'opposes'],
    ['Olaf Scholz bezeichnete den Plan als „schlechten Scherz“.', 'opposes'],
    ['Olaf Scholz sagte, die schlechten Straßen seien gesperrt.', undefined],
  ])('count before the noun of a predicate: %s', (text, stance) => {
    expect(statementsOf(text)[0]?.stance).toBe(stance);
  });

  it.each([
    ['Olaf Scholz sagte, das Recht darf nur in engen Grenzen gelten.', 'demands'],
    ['Olaf Scholz sagte, es werde geprüft, ob Streiks nötig seien.', 'undecided'],
    ['Olaf Scholz sagte, man dürfte bald mehr wissen.', undefined],
  ])('are not needed where a verb tells: %s', (text, stance) => {
    expect(statementsOf(text)[0]?.stance).toBe(stance);
  });
});

describe('what an actor would do', () => {
  const conditional = (text: string) => statementsOf(text).find((one) => one.condition !== undefined)?.stance;

  it.each([
    'Frankreich würde Soldaten schicken, sollte es ein Abkommen geben.',
    'Norwegen wäre dabei, wenn die Nachbarn mitmachen.',
    'Ein Ende der Sanktionen ist für Norwegen erst möglich, wenn die Waffen schweigen.',
  ])('is accepted on its condition: %s', (text) => {
    expect(conditional(text)).toBe('accepts-on-condition');
  });

  it.each(['Norwegen würde den Krieg verlieren, wenn es angriffe.', 'Die Wirtschaft würde leiden, wenn es regnet.'])(
    'is not what would happen to it: %s',
    (text) => {
      expect(conditional(text)).toBeUndefined();
    },
  );
});

describe('what meets with a stand', () => {
  it('is not the stand', () => {
    expect(first('In Warschau stößt der Vorschlag auf Ablehnung.')).toMatchObject({ holder: 'Polen', stance: 'opposes' });
    expect(first('Der Vorschlag findet in London Zustimmung.')).toMatchObject({ holder: 'Großbritannien', stance: 'supports' });
  });

  it('leaves open who asks where "von" may name whom it is asked of', () => {
    expect(statementsOf('Von Norwegen wird verlangt, auf Gebiete zu verzichten.').map((one) => one.speakerEntity)).toEqual([undefined]);
  });
});

describe('whose view it is', () => {
  it.each([
    ['Nach ukrainischen Angaben wurden acht Menschen verletzt.', 'Ukraine'],
    ['Nach US-Angaben wurden acht Menschen verletzt.', 'USA'],
    ['Norwegischen Angaben zufolge gilt der Vertrag.', 'Norwegen'],
    ['Aus Sicht Moskaus muss zuerst die Bank geöffnet werden.', 'Russland'],
    ['Nach ukrainischen Medienberichten wurden acht Menschen verletzt.', undefined],
  ])('is told by an adjective or a seat: %s', (text, holder) => {
    expect(statementsOf(text)[0]?.speakerEntity?.name).toBe(holder);
  });

  it('may be told of what would be', () => {
    expect(first('Für Olaf Scholz wäre ein Ende der Sanktionen ein schwerer Fehler.')).toMatchObject({ stance: 'opposes' });
    expect(first('Ein Ende der Sanktionen sei das falsche Signal, sagte Olaf Scholz.')).toMatchObject({ stance: 'opposes' });
    expect(statementsOf('Für Norwegen wäre das Spiel im Mai.')).toEqual([]);
  });
});
