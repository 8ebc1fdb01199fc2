import type { Clause, EntityRef, Figure, Phrase } from '../../model/index.js';
import { type Judgement, judge, type Surroundings } from '../certainty/index.js';
import { quantityAt } from '../counts/quantity.js';
import { partiesOf, possessorsOf } from '../events/parties.js';
import type { Party } from '../events/party.js';
import { nounArguments, prepositionOf, type Reading, spanOfTokens } from '../events/reading.js';
import { slotsOfClause } from '../events/slots.js';
import { currencyOf } from '../transfers/items.js';
import { type Baseline, baselineOf } from './baseline.js';
import { type Direction, figureLexicon } from './lexicon.js';
import { type Measured, measuredIn } from './measured.js';

/** What a figure is about before it is judged. */
interface FigureDraft {
  readonly clause: Clause;
  readonly trigger: number;
  readonly measure: string;
  readonly subject?: EntityRef;
  readonly direction?: Direction;
  readonly tokens: readonly number[];
}

/**
 * Measured values and changes: "Die Gasimporte stiegen 2024 um 18 Prozent", "Japan importierte mehr Öl als im Vorjahr".
 * Not counts of a happening ("zwölf Einschläge"), nor scores and shares without a measure.
 */
export function findFigures(reading: Reading, around: Surroundings): Figure[] {
  const figures: Figure[] = [];
  for (const clause of reading.clauses) {
    if (clause.verb === undefined) continue;
    const draft =
      draftOfChange(reading, clause) ?? draftOfFlow(reading, clause) ?? draftOfLevel(reading, clause) ?? draftOfCompared(reading, clause);
    const figure = draft && figureOf(reading, around, draft);
    if (figure) figures.push(figure);
  }
  return figures;
}

/** "Die Preise stiegen": a verb of change whose subject (or object) is a measured thing. */
function draftOfChange(reading: Reading, clause: Clause): FigureDraft | undefined {
  const direction = figureLexicon().change.get(reading.verbs[clause.index] ?? '');
  if (!direction) return undefined;
  const slots = slotsOfClause(reading, clause);
  for (const slot of ['obj', 'sub']) {
    const phrase = slots.get(slot)?.find((candidate) => isMeasure(reading, candidate));
    if (!phrase) continue;
    const actor = slot === 'obj' ? slots.get('sub')?.flatMap((subject) => partiesOf(reading, subject))[0] : undefined;
    return draft(reading, clause, phrase, direction, actor);
  }
  return undefined;
}

/** "Die Preise lagen 2,3 Prozent höher", "Die Quote betrug 6,4 Prozent": a verb of level whose subject is a measured thing. */
function draftOfLevel(reading: Reading, clause: Clause): FigureDraft | undefined {
  if (!figureLexicon().levels.has(reading.verbs[clause.index] ?? '')) return undefined;
  const slots = slotsOfClause(reading, clause);
  const phrase = slots.get('sub')?.find((candidate) => isMeasure(reading, candidate));
  if (!phrase || measuredIn(reading, clause).length === 0) return undefined;
  return draft(reading, clause, phrase, comparison(reading, clause), undefined);
}

/** "wurden 18 Prozent mehr Straftaten gezählt": a percentage before "mehr" or "weniger" and the noun behind it, whatever the verb; not "mehr als 18 Prozent". */
function draftOfCompared(reading: Reading, clause: Clause): FigureDraft | undefined {
  const thing = comparedThing(reading, clause);
  const direction = thing && comparison(reading, clause);
  return direction && draft(reading, clause, thing, direction, undefined);
}

const PERCENT = /^(?:Prozent|%)$/;

/** The noun behind "18 Prozent mehr". */
function comparedThing(reading: Reading, clause: Clause): Phrase | undefined {
  const at = clause.tokens.find(
    (index) => /^(?:mehr|weniger)$/.test(reading.tokens[index]?.form ?? '') && PERCENT.test(reading.tokens[index - 1]?.form ?? ''),
  );
  if (at === undefined) return undefined;
  for (let index = at + 1; index < at + 4; index++) {
    if (reading.tokens[index]?.upos === 'NOUN') {
      const phrase = reading.phrases[reading.phraseOf[index] ?? -1];
      return phrase && { ...phrase, head: index };
    }
    if (reading.tokens[index]?.upos !== 'ADJ') return undefined;
  }
  return undefined;
}

function isMeasure(reading: Reading, phrase: Phrase): boolean {
  const lemma = reading.lemmas[phrase.head] ?? '';
  const form = reading.lower[phrase.head] ?? '';
  const { measures } = figureLexicon();
  return measures.has(lemma) || measures.has(form) || measures.has(form.replace(/(?:en|n|e|s)$/, ''));
}

function draft(reading: Reading, clause: Clause, phrase: Phrase, direction: Direction | undefined, actor: Party | undefined): FigureDraft {
  const subject = actor ?? possessorsOf(reading, phrase).find((party) => party.public || party.place);
  return {
    clause,
    trigger: clause.verb as number,
    measure: measureText(reading, phrase, subject),
    ...(subject ? { subject: subject.ref } : {}),
    ...(direction ? { direction } : {}),
    tokens: [clause.verb as number, phrase.head, ...(subject ? [subject.token] : [])],
  };
}

/** The measure in words: head with its attributes, without article and subject ("Ölimporte aus Libyen"). */
function measureText(reading: Reading, phrase: Phrase, subject: Party | undefined): string {
  const words = [reading.tokens[phrase.head]?.form ?? ''];
  for (const attribute of nounArguments(reading, phrase)) {
    const holdsSubject = subject !== undefined && subject.token >= attribute.first && subject.token < attribute.last;
    const preposition = prepositionOf(reading, attribute);
    const belongs =
      attribute.attribute === 'genitive' || (preposition !== undefined && ['aus', 'nach', 'für', 'an', 'von', 'in'].includes(preposition));
    if (
      belongs &&
      !NOT_MEASURED.has(reading.lemmas[attribute.head] ?? '') &&
      !holdsSubject &&
      !hasNumber(reading, attribute) &&
      !isTime(reading, attribute)
    ) {
      words.push(reading.text.slice(reading.tokens[attribute.first]?.start ?? 0, reading.tokens[attribute.last - 1]?.end ?? 0));
    }
  }
  return words.join(' ');
}

/** Heads of phrases that tell how it was measured, not what: "im Vergleich", "am Tag". */
const NOT_MEASURED = new Set(['vergleich', 'tag', 'woche', 'monat', 'jahr', 'stunde', 'angabe', 'durchschnitt', 'schnitt']);

function hasNumber(reading: Reading, phrase: Phrase): boolean {
  for (let index = phrase.first; index < phrase.last; index++) if (quantityAt(reading.tokens, index)?.min !== undefined) return true;
  return false;
}

function isTime(reading: Reading, phrase: Phrase): boolean {
  const head = reading.tokens[phrase.head];
  return head !== undefined && reading.context.language.times.some((time) => time.span[0] <= head.start && head.end <= time.span[1]);
}

/** "importierte mehr Gas aus Katar", "kaufte 18 Prozent weniger Öl": a verb of flow with a comparison or a number with a unit. */
function draftOfFlow(reading: Reading, clause: Clause): FigureDraft | undefined {
  const noun = figureLexicon().flow.get(reading.verbs[clause.index] ?? '');
  if (!noun) return undefined;
  const slots = slotsOfClause(reading, clause);
  const object = comparedThing(reading, clause) ?? slots.get('obj')?.find((phrase) => reading.tokens[phrase.head]?.upos === 'NOUN');
  const subject = slots.get('sub')?.flatMap((phrase) => partiesOf(reading, phrase))[0];
  if (!object || !subject) return undefined;
  const direction = comparison(reading, clause);
  if (!direction && measuredIn(reading, clause).every((number) => number.unit === '' || number.unit === '%')) return undefined;
  const origin = (slots.get('aus') ?? slots.get('nach') ?? []).find((phrase) => !isTime(reading, phrase));
  const from = origin ? ` ${reading.text.slice(reading.tokens[origin.first]?.start ?? 0, reading.tokens[origin.last - 1]?.end ?? 0)}` : '';
  const amount = isAmount(reading, object);
  const what = amount ? capital(noun) + purposeOf(reading, slots) : compoundOf(reading.tokens[object.head]?.form ?? '', noun);
  return {
    clause,
    trigger: clause.verb as number,
    measure: `${what}${from}`,
    subject: subject.ref,
    ...(direction ? { direction } : {}),
    tokens: [clause.verb as number, object.head, subject.token, ...(origin ? [origin.head] : [])],
  };
}

/** "38 Milliarden Dollar", "20 Prozent": a quantity of money or a unit, no thing. */
function isAmount(reading: Reading, phrase: Phrase): boolean {
  return figureLexicon().units.has(reading.lemmas[phrase.head] ?? '') || currencyOf(reading, phrase.head) !== undefined;
}

/** "gab 38 Milliarden Dollar für Verteidigung aus": " für Verteidigung". */
function purposeOf(reading: Reading, slots: ReadonlyMap<string, readonly Phrase[]>): string {
  const phrase = slots.get('für')?.[0];
  return phrase ? ` ${reading.text.slice(reading.tokens[phrase.first]?.start ?? 0, reading.tokens[phrase.last - 1]?.end ?? 0)}` : '';
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/** "Gas" + "importe" → "Gasimporte"; a long or plural word keeps a hyphen: "Waffen-Exporte". */
function compoundOf(thing: string, noun: string): string {
  return /^\p{Lu}\p{Ll}{1,4}$/u.test(thing) ? `${thing}${noun}` : `${thing}-${noun.charAt(0).toUpperCase()}${noun.slice(1)}`;
}

function comparison(reading: Reading, clause: Clause): Direction | undefined {
  for (const index of clause.tokens) {
    const form = reading.lower[index];
    const next = reading.lower[index + 1];
    if (form === 'mehr' && next !== 'als' && reading.lower[index - 1] !== 'nicht') return 'up';
    if (form === 'weniger' && next !== 'als') return 'down';
    // "18 Prozent mehr als 2023", "18 Prozent über dem Vorjahr"
    if (!PERCENT.test(reading.tokens[index - 1]?.form ?? '')) continue;
    if (form === 'mehr' || form === 'höher' || form === 'über') return 'up';
    if (form === 'weniger' || form === 'niedriger' || form === 'tiefer' || form === 'unter') return 'down';
  }
  return undefined;
}

function figureOf(
  reading: Reading,
  around: Surroundings,
  { clause, trigger, measure, subject, direction, tokens }: FigureDraft,
): Figure | undefined {
  const numbers = measuredIn(reading, clause);
  const factor = direction && figureLexicon().factors.get(reading.verbs[clause.index] ?? '');
  const byAmount =
    numbers.find((number) => number.preposition === 'um') ??
    (direction && numbers.find((number) => number.unit === '%' && number.preposition !== 'auf' && number.preposition !== 'von'));
  const level = numbers.find((number) => number !== byAmount && isLevel(number, measure));
  const judgement = judge(reading, around, {
    span: spanOfTokens(reading, [trigger]),
    clause: clause.index,
    carried: true,
    sense: 'real',
    speech: false,
  });
  const baseline = direction ? baselineOf(reading, clause, periodOf(reading, clause, undefined)) : undefined;
  const change = direction && {
    direction,
    ...(byAmount ? { amount: byAmount.value, unit: byAmount.unit } : factor ? { amount: factor, unit: '%' } : {}),
    ...(baseline ? { baseline: baseline.value } : {}),
  };
  const period = periodOf(reading, clause, baseline);
  if (judgement.content || !(level || byAmount || factor || baseline || period)) return undefined;
  const bound = level?.bound ?? byAmount?.bound;
  return {
    ...(subject ? { subject } : {}),
    measure,
    ...(level ? { value: level.value, ...(level.unit === '' ? {} : { unit: level.unit }) } : {}),
    ...(bound ? { bound } : {}),
    ...(change ? { change } : {}),
    ...(period ? { period } : {}),
    ...publisherOf(judgement),
    evidence: [spanOfTokens(reading, [...tokens, ...numbers.flatMap((number) => [number.first, number.last - 1])])],
    certainty: judgement.certainty,
    attribution: judgement.attribution,
  };
}

/** "auf 7,4 Millionen Barrel"; a bare number only of what is counted: "die Zahl … auf 40.000". Not "von 2,1 Prozent", the level before. */
function isLevel(number: Measured, measure: string): boolean {
  return number.preposition !== 'von' && (number.unit !== '' || /(?:zahl|menge|bestand)/i.test(measure));
}

/** The first date among the clause's own words that is not part of the baseline. */
function periodOf(reading: Reading, clause: Clause, baseline: Baseline | undefined): string | undefined {
  return reading.context.language.times.find((time) => {
    if (time.type !== 'date' || !/^\d{4}/.test(time.value) || time.span[0] < clause.span[0] || time.span[1] > clause.span[1]) return false;
    const token = clause.tokens.find((index) => (reading.tokens[index]?.end ?? 0) > time.span[0]);
    if (token === undefined || (reading.tokens[token]?.start ?? 0) >= time.span[1]) return false;
    return !baseline || token < baseline.first || token >= baseline.last;
  })?.value;
}

/** Who says so publishes it. */
function publisherOf(judgement: Judgement): Pick<Figure, 'publisher'> {
  const publisher = judgement.attribution.at(-1);
  return publisher ? { publisher } : {};
}
