import type { Clause, Phrase, StatementAct } from '../../model/index.js';
import { wayOf } from '../way.js';
import { type Draft, narratedDraft } from './draft.js';
import { statementLexicon } from './lexicon.js';
import { adjectiveOfOrigin, possessor, withName } from './noun-phrases.js';
import { holderOf, nounEntry } from './nouns.js';
import type { Range, Reading } from './reading.js';

/** Whose stand it is. */
interface Holder {
  readonly range: Range;
  readonly head: number;
}

/**
 * Stands that are told as a thing that comes, is met or is: "Kritik an den Zöllen **kam aus** Paris", "Der Plan **stößt** in Rom **auf** Ablehnung",
 * "Moskaus Ziel **ist** ein Ende der Sanktionen", "die **von Moskau geforderte** Rückkehr der Banken".
 * Must not take "Kritik kam auf", "Der Zug kommt aus Paris", "Ziel ist der Bahnhof" (nobody's), "die von Regen gefüllte Tonne".
 */
export function findToldStands(reading: Reading, sentence: number): Draft[] {
  return [
    ...reading
      .clausesIn(sentence)
      .flatMap((clause) => comingStand(reading, clause) ?? namedStand(reading, clause) ?? wantedWay(reading, clause) ?? []),
    ...reading.phrasesIn(sentence).flatMap((phrase) => attributedStand(reading, phrase) ?? []),
  ];
}

/** Verbs with which a stand comes from somebody or is met with them, and the prepositions of whose it is. */
const COMING: ReadonlyMap<string, readonly string[]> = new Map([
  ['kommen', ['aus', 'von']],
  ['stammen', ['aus', 'von']],
  ['stoßen', ['bei', 'in']],
  ['treffen', ['bei', 'in']],
  ['finden', ['bei', 'in']],
  ['ernten', ['von', 'aus', 'bei']],
  ['erhalten', ['von', 'aus']],
  ['bekommen', ['von', 'aus']],
  ['hervorrufen', ['bei', 'in']],
  ['auslösen', ['bei', 'in']],
]);

/** Verbs whose subject is the stand itself; with the others something meets with it. */
const RISING: ReadonlySet<string> = new Set(['kommen', 'stammen']);

function uncontracted(preposition: string): string {
  return preposition === 'beim' ? 'bei' : preposition === 'im' ? 'in' : 'von';
}

function comingStand(reading: Reading, clause: Clause): Draft | undefined {
  const prepositions = COMING.get(clause.lemma);
  if (!prepositions || clause.finite === undefined || clause.question || clause.kind === 'infinitive') return undefined;
  for (const noun of clause.tokens) {
    const word = reading.tokens[noun];
    const entry = word?.upos === 'NOUN' ? nounEntry(word.lemma, word.form) : undefined;
    if (!entry || !SIDED.has(entry.act)) continue;
    // "In Rom stößt der **Vorschlag** auf Ablehnung": what meets with it is not the stand
    if (!RISING.has(clause.lemma) && clause.args.some((one) => one.role === 'subject' && one.head === noun)) continue;
    const source = clause.args.find(
      (one) => prepositions.includes((one.preposition ?? '').replace(/^(?:beim|im|vom)$/u, uncontracted)) && one.head !== noun,
    );
    if (!source) return undefined;
    const [first, last] = reading.argumentRange(source);
    return draftOf(reading, clause, { range: [first + 1, last], head: source.head }, entry.act, reading.clauseRange(clause));
  }
  return undefined;
}

/** Acts of nouns that take a side. */
const SIDED: ReadonlySet<StatementAct> = new Set(['demand', 'doubt', 'accuse', 'welcome', 'reject', 'offer']);

/** Nouns of what somebody is after, with what that makes of the thing. */
const AIMS: ReadonlyMap<string, StatementAct> = new Map([
  ['ziel', 'offer'],
  ['anliegen', 'demand'],
  ['hauptforderung', 'demand'],
  ['kernforderung', 'demand'],
  ['maximalforderung', 'demand'],
  ['preis', 'demand'],
  ['bedingung', 'demand'],
  ['vorbedingung', 'demand'],
]);

/** "Moskaus Ziel ist ein Ende der Sanktionen", "Die Forderung Berns bleibt, dass …". */
function namedStand(reading: Reading, clause: Clause): Draft | undefined {
  if (!/^(?:sein|bleiben|lauten)$/u.test(clause.lemma) || clause.finite === undefined || clause.question) return undefined;
  for (const argument of clause.args) {
    if (argument.role !== 'subject' && argument.role !== 'predicate') continue;
    const phrase = reading.phraseWithHead(argument.head);
    const word = reading.tokens[argument.head];
    if (!phrase || word?.upos !== 'NOUN' || phrase.preposition !== undefined) continue;
    const entry = nounEntry(word.lemma, word.form);
    const act =
      AIMS.get(reading.lemmas[argument.head] ?? '') ?? (entry && (entry.act === 'demand' || entry.act === 'offer') ? entry.act : undefined);
    const holder =
      act && (possessor(reading, phrase) ?? withName(reading, holderOf(reading, phrase)) ?? adjectiveOfOrigin(reading, phrase));
    if (!act || !holder) continue;
    const draft = draftOf(reading, clause, holder, act, reading.clauseRange(clause));
    return act === 'offer' ? { ...draft, stance: 'supports' } : draft;
  }
  return undefined;
}

/** "**Geht es nach Bern**, bleibt die Steuer": how somebody would have it. */
function wantedWay(reading: Reading, clause: Clause): Draft | undefined {
  const source = wayOf(reading.lower, clause);
  const [, end] = reading.clauseRange(clause);
  const main = source && reading.clausesIn(clause.sentence).find((one) => one.kind === 'main' && (one.tokens[0] ?? 0) >= end - 1);
  if (!source || !main) return undefined;
  const [first, last] = reading.argumentRange(source);
  return draftOf(reading, main, { range: [first + 1, last], head: source.head }, 'demand', reading.clauseRange(main));
}

/** "die **von Moskau geforderte** Rückkehr": the participle of a verb that takes a side, and whose it is. */
function attributedStand(reading: Reading, phrase: Phrase): Draft | undefined {
  const { participles, verbs } = statementLexicon();
  for (let token = Math.max(phrase.first, phrase.head - 3); token < phrase.head; token++) {
    const form = (reading.lower[token] ?? '').replace(/e[nrsm]?$/u, '');
    const entry = verbs.get(participles.get(form) ?? '');
    if (!entry || !SIDED.has(entry.act)) continue;
    const holder = agentBefore(reading, token);
    const clause = reading.clauseAt(phrase.head);
    if (!holder || !clause) return undefined;
    const draft = draftOf(reading, clause, holder, entry.act, [holder.range[0] - 1, reading.phraseRange(phrase)[1]]);
    return {
      ...draft,
      about: [token + 1, reading.phraseRange(phrase)[1]],
      ...(entry.stance === undefined ? {} : { stance: entry.stance }),
    };
  }
  return undefined;
}

/** "von der Regierung", right before a participle. */
function agentBefore(reading: Reading, participle: number): Holder | undefined {
  for (let token = participle - 2; token > participle - 7 && token >= 0; token--) {
    if (!/^(?:von|vom)$/u.test(reading.lower[token] ?? '')) continue;
    const head = [participle - 1, participle - 2].find((one) => ['NOUN', 'PROPN'].includes(reading.tokens[one]?.upos ?? ''));
    return head === undefined || head <= token ? undefined : { range: [token + 1, participle], head };
  }
  return undefined;
}

function draftOf(reading: Reading, clause: Clause, holder: Holder, act: StatementAct, quote: Range): Draft {
  const sentence = reading.sentences[clause.sentence];
  return narratedDraft({
    quote: [[Math.max(quote[0], sentence?.first ?? 0), Math.min(quote[1], sentence?.last ?? quote[1])]],
    speaker: [holder.range],
    speakerHead: holder.head,
    act,
    sentence: clause.sentence,
    clause: clause.index,
    rule: 'told',
    seat: true,
  });
}
