import type { Clause, EntityRef, Phrase, Tally } from '../../model/index.js';
import { uniqueClaimants } from '../certainty/attribution.js';
import { judge, type Surroundings } from '../certainty/index.js';
import { partyOf } from '../events/one-party.js';
import { isLocal, placeOf, placeRecord } from '../events/places.js';
import { nounArguments, prepositionOf, type Reading } from '../events/reading.js';
import { readEventRows } from '../events/rows.js';
import { type CountMention, findCountMentions } from './index.js';

let lists: { readonly earlier: ReadonlySet<string>; readonly giving: ReadonlySet<string> } | undefined;

function words(): NonNullable<typeof lists> {
  const read = (name: string) => new Set(readEventRows(name).map(([word = '']) => word));
  lists ??= { earlier: read('earlier-cues.tsv'), giving: read('count-giving-verbs.tsv') };
  return lists;
}

/** Every counted number of a report with what it covers, who gives it, and how sure it is; in order of the text. */
export function findTallies(reading: Reading, around: Surroundings): Tally[] {
  return findCountMentions(reading).map((mention) => tallyOf(reading, around, mention));
}

function tallyOf(reading: Reading, around: Surroundings, mention: CountMention): Tally {
  const { count, clause } = mention;
  const judged = judge(reading, around, { span: count.span, clause, carried: clause >= 0, sense: 'real', speech: false });
  const giver = giverOf(reading, mention);
  const scope = scopeOf(reading, mention);
  const attribution = giver === undefined ? judged.attribution : uniqueClaimants([...judged.attribution, giver]);
  return {
    ...count,
    ...(scope === undefined ? {} : { scope }),
    part: mention.part,
    earlier: isEarlier(reading, mention),
    evidence: [evidenceOf(reading, mention)],
    certainty: judged.certainty === 'asserted' && attribution.length > 0 ? 'attributed' : judged.certainty,
    attribution,
  };
}

/** The number with its clause. */
function evidenceOf(reading: Reading, { count, clause }: CountMention): Tally['evidence'][number] {
  return reading.clauses[clause]?.span ?? count.span;
}

/** "Der Rettungsdienst meldete neun Verletzte", "sprach von neun Verletzten": who gives the number. Not "die Armee meldete sich". */
function giverOf(reading: Reading, { clause, token }: CountMention): EntityRef | undefined {
  const home = reading.clauses[clause];
  if (home === undefined || !words().giving.has(reading.verbs[clause] ?? '')) return undefined;
  const subject = home.args.find((argument) => argument.role === (reading.passive[clause] ? 'agent' : 'subject'));
  // "Aus dem Dorf Reni berichtete Weber von …": a place taken for the subject leaves the name for the object.
  for (const argument of [subject, home.args.find((candidate) => candidate.role === 'object')]) {
    const phrase = argument === undefined ? undefined : reading.phrases[argument.phrase];
    if (phrase === undefined || phrase.head === token) continue;
    const party = partyOf(reading, phrase);
    if (party !== undefined && (!party.place || party.public) && (argument === subject || (party.named && party.human))) return party.ref;
  }
  return undefined;
}

/**
 * The place that the number covers: named by an attribute of the counted noun ("sieben Verletzte in Solotschiw"), else by a local phrase of its
 * clause, else of the clause that it hangs on. The finest counts, then the nearest; a clause that names none leaves the scope open.
 */
function scopeOf(reading: Reading, mention: CountMention): EntityRef | undefined {
  const own = reading.phrases[reading.headOf[mention.token] ?? -1];
  const attribute = own && firstPlace(reading, nounArguments(reading, own));
  if (attribute) return attribute;
  let clause = reading.clauses[mention.clause];
  for (let steps = 0; clause && steps < 2; steps++) {
    const place = placeOfClause(reading, clause, mention.token);
    if (place) return place;
    clause = clause.parent === undefined ? undefined : reading.clauses[clause.parent];
  }
  return undefined;
}

function placeOfClause(reading: Reading, clause: Clause, token: number): EntityRef | undefined {
  const phrases = [...new Set(clause.tokens.map((index) => reading.phrases[reading.headOf[index] ?? -1]))].filter(
    (phrase): phrase is Phrase => phrase !== undefined,
  );
  return firstPlace(
    reading,
    phrases.sort((a, b) => Math.abs(a.head - token) - Math.abs(b.head - token)),
    words().giving.has(reading.verbs[clause.index] ?? ''),
  );
}

function isDirection(reading: Reading, phrase: Phrase): boolean {
  return prepositionOf(reading, phrase) === 'in' && phrase.case === 'Acc' && !phrase.cases.includes('Dat');
}

const FINENESS: readonly (string | undefined)[] = ['exact', 'city', 'region', 'country'];

/**
 * The finest place of the phrases, the first of several: "in Reni im Gebiet Odessa" is about Reni.
 * @param given the clause's verb gives numbers: "aus Reni meldete er" says where, "Soldaten aus Reni" does not
 */
function firstPlace(reading: Reading, phrases: readonly Phrase[], given = false): EntityRef | undefined {
  const local = (preposition: string | undefined) => isLocal(preposition) || (given && preposition === 'aus');
  // "eine Mission in die Ukraine" goes there; "in der Ukraine" is there.
  const places = phrases.flatMap((phrase) =>
    local(prepositionOf(reading, phrase)) && !isDirection(reading, phrase) ? (placeOf(reading, phrase) ?? []) : [],
  );
  const fineness = (place: EntityRef) => {
    const rank = FINENESS.indexOf(placeRecord(reading, place)?.precision);
    return rank === -1 ? FINENESS.length : rank;
  };
  return places.map((place) => ({ place, rank: fineness(place) })).sort((a, b) => a.rank - b.rank)[0]?.place;
}

/** "Zunächst meldete er zwei Verletzte, dann acht": a word of the number's clause before it marks it as the older one. */
function isEarlier(reading: Reading, { clause, count }: CountMention): boolean {
  const home = reading.clauses[clause];
  if (home === undefined) return false;
  let earlier = false;
  for (const index of home.tokens) {
    const token = reading.tokens[index];
    if (token === undefined || token.end > count.span[0]) break;
    if (words().earlier.has(reading.lemmas[index] ?? '')) earlier = true;
    else if (LATER.has(reading.lemmas[index] ?? '')) earlier = false;
  }
  return earlier;
}

/** "erst zwei, dann acht": what follows is the newer one. */
const LATER = new Set(['dann', 'danach', 'später', 'inzwischen', 'mittlerweile', 'schließlich', 'jetzt', 'nun']);
