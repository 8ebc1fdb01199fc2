import type { Stance, StatementAct, Token } from '../../model/index.js';
import { stanceLexicon } from './lexicon.js';

export { issueFromNoun, issueOf, isValuing } from './issue.js';

/** A condition in the content, as far as the stance depends on it. */
export interface StanceCondition {
  /** Only then: see `ClauseCondition.strict`. */
  readonly strict: boolean;
  /** The words of the condition and those of what depends on it. */
  readonly evidence: string;
  readonly dependent: string;
}

/** What the stance of a statement is read from. */
export interface StanceEvidence {
  readonly act: StatementAct;
  /** The stance that the cue gives by itself; goes before that of its act. */
  readonly given?: Stance;
  /** The reporting verb or the content's main verb is negated. */
  readonly negated: boolean;
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

function plainStance({ act, given, negated, content }: StanceEvidence): Stance | undefined {
  const fromCue = given ?? BY_ACT[act];
  if (fromCue !== undefined) return negated ? (OPPOSITE[fromCue] ?? fromCue) : fromCue;
  if (act === 'ask') return 'undecided';
  const fromContent = stanceOfContent(content);
  if (act === 'accuse' || act === 'deny') return fromContent === 'doubts' ? fromContent : undefined;
  return fromContent;
}

/** Words that say that something begins or holds: with a condition they accept it. */
const BEGINNING =
  /\b(?:in kraft|in betracht|in frage|infrage|möglich|denkbar|vorstellbar|bereit|beginnen|beginne|gelten|gelte|aufheben|lockern|lockerung|aufhebung|zustimmen)\b/iu;

function onCondition(condition: StanceCondition, stance: Stance | undefined, { act }: StanceEvidence): Stance | undefined {
  if (/^(?:je\s+nach|ob\s)/iu.test(condition.evidence) || /^ob\s.*\soder\s/iu.test(condition.dependent)) return 'undecided';
  if (stance === 'demands' || stance === 'doubts' || stance === 'undecided' || BY_ACT[act] === 'opposes') return stance;
  if (stance === 'accepts-on-condition' || condition.strict || BEGINNING.test(condition.dependent)) return 'accepts-on-condition';
  return stance === 'supports' || stance === 'offers' ? 'accepts-on-condition' : stance;
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

function stanceOfContent(tokens: readonly Token[]): Stance | undefined {
  const { stances } = stanceLexicon();
  const negated = tokens.some((token) => NEGATIONS.has(token.form.toLowerCase()));
  for (const token of tokens) {
    if (token.upos === 'PUNCT') continue;
    const stance = stances.get(token.lemma) ?? stances.get(token.lemma.toLowerCase());
    if (stance) return negated ? (OPPOSITE[stance] ?? stance) : stance;
  }
  return undefined;
}
