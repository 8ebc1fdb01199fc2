import { describe, expect, it } from 'vitest';
import { analyzeLanguage } from '../../language/index.js';
import { findConditions } from './index.js';

function conditionsOf(text: string): { kind: string; evidence: string }[] {
  const language = analyzeLanguage(text, { lang: 'de' });
  const entities = { mentions: [], references: new Map(), actors: new Map(), places: new Map() };
  return findConditions({ language, entities }).map((one) => ({
    kind: one.kind,
    evidence: one.evidence.map(([start, end]) => text.slice(start, end)).join(' … '),
  }));
}

describe('conditions', () => {
  it.each([
    ['Wir helfen nur, wenn ihr zahlt.', 'if', 'wenn ihr zahlt'],
    ['Falls der Vertrag scheitert, droht Streit.', 'if', 'Falls der Vertrag scheitert'],
    ['Man stimmt zu unter der Bedingung, dass alle Geiseln freikommen.', 'if', 'unter der Bedingung, dass alle Geiseln freikommen'],
    ['Solange geschossen wird, gibt es keine Gespräche.', 'while', 'Solange geschossen wird'],
    ['Ein Treffen ist erst nach einem Abzug möglich.', 'after', 'erst nach einem Abzug'],
    ['Im Falle eines Angriffs wird das Werk geräumt.', 'if', 'Im Falle eines Angriffs'],
    ['Ohne Garantien bleibt die Grenze zu.', 'unless', 'Ohne Garantien'],
    ['Sollte der Beschuss weitergehen, werde man antworten.', 'if', 'Sollte der Beschuss weitergehen'],
    ['Man werde antworten, sollte der Beschuss weitergehen.', 'if', 'sollte der Beschuss weitergehen'],
    ['Bei einem Angriff werde man antworten.', 'if', 'Bei einem Angriff'],
    ['Man werde unter der Bedingung zahlen, dass alle Geiseln freikommen.', 'if', 'dass alle Geiseln freikommen'],
    ['Bern besteht darauf, dass zunächst die Zölle fallen.', 'after', 'zunächst die Zölle fallen'],
    ['Das Werk öffnet, sofern der Minister nicht widerspricht.', 'unless', 'sofern der Minister nicht widerspricht'],
  ])('finds the one in: %s', (text, kind, evidence) => {
    const [condition] = conditionsOf(text);
    expect(condition?.kind).toBe(kind);
    expect(condition?.evidence).toContain(evidence.split(',').at(-1)?.trim());
  });

  it.each([
    'Wenn er kam, lachten alle.',
    'Er wartete, bis der Zug kam.',
    'Nach einem Abzug kehrten die Leute heim.',
    'In diesem Fall irrte der Arzt.',
    'Erst nach drei Tagen kam Hilfe.',
    'Kommt der Minister?',
    'Sie ging ohne Mantel aus dem Haus.',
    'Nachdem er gegessen hatte, schlief er.',
    'Selbst wenn alle kommen, bleibt die Frage offen.',
    'Wenn man alles zusammenrechnet, sind es neun.',
    'Wenn sich die Minister am Donnerstag treffen, geht es um Geld.',
    'Bei einem Angriff starben zwei Menschen.',
  ])('finds none in: %s', (text) => {
    expect(conditionsOf(text)).toEqual([]);
  });

  it('names the clause that depends on the condition', () => {
    const text = 'Falls der Vertrag scheitert, schließt das Werk.';
    const language = analyzeLanguage(text, { lang: 'de' });
    const [condition] = findConditions({
      language,
      entities: { mentions: [], references: new Map(), actors: new Map(), places: new Map() },
    });
    expect(condition?.for.map(([start, end]) => text.slice(start, end))).toEqual(['schließt das Werk']);
    expect(condition?.clause).toBeDefined();
  });

  function dependent(text: string): string[] {
    const language = analyzeLanguage(text, { lang: 'de' });
    const entities = { mentions: [], references: new Map(), actors: new Map(), places: new Map() };
    return findConditions({ language, entities }).flatMap((one) => one.for.map(([start, end]) => text.slice(start, end)));
  }

  it('behind a prepositional noun depends on the noun and not on the talks', () => {
    expect(dependent('Die Minister sprachen über Hilfen im Fall eines Angriffs.')).toEqual(['Hilfen']);
    expect(dependent('Die Werke schließen im Fall eines Angriffs.')).toEqual(['Die Werke schließen']);
  });

  it('of general measures depends on the plan of the sentence before', () => {
    expect(
      dependent('Es gibt eine Initiative mit dem Ziel, die Häfen zu schützen. Man beriet über Maßnahmen im Fall einer Feuerpause.'),
    ).toEqual(['Maßnahmen', 'die Häfen zu schützen']);
    expect(dependent('Es regnete in Bonn. Man beriet über Maßnahmen im Fall einer Feuerpause.')).toEqual(['Maßnahmen']);
  });

  it('takes in the relative clause at the end of the condition', () => {
    const text = 'Andere bleiben skeptisch, wenn diese mit Plänen kommen, die Zölle senken oder Häfen schließen.';
    expect(conditionsOf(text)).toEqual([{ kind: 'if', evidence: 'wenn diese mit Plänen kommen, die Zölle senken oder Häfen schließen' }]);
  });

  it('leaves out what another circumstance says, and takes in the second verb of the condition', () => {
    const text = 'Während die einen zahlen, bleiben andere skeptisch, wenn Bedingungen fehlen oder Termine platzen.';
    expect(dependent(text)).toEqual(['bleiben andere skeptisch']);
    expect(conditionsOf(text)).toEqual([{ kind: 'if', evidence: 'wenn Bedingungen fehlen oder Termine platzen' }]);
  });
});
