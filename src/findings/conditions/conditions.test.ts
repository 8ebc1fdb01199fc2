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
});
