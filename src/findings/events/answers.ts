import type { PloverType } from '../../model/index.js';
import { type EventDraft, SPEECH_TYPES } from './draft.js';
import type { Happening } from './merge.js';
import { partyOf } from './one-party.js';
import { partiesOf } from './parties.js';
import { addParties, type Party, sameParty } from './party.js';
import { phraseOfRole, type Reading } from './reading.js';

/** What a refusal or consent answers, by the noun of its content. */
const ANSWERED: ReadonlyMap<string, PloverType> = new Map(
  (
    [
      ['REQUEST', 'bitte forderung antrag appell aufruf aufforderung ersuchen gesuch petition'],
      ['ACCUSE', 'vorwurf anschuldigung beschuldigung kritik anklage'],
      ['AGREE', 'angebot vorschlag offerte'],
      ['THREATEN', 'drohung ultimatum'],
    ] as const
  ).flatMap(([type, nouns]) => nouns.split(' ').map((noun) => [noun, type] as const)),
);

/** "Nordland streitet dies ab", "Das lehnte der Minister ab": what was said just before. */
function answeredByPronoun(reading: Reading, event: EventDraft): PloverType | undefined {
  if (event.type !== 'REJECT' || !/^(?:das|dies|dieses|es)$/i.test(reading.tokens[event.content ?? -1]?.form ?? '')) return undefined;
  return DENIES.has(reading.verbs[event.clause] ?? '') ? 'ACCUSE' : 'REQUEST';
}

const DENIES = new Set(['abstreiten', 'bestreiten', 'dementieren', 'leugnen', 'zurückweisen']);

/** Happenings back that an answer looks for what it answers. */
const FARTHEST = 30;

/**
 * Gives a refusal or consent that names nobody the one whose act it answers: "Der Stamm bat um die Leichen. Der Rat lehnte die Bitte ab" → to the tribe.
 * Changes the drafts; only acts told before count, and never one's own.
 */
export function addressAnswers(reading: Reading, happenings: readonly Happening[]): void {
  for (const [index, { event }] of happenings.entries()) {
    if (!SPEECH_TYPES.has(event.type) || event.recipients.length > 0 || event.content === undefined) continue;
    const type = ANSWERED.get(reading.lemmas[event.content] ?? '') ?? answeredByPronoun(reading, event);
    if (type === undefined || type === event.type) continue;
    for (let before = index - 1; before >= Math.max(0, index - FARTHEST); before--) {
      const earlier = happenings[before]!.event;
      if (earlier.type !== type || earlier.mode === 'investigate' || earlier.sources.length === 0) continue;
      const own = earlier.sources.some((party) => event.sources.some((source) => sameParty(source.ref, party.ref)));
      if (!own) addParties(event.recipients, earlier.sources);
      break;
    }
  }
}

const CUSTODY = new Set(['COERCE arrest', 'ACCUSE investigate', 'ACCUSE allege', 'SANCTION convict']);

/** Happenings back that a prosecution looks for the accused. */
const CASE_REACH = 4;

/**
 * Gives an act of the law that names nobody the one person whom the acts before it were about: "Der Mann wurde verhaftet. Die Staatsanwaltschaft ermittelt wegen Mordes".
 * Changes the drafts; where the acts before were about several, nobody is given.
 */
export function addressProsecutions(happenings: readonly Happening[]): void {
  for (const [index, { event }] of happenings.entries()) {
    if (event.type !== 'ACCUSE' || !event.contexts.includes('legal') || event.recipients.length > 0 || event.mode === undefined) continue;
    for (let before = index - 1; before >= Math.max(0, index - CASE_REACH); before--) {
      const { type, mode, recipients } = happenings[before]!.event;
      if (!CUSTODY.has(`${type} ${mode ?? ''}`) || recipients.length === 0) continue;
      const [accused] = recipients;
      if (accused && recipients.length === 1 && accused.human) event.recipients.push(accused);
      break;
    }
  }
}

/** Who says they did it: "bekannte sich zu …", "übernahm die Verantwortung für …". The object, or that the verb is reflexive. */
const CLAIMS: ReadonlyMap<string, string> = new Map([
  ['bekennen', 'sich'],
  ['bezichtigen', 'sich'],
  ['übernehmen', 'verantwortung'],
  ['reklamieren', 'verantwortung'],
  ['beanspruchen', 'verantwortung'],
]);

/** What is claimed where no noun of the attack itself stands there. */
const DEED = /(?:^tat|bluttat|explosion|detonation|abschuss|absturz|sabotage|massaker)$/;

/** Sentences back that a claim looks for what is claimed. */
const CLAIM_REACH = 8;

/** Gives an attack whose doers are open those who claim it: "Zu dem Anschlag bekannte sich der Islamische Staat". Changes the drafts. */
export function nameClaimants(reading: Reading, happenings: readonly Happening[]): void {
  for (const clause of reading.clauses) {
    const word = CLAIMS.get(reading.verbs[clause.index] ?? '');
    if (word === undefined || clause.negation !== undefined || !clause.tokens.some((token) => reading.lower[token] === word)) continue;
    const subject = phraseOfRole(reading, clause, 'subject');
    const claimants = subject ? partiesOf(reading, subject).filter((party) => party.human) : [];
    if (claimants.length === 0) continue;
    const deed = clause.tokens.some((token) => DEED.test(reading.lemmas[token] ?? ''));
    const claimed = happenings.findLast(
      ({ event, mentions }) =>
        event.type === 'ASSAULT' &&
        (mentions.some((mention) => mention.clause === clause.index) ||
          (deed && event.sentence <= clause.sentence && clause.sentence - event.sentence <= CLAIM_REACH)),
    );
    if (claimed && claimed.event.sources.length === 0) addParties(claimed.event.sources, claimants);
  }
}

const COURT_REACH = 2;

/**
 * Gives a verdict that names no court the one that the report has just told of: "Das Landgericht sprach am Montag sein Urteil. Der Mann wurde zu drei Jahren
 * Haft verurteilt". Changes the drafts; where no court or several stand in the sentence or the two before, nobody is given.
 */
export function nameCourts(reading: Reading, happenings: readonly Happening[]): void {
  for (const { event } of happenings) {
    if (event.type !== 'SANCTION' || event.mode !== 'convict' || event.sources.length > 0) continue;
    const courts: Party[] = [];
    for (let sentence = event.sentence; sentence >= Math.max(0, event.sentence - COURT_REACH) && courts.length === 0; sentence--)
      addParties(courts, courtsIn(reading, sentence));
    const [court] = courts;
    if (court && courts.length === 1 && !event.recipients.some((party) => sameParty(party.ref, court.ref))) event.sources.push(court);
  }
}

function courtsIn(reading: Reading, sentence: number): Party[] {
  const { first, last } = reading.context.language.sentences[sentence] ?? { first: 0, last: 0 };
  const found: Party[] = [];
  for (let token = first; token < last; token++) {
    const phrase = reading.phrases[reading.headOf[token] ?? -1];
    if (!phrase || phrase.number === 'Plur' || reading.tokens[token]?.upos !== 'NOUN' || !COURT.test(reading.lemmas[token] ?? '')) continue;
    const court = partyOf(reading, phrase);
    if (court) found.push(court);
  }
  return found;
}

/** Bodies that pass sentences; not the people in them, nor the chambers of commerce. */
const COURT = /(?:gericht|gerichtshof|tribunal|strafkammer)$/;
