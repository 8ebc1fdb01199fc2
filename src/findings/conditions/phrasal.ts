import type { Condition, Phrase } from '../../model/index.js';
import type { ClauseCondition } from './condition.js';
import { plannedThing } from './planned.js';
import type { Scan } from './scan.js';

type Kind = Condition['kind'];

/** A preposition that makes a phrase a condition, with what must stand before it or as its noun. */
interface PhraseRule {
  readonly prepositions: readonly string[];
  readonly kind: Kind;
  /** Words of which one must stand before the preposition. */
  readonly before?: readonly string[];
  /** Nouns of which one must be the head, lower case. */
  readonly nouns?: readonly string[];
  /** A word of the clause that must be there, for "ohne Einigung bleibt …", "ohne Einigung keine …". */
  readonly withWord?: readonly string[];
}

const LIMIT = ['erst', 'nur', 'frühestens', 'lediglich', 'ausschließlich'];
const RULES: readonly PhraseRule[] = [
  { prepositions: ['nach'], kind: 'after', before: LIMIT },
  { prepositions: ['mit', 'bei', 'gegen', 'durch'], kind: 'if', before: ['nur', 'ausschließlich', 'lediglich'] },
  { prepositions: ['im', 'in', 'für'], kind: 'if', nouns: ['fall', 'falle', 'falls'] },
  { prepositions: ['unter'], kind: 'if', nouns: ['bedingung', 'bedingungen', 'voraussetzung', 'voraussetzungen', 'vorbehalt'] },
  { prepositions: ['vorbehaltlich', 'mangels'], kind: 'if' },
  {
    prepositions: ['ohne'],
    kind: 'unless',
    withWord: [
      'bleibt',
      'bleiben',
      'bleibe',
      'kein',
      'keine',
      'keinen',
      'keiner',
      'nicht',
      'unmöglich',
      'undenkbar',
      'könne',
      'kann',
      'können',
    ],
  },
  { prepositions: ['vor'], kind: 'until', before: ['nicht'] },
];

/**
 * Conditions in phrases.
 * Catches "erst nach einem Abzug", "im Falle eines Angriffs", "ohne Garantien bleibt es beim Nein"; must not take "nach einem Abzug", "in diesem Fall",
 * "der Fall der Mauer".
 */
export function phrasalConditions(scan: Scan, phrase: Phrase): ClauseCondition | undefined {
  if (phrase.preposition === undefined || phrase.preposition >= phrase.head) return undefined;
  const preposition = scan.lower[phrase.preposition] ?? '';
  const before = scan.lower[phrase.preposition - 1] ?? '';
  const noun = scan.lower[phrase.head] ?? '';
  const clause = scan.clauseAt(phrase.head);
  if (!clause || clause.kind === 'verbless') return undefined;
  for (const rule of RULES) {
    if (!rule.prepositions.includes(preposition)) continue;
    if (rule.before && !rule.before.includes(before)) continue;
    if (rule.nouns && !rule.nouns.includes(noun)) continue;
    if (rule.withWord && !clause.tokens.some((token) => rule.withWord?.includes(scan.lower[token] ?? ''))) continue;
    const last = endWithAttributes(scan, phrase);
    if (rule.nouns && last <= phrase.head + 1) continue;
    if (rule.kind === 'after' && isClock(scan, phrase, last)) continue;
    const first = rule.before ? phrase.preposition - 1 : phrase.preposition;
    const planned = rule.nouns ? plannedThing(scan, phrase, clause) : undefined;
    if (planned) return { evidence: [scan.span(first, last)], kind: rule.kind, ...planned };
    return { evidence: [scan.span(first, last)], kind: rule.kind, for: scan.outside(clause, [first, last]), clause: clause.index };
  }
  return undefined;
}

/** "erst nach 20 Uhr", "erst nach drei Tagen" are times. */
function isClock(scan: Scan, phrase: Phrase, last: number): boolean {
  for (let token = phrase.first; token < last; token++) {
    const found = scan.language.tokens[token];
    if (found?.upos === 'NUM' || /^(?:uhr|stunden?n?|tagen?|wochen?|monaten?|jahren?|minuten|jahrzehnten)$/u.test(scan.lower[token] ?? ''))
      return true;
  }
  return false;
}

/** The phrase with genitives and prepositional attributes that stand right behind it. */
function endWithAttributes(scan: Scan, phrase: Phrase): number {
  let last = phrase.last;
  for (const other of scan.language.phrases.slice(phrase.index + 1, phrase.index + 8)) {
    if (other.sentence !== phrase.sentence) break;
    const conjunct = other.attribute === 'conjunct' && other.first === last + 1 && /^(?:und|oder)$/u.test(scan.lower[last] ?? '');
    const between = scan.lower[other.preposition ?? -1] === 'zwischen';
    if (other.first !== last && !conjunct) break;
    if (other.attribute === undefined && !between) break;
    last = other.last;
  }
  return last;
}
