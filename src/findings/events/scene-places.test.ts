import { describe, expect, it } from 'vitest';
import { findingsOf } from '../testing.js';

/** Type and places of each event. */
const placesOf = (text: string) =>
  findingsOf(text).events.map((event) => `${event.type} ${event.places.map((place) => place.name).join(', ')}`);

describe('the place of what happened', () => {
  it.each([
    ['Rund 30 Kilometer östlich von Charkiw griffen russische Truppen ein Dorf an.', 'ASSAULT Charkiw'],
    ['Etwa 1.500 Menschen demonstrierten vor dem Parlament.', 'PROTEST Parlament'],
    ['Etwa 1.500 Menschen demonstrierten in Kiew. Dabei kam es zu Streit, drei Männer wurden festgenommen.', 'COERCE Kiew'],
    ['Der Minister reiste nach Mardin. Dort wurden zwei Soldaten getötet.', 'ASSAULT Mardin'],
    ['In der Grazer Innenstadt demonstrierten Studenten.', 'PROTEST Graz'],
    ['Am Frankfurter Flughafen nahm die Polizei drei Männer fest.', 'COERCE Frankfurt am Main'],
  ])('%s', (text, expected) => {
    expect(placesOf(text)).toContain(expected);
  });

  it.each([
    ['Die Münchner Polizei nahm drei Männer fest.', 'COERCE '],
    ['Studenten demonstrierten in Kiew. Die Regierung ließ drei Männer festnehmen.', 'COERCE '],
    ['Der Minister reiste nach Mardin und Diyarbakir. Dort wurden zwei Soldaten getötet.', 'ASSAULT '],
  ])('names none in: %s', (text, expected) => {
    expect(placesOf(text)).toContain(expected);
  });
});
