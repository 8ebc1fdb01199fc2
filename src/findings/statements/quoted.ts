import type { Argument, Clause } from '../../model/index.js';
import { type Draft, quoteEnd, quoteStart } from './draft.js';
import type { Range, Reading } from './reading.js';
import { subjectOf, subjectParticipant } from './speakers.js';
import { hasFinite, isUtterance } from './utterance.js';

/**
 * Quotations that no cue has claimed: whole quoted sentences, spoken by whoever spoke last; and quoted words inside another statement,
 * which are that speaker's own ("…, der Plan sei „völlig überzogen“").
 * Not taken: names and titles, and single words in marks of distance.
 */
export function findQuotedStatements(
  reading: Reading,
  drafts: readonly Draft[],
  bySentence: ReadonlyMap<number, readonly Draft[]>,
): Draft[] {
  const found: Draft[] = [];
  const taken = new Set(drafts.filter((draft) => draft.form === 'direct').map(quoteStart));
  const byStart = [...drafts].sort((left, right) => quoteStart(left) - quoteStart(right));
  let next = 0;
  reading.regions.forEach((region, index) => {
    if (taken.has(region.first)) return;
    const range: Range = [region.first, region.last];
    while (next < byStart.length && quoteStart(byStart[next] as Draft) < region.first) next++;
    const here = bySentence.get(reading.tokens[region.first]?.sentence ?? -1) ?? [];
    const outer = here.find(
      (draft) =>
        quoteStart(draft) <= region.first &&
        region.last <= quoteEnd(draft) &&
        draft.quote.some(([from, to]) => from <= region.first && region.last <= to),
    );
    if (outer) {
      if (isUtterance(reading, index) || endsInVerb(reading, range)) found.push(nestedDraft(outer, range));
      return;
    }
    const framed = framedDraft(reading, range) ?? sloganDraft(reading, range, found.at(-1));
    if (framed) {
      found.push(framed);
      return;
    }
    if (isWholeSentence(reading, range)) found.push(continued(reading, freeDraft(reading, range, byStart[next - 1]), byStart[next - 1]));
    else if (isSnatch(reading, index)) found.push({ ...freeDraft(reading, range, undefined), ...framedBy(here), rule: 'snatch' });
  });
  return found;
}

/**
 * A quotation whose frame has no reporting verb that the lists know: "Ein Beamter nach dem Einsatz: „Alles ruhig.“",
 * "„Alles ruhig“, freute sich Weber". Not "der Titel: „Krieg und Frieden“" (no utterance).
 */
function framedDraft(reading: Reading, [first, last]: Range): Draft | undefined {
  if (!hasFinite(reading, [first, last]) && !reading.regions[reading.regionAt(first)]?.closed) return undefined;
  const sentence = reading.sentences[reading.tokens[first]?.sentence ?? -1];
  if (sentence && reading.lower[first - 1] === ':' && first - 1 > sentence.first)
    return frameBefore(reading, [first, last], [sentence.first, first]);
  const end = reading.sentences[reading.tokens[last - 1]?.sentence ?? -1];
  const clause = reading.lower[last] === ',' ? reading.clauseAt(last + 1) : undefined;
  if (!end || clause?.finite !== last + 1 || clause.kind !== 'main') return undefined;
  for (let token = reading.sentences[reading.tokens[first]?.sentence ?? -1]?.first ?? first; token < first; token++)
    if (!reading.isPunctuation(token)) return undefined;
  const subject = subjectOf(reading, clause);
  let stop = last + 1;
  while (stop < end.last && !/^[.!?„:]$/u.test(reading.tokens[stop]?.form ?? '')) stop++;
  const cue = [
    ...new Set([
      clause.finite,
      ...(clause.verb === undefined ? [] : [clause.verb]),
      ...(clause.particle === undefined ? [] : [clause.particle]),
    ]),
  ];
  return {
    ...freeDraft(reading, [first, last], undefined),
    cue: cue.sort((left, right) => left - right),
    frame: [[last, stop]],
    ...speakerOf(reading, clause, subject),
    rule: 'framed',
  };
}

function frameBefore(reading: Reading, quote: Range, frame: Range): Draft {
  let subject: Argument | undefined;
  let holder: Clause | undefined;
  for (let token = frame[1] - 2; token >= frame[0]; token--) {
    const clause = reading.clauseAt(token);
    if (!clause || clause.finite === undefined || clause.finite >= quote[0]) continue;
    holder = clause;
    subject = subjectOf(reading, clause);
    break;
  }
  const draft = { ...freeDraft(reading, quote, undefined), frame: [frame], rule: 'framed' };
  if (subject && holder) return { ...draft, ...speakerOf(reading, holder, subject, frame[1] - 1) };
  const phrase = reading
    .phrasesIn(reading.tokens[frame[0]]?.sentence ?? -1)
    .find((one) => one.first >= frame[0] && one.last < frame[1] && one.preposition === undefined);
  if (!phrase) return draft;
  const range = reading.phraseRange(phrase);
  return { ...draft, speaker: [[range[0], Math.min(range[1], frame[1] - 1)]], speakerHead: phrase.head };
}

function speakerOf(
  reading: Reading,
  clause: Clause,
  subject: Argument | undefined,
  limit = Number.POSITIVE_INFINITY,
): Pick<Draft, 'speaker'> & { speakerHead?: number } {
  if (!subject) return { speaker: [] };
  const { range, head } = subjectParticipant(reading, clause, subject);
  return { speaker: [[range[0], Math.max(range[0] + 1, Math.min(range[1], limit))]], speakerHead: head };
}

/** "„Regelfall um vier Jahre verschoben“": four words or more of which the last is no noun are no name. */
function endsInVerb(reading: Reading, [first, last]: Range): boolean {
  const region = reading.regions[reading.regionAt(first)];
  const final = reading.tokens[last - 2]?.upos;
  return region !== undefined && region.words >= 4 && (final === 'VERB' || final === 'AUX' || final === 'ADJ' || final === 'ADV');
}

const SLOGANS =
  /(?:parole|parolen|aufschrift|aufschriften|slogan|slogans|spruch|sprüche|sprechchor|sprechchöre|sprechchören|schriftzug|zwischenruf|rufe|rufen)$/u;

/** "Sie riefen Parolen wie „Weg mit ihm!“ und „Nie wieder“"; must not take "unter dem Motto „Frühling“". */
function sloganDraft(reading: Reading, quote: Range, previous: Draft | undefined): Draft | undefined {
  let noun = quote[0] - 1;
  if (/^(?:und|oder)$/u.test(reading.lower[noun] ?? '') && previous?.rule === 'slogan' && quoteEnd(previous) === noun) {
    return { ...previous, quote: [quote] };
  }
  for (let steps = 0; steps < 3 && /^(?:wie|zum|beispiel|etwa|,)$/u.test(reading.lower[noun] ?? ''); steps++) noun--;
  if (!SLOGANS.test(reading.lower[noun] ?? '') || reading.tokens[noun]?.upos !== 'NOUN') return undefined;
  const clause = reading.clauseAt(noun);
  const sentence = reading.sentences[reading.tokens[noun]?.sentence ?? -1];
  const at = clause?.verb ?? clause?.finite;
  if (!clause || !sentence || at === undefined) return undefined;
  return {
    ...freeDraft(reading, quote, undefined),
    cue: [at],
    frame: [[sentence.first, quote[0]]],
    ...speakerOf(reading, clause, subjectOf(reading, clause)),
    rule: 'slogan',
  };
}

function nestedDraft(outer: Draft, quote: Range): Draft {
  const { source } = outer;
  const framed = outer.form === 'indirect-free' && source !== undefined ? { cue: source.cue, frame: source.frame } : {};
  return { ...outer, ...framed, form: 'direct', quote: [quote], nested: true, rule: 'quoted-inside' };
}

/** The marks hold all words of their sentences. */
function isWholeSentence(reading: Reading, [first, last]: Range): boolean {
  const start = reading.sentences[reading.tokens[first]?.sentence ?? -1];
  const end = reading.sentences[reading.tokens[last - 1]?.sentence ?? -1];
  if (!start || !end) return false;
  for (let token = start.first; token < first; token++) if (!reading.isPunctuation(token)) return false;
  for (let token = last; token < end.last; token++) if (!reading.isPunctuation(token)) return false;
  return hasFinite(reading, [first, last]);
}

/**
 * Words of somebody in the narrator's sentence, whose speaker stays open since the subject is right in one of ten: three or more, the first in lower case, with an article, preposition, pronoun or verb among them.
 * Catches "Der Senator will „in den kommenden Wochen prüfen“, ob …"; must not take the name „documenta und museum“.
 */
function isSnatch(reading: Reading, index: number): boolean {
  const region = reading.regions[index];
  if (!region || region.words < 3 || !/^\p{Ll}/u.test(reading.text.slice(...region.inner).trimStart())) return false;
  let grammar = 0;
  for (let token = region.first; token < region.last; token++) if (GRAMMAR.has(reading.tokens[token]?.upos ?? '')) grammar++;
  return grammar > 0;
}

/** Words quoted beside an indirect statement are framed as that is: "„Bald“, so Berg, werde man „das Haus räumen“". */
function framedBy(drafts: readonly Draft[]): Partial<Draft> {
  const [beside, other] = drafts.filter((draft) => draft.cue.length > 0 && draft.form !== 'reported' && !draft.nested);
  if (!beside || other) return {};
  const { cue, frame, speaker, speakerHead, act, medium } = beside;
  return { cue, frame, speaker, ...(speakerHead === undefined ? {} : { speakerHead }), act, medium };
}

const GRAMMAR = new Set(['DET', 'ADP', 'PRON', 'VERB', 'AUX', 'SCONJ']);

/** "„Ja“, sagte Weber. „Wir kommen.“", "Weber sagte, man komme. „Wir sind da.“": the frame of the statement right before holds for what goes on with it. */
function continued(reading: Reading, draft: Draft, previous: Draft | undefined): Draft {
  if (!previous || previous.nested || previous.form === 'reported') return draft;
  const source = previous.cue.length > 0 ? previous : previous.source;
  if (!source || source.cue.length === 0 || source.frame.length === 0) return draft;
  const end = Math.max(quoteEnd(previous), ...previous.frame.map(([, last]) => last));
  const gap = draft.sentence - (reading.tokens[end - 1]?.sentence ?? draft.sentence);
  if (gap < 0 || gap > 1 || reading.paragraph(previous.sentence) !== reading.paragraph(draft.sentence)) return draft;
  return { ...draft, cue: source.cue, frame: source.frame, act: source.act, medium: source.medium };
}

function freeDraft(reading: Reading, quote: Range, previous: Draft | undefined): Draft {
  const sentence = reading.tokens[quote[0]]?.sentence ?? 0;
  const near = previous !== undefined && sentence - previous.sentence <= 3;
  return {
    form: 'direct',
    quote: [quote],
    cue: [],
    frame: [],
    speaker: near ? previous.speaker : [],
    ...(near && previous.speakerHead !== undefined ? { speakerHead: previous.speakerHead } : {}),
    addressee: [],
    act: 'assert',
    medium: 'speech',
    nested: false,
    sentence,
    rule: 'quoted-alone',
  };
}
