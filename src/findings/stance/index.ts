import type { Stance, StatementAct, Token } from '../../model/index.js';
import { stanceLexicon } from './lexicon.js';

export { issueFromNoun, issueOf, isValuing } from './issue.js';

/** What the stance of a statement is read from. */
export interface StanceEvidence {
  readonly act: StatementAct;
  /** The reporting verb or the content's main verb is negated. */
  readonly negated: boolean;
  /** Tokens of the content. */
  readonly content: readonly Token[];
  /** A condition stands in the content. */
  readonly conditional: boolean;
}

const BY_ACT: Readonly<Partial<Record<StatementAct, Stance>>> = {
  demand: 'demands',
  offer: 'offers',
  promise: 'offers',
  doubt: 'doubts',
  deny: 'opposes',
  reject: 'opposes',
  accuse: 'opposes',
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

const CONDITIONAL: ReadonlySet<Stance> = new Set<Stance>(['supports', 'offers']);

/**
 * The speaker's stance: from what the reporting words do ("forderte", "begrüßte"), else from the first word of the content that carries one
 * ("man sei bereit"), turned round by a negation before it. Support or an offer with a condition is acceptance on condition.
 * Undefined where the words take no side.
 * Catches "Kiew lehnt Verhandlungen ab" (opposes); must not take "Kiew nannte Zahlen" for one.
 */
export function stanceOf(evidence: StanceEvidence): Stance | undefined {
  const fromAct = evidence.act === 'accuse' && stanceOfContent(evidence.content) === 'doubts' ? 'doubts' : BY_ACT[evidence.act];
  const stance = fromAct === undefined ? stanceOfContent(evidence.content) : evidence.negated ? (OPPOSITE[fromAct] ?? fromAct) : fromAct;
  if (stance === undefined) return evidence.act === 'ask' ? 'undecided' : undefined;
  return evidence.conditional && CONDITIONAL.has(stance) ? 'accepts-on-condition' : stance;
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
