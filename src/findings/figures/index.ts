import type { Bound, Clause, EntityRef, Figure, Phrase } from '../../model/index.js';
import { type Judgement, judge, type Surroundings } from '../certainty/index.js';
import { quantityAt } from '../counts/quantity.js';
import { partiesOf, possessorsOf } from '../events/parties.js';
import type { Party } from '../events/party.js';
import { nounArguments, prepositionOf, type Reading, spanOfTokens } from '../events/reading.js';
import { slotsOfClause } from '../events/slots.js';
import { currencyOf } from '../transfers/items.js';
import { type Direction, figureLexicon } from './lexicon.js';

/** A number with a unit in a clause: tokens, value, and the preposition before it ("um", "auf", "von"). */
interface Measured {
  readonly first: number;
  readonly last: number;
  readonly value: number;
  readonly bound: Bound;
  readonly unit: string;
  readonly preposition?: string;
}

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
    const draft = draftOfChange(reading, clause) ?? draftOfFlow(reading, clause);
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

function isMeasure(reading: Reading, phrase: Phrase): boolean {
  const lemma = reading.lemmas[phrase.head] ?? '';
  const form = (reading.tokens[phrase.head]?.form ?? '').toLowerCase();
  const { measures } = figureLexicon();
  return measures.has(lemma) || measures.has(form.replace(/(?:en|n|e|s)$/, ''));
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
    if (belongs && !holdsSubject && !hasNumber(reading, attribute) && !isTime(reading, attribute)) {
      words.push(reading.text.slice(reading.tokens[attribute.first]?.start ?? 0, reading.tokens[attribute.last - 1]?.end ?? 0));
    }
  }
  return words.join(' ');
}

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
  const object = slots.get('obj')?.find((phrase) => reading.tokens[phrase.head]?.upos === 'NOUN');
  const subject = slots.get('sub')?.flatMap((phrase) => partiesOf(reading, phrase))[0];
  if (!object || !subject) return undefined;
  const direction = comparison(reading, clause);
  if (!direction && measuredIn(reading, clause).every((number) => number.unit === '' || number.unit === '%')) return undefined;
  const origin = (slots.get('aus') ?? slots.get('nach') ?? []).find((phrase) => !isTime(reading, phrase));
  const from = origin ? ` ${reading.text.slice(reading.tokens[origin.first]?.start ?? 0, reading.tokens[origin.last - 1]?.end ?? 0)}` : '';
  return {
    clause,
    trigger: clause.verb as number,
    measure: `${compoundOf(reading.tokens[object.head]?.form ?? '', noun)}${from}`,
    subject: subject.ref,
    ...(direction ? { direction } : {}),
    tokens: [clause.verb as number, object.head, subject.token, ...(origin ? [origin.head] : [])],
  };
}

/** "Gas" + "importe" → "Gasimporte"; a long or plural word keeps a hyphen: "Waffen-Exporte". */
function compoundOf(thing: string, noun: string): string {
  return /^\p{Lu}\p{Ll}{1,4}$/u.test(thing) ? `${thing}${noun}` : `${thing}-${noun.charAt(0).toUpperCase()}${noun.slice(1)}`;
}

function comparison(reading: Reading, clause: Clause): Direction | undefined {
  for (const index of clause.tokens) {
    const form = reading.tokens[index]?.form.toLowerCase();
    const next = reading.tokens[index + 1]?.form.toLowerCase();
    if (form === 'mehr' && next !== 'als' && reading.tokens[index - 1]?.form.toLowerCase() !== 'nicht') return 'up';
    if (form === 'weniger' && next !== 'als') return 'down';
  }
  return undefined;
}

/** Numbers with a unit among the clause's own tokens. */
function measuredIn(reading: Reading, clause: Clause): Measured[] {
  const found: Measured[] = [];
  for (let at = 0; at < clause.tokens.length; at++) {
    const index = clause.tokens[at] as number;
    const quantity = quantityAt(reading.tokens, index);
    const value = quantity?.min ?? quantity?.max;
    if (!quantity || value === undefined) continue;
    const unitWord = reading.lemmas[quantity.last] ?? '';
    const unit =
      figureLexicon().units.get(unitWord) ?? figureLexicon().units.get((reading.tokens[quantity.last]?.form ?? '').toLowerCase());
    const currency = currencyOf(reading, quantity.last);
    while (at + 1 < clause.tokens.length && (clause.tokens[at + 1] as number) < quantity.last) at++;
    if (!unit && !currency) continue;
    const preposition = reading.lemmas[quantity.first - 1];
    found.push({
      first: quantity.first,
      last: quantity.last + 1,
      value,
      bound: quantity.bound,
      unit: unit ?? (currency as string),
      ...(preposition ? { preposition } : {}),
    });
  }
  return found;
}

function figureOf(
  reading: Reading,
  around: Surroundings,
  { clause, trigger, measure, subject, direction, tokens }: FigureDraft,
): Figure | undefined {
  const numbers = measuredIn(reading, clause);
  const byAmount =
    numbers.find((number) => number.preposition === 'um') ?? numbers.find((number) => number.unit === '%' && number.preposition !== 'auf');
  const level = numbers.find((number) => number !== byAmount && (number.preposition === 'auf' || number.unit !== '%'));
  const judgement = judge(reading, around, {
    span: spanOfTokens(reading, [trigger]),
    clause: clause.index,
    carried: true,
    sense: 'real',
    speech: false,
  });
  const baseline = direction ? baselineOf(reading, clause) : undefined;
  const change = direction && {
    direction,
    ...(byAmount ? { amount: byAmount.value, unit: byAmount.unit } : {}),
    ...(baseline ? { baseline } : {}),
  };
  const period = periodOf(reading, clause, baseline);
  if (judgement.content || !(level || byAmount || baseline || period)) return undefined;
  const bound = level?.bound ?? byAmount?.bound;
  return {
    ...(subject ? { subject } : {}),
    measure,
    ...(level ? { value: level.value, unit: level.unit } : {}),
    ...(bound ? { bound } : {}),
    ...(change ? { change } : {}),
    ...(period ? { period } : {}),
    ...publisherOf(judgement),
    evidence: [spanOfTokens(reading, [...tokens, ...numbers.flatMap((number) => [number.first, number.last - 1])])],
    certainty: judgement.certainty,
    attribution: judgement.attribution,
  };
}

/** "als im Vorjahr", "gegenüber 2023", "im Vergleich zum Vorjahr": what it is compared with, as TIMEX3 value or in words. */
function baselineOf(reading: Reading, clause: Clause): string | undefined {
  for (const index of clause.tokens) {
    const form = reading.tokens[index]?.form.toLowerCase() ?? '';
    const opens =
      form === 'als' || form === 'gegenüber' || (form === 'zu' || form === 'zum' ? reading.lemmas[index - 1] === 'vergleich' : false);
    if (!opens) continue;
    const start = reading.tokens[index]?.end ?? 0;
    const time = reading.context.language.times.find((candidate) => candidate.span[0] >= start && candidate.span[0] <= start + 12);
    if (time) return time.value;
    const phrase = reading.phrases[reading.phraseOf[index + 1] ?? -1];
    if (phrase) return reading.text.slice(reading.tokens[index + 1]?.start ?? 0, phrase.span[1]);
  }
  return undefined;
}

/** The first date in the clause that is not the baseline. */
function periodOf(reading: Reading, clause: Clause, baseline: string | undefined): string | undefined {
  return reading.context.language.times.find(
    (time) =>
      time.type === 'date' &&
      /^\d{4}/.test(time.value) &&
      time.span[0] >= clause.span[0] &&
      time.span[1] <= clause.span[1] &&
      time.value !== baseline,
  )?.value;
}

/** Who says so publishes it. */
function publisherOf(judgement: Judgement): Pick<Figure, 'publisher'> {
  const publisher = judgement.attribution.at(-1);
  return publisher ? { publisher } : {};
}
