import type { Upos } from '../../../model/index.js';
import type { Analysis } from './analysis.js';
import { findReadings } from './load.js';

/** Elements that join the parts of a compound: "Regierung-s-sprecher", "Drohne-n-angriff". Longest first; the empty one last. */
const LINKS = ['ens', 'nen', 'es', 'en', 'er', 's', 'n', 'e', ''];
const MAX_LENGTH = 60;
const MODIFIERS: ReadonlySet<Upos> = new Set<Upos>(['NOUN', 'PROPN', 'ADJ', 'ADP', 'ADV', 'NUM', 'VERB']);

/** Beginnings whose last "s" joins and opens no head: "Bundes|amt", "Gesundheits|amt", not "Gesundheit|samt". */
const LINKED =
  /(?:(?:ung|heit|keit|schaft|ion|tät|tum|ling|arbeit|staat|recht|verkehr|betrieb|gebiet)s|(?:bund|land|jahr|tag|volk|kreis)es)$/i;

/** A compound: where its last part starts, and the readings of that part as readings of the whole. */
export interface Compound {
  readonly head: number;
  readonly readings: readonly Analysis[];
  /** True where the first part is known too. */
  readonly certain: boolean;
}

/**
 * Splits a compound noun at its longest known head whose modifier is known too: "Drohnenangriff" is "Drohnen" + "Angriff".
 * Not: "Angriff" itself, or words longer than 60 units. undefined where no head of at least four units is found.
 */
export function splitNoun(form: string): Compound | undefined {
  return splitCompound(
    form,
    (start) => upperUnit(form.charCodeAt(start)),
    (reading) => reading.upos === 'NOUN',
    3,
  );
}

/** The same for adjectives and verbs: "milliardenschwer" is "Milliarden" + "schwer", "weiterverhandelt" is "weiter" + "verhandelt". */
export function splitLower(form: string): Compound | undefined {
  return splitCompound(
    form,
    () => -1,
    (reading) => reading.upos === 'ADJ' || reading.upos === 'VERB',
    4,
  );
}

function splitCompound(
  form: string,
  firstUnit: (start: number) => number,
  isHead: (reading: Analysis) => boolean,
  shortest: number,
): Compound | undefined {
  if (form.length > MAX_LENGTH) return undefined;
  let fallback: Compound | undefined;
  for (let head = 2; head <= form.length - shortest; head += 1) {
    const before = form.charCodeAt(head - 1);
    const hyphen = before === 0x2d;
    const found = findReadings(form, head, form.length, hyphen && form.charCodeAt(head) < 0x5b ? -1 : firstUnit(head));
    if (found.length === 0 || LINKED.test(form.slice(0, head + 1))) continue;
    const readings = found.filter(isHead);
    if (readings.length === 0) continue;
    const compound = { head, readings: readings.map((one) => joinHead(one, form.length - head, hyphen)), certain: true };
    if (hyphen || isModifier(form, head)) return compound;
    if (!fallback && form.length - head >= shortest + 2) fallback = { ...compound, certain: false };
  }
  return fallback;
}

/** A lemma that replaces the whole head ("Äpfel" → "Apfel") goes on in lower case inside a compound. */
function joinHead(reading: Analysis, length: number, hyphen: boolean): Analysis {
  if (reading.cut < length || hyphen) return reading;
  return { ...reading, append: reading.append.slice(0, 1).toLowerCase() + reading.append.slice(1) };
}

function isModifier(form: string, end: number): boolean {
  const capital = upperUnit(form.charCodeAt(0));
  for (const link of LINKS) {
    if (end - link.length < 2 || !form.startsWith(link, end - link.length)) continue;
    const stem = end - link.length;
    if (stem < 3 && link !== '') continue;
    if (findReadings(form, 0, stem, capital).some((one) => MODIFIERS.has(one.upos))) return true;
    const lower = lowerUnit(form.charCodeAt(0));
    if (findReadings(form, 0, stem, lower).some((one) => MODIFIERS.has(one.upos))) return true;
  }
  if (end >= 4 && findReadings(`${form.slice(0, end).toLowerCase()}en`).some((one) => one.upos === 'VERB')) return true;
  if (end >= 4 && findReadings(`${form.slice(0, 1).toUpperCase()}${form.slice(1, end)}e`).some((one) => one.upos === 'NOUN')) return true;
  return end >= 8 && splitNoun(form.slice(0, form.startsWith('s', end - 1) ? end - 1 : end))?.certain === true;
}

function upperUnit(unit: number): number {
  return (unit >= 0x61 && unit <= 0x7a) || (unit >= 0xe0 && unit <= 0xfe) ? unit - 32 : unit;
}

function lowerUnit(unit: number): number {
  return (unit >= 0x41 && unit <= 0x5a) || (unit >= 0xc0 && unit <= 0xde) ? unit + 32 : unit;
}
