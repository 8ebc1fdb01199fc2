import type { Place, Report } from '../src/model/index.js';
import type { BuiltPicture, Derived } from '../src/store/index.js';

/** A desk's reports with everything that was made of them. */
export interface AnalysedDesk {
  readonly reports: readonly Report[];
  readonly derived: readonly Derived[];
  readonly built: BuiltPicture;
}

/** Hours between a variant and the one before it. */
const STEP_HOURS = 12;
const MONTHS = ['Januar', 'Februar', 'März', 'April', 'Mai', 'Juni', 'Juli', 'August', 'September', 'Oktober', 'November', 'Dezember'];
const RECORD_ID = /^[a-z]_[0-9a-f]{20}$/;
const MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:/;
const DATE = /^(\d{4}-\d{2}-\d{2})(?!\d)/;

interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * The same happenings at another time, in other places, by other persons, with other numbers: texts and records are changed alike, so that every
 * span still quotes its words. Persons and cities change places among themselves; states, weekdays and numbers in words stay.
 * @param index 1, 2, …: each is another variant; two of one index are equal
 */
export function makeVariant(desk: AnalysedDesk, index: number): AnalysedDesk {
  const variant = new Variant(desk, index);
  return {
    reports: desk.reports.map((report) => variant.report(report)),
    derived: desk.derived.map((derived) => variant.record(derived, derived.report)),
    built: variant.record(desk.built, undefined),
  };
}

class Variant {
  readonly #index: number;
  readonly #texts: ReadonlyMap<string, string>;
  readonly #names = new Map<string, string>();
  readonly #entities = new Map<string, string>();
  readonly #places = new Map<string, Place>();
  readonly #pattern: RegExp;
  readonly #edits = new Map<string, readonly Edit[]>();

  constructor(desk: AnalysedDesk, index: number) {
    this.#index = index;
    this.#texts = new Map(desk.reports.map((report) => [report.id, report.text]));
    const actors = distinct(desk.derived.flatMap((one) => one.actors)).filter(({ kind, id }) => kind === 'person' && id.startsWith('Q'));
    const cities = distinct(desk.derived.flatMap((one) => one.places)).filter(
      ({ precision, id }) => precision === 'city' && id.startsWith('g'),
    );
    for (const [from, to] of rotated(actors, index)) {
      this.#entities.set(from.id, to.id);
      this.#names.set(from.name, to.name);
      this.#names.set(lastOf(from.name), lastOf(to.name));
    }
    for (const [from, to] of rotated(cities, index)) {
      this.#entities.set(from.id, to.id);
      this.#names.set(from.name, to.name);
      this.#places.set(from.id, to);
    }
    const names = [...this.#names.keys()].sort((left, right) => right.length - left.length || (left < right ? -1 : 1));
    this.#pattern = new RegExp(
      `(?<![\\p{L}\\p{N}])(?:(${names.map(escapePattern).join('|')})(?=s?(?![\\p{L}\\p{N}]))|(\\d{1,2})\\. (${MONTHS.join('|')})|(\\d{1,3})(?![\\d.,:]|\\p{L}| Uhr))`,
      'gu',
    );
  }

  report(report: Report): Report {
    const { id, externalId, url, published, updated, fetched, title, text } = report;
    return {
      ...report,
      id: this.#id(id),
      externalId: `${externalId}#${this.#index}`,
      ...(url === undefined ? {} : { url: `${url}#${this.#index}` }),
      ...(published === undefined ? {} : { published: this.#moment(published) }),
      ...(updated === undefined ? {} : { updated: this.#moment(updated) }),
      ...(title === undefined ? {} : { title: this.#text(title) }),
      fetched: this.#moment(fetched),
      text: apply(text, this.#editsOf(text)),
    };
  }

  /** Any record made of reports. Two whole numbers are a span, in the text of the nearest report that is named. */
  record<T>(value: T, report: string | undefined): T {
    return this.#change(value, report, '') as T;
  }

  #change(value: unknown, report: string | undefined, key: string): unknown {
    if (typeof value === 'string') return this.#string(value, key);
    if (Array.isArray(value)) {
      const isSpan = value.length === 2 && value.every((one) => Number.isInteger(one));
      if (isSpan && report !== undefined) return value.map((offset: number) => this.#offset(report, offset));
      return value.map((one) => this.#change(one, report, key));
    }
    if (typeof value !== 'object' || value === null) return value;
    const record = value as Readonly<Record<string, unknown>>;
    const moved = key === 'places' && typeof record.id === 'string' ? this.#places.get(record.id) : undefined;
    if (moved !== undefined) return moved;
    const own = reportOf(record) ?? report;
    const changed = Object.fromEntries(Object.entries(record).map(([name, one]) => [name, this.#change(one, own, name)]));
    if (typeof record.text === 'string') for (const end of ['min', 'max']) changed[end] = this.#number(record[end], record.text);
    for (const end of ['min', 'max']) if (changed[end] === undefined) delete changed[end];
    return changed;
  }

  #string(value: string, key: string): string {
    if (key === 'version' || key === 'lang') return value;
    if (RECORD_ID.test(value)) return this.#id(value);
    const entity = this.#entities.get(value);
    if (entity !== undefined) return entity;
    if (MOMENT.test(value)) return this.#moment(value);
    const date = DATE.exec(value)?.[1];
    if (date !== undefined) return this.#moment(`${date}T12:00:00Z`).slice(0, 10) + value.slice(10);
    return this.#text(value);
  }

  /** A count changes where its words hold it as figures: as the words do. */
  #number(value: unknown, text: string): unknown {
    return typeof value === 'number' && text !== this.#text(text) && new RegExp(`(?<!\\d)${value}(?!\\d)`).test(text)
      ? this.#other(value)
      : value;
  }

  #other(value: number): number {
    return value < 2 ? value : value + ((this.#index * 7) % 23);
  }

  #id(id: string): string {
    return `${id}-${this.#index}`;
  }

  #moment(at: string): string {
    return new Date(Date.parse(at) - this.#index * STEP_HOURS * 3_600_000).toISOString();
  }

  #text(text: string): string {
    return apply(text, this.#editsOf(text));
  }

  #offset(report: string, offset: number): number {
    const text = this.#texts.get(report);
    if (text === undefined) return offset;
    let grown = 0;
    for (const edit of this.#editsOf(text)) {
      if (offset <= edit.start) break;
      if (offset < edit.end) return edit.start + grown + Math.min(offset - edit.start, edit.text.length);
      grown += edit.text.length - (edit.end - edit.start);
    }
    return offset + grown;
  }

  #editsOf(text: string): readonly Edit[] {
    const known = this.#edits.get(text);
    if (known !== undefined) return known;
    const edits = [...text.matchAll(this.#pattern)].map((match): Edit => {
      const [whole, name, day, month, figure] = match;
      const changed =
        name !== undefined
          ? (this.#names.get(name) ?? name)
          : day !== undefined
            ? this.#date(Number(day), MONTHS.indexOf(month ?? ''))
            : String(this.#other(Number(figure)));
      return { start: match.index, end: match.index + whole.length, text: changed };
    });
    this.#edits.set(text, edits);
    return edits;
  }

  #date(day: number, month: number): string {
    const at = new Date(Date.UTC(2025, month, day, 12) - this.#index * STEP_HOURS * 3_600_000);
    return `${at.getUTCDate()}. ${MONTHS[at.getUTCMonth()]}`;
  }
}

function reportOf(record: Readonly<Record<string, unknown>>): string | undefined {
  if (typeof record.report === 'string') return record.report;
  const [first] = Array.isArray(record.evidence) ? (record.evidence as unknown[]) : [];
  return typeof first === 'object' && first !== null && 'report' in first && typeof first.report === 'string' ? first.report : undefined;
}

function apply(text: string, edits: readonly Edit[]): string {
  let made = '';
  let at = 0;
  for (const edit of edits) {
    made += text.slice(at, edit.start) + edit.text;
    at = edit.end;
  }
  return made + text.slice(at);
}

function distinct<T extends { readonly id: string }>(all: readonly T[]): T[] {
  return [...new Map(all.map((one) => [one.id, one])).values()].sort((left, right) => (left.id < right.id ? -1 : 1));
}

function rotated<T>(all: readonly T[], by: number): [T, T][] {
  return all.map((one, index) => [one, all[(index + by) % all.length] ?? one]);
}

function lastOf(name: string): string {
  return name.split(' ').at(-1) ?? name;
}

function escapePattern(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}
