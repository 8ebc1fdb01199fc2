import { lowerCase } from '../../language/index.js';
import type { Stance, StatementAct, Token } from '../../model/index.js';
import { stanceLexicon } from './lexicon.js';

export { isKnownIssue, issueFromNoun, issueOf, isValuing } from './issue.js';

/** A condition in the content, as far as the stance depends on it. */
export interface StanceCondition {
  /** Only then: see `ClauseCondition.strict`. */
  readonly strict: boolean;
  readonly open: boolean;
  /** The stance that what depends on it gives by itself, where that is known. */
  readonly dependentStance?: Stance;
  /** The words of the condition and those of what depends on it. */
  readonly evidence: string;
  readonly dependent: string;
}

/** What the stance of a statement is read from. */
export interface StanceEvidence {
  readonly act: StatementAct;
  /** The stance that the cue gives by itself; goes before that of its act. */
  readonly given?: Stance;
  /** The stance that the cue gives where it is negated: "nicht ausschließen" leaves open. */
  readonly givenNegated?: Stance;
  /** The cue takes no side by its act: only the content may. */
  readonly neutral?: boolean;
  /** The stance that the clauses of the content give their speaker, or that of the reporting clause for a thing; absent: the words alone are read. */
  readonly own?: () => Stance | undefined;
  /** The reporting verb or the content's main verb is negated. */
  readonly negated: boolean;
  /** The content is a thing that the cue is about: "kritisierte **die Zölle**". */
  readonly aboutThing?: boolean;
  /** The thing is a deed that was done ("verurteilte **den Anschlag**"): no side is taken by judging it. */
  readonly ofDeed?: boolean;
  /** Tokens of the content, those of the condition left out. */
  readonly content: readonly Token[];
  readonly condition?: StanceCondition;
}

const BY_ACT: Readonly<Partial<Record<StatementAct, Stance>>> = {
  demand: 'demands',
  offer: 'offers',
  promise: 'offers',
  doubt: 'doubts',
  reject: 'opposes',
  warn: 'opposes',
  threaten: 'opposes',
  welcome: 'supports',
};

/** What a negated cue gives: who does not reject is for it, who does not demand says nothing. */
const OF_NEGATED_CUE: Readonly<Partial<Record<Stance, Stance>>> = {
  supports: 'opposes',
  opposes: 'supports',
  offers: 'opposes',
  doubts: 'supports',
  undecided: 'undecided',
};

const OPPOSITE: Readonly<Partial<Record<Stance, Stance>>> = {
  supports: 'opposes',
  opposes: 'supports',
  demands: 'opposes',
  offers: 'opposes',
};

/**
 * The speaker's stance: from what the reporting words do ("forderte", "begrüßte"), else from the first word of the content that carries one
 * ("man sei bereit"), turned round by a negation before it. What may be only under a condition is accepted on it; what hangs on an open question
 * is undecided. Accusations and denials take no side unless their words do.
 * Catches "Kiew lehnt Verhandlungen ab" (opposes); must not take "Kiew nannte Zahlen" for one.
 */
export function stanceOf(evidence: StanceEvidence): Stance | undefined {
  const stance = plainStance(evidence);
  return evidence.condition ? onCondition(evidence.condition, stance, evidence) : stance;
}

function plainStance({ act, given, givenNegated, neutral, negated, content, aboutThing, ofDeed, own }: StanceEvidence): Stance | undefined {
  if (ofDeed === true && act === 'accuse') return undefined;
  if (negated && givenNegated !== undefined) return givenNegated;
  const told = aboutThing === true ? own?.() : undefined;
  if (told !== undefined) return told;
  const fromCue = given ?? (neutral === true ? undefined : BY_ACT[act]);
  if (fromCue !== undefined) return negated ? OF_NEGATED_CUE[fromCue] : fromCue;
  const fromContent = own && aboutThing !== true ? own() : (stanceOfContent(content) ?? refusal(content));
  if (act === 'accuse' && aboutThing) return fromContent === 'doubts' ? fromContent : 'opposes';
  if (act === 'accuse' || act === 'deny') return fromContent === 'doubts' ? fromContent : undefined;
  return fromContent;
}

/** Words that say that something begins or holds: with a condition they accept it. */
const BEGINNING =
  /\b(?:wirksam|gültig|einhalten|eingehalten|öffnen|freigeben|unterschreiben|unterzeichnen|in kraft|in betracht|in frage|infrage|möglich|denkbar|vorstellbar|bereit|beginnen|beginne|gelten|gelte|aufheben|lockern|lockerung|aufhebung|zustimmen)\b/iu;

const WAITING = /^(?:solange|ohne|bevor|ehe|bis|es sei denn|außer)\b/iu;

function onCondition(condition: StanceCondition, stance: Stance | undefined, { act }: StanceEvidence): Stance | undefined {
  if (condition.open || /^ob\s.*\soder\s/iu.test(condition.dependent)) return 'undecided';
  if (/^ohne\s/iu.test(condition.evidence) && !condition.strict) return undefined;
  // "droht mit Zöllen, falls …": what will happen then is no side taken
  if (act === 'threaten' || act === 'warn') return undefined;
  const begins = condition.strict && BEGINNING.test(condition.dependent) && condition.dependentStance !== 'demands';
  if (stance === 'demands' && BY_ACT[act] === undefined && begins) return 'accepts-on-condition';
  // "lehnt das ab, solange …", "will nicht, bevor …": what is refused until then is accepted then
  if (act === 'reject' && condition.strict && WAITING.test(condition.evidence)) return 'accepts-on-condition';
  if (stance === 'demands' || stance === 'doubts' || stance === 'undecided' || BY_ACT[act] === 'opposes') return stance;
  if (stance === 'accepts-on-condition' || condition.strict || BEGINNING.test(condition.dependent)) return 'accepts-on-condition';
  return stance === 'supports' || stance === 'offers' ? 'accepts-on-condition' : stance;
}

/** "man **wolle nicht** zahlen": what somebody does not want they oppose. */
function refusal(content: readonly Token[]): Stance | undefined {
  const at = content.findIndex((token) => token.lemma === 'wollen');
  return at >= 0 && isNegated(content, at) ? 'opposes' : undefined;
}

const NEGATIONS = new Set([
  'nicht',
  'kein',
  'keine',
  'keinen',
  'keinem',
  'keiner',
  'keines',
  'nie',
  'niemals',
  'weder',
  'keinesfalls',
  'keineswegs',
]);

/**
 * The stance that the words of one clause give by themselves; `others`: somebody else is its subject, so that their verbs are not the speaker's;
 * `idle`: words that only describe, so that they count in a group of words alone.
 */
export function stanceOfWords(tokens: readonly Token[], others: boolean, idle?: (token: Token) => boolean): Stance | undefined {
  const stance = stanceOfContent(tokens, idle);
  if (!others || stance === 'doubts') return stance;
  return stanceOfContent(
    tokens.filter(({ upos }) => upos !== 'VERB'),
    idle,
  );
}

/** The first word or group of words of the list that the content holds; a negation near before it or in its clause turns it round. */
function stanceOfContent(tokens: readonly Token[], idle?: (token: Token) => boolean): Stance | undefined {
  const { stances, groups } = stanceLexicon();
  for (const [position, token] of tokens.entries()) {
    if (token.upos === 'PUNCT') continue;
    const group = groups.get(stem(token));
    const doubled = group?.find((one) => startsGroup(tokens, position, one.words));
    if (doubled) return doubled.stance;
    if (idle?.(token)) continue;
    const stance = stances.get(token.lemma) ?? stances.get(lowerCase(token.lemma)) ?? stances.get(lowerCase(token.form));
    if (stance) return isNegated(tokens, position) ? (OPPOSITE[stance] ?? stance) : stance;
  }
  return undefined;
}

/** The words of a group stand in order, with at most two others between: "ohne jede Bedingung". */
function startsGroup(tokens: readonly Token[], position: number, words: readonly string[]): boolean {
  let at = position;
  for (const word of words.slice(1)) {
    let next = at + 1;
    while (next < tokens.length && next <= at + 3 && !stem(tokens[next]).startsWith(word)) next++;
    if (next >= tokens.length || next > at + 3) return false;
    at = next;
  }
  return true;
}

function stem(token: Token | undefined): string {
  const form = lowerCase(token?.form ?? '');
  return /^kein/u.test(form) ? 'kein' : form;
}

/** A negation between the marks of punctuation around a word. */
function isNegated(tokens: readonly Token[], position: number): boolean {
  for (const step of [-1, 1]) {
    for (let at = position; tokens[at] !== undefined && tokens[at]?.form !== ','; at += step) {
      if (NEGATIONS.has(lowerCase(tokens[at]?.form ?? ''))) return true;
    }
  }
  return false;
}
