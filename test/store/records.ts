import type { Actor, EntityRef, Event, Finding, Place, Report, Statement } from '../../src/model/index.js';
import type { BuiltPicture, Derived, IssuedBrief } from '../../src/store/index.js';

const START = Date.UTC(2025, 2, 26);

/** RFC 3339 of a minute of the test days. */
export function minute(count: number): string {
  return new Date(START + count * 60_000).toISOString();
}

/** A report with id `r_<name>`; `fields` replace what the test is about. */
export function makeReport(name: string | number, fields: Partial<Report> = {}): Report {
  return {
    id: `r_${name}`,
    revision: 1,
    source: 'musterblatt',
    kind: 'article',
    externalId: `https://example.org/${name}`,
    title: `Meldung ${name}`,
    text: `Der Hafen meldet Nummer ${name}.`,
    lang: 'de',
    published: minute(typeof name === 'number' ? name : 0),
    fetched: minute(10_000),
    ...fields,
  };
}

/** The same report as it came later, with another text. */
export function revise(report: Report, text: string, fields: Partial<Report> = {}): Report {
  return { ...report, text, fetched: new Date(Date.parse(report.fetched) + 60_000).toISOString(), ...fields };
}

/** An event finding. */
export function makeEvent(report: Report, id: string, fields: Partial<Event> = {}): Finding {
  const body: Event = {
    type: 'AID',
    contexts: [],
    evidence: [[0, 3]],
    sources: [],
    recipients: [],
    places: [],
    instruments: [],
    counts: [],
    certainty: 'asserted',
    attribution: [],
    ...fields,
  };
  return { id: `f_${id}`, report: report.id, revision: report.revision, kind: 'event', body };
}

/** A statement finding. */
export function makeStatement(report: Report, id: string, fields: Partial<Statement> = {}): Finding {
  const body: Statement = {
    form: 'indirect',
    quote: [[0, 3]],
    cue: [],
    speaker: [],
    frame: [],
    addressee: [],
    nested: false,
    medium: 'speech',
    act: 'assert',
    certainty: 'attributed',
    attribution: [],
    ...fields,
  };
  return { id: `f_${id}`, report: report.id, revision: report.revision, kind: 'statement', body };
}

export const kyiv: EntityRef = { entity: 'Q212', name: 'Ukraine' };
export const harbour: EntityRef = { entity: 'geonames:706483', name: 'Charkiw' };
const actor: Actor = { id: 'Q212', kind: 'state', name: 'Ukraine', country: 'UA' };
const place: Place = { id: 'geonames:706483', name: 'Charkiw', precision: 'city', latitude: 49.98, longitude: 36.25 };

/** A derived record with the findings given, else with one event. */
export function makeDerived(report: Report, fields: Partial<Derived> = {}): Derived {
  return {
    report: report.id,
    revision: report.revision,
    version: '1',
    findings: [makeEvent(report, report.id, { sources: [kyiv], places: [harbour] })],
    mentions: [{ span: [4, 9], type: 'organisation', name: 'Hafen' }],
    times: [{ span: [0, 3], type: 'date', value: '2025-03-26', precision: 'day', basis: 'inferred' }],
    sentences: [[0, report.text.length]],
    actors: [actor],
    places: [place],
    problems: [],
    ...fields,
  };
}

/** A picture of `count` stories in one thread. */
export function makePicture(count: number, version = '1'): BuiltPicture {
  const stories = Array.from({ length: count }, (_, index) => ({
    id: `s_${index}`,
    reports: [`r_${index}`],
    copies: [],
    title: `Geschichte ${index}`,
    thread: 't_0',
  }));
  return {
    version,
    stories,
    threads: [{ id: 't_0', title: 'Faden', stories: stories.map((story) => story.id) }],
    picture: { positions: [], tolls: [], pledges: [], differences: [] },
  };
}

/** A brief that cites each report's first word. */
export function makeBrief(
  id: string,
  cited: readonly { readonly id: string; readonly revision?: number }[],
  issued = minute(0),
): IssuedBrief {
  const citations = cited.map((report) => ({
    report: report.id,
    start: 0,
    end: 3,
    ...(report.revision === undefined ? {} : { revision: report.revision }),
  }));
  return {
    id,
    issued,
    lang: 'de',
    brief: { title: 'Lage', sections: [{ title: 'Hafen', sentences: [{ text: 'Der Hafen meldet.', citations }] }] },
    stale: [],
  };
}
