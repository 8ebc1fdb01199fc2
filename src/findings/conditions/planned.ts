import type { Clause, Phrase, Span } from '../../model/index.js';
import type { ClauseCondition } from './condition.js';
import type { Scan } from './scan.js';

/** Nouns that only announce something planned: what it is was said before. */
const GENERAL =
  /^(?:maßnahme|schritt|vorkehrung|vorbereitung|überlegung|plan|pläne|szenari|option|möglichkeit|einzelheit|detail)(?:e|en|n|s|ien|o|os)?$/u;
/** Nouns whose infinitive tells a plan: "eine Initiative mit dem Ziel, … auszuarbeiten". */
const PLAN = /(?:initiative|plan|plans|pläne|plänen|vorhaben|ziel|ziele|zieles|ziels|absicht|konzept|entwurf|vorschlag|projekt|idee)$/u;

/**
 * What a condition behind a prepositional noun depends on, where it is the noun and not the clause: in "Die Gespräche drehten sich um Maßnahmen
 * im Fall eines Angriffs" the talks took place; the measures depend. A general noun takes up the plan of the sentence before.
 * Undefined where the condition is the clause's: "Die Werke schließen im Fall eines Angriffs".
 */
export function plannedThing(scan: Scan, condition: Phrase, clause: Clause): Pick<ClauseCondition, 'for' | 'clause'> | undefined {
  const noun = scan.language.phrases[condition.index - 1];
  if (noun?.sentence !== condition.sentence || noun.last !== condition.first) return undefined;
  if (noun.preposition === undefined || noun.preposition > noun.head || scan.language.tokens[noun.head]?.upos !== 'NOUN') return undefined;
  const argument = clause.args.find((one) => one.head === noun.head);
  if (argument?.role === 'adverbial' || argument?.role === 'agent') return undefined;
  const own = scan.span(noun.preposition + 1, noun.last);
  const plan = GENERAL.test(scan.lower[noun.head] ?? '') ? planBefore(scan, condition.sentence) : undefined;
  return plan ? { for: [own, plan.span], clause: plan.clause } : { for: [own] };
}

/** The infinitive that says what is planned in the sentence before, in the same paragraph. */
function planBefore(scan: Scan, sentence: number): { readonly span: Span; readonly clause: number } | undefined {
  const here = scan.language.sentences[sentence];
  const before = scan.language.sentences[sentence - 1];
  if (!here || !before || scan.language.text.slice(before.end, here.start).includes('\n')) return undefined;
  const names = scan.language.phrases.some((phrase) => phrase.sentence === sentence - 1 && PLAN.test(scan.lower[phrase.head] ?? ''));
  if (!names) return undefined;
  const aim = scan
    .clausesIn(sentence - 1)
    .filter((clause) => clause.kind === 'infinitive')
    .at(-1);
  return aim && { span: scan.span(...scan.range(aim)), clause: aim.index };
}
