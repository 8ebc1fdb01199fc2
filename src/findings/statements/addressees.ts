import type { Argument, Clause, Phrase } from '../../model/index.js';
import type { VerbCue } from './cues.js';
import { statementLexicon } from './lexicon.js';
import type { Reading } from './reading.js';
import { type Participant, participant, withoutPreposition } from './speakers.js';

/**
 * Whom it is said to: by the case or preposition that the cue asks for, else whom the words are told in front of ("vor der Presse", "im Gespräch mit dem Blatt").
 * Nobody who speaks is spoken to. Must not take "sich" nor "vor zwei Jahren".
 */
export function findAddressee(reading: Reading, cue: VerbCue, speaker: Participant | undefined): Participant | undefined {
  const found = addresseeOf(reading, cue);
  const apart = !found || !speaker || found.range[0] >= speaker.range[1] || found.range[1] <= speaker.range[0];
  return apart ? found : undefined;
}

function addresseeOf(reading: Reading, cue: VerbCue): Participant | undefined {
  const found = governed(reading, cue) ?? cue.clause.args.find((one) => one.preposition === 'gegenüber' || isAudience(reading, one));
  if (found && !EMPTY.has(reading.lower[found.head] ?? '')) {
    return withoutPreposition(reading, participant(reading, found.head, reading.argumentRange(found)));
  }
  const partner = partnerInTalk(reading, cue.clause);
  return partner && withoutPreposition(reading, participant(reading, partner.head, reading.phraseRange(partner)));
}

const EMPTY = new Set(['sich', 'es', 'das', 'dies', 'man']);

/** What the case or preposition of the verb's row names; an expression ("bat darum") takes the row of its bare verb, or a dative ("gab ihm den Rat"). */
function governed(reading: Reading, cue: VerbCue): Argument | undefined {
  const { clause } = cue;
  const wanted =
    cue.entry.addressee ??
    (cue.expression && cue.lemma !== 'sein' ? (statementLexicon().verbs.get(cue.lemma)?.addressee ?? 'dat') : undefined);
  if (wanted === undefined) return undefined;
  if (wanted === 'dat') return reading.argument(clause, 'indirect-object') ?? unmarkedDative(reading, cue);
  if (wanted === 'acc') return reading.argument(clause, cue.passive ? 'subject' : 'object');
  return clause.args.find((one) => one.preposition !== undefined && wanted.split(',').includes(one.preposition));
}

/** Verbs that always name whom they speak to or of in the dative. */
const DATIVE =
  /^(?:vorwerfen|vorhalten|unterstellen|anlasten|nachsagen|raten|abraten|befehlen|drohen|androhen|empfehlen|bescheinigen|attestieren|zugestehen|nahelegen|verbieten|untersagen)$/u;

/** "**Berg** wurde vorgeworfen, …", "Kritiker werfen **Berg** vor, …": the content is the subject or object, so what the form leaves open is the dative. */
function unmarkedDative(reading: Reading, cue: VerbCue): Argument | undefined {
  if (!cue.passive && !DATIVE.test(cue.lemma)) return undefined;
  const taken = reading.argument(cue.clause, cue.passive ? 'subject' : 'object');
  if (!taken || cue.tokens.includes(taken.head) || !cue.clause.tokens.includes(taken.head)) return undefined;
  const name = reading.tokens[taken.head]?.upos === 'PROPN';
  return name || reading.phraseWithHead(taken.head)?.cases.includes('Dat') === true ? taken : undefined;
}

/** Those whom one speaks in front of. */
const AUDIENCES =
  /^(?:\p{L}*(?:presse|journalist(?:en|innen)?|reportern?|medien|medienvertretern?|parlament|parlaments?ausschuss|bundestag|abgeordneten|anhängern?|publikum|zuschauern?|zuhörern?|delegierten|mitarbeitern?|studenten|studierenden|kongress|senat|versammlung|sicherheitsrat|ausschuss))$/u;

/** "sagte **vor der Presse**"; not "sagte vor zwei Jahren". */
function isAudience(reading: Reading, { preposition, head }: Argument): boolean {
  return preposition === 'vor' && AUDIENCES.test(reading.lower[head] ?? '');
}

/** "im Interview mit **der Zeitung**", "im Gespräch mit **Berg**": who hangs on the noun of the talk. */
function partnerInTalk(reading: Reading, clause: Clause): Phrase | undefined {
  for (const phrase of reading.phrasesIn(clause.sentence)) {
    const noun = phrase.first - 1;
    if (phrase.preposition !== phrase.first || !clause.tokens.includes(noun) || !/^mit(?:m)?$/u.test(reading.lower[phrase.first] ?? ''))
      continue;
    if (
      /(?:interview|interviews|gespräch|telefonat|unterredung)$/u.test(reading.lower[noun] ?? '') &&
      reading.tokens[noun - 1]?.upos !== 'VERB'
    )
      return phrase;
  }
  return undefined;
}
