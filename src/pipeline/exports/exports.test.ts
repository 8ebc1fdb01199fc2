import { describe, expect, it } from 'vitest';
import { type Event, PLOVER, type PloverMode, type PloverType, type Report } from '../../model/index.js';
import { acledCsv, cameoCode, cameoQuad, type EventFinding, type ExportContext, toAcled, toCameo, toFeature, toPlover } from './index.js';

const text = 'Nordland griff Hafenstadt mit Drohnen an, drei Menschen starben.';
const report: Report = {
  id: 'r1',
  revision: 1,
  source: 'blatt',
  kind: 'article',
  externalId: '1',
  url: 'https://example.org/1',
  text,
  lang: 'de',
  published: '2025-03-27T06:00:00+01:00',
  fetched: '2025-03-27T07:00:00+01:00',
};
const context: ExportContext = {
  report,
  place: (id) =>
    id === 'geonames:1'
      ? { id, name: 'Hafenstadt', precision: 'city', country: 'SL', latitude: 50.5, longitude: 36.25 }
      : id === 'Q1'
        ? { id, name: 'Südland', precision: 'country', country: 'SL' }
        : undefined,
};
const finding = (part: Partial<Event> = {}): EventFinding => ({
  id: 'f_1',
  report: 'r1',
  revision: 1,
  kind: 'event',
  body: {
    type: 'ASSAULT',
    mode: 'drone',
    contexts: ['military'],
    evidence: [[0, 40]],
    sources: [{ name: 'Nordland', entity: 'Q2' }],
    recipients: [],
    places: [
      { name: 'Südland', entity: 'Q1' },
      { name: 'Hafenstadt', entity: 'geonames:1' },
    ],
    time: '2025-03-26TNI',
    instruments: ['drone'],
    counts: [{ what: 'killed', min: 3, max: 3, bound: 'exact', text: 'drei Menschen', span: [42, 55] }],
    certainty: 'attributed',
    attribution: [{ name: 'Bürgermeister', entity: 'x_role' }],
    ...part,
  },
});

describe('toPlover', () => {
  it('keeps what the finding says, with the words', () => {
    expect(toPlover(finding(), context)).toMatchObject({
      id: 'f_1',
      date: '2025-03-26',
      date_basis: 'told',
      event_type: 'ASSAULT',
      event_mode: 'drone',
      quad: 4,
      source: [{ name: 'Nordland', id: 'Q2' }],
      location: [
        { name: 'Südland', country: 'SL' },
        { name: 'Hafenstadt', latitude: 50.5, longitude: 36.25 },
      ],
      attribution: [{ name: 'Bürgermeister' }],
      text: ['Nordland griff Hafenstadt mit Drohnen an'],
    });
  });

  it('says that the day of the report stands in for a time that is not told', () => {
    const { time: _time, ...untimed } = finding().body;
    expect(toPlover({ ...finding(), body: untimed }, context)).toMatchObject({ date: '2025-03-27', date_basis: 'published' });
    expect(toPlover({ ...finding(), body: untimed }, { place: context.place })).toMatchObject({ date: '', date_basis: 'none', text: [] });
  });
});

describe('cameoCode', () => {
  it.each<[Partial<Event>, string, number]>([
    [{ type: 'ASSAULT', mode: 'drone' }, '195', 4],
    [{ type: 'RETREAT', mode: 'release', contexts: [] }, '0841', 2],
    [{ type: 'CONSULT', mode: 'phone', contexts: ['diplomatic'] }, '041', 1],
    [{ type: 'SANCTION', mode: 'expel', contexts: [] }, '166', 4],
    [{ type: 'COERCE', mode: 'restrict', contexts: ['economic'] }, '163', 4],
    [{ type: 'REQUEST', mode: 'assist', contexts: ['military'] }, '1032', 3],
  ])('%o is %s', (part, code, quad) => {
    const record = toCameo(finding(part), context);
    expect([record.code, record.quad]).toEqual([code, quad]);
  });

  it('has a code for every type and mode, in a quad class of its root', () => {
    for (const type of Object.keys(PLOVER) as PloverType[]) {
      for (const mode of [undefined, ...PLOVER[type].modes] as (PloverMode | undefined)[]) {
        const code = cameoCode({ type, contexts: [], ...(mode === undefined ? {} : { mode }) });
        expect(code).toMatch(/^(?:0[1-9]|1\d|20)\d{1,2}$/);
        // CAMEO counts yielding in words (08) as material and reduced relations (16) as material conflict.
        if (type !== 'SANCTION' && type !== 'CONCEDE') expect(cameoQuad(code)).toBe(PLOVER[type].quad);
      }
    }
  });
});

describe('toAcled', () => {
  it('gives columns as ACLED does, and keeps bound and claimant', () => {
    expect(toAcled(finding(), context)).toMatchObject({
      event_date: '2025-03-26',
      time_precision: '1',
      event_type: 'Explosions/Remote violence',
      sub_event_type: 'Air/drone strike',
      actor1: 'Nordland',
      location: 'Hafenstadt',
      latitude: '50.5',
      geo_precision: '1',
      fatalities: '3',
      fatalities_bound: 'exact',
      claimed_by: 'Bürgermeister',
    });
  });

  it.each<Partial<Event>>([
    { type: 'REQUEST', mode: 'assist' },
    { certainty: 'planned' },
    { certainty: 'denied' },
    { type: 'RETREAT', mode: 'resign' },
  ])('has no row for %o', (part) => {
    expect(toAcled(finding(part), context)).toBeUndefined();
  });

  it('quotes cells and takes the force from formulas', () => {
    const row = toAcled(finding({ sources: [{ name: '=A1' }, { name: 'x, "y"' }] }), context)!;
    expect(acledCsv([row]).split('\r\n')[1]).toContain(`"'=A1; x, ""y"""`);
  });
});

describe('toFeature', () => {
  it('stands at the finest place, longitude first', () => {
    expect(toFeature(finding(), context)).toMatchObject({
      geometry: { type: 'Point', coordinates: [36.25, 50.5] },
      properties: { precision: 'city' },
    });
  });

  it('has no geometry for a state or without a place', () => {
    expect(toFeature(finding({ places: [{ name: 'Südland', entity: 'Q1' }] }), context).geometry).toBeNull();
    expect(toFeature(finding({ places: [] }), context).geometry).toBeNull();
  });
});
