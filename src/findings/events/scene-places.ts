import type { EntityRef, Phrase } from '../../model/index.js';
import type { EventDraft } from './draft.js';
import type { Happening } from './merge.js';
import { placeNouns } from './place-nouns.js';
import { isLocal, placesIn } from './places.js';
import { nounArguments, prepositionOf, type Reading } from './reading.js';

/** Acts that are done somewhere; a speech act has no place unless its own words say so. */
const BODILY = new Set(['ASSAULT', 'PROTEST', 'COERCE', 'RETREAT']);

/**
 * Gives happenings without a place the one that the report plainly means: of a direction ("rund 30 Kilometer östlich von Charkiw"), of the happening that "dabei", "dort"
 * or the same sentence goes on with, or of the gathering at which somebody speaks ("bei der Kundgebung"). What has a place keeps it.
 * Catches "Studenten demonstrierten in Kiew. Dabei wurden drei Männer festgenommen", not "… Die Regierung in Wien ließ drei Männer festnehmen".
 */
export function carryPlaces(reading: Reading, happenings: readonly Happening[]): void {
  for (const [index, { event }] of happenings.entries())
    if (event.places.length === 0) event.places.push(...carriedPlaces(reading, happenings, index));
}

/** What the first of the ways finds, the surest first. */
function carriedPlaces(reading: Reading, happenings: readonly Happening[], index: number): readonly EntityRef[] {
  const { event, mentions } = happenings[index]!;
  const found = mentions.flatMap((mention) => directed(reading, mention));
  const [first] = mentions;
  if (found.length > 0 || first === undefined) return found;
  for (const find of [sitesOf, thereOf]) {
    const places = find(reading, first);
    if (places.length > 0) return places;
  }
  const scene = BODILY.has(event.type) ? sceneOf(reading, happenings, index) : gatheringOf(reading, happenings, index);
  return scene?.places ?? [];
}

const DIRECTION = /^(?:nörd|süd|öst|west|nordöst|nordwest|südöst|südwest)lich$|^(?:entfernt|unweit|abseits)$/;

/** "etwa zwölf Kilometer entfernt von Odessa": the phrase behind a word of direction or distance in the mention's clause. */
function directed(reading: Reading, { clause, type }: EventDraft): EntityRef[] {
  if (!BODILY.has(type)) return [];
  for (const argument of reading.clauses[clause]?.args ?? []) {
    const phrase = reading.phrases[argument.phrase];
    if (phrase === undefined || prepositionOf(reading, phrase) !== 'von') continue;
    if (DIRECTION.test(reading.tokens[phrase.first - 1]?.form ?? '')) return placesIn(reading, phrase);
  }
  return [];
}

/** "Der Minister reiste nach Mardin. Dort (or: Dabei) wurden zwei Männer getötet": the one place that the sentence before names by a preposition of place or way. */
function thereOf(reading: Reading, { clause, sentence, type }: EventDraft): EntityRef[] {
  const opening = reading.lemmas[reading.context.language.sentences[sentence]?.first ?? -1] ?? '';
  const there = /^(?:dabei|hierbei)$/.test(opening) || reading.clauses[clause]?.tokens.some((token) => reading.lemmas[token] === 'dort');
  if (!BODILY.has(type) || there !== true) return [];
  const before = reading.context.language.sentences[sentence - 1];
  const found: EntityRef[] = [];
  for (let token = before?.first ?? 0; token < (before?.last ?? 0); token++) {
    const phrase = reading.phrases[reading.headOf[token] ?? -1];
    const preposition = phrase && prepositionOf(reading, phrase);
    if (phrase === undefined || !(isLocal(preposition) || preposition === 'nach')) continue;
    for (const place of placesIn(reading, phrase)) if (!found.some((other) => other.name === place.name)) found.push(place);
  }
  return found.length === 1 ? found : [];
}

const AT_SITES = new Set(['PROTEST', 'ASSAULT']);
const AROUND = new Set(['vor', 'um', 'in', 'an', 'auf', 'bei', 'außerhalb']);

/** "demonstrierten vor dem Parlament", "auf dem Gelände um den Palast": a site that the clause names with the definite article. Not "in einer Moschee", "vor dem Gericht". */
function sitesOf(reading: Reading, { clause, type }: EventDraft): EntityRef[] {
  if (!AT_SITES.has(type)) return [];
  for (const argument of reading.clauses[clause]?.args ?? []) {
    const phrase = reading.phrases[argument.phrase];
    if (phrase === undefined || !AROUND.has(prepositionOf(reading, phrase) ?? '')) continue;
    for (const part of [phrase, ...nounArguments(reading, phrase)]) {
      const site = AROUND.has(prepositionOf(reading, part) ?? '') ? siteOf(reading, part) : undefined;
      if (site) return [site];
    }
  }
  return [];
}

function siteOf(reading: Reading, phrase: Phrase): EntityRef | undefined {
  const head = reading.tokens[phrase.head];
  const article =
    phrase.determiner === undefined ? reading.tokens[phrase.preposition ?? -1]?.form : reading.tokens[phrase.determiner]?.form;
  if (
    head === undefined ||
    !/^(?:d(?:er|ie|as|en|em)|am|im|beim|ans|ins)$/i.test(article ?? '') ||
    !placeNouns().sites.has(reading.lemmas[phrase.head] ?? '')
  )
    return undefined;
  return reading.context.entities.references.get(phrase.head)?.ref ?? { span: [head.start, head.end], name: head.lemma };
}

const GOES_ON = new Set(['dabei', 'dort', 'daraufhin', 'anschließend', 'hier', 'danach', 'zugleich', 'gleichzeitig']);

/** The bodily happening told just before, in the same sentence or in the one before where a word goes on with it. */
function sceneOf(reading: Reading, happenings: readonly Happening[], index: number): EventDraft | undefined {
  const first = happenings[index]?.mentions[0];
  if (first === undefined || namesOtherPlace(reading, first)) return undefined;
  const goesOn = isGoingOn(reading, first);
  for (let at = index - 1; at >= 0; at--) {
    const { event, mentions } = happenings[at] as Happening;
    const last = mentions.findLast((mention) => mention.sentence <= first.sentence);
    const back = last === undefined ? Number.POSITIVE_INFINITY : first.sentence - last.sentence;
    if (!BODILY.has(event.type) || event.places.length === 0 || back > 1) continue;
    if (back === 0 ? sharesClause(reading, last as EventDraft, first) : goesOn) return event;
  }
  return undefined;
}

/** "Dabei kam es zu Streit, drei Männer wurden festgenommen": such a word in the sentence, before the happening. */
function isGoingOn(reading: Reading, { sentence, trigger }: EventDraft): boolean {
  const start = reading.context.language.sentences[sentence]?.first ?? 0;
  for (let token = start; token < (trigger[0] ?? 0); token++) if (GOES_ON.has(reading.lemmas[token] ?? '')) return true;
  return false;
}

/** Coordinated clauses of one sentence, or the same clause. */
function sharesClause(reading: Reading, left: EventDraft, right: EventDraft): boolean {
  const conjunct = reading.clauses[right.clause]?.conjunctOf;
  return left.clause === right.clause || conjunct === left.clause;
}

/** A local phrase of the clause: what it names is the place, or it is none at all. */
function namesOtherPlace(reading: Reading, { clause }: EventDraft): boolean {
  return (reading.clauses[clause]?.args ?? []).some((argument) => {
    const phrase = reading.phrases[argument.phrase];
    return phrase !== undefined && isLocal(prepositionOf(reading, phrase)) && placesIn(reading, phrase).length > 0;
  });
}

const GATHERINGS = new Set(['PROTEST', 'CONSULT']);

/** "forderte er bei der Kundgebung": a gathering told before, taken up by the same noun in the speaker's clause. */
function gatheringOf(reading: Reading, happenings: readonly Happening[], index: number): EventDraft | undefined {
  const first = happenings[index]?.mentions[0];
  const phrases = (reading.clauses[first?.clause ?? -1]?.args ?? []).map((argument) => reading.phrases[argument.phrase]);
  for (const phrase of phrases) {
    const preposition = phrase && prepositionOf(reading, phrase);
    if (phrase === undefined || (preposition !== 'bei' && preposition !== 'auf')) continue;
    const gathering = happenings.find(
      ({ event, mentions }) =>
        GATHERINGS.has(event.type) && event.places.length > 0 && mentions.some((mention) => mention.phrase === phrase.index),
    );
    if (gathering) return gathering.event;
  }
  return undefined;
}
