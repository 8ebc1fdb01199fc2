import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyzeLanguage } from '../../language/index.js';
import type { EntityAnalysis, Reference, Span, Statement } from '../../model/index.js';
import { findStatements } from './index.js';
import { statementLexicon } from './lexicon.js';
import { participleOf } from './participles.js';
import { findQuoteRegions } from './quotes.js';

const NOBODY: EntityAnalysis = { mentions: [], references: new Map(), actors: new Map(), places: new Map() };

function statementsOf(text: string): Statement[] {
  return findStatements({ language: analyzeLanguage(text, { lang: 'de' }), entities: NOBODY });
}

function words(text: string, spans: readonly Span[]): string {
  return spans.map(([start, end]) => text.slice(start, end)).join(' … ');
}

/** What is tested of a statement, as words. */
function told(text: string): Record<string, string>[] {
  return statementsOf(text).map((statement) => ({
    form: statement.nested ? `nested ${statement.form}` : statement.form,
    quote: words(text, statement.quote),
    cue: words(text, statement.cue),
    speaker: words(text, statement.speaker),
  }));
}

describe('direct speech', () => {
  it('takes the quotation after a colon', () => {
    expect(told('Der Minister sagte: „Wir werden helfen.“')).toEqual([
      { form: 'direct', quote: '„Wir werden helfen.“', cue: 'sagte', speaker: 'Der Minister' },
    ]);
  });

  it('takes several sentences between one pair of marks as one quotation', () => {
    const [first, ...rest] = told('Die Ärztin sagte: „Die Lage ist schlimm. Uns fehlt alles.“');
    expect(first?.quote).toBe('„Die Lage ist schlimm. Uns fehlt alles.“');
    expect(rest).toEqual([]);
  });

  it('finds the speaker behind a quotation and both parts of an interrupted one', () => {
    const found = told('„Wir gehen nicht“, sagte die Bürgermeisterin. „Hier ist unser Haus.“');
    expect(found.map((one) => one.quote)).toEqual(['„Wir gehen nicht“', '„Hier ist unser Haus.“']);
    expect(found[0]?.speaker).toBe('die Bürgermeisterin');
    expect(found[1]?.speaker).toBe('die Bürgermeisterin');
  });

  it.each(['»Wir gehen nicht«, sagte der Bauer.', '"Wir gehen nicht", sagte der Bauer.', '“Wir gehen nicht”, sagte der Bauer.'])(
    'reads other quotation marks: %s',
    (text) => {
      expect(told(text)[0]).toMatchObject({ form: 'direct', speaker: 'der Bauer' });
    },
  );

  it('takes a quoted judgement', () => {
    expect(told('Der Richter nannte das Verfahren „völlig überzogen“.')[0]).toMatchObject({
      form: 'direct',
      quote: '„völlig überzogen“',
      speaker: 'Der Richter',
    });
  });

  it.each([
    'Die Zeitschrift „Blauer Morgen“ erscheint im Herbst.',
    'Im Theater läuft „Der zerbrochene Krug“.',
    'Das Schiff „Seeadler“ lag im Hafen.',
    'Die „Freunde“ des Hauses kamen nicht.',
    'Danach ging er nach Hause.',
  ])('does not take names, titles and scare quotes: %s', (text) => {
    expect(told(text)).toEqual([]);
  });
});

describe('indirect speech', () => {
  it('takes the dass-clause of a reporting verb', () => {
    expect(told('Der Sprecher teilte mit, dass die Brücke gesperrt bleibt.')).toEqual([
      { form: 'indirect', quote: 'dass die Brücke gesperrt bleibt', cue: 'teilte mit', speaker: 'Der Sprecher' },
    ]);
  });

  it('takes a verb-second clause and leaves out what the frame goes on with', () => {
    expect(told('Die Ministerin sagte, man sei bereit.')[0]).toMatchObject({
      form: 'indirect',
      quote: 'man sei bereit',
      speaker: 'Die Ministerin',
    });
    expect(told('Er sagte, dass er müde sei, und ging.')[0]).toMatchObject({ quote: 'dass er müde sei' });
  });

  it('takes the words before a frame that stands behind them', () => {
    expect(told('Die Lage sei ruhig, sagte ein Offizier.')[0]).toMatchObject({
      quote: 'Die Lage sei ruhig',
      cue: 'sagte',
      speaker: 'ein Offizier',
    });
  });

  it('takes the infinitive of a demand and of an accusation in the passive', () => {
    const [demand] = statementsOf('Der Verband forderte die Regierung auf, die Steuern zu senken.');
    expect(demand).toMatchObject({ form: 'indirect', act: 'demand' });
    const text = 'Dem Händler wird vorgeworfen, Waffen verkauft zu haben.';
    const [accusation] = statementsOf(text);
    expect(accusation).toMatchObject({ form: 'indirect', act: 'accuse', speaker: [] });
  });

  it('takes sources named by prepositions', () => {
    expect(told('Laut Polizei gab es drei Verletzte.')[0]).toMatchObject({
      quote: 'gab es drei Verletzte',
      cue: 'Laut',
      speaker: 'Polizei',
    });
    expect(told('Nach Angaben der Feuerwehr brannte das Dach.')[0]).toMatchObject({ cue: 'Nach', speaker: 'Angaben der Feuerwehr' });
    expect(told('Dem Bericht zufolge fehlt Geld.')[0]).toMatchObject({ quote: 'fehlt Geld', cue: 'zufolge', speaker: 'Dem Bericht' });
    expect(told('Das Wetter bleibe schlecht, so der Meteorologe.')[0]).toMatchObject({ cue: 'so', speaker: 'der Meteorologe' });
  });

  it.each([
    'Nach dem Spiel feierten die Fans.',
    'Nach der Sitzung fuhr er heim.',
    'So ein Wetter gibt es selten.',
    'Er aß nach Herzenslust.',
  ])('does not take a temporal or manner phrase for a source: %s', (text) => {
    expect(told(text)).toEqual([]);
  });

  it('takes the content of a noun', () => {
    expect(told('Die Forderung der Opposition, den Haushalt zu ändern, fand keine Mehrheit.')[0]).toMatchObject({
      form: 'indirect',
      quote: 'den Haushalt zu ändern',
      speaker: 'der Opposition',
    });
  });

  it('leaves out what somebody would not confirm', () => {
    expect(told('Der Sprecher wollte nicht bestätigen, dass die Anlage brennt.')).toEqual([]);
  });
});

describe('speech without a frame', () => {
  it('joins a run of sentences in Konjunktiv and gives it the last speaker', () => {
    const found = told('Die Ministerin sagte, die Lage sei ernst. Das Geld fehle. Man habe keine Wahl.');
    expect(found[1]).toMatchObject({ form: 'indirect-free', quote: 'Das Geld fehle. Man habe keine Wahl.', speaker: 'Die Ministerin' });
  });

  it('takes hearsay with "soll" about the past', () => {
    expect(told('Der Mann soll zwei Autos gestohlen haben.')[0]).toMatchObject({ form: 'free-indirect', speaker: '' });
  });

  it('does not take a plan with "soll" that nobody told', () => {
    expect(told('Das Haus soll im Mai fertig werden.')).toEqual([]);
  });
});

describe('reported speech', () => {
  it.each([
    ['Der Bürgermeister forderte eine rasche Entscheidung.', 'demand'],
    ['Die Ärzte warnten vor einer Epidemie.', 'warn'],
    ['Anna Berg, Leiterin des Amtes, äußerte Zweifel an dem Plan.', 'doubt'],
    ['Auch Schweden äußerte Vorbehalte gegenüber geplanten Truppen.', 'doubt'],
  ])('takes the whole clause: %s', (text, act) => {
    const [statement] = statementsOf(text);
    expect(statement).toMatchObject({ form: 'reported', act, cue: [] });
    expect(words(text, statement?.quote ?? [])).toBe(text);
  });

  it.each([
    'Das Beben forderte dreißig Tote.',
    'Der Händler lehnte den Preis ab.',
    'Die Ausstellung zeigt alte Karten.',
    'Der Richter befand sich im Saal.',
  ])('does not take a verb that reports nothing here: %s', (text) => {
    expect(told(text)).toEqual([]);
  });
});

describe('what a statement says', () => {
  it('gives coordinated verbs the subject of the first clause', () => {
    const text = 'Der Präsident warnte vor Angriffen und forderte Hilfe von Verbündeten.';
    expect(statementsOf(text).map((one) => [one.act, words(text, one.speaker)])).toEqual([
      ['warn', 'Der Präsident'],
      ['demand', 'Der Präsident'],
    ]);
  });

  it('names issue and stance and marks acceptance on condition', () => {
    const [statement] = statementsOf('Man sei zu einer Feuerpause bereit, wenn die Truppen abziehen, sagte der Präsident.');
    expect(statement).toMatchObject({ issue: 'Waffenruhe', stance: 'accepts-on-condition', certainty: 'conditional' });
    expect(statement?.condition?.kind).toBe('if');
  });

  it('resolves the speaker by the reference of its head', () => {
    const text = 'Der Kremlchef sagte, man sei bereit.';
    const language = analyzeLanguage(text, { lang: 'de' });
    const head = language.tokens.findIndex((token) => token.form === 'Kremlchef');
    const reference: Reference = { token: head, ref: { entity: 'x_1', name: 'Der Name' }, kind: 'person', by: 'role', confidence: 1 };
    const [statement] = findStatements({ language, entities: { ...NOBODY, references: new Map([[head, reference]]) } });
    expect(statement?.speakerEntity).toEqual({ entity: 'x_1', name: 'Der Name', span: [0, 13] });
  });

  it('keeps the chain of a nested statement', () => {
    const found = statementsOf('Die Agentur berichtete, der General habe erklärt, dass die Stadt gefallen sei.');
    const nested = found.find((one) => one.nested && one.form === 'indirect');
    expect(nested?.attribution.map((one) => one.name)).toEqual(['Die Agentur']);
  });
});

describe('bad input', () => {
  it.each([
    '„Wir gehen',
    'Er sagte: „',
    '““““',
    '»«»«',
    '„Ja“ „Nein“ „',
    'FRAGE: Warum? ANTWORT: Darum.',
    'sagte',
    ', sagte er.',
    ':',
    '„“',
  ])('does not stumble over %s', (text) => {
    for (const statement of statementsOf(text)) for (const [start, end] of statement.quote) expect(start).toBeLessThan(end);
  });

  it('gives spans that lie in the text, whatever the text', () => {
    const pieces = [
      'Er',
      'sagte',
      ',',
      ':',
      '„',
      '“',
      'dass',
      'es',
      'regnet',
      '.',
      'laut',
      'Polizei',
      'so',
      'der',
      'Sprecher',
      '\n\n',
      'soll',
      'sei',
      'habe',
      'zufolge',
      'nach',
      'Angaben',
    ];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 30 }), (parts) => {
        const text = parts.join(' ');
        for (const statement of statementsOf(text)) {
          for (const [start, end] of [
            ...statement.quote,
            ...statement.cue,
            ...statement.speaker,
            ...statement.frame,
            ...statement.addressee,
          ]) {
            expect(start).toBeGreaterThanOrEqual(0);
            expect(end).toBeGreaterThan(start);
            expect(end).toBeLessThanOrEqual(text.length);
          }
        }
      }),
      { numRuns: 150 },
    );
  });
});

describe('the cue lexicon', () => {
  it('has more than 400 entries with known acts', () => {
    const lexicon = statementLexicon();
    expect(lexicon.size).toBeGreaterThan(400);
    const acts = new Set([
      'assert',
      'demand',
      'doubt',
      'deny',
      'accuse',
      'promise',
      'threaten',
      'welcome',
      'reject',
      'warn',
      'ask',
      'offer',
    ]);
    for (const entry of [...lexicon.verbs.values(), ...[...lexicon.expressions.values()].flat(), ...lexicon.nouns.values()])
      expect(acts).toContain(entry.act);
  });

  it('makes participles of weak, strong, prefixed and foreign verbs', () => {
    const lists = {
      strong: new Map([
        ['werfen', 'geworfen'],
        ['sprechen', 'gesprochen'],
      ]),
      separable: new Set(['vor', 'mit']),
    };
    const made = ['vorwerfen', 'mitteilen', 'kritisieren', 'sagen', 'versprechen', 'behaupten', 'äußern', 'antworten'].map((verb) =>
      participleOf(verb, lists),
    );
    expect(made).toEqual(['vorgeworfen', 'mitgeteilt', 'kritisiert', 'gesagt', 'versprochen', 'behauptet', 'geäußert', 'geantwortet']);
  });
});

describe('quotation marks', () => {
  function regions(text: string): string[] {
    return findQuoteRegions(text, analyzeLanguage(text, { lang: 'de' }).tokens).map((region) => text.slice(region.span[0], region.span[1]));
  }

  it('pairs marks of every kind and leaves out the unclosed', () => {
    expect(regions('Er rief „ja“ und »nein« und "nie".')).toEqual(['„ja“', '»nein«', '"nie"']);
    expect(regions('Er rief „ja und ging.')).toEqual([]);
    expect(regions('Er rief „ja und „nein“.')).toEqual(['„nein“']);
  });

  it('does not take an apostrophe for a mark', () => {
    expect(regions("Das ist Hans' Haus und Gunter’s Hof.")).toEqual([]);
  });
});
