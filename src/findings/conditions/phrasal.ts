import type { Clause, Condition, Phrase } from '../../model/index.js';
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
  /** The noun is something that may happen and the clause speaks of what is to come: "bei einem Angriff werde …". */
  readonly event?: boolean;
  /** What is given for it stands behind: "im Tausch **gegen** Garantien". */
  readonly exchange?: boolean;
  /** The clause is negated and the noun is something that may happen: "**vor** einem Abzug werde **nicht** verhandelt". */
  readonly denied?: boolean;
  /** Only then, not just then. */
  readonly strict?: boolean;
  readonly open?: boolean;
}

const LIMIT = ['erst', 'nur', 'frühestens', 'lediglich', 'ausschließlich'];
/** "ohne Einigung **bleibt** …", "ohne Einigung **keine** …": words of a clause in which "ohne" names what is indispensable. */
const INDISPENSABLE =
  'bleibt bleiben bleibe kein keine keinen keiner keinem nicht nie niemals nichts unmöglich undenkbar ausgeschlossen unvorstellbar unabdingbar sinnlos'.split(
    ' ',
  );
const RULES: readonly PhraseRule[] = [
  { prepositions: ['nach'], kind: 'after', before: LIMIT, strict: true },
  { prepositions: ['nach'], kind: 'if', before: ['je'], open: true },
  { prepositions: ['von'], kind: 'if', before: ['abhängig'], open: true },
  { prepositions: ['mit', 'bei', 'gegen', 'durch'], kind: 'if', before: ['nur', 'ausschließlich', 'lediglich', 'erst'], strict: true },
  { prepositions: ['im'], kind: 'if', nouns: ['tausch', 'austausch', 'gegenzug'], strict: true, exchange: true },
  { prepositions: ['vor'], kind: 'until', denied: true, strict: true },
  { prepositions: ['im', 'in', 'für', 'auf'], kind: 'if', nouns: ['fall', 'falle', 'falls', 'gegenzug'] },
  { prepositions: ['bei'], kind: 'if', event: true },
  { prepositions: ['nach'], kind: 'after', event: true },
  {
    prepositions: ['unter'],
    kind: 'if',
    nouns: ['bedingung', 'bedingungen', 'voraussetzung', 'voraussetzungen', 'vorbehalt'],
    strict: true,
  },
  { prepositions: ['vorbehaltlich', 'mangels'], kind: 'if' },
  {
    prepositions: ['ohne'],
    kind: 'unless',
    withWord: INDISPENSABLE,
    strict: true,
  },
  { prepositions: ['vor'], kind: 'until', before: ['nicht'] },
];

/**
 * Conditions in phrases.
 * Catches "erst nach einem Abzug", "im Falle eines Angriffs", "ohne Garantien bleibt es beim Nein"; must not take "nach einem Abzug", "in diesem Fall",
 * "der Fall der Mauer".
 */
export function phrasalConditions(scan: Scan, phrase: Phrase): ClauseCondition | undefined {
  const at = phrase.preposition ?? (scan.lower[phrase.first - 1] === 'ohne' ? phrase.first - 1 : undefined);
  if (at === undefined || at >= phrase.head) return undefined;
  const preposition = scan.lower[at] ?? '';
  const before = scan.lower[at - 1] ?? '';
  const noun = scan.lower[phrase.head] ?? '';
  const clause = scan.clauseAt(phrase.head);
  if (!clause) return undefined;
  for (const rule of RULES) {
    if (!rule.prepositions.includes(preposition) || (clause.kind === 'verbless' && rule.withWord === undefined && rule.strict !== true))
      continue;
    if (rule.before && !rule.before.includes(before)) continue;
    // "macht es abhängig von …" is the verb's own
    if (before === 'abhängig' && /^(?:machen|sein|bleiben)$/u.test(clause.lemma)) continue;
    if (rule.event && !mayHappen(scan, phrase, clause.finite)) continue;
    if (rule.nouns && /^(?:auch|selbst|sogar)$/u.test(before)) continue;
    if (rule.withWord && before === 'nicht' && !isHappening(noun)) continue;
    if (rule.nouns && !rule.nouns.includes(noun)) continue;
    if (rule.withWord && !clause.tokens.some((token) => rule.withWord?.includes(scan.lower[token] ?? ''))) continue;
    if (rule.denied && !(isDeniedClause(scan, clause) && isHappening(noun) && isOfWhatIsToCome(clause))) continue;
    const last = rule.exchange ? endOfExchange(scan, phrase) : endWithAttributes(scan, phrase);
    if (rule.nouns && last <= phrase.head + 1) continue;
    if ((rule.kind === 'after' || rule.denied || before === 'erst') && isClock(scan, phrase, last)) continue;
    const first = rule.before ? at - 1 : at;
    const planned = rule.nouns ? plannedThing(scan, phrase, clause) : undefined;
    if (planned) return { evidence: [scan.span(first, last)], kind: rule.kind, strict: false, ...planned };
    const strict = rule.strict === true && !(rule.withWord && isSomebody(scan, phrase));
    return {
      evidence: [scan.span(first, last)],
      kind: rule.kind,
      strict,
      ...(rule.open ? { open: true } : {}),
      for: scan.outside(clause, [first, last]),
      clause: clause.index,
    };
  }
  return undefined;
}

const EVENTS =
  /(?:waffenstillstand|waffenruhe|feuerpause|friedens(?:schluss|vertrag|abkommen)|ende|truppenabzug|wahlsieg|misserfolg|angriff|angriffs|verstoß|verstößen|bruch|scheitern|verletzung|verletzungen|eskalation|einigung|ablehnung|weigerung|zustimmung|nichteinhaltung|zuwiderhandlung|zuwiderhandlungen|rückkehr|überfall|provokation|provokationen|aggression|invasion|abzug)$/u;
const TO_COME =
  /^(?:werde|werden|wird|würden?|wären?|hätten?|könn(?:e|en|ten?)|kann|müss(?:e|en|ten?)|muss|droh(?:e|t|en)|soll(?:e|en|ten?)?|wolle|wollen|will)$/u;

/** "Bei **einem** Angriff **werde** man antworten", "Nach **einem** Abzug **wäre** Bern bereit"; not "Bei dem Angriff starben zwei", "bei einem Angriff sollen 30 Menschen gestorben sein". */
function mayHappen(scan: Scan, phrase: Phrase, finite: number | undefined): boolean {
  const article = phrase.determiner === undefined ? '' : (scan.lower[phrase.determiner] ?? '');
  if (article !== '' && !/^(?:ein|eine[mrsn]?|weitere[nr]?|jede[mr]|neuen)$/u.test(article)) return false;
  if (article === '' && scan.lower[phrase.preposition ?? -1] === 'nach') return false;
  if (!EVENTS.test(scan.lower[phrase.head] ?? '') || !TO_COME.test(scan.lower[finite ?? -1] ?? '')) return false;
  const clause = scan.clauseAt(finite ?? -1);
  const last = clause?.tokens.findLast((token) => scan.language.tokens[token]?.upos !== 'PUNCT') ?? -1;
  const done = /^(?:haben|sein|worden)$/u.test(scan.lower[last] ?? '') && scan.language.tokens[last - 1]?.feats.VerbForm === 'Part';
  return !done && clause?.voice === 'active';
}

function isDeniedClause(scan: Scan, clause: Clause): boolean {
  return clause.negation !== undefined || clause.tokens.some((token) => /^(?:kein\p{L}*|nie|niemals)$/u.test(scan.lower[token] ?? ''));
}

/** Not of the past: "werde nicht …", "gibt es nicht". */
function isOfWhatIsToCome({ tense, mood }: Clause): boolean {
  return tense === 'present' || tense === 'future' || mood === 'subjunctive-1' || mood === 'subjunctive-2';
}

/** "im Tausch **gegen Garantien**": the phrase behind is what is given. */
function endOfExchange(scan: Scan, phrase: Phrase): number {
  const next = scan.language.phrases.find((one) => one.first === phrase.last && one.sentence === phrase.sentence);
  return next && /^(?:gegen|für)$/u.test(scan.lower[next.first] ?? '') ? endWithAttributes(scan, next) : phrase.last;
}

/** "gibt es nicht ohne **Abzug**"; not "nicht ohne Ironie". */
function isHappening(noun: string): boolean {
  return /(?:ung|ungen|zug|zugs|gabe|garantien?|zusagen?|abkommen|ruhe|ende|frieden|kehr|schluss|beginn|gespräche?|vertrag)$/u.test(noun);
}

/** "ohne die Nachbarn": that somebody takes part is no condition that somebody sets. */
function isSomebody(scan: Scan, phrase: Phrase): boolean {
  const head = scan.language.tokens[phrase.head];
  return (
    head?.upos === 'PROPN' ||
    /(?:[^u]er|ern|nachbarn|menschen|innen|leute|partner|partnern|verbündeten?|staaten|länder|ländern)$/u.test(
      scan.lower[phrase.head] ?? '',
    )
  );
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
    const name = scan.language.tokens[last - 1];
    const owned = name?.upos === 'PROPN' && /s$/u.test(name.form) && other.preposition === undefined && other.determiner === undefined;
    if (other.attribute === undefined && !between && !owned) break;
    last = other.last;
  }
  return last;
}
