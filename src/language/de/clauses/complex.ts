import type { Clause, Token } from '../../../model/index.js';
import { describeWord, isVerbClass, KNOWN, LONGEST_WORD } from '../lexicon/index.js';
import { AUXILIARIES, MODALS, SEPARABLE, type VerbKind, verbKind } from '../phrases/index.js';
import type { ClauseDraft } from './draft.js';

/** The verbs of a clause and what they say together. */
export interface VerbComplex {
  /** Token of the full verb, -1 where there is none. */
  readonly verb: number;
  readonly particle: number;
  readonly auxiliaries: readonly number[];
  readonly lemma: string;
  readonly modal: string | undefined;
  readonly tense: Clause['tense'];
  readonly mood: Clause['mood'];
  readonly voice: Clause['voice'];
  readonly order: Clause['order'];
}

/** Reads full verb, auxiliaries, separated prefix, tense, mood and voice of a clause. */
export function readComplex(tokens: readonly Token[], lower: readonly string[], clause: ClauseDraft): VerbComplex {
  const verbs = clause.finite >= 0 ? [clause.finite, ...clause.nonfinite] : clause.nonfinite;
  const verb = fullVerb(tokens, clause);
  const auxiliaries = verbs.filter((index) => index !== verb && isAuxiliary(tokens[index]!, verb >= 0)).sort((left, right) => left - right);
  const shared = clause.shared && clause.shared.finite >= 0 && clause.finite < 0 ? clause.shared.finite : -1;
  const sharedVerbs = clause.shared && shared >= 0 ? clause.shared.nonfinite.filter((index) => tokens[index]!.upos === 'AUX') : [];
  const particle = verb >= 0 && verb === clause.finite ? findParticle(tokens, lower, clause, verb) : -1;
  const stem = verb >= 0 ? infinitiveOf(tokens[verb]!, verbKind(tokens, verb)) : '';
  const lemma = particle >= 0 && !stem.startsWith(lower[particle]!) ? lower[particle]! + stem : stem;
  const helpers = shared >= 0 ? [shared, ...sharedVerbs, ...auxiliaries] : auxiliaries;
  const modalToken = helpers.find((index) => MODALS.has(tokens[index]!.lemma));
  return {
    verb,
    particle,
    auxiliaries,
    lemma,
    modal: modalToken === undefined ? undefined : tokens[modalToken]!.lemma,
    tense: tenseOf(tokens, clause, verb, helpers, shared),
    mood: moodOf(tokens, lower, clause.finite >= 0 ? clause.finite : shared),
    voice: voiceOf(tokens, verb, helpers, lemma),
    order: orderOf(tokens, clause),
  };
}

/** The lemma, or where the lexicon had none (lemma as the form) the infinitive by rule: "herauszufinden" → "herausfinden", "getötet" → "töten". */
function infinitiveOf(token: Token, kind: VerbKind): string {
  const { lemma, form } = token;
  if (lemma !== form) return lemma;
  if (kind === 'zu') {
    const at = form.indexOf('zu', 1);
    return at > 1 && SEPARABLE.has(form.slice(0, at)) ? form.slice(0, at) + form.slice(at + 2) : lemma;
  }
  if (kind !== 'participle' || !form.endsWith('t')) return lemma;
  const stem = /^(.*?)ge(.{2,})$/.exec(form);
  const bare = stem && (stem[1] === '' || SEPARABLE.has(stem[1]!)) ? stem[1]! + stem[2]! : form;
  if (/(?:el|er)t$/.test(bare)) return `${bare.slice(0, -1)}n`;
  return `${bare.replace(/e?t$/, '')}en`;
}

function isAuxiliary(token: Token, hasFull: boolean): boolean {
  return (
    token.form === 'worden' ||
    token.upos === 'AUX' ||
    AUXILIARIES.has(token.lemma) ||
    MODALS.has(token.lemma) ||
    (hasFull && isVerbClass(token.lemma, 'bare'))
  );
}

/** The verb that carries the meaning: the innermost one that is no auxiliary; else the finite one. */
function fullVerb(tokens: readonly Token[], clause: ClauseDraft): number {
  const { finite, nonfinite } = clause;
  if (finite >= 0) {
    const token = tokens[finite]!;
    const yields =
      token.lemma === 'lassen' || (token.lemma === 'bleiben' && nonfinite.some((index) => verbKind(tokens, index) === 'infinitive'));
    const carries = !AUXILIARIES.has(token.lemma) && !MODALS.has(token.lemma) && token.upos !== 'AUX' && !yields;
    if (carries) return finite;
  }
  const cluster = lastCluster(tokens, nonfinite);
  for (const [at, index] of cluster.entries()) {
    const token = tokens[index]!;
    const next = cluster[at + 1];
    if (
      next === index + 1 &&
      verbKind(tokens, index) === 'participle' &&
      verbKind(tokens, next) === 'participle' &&
      tokens[next]!.upos === 'VERB'
    )
      continue;
    if (next !== undefined && /^(?:bleiben|lernen|gehen)$/.test(tokens[next]!.lemma) && verbKind(tokens, index) === 'infinitive') continue;
    if (token.upos === 'VERB' && !MODALS.has(token.lemma) && (token.lemma !== 'lassen' || cluster.length === 1)) return index;
  }
  for (const index of nonfinite) if (!MODALS.has(tokens[index]!.lemma)) return index;
  return finite >= 0 ? finite : (nonfinite[0] ?? -1);
}

/** The verbs that stand together at the end: of "hat, per Post verschickt, geschrieben" the last one; of "hat kommen lassen" both. */
function lastCluster(tokens: readonly Token[], nonfinite: readonly number[]): readonly number[] {
  let start = nonfinite.length - 1;
  while (start > 0) {
    const gap = nonfinite[start]! - nonfinite[start - 1]!;
    if (gap > 2 || (gap === 2 && tokens[nonfinite[start]! - 1]!.form !== 'zu')) break;
    start -= 1;
  }
  const cluster = nonfinite.slice(Math.max(0, start));
  return cluster.some((index) => tokens[index]!.upos === 'VERB') ? cluster : nonfinite;
}

/** Prefixes that are adjectives of their own: "kritisierte ihn offen" is no verb "offenkritisieren", "ließ es offen" is one, known to the lexicon. */
const QUALITIES: ReadonlySet<string> = new Set('offen klar gut still sicher wahr gleich groß fern schief bereit fertig'.split(' '));

/** Such verbs that the lexicon does not have. */
const ONE_VERB: ReadonlySet<string> = new Set(
  'offenstehen gutschreiben stillhalten stillstehen wahrmachen gleichkommen großziehen fernhalten bereitfinden'.split(' '),
);

function isOneVerb(lemma: string): boolean {
  return ONE_VERB.has(lemma) || describeWord(lemma).known === KNOWN.exact;
}

/** "greift … [an]": a separable prefix at the end of the clause, before a mark, a coordinator or a subordinate clause. */
function findParticle(tokens: readonly Token[], lower: readonly string[], clause: ClauseDraft, verb: number): number {
  for (let at = clause.tokens.length - 1; at >= 0; at -= 1) {
    const index = clause.tokens[at]!;
    if (index <= verb) return -1;
    if (tokens[index]!.upos === 'ADJ' && tokens[verb]!.lemma === 'sein') continue;
    if (QUALITIES.has(lower[index]!) && !isOneVerb(lower[index]! + tokens[verb]!.lemma)) continue;
    if (tokens[index]!.deprel === 'compound:prt') return index;
    const token = tokens[index]!;
    if (token.upos === 'PUNCT') continue;
    if (
      token.upos !== 'ADP' &&
      token.upos !== 'ADV' &&
      token.upos !== 'ADJ' &&
      token.upos !== 'PART' &&
      token.upos !== 'VERB' &&
      token.upos !== 'SCONJ'
    ) {
      if (at < clause.tokens.length - 8) return -1;
      continue;
    }
    if (!SEPARABLE.has(lower[index]!) || (token.upos === 'ADP' && /^[„»]$/.test(tokens[index + 1]?.form ?? ''))) continue;
    if (
      token.upos === 'ADV' &&
      (lower[index] === 'da' ||
        lower[index] === 'so' ||
        lower[index] === 'wieder' ||
        lower[index] === 'weiter' ||
        lower[index] === 'davon' ||
        lower[index] === 'dazu')
    ) {
      if (at !== clause.tokens.length - 1 && tokens[clause.tokens[at + 1]!]!.upos !== 'PUNCT') continue;
    }
    // "als ein Jahr zuvor": only "zuvorkommen" has it as its prefix.
    if (lower[index] === 'zuvor' && tokens[verb]!.lemma !== 'kommen') continue;
    const next = clause.tokens[at + 1];
    const following = next === index + 1 ? tokens[next]! : undefined;
    if (
      !following ||
      following.upos === 'PUNCT' ||
      following.upos === 'CCONJ' ||
      following.upos === 'SCONJ' ||
      (following.upos === 'ADP' && token.upos !== 'ADP') ||
      following.upos === 'ADP'
    )
      return index;
  }
  return -1;
}

function tenseOf(tokens: readonly Token[], clause: ClauseDraft, verb: number, helpers: readonly number[], shared: number): Clause['tense'] {
  const finite = clause.finite >= 0 ? clause.finite : shared;
  const participle = verb >= 0 && verb !== finite && isParticiple(tokens, verb, helpers);
  const hasHelper = (lemma: string): boolean => helpers.some((index) => isForm(tokens[index]!, lemma));
  if (finite < 0) return verb >= 0 && participle && (hasHelper('haben') || hasHelper('sein')) ? 'perfect' : 'none';
  const token = tokens[finite]!;
  const past = token.feats.Tense === 'Past';
  const passive = participle && hasHelper('werden');
  if (token.lemma === 'haben' && (participle || helpers.length > 1) && verb !== finite) return past ? 'pluperfect' : 'perfect';
  if (token.lemma === 'sein' && participle && verb !== finite) {
    if (passive) return past ? 'pluperfect' : 'perfect';
    return formsPerfectWithBeing(tokens[verb]!.lemma, tokens[verb]!.form) ? (past ? 'pluperfect' : 'perfect') : past ? 'past' : 'present';
  }
  if (token.lemma === 'werden' && verb !== finite && !(participle && helpers.length === 1) && !past) return 'future';
  return past ? 'past' : 'present';
}

const SUBJUNCTIVE_1 = /^(?:sei|seien|seiest|seiet|habe|werde|könne|müsse|solle|wolle|dürfe|möge|wisse)$/;
const SUBJUNCTIVE_2 =
  /^(?:wäre|wären|wärst|hätte|hätten|hättest|würde|würden|würdest|könnte|könnten|müsste|müssten|dürfte|dürften|möchte|möchten|käme|kämen|gäbe|gäben|ginge|gingen|bliebe|blieben|ließe|ließen|stünde|stünden|wüsste|bräuchte|bräuchten)$/;

/** Konjunktiv by the form alone where it is unmistakable, else by the features: "sei", "komme"; not "ich habe", "ich komme". */
function moodOf(tokens: readonly Token[], lower: readonly string[], finite: number): Clause['mood'] {
  if (finite < 0) return 'none';
  const form = lower[finite]!;
  const { feats, lemma } = tokens[finite]!;
  if (feats.Mood === 'Imp') return 'imperative';
  if (SUBJUNCTIVE_2.test(form) && form !== 'blieben' && form !== 'ließen' && form !== 'gingen') return 'subjunctive-2';
  const first = feats.Person === '1' && feats.Number !== 'Plur';
  if (SUBJUNCTIVE_1.test(form) && !(first && !form.startsWith('sei'))) return 'subjunctive-1';
  if (feats.Mood === 'Sub') {
    if (feats.Tense === 'Past') return 'subjunctive-2';
    return isPresentStem(form, lemma) ? 'subjunctive-1' : 'subjunctive-2';
  }
  return 'indicative';
}

/** "komme" of "kommen", "lasse" of "lassen", "handle" of "handeln": the infinitive without its "n". */
function isPresentStem(form: string, lemma: string): boolean {
  return (
    lemma.endsWith('n') &&
    (lemma === `${form}n` ||
      lemma.endsWith(`${form}n`) ||
      form === lemma ||
      `${lemma.slice(0, -2)}le` === form ||
      `${lemma.slice(0, -2)}re` === form)
  );
}

function voiceOf(tokens: readonly Token[], verb: number, helpers: readonly number[], lemma: string): Clause['voice'] {
  if (verb < 0) return 'active';
  const kind = isParticiple(tokens, verb, helpers) ? 'participle' : verbKind(tokens, verb);
  const has = (name: string): boolean => helpers.some((index) => isForm(tokens[index]!, name));
  if (kind === 'zu' && has('sein')) return 'passive';
  if (kind !== 'participle') return 'active';
  if (has('werden')) return 'passive';
  if (has('haben')) return 'active';
  const { form } = tokens[verb]!;
  if (has('sein') && !formsPerfectWithBeing(lemma, form)) return 'static-passive';
  return helpers.length === 0 && !formsPerfectWithBeing(lemma, form) ? 'passive' : 'active';
}

/** Whether a helper is a form of a lemma; "worden" is one of "werden" whatever the lexicon says. */
function isForm(token: Token, lemma: string): boolean {
  return token.lemma === lemma || (lemma === 'werden' && token.form === 'worden');
}

/** A form with the ending of an infinitive is a participle after "haben" and "sein" alone: "hat es gegeben", "ist verboten". */
function isParticiple(tokens: readonly Token[], verb: number, helpers: readonly number[]): boolean {
  const kind = verbKind(tokens, verb);
  if (kind !== 'infinitive' || helpers.length === 0 || tokens[verb]!.form.length > LONGEST_WORD) return kind === 'participle';
  const { form, lemma } = tokens[verb]!;
  if (helpers.some((index) => isForm(tokens[index]!, 'werden') && verbKind(tokens, index) !== 'finite')) return true;
  return helpers.every((index) => {
    const helper = tokens[index]!;
    if (helper.lemma === 'werden')
      return (helper.feats.Tense === 'Past' && helper.feats.Mood !== 'Sub') || (lemma === form && /^\p{Ll}*ge\p{Ll}{2,}en$/u.test(form));
    return helper.lemma === 'haben' || helper.lemma === 'sein';
  });
}

/** Strong participles whose perfect takes "sein", for where the lexicon had no lemma. */
const BEING_PARTICIPLE =
  /ge(?:gangen|kommen|fahren|flogen|laufen|stiegen|sunken|fallen|storben|wachsen|sprungen|flohen|blieben|schehen|wesen|worden|schwommen|lungen|drungen)$/;

/** "kommen", and by their last part "ankommen", "ansteigen"; not "bekommen", "begehen". */
function formsPerfectWithBeing(lemma: string, form: string): boolean {
  if (isVerbClass(lemma, 'being') || (lemma === form && BEING_PARTICIPLE.test(form))) return true;
  const found =
    /^(.{2,}?)(?:steigen|gehen|kommen|fallen|laufen|fliegen|reisen|springen|sinken|wachsen|sterben|schlafen|rücken|marschieren|stürzen)$/.exec(
      lemma,
    );
  return (
    found !== null && SEPARABLE.has(found[1]!) && !/^(?:angehen|eingehen|durchgehen|anfallen|überfallen|unterlaufen|umfliegen)$/.test(lemma)
  );
}

function orderOf(tokens: readonly Token[], clause: ClauseDraft): Clause['order'] {
  if (clause.finite < 0) return clause.nonfinite.length > 0 && clause.kind === 'infinitive' ? 'verb-last' : 'none';
  if ((clause.kind === 'subordinate' && !clause.conditional) || clause.kind === 'relative') return 'verb-last';
  if (clause.conditional) return 'verb-first';
  if (clause.fronted || clause.frame) return 'verb-second';
  for (const index of clause.tokens) {
    if (index >= clause.finite) return 'verb-first';
    const { upos } = tokens[index]!;
    if (upos !== 'PUNCT' && upos !== 'CCONJ') return 'verb-second';
  }
  return 'verb-first';
}
