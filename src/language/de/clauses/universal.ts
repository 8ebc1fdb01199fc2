import type { Clause, Phrase, Token } from '../../../model/index.js';
import { phraseWords } from '../phrases/index.js';

/** A core argument as Universal Dependencies has it: verb token, dependent token, role. */
export interface VerbArgument {
  readonly verb: number;
  readonly dependent: number;
  readonly role: 'subject' | 'object';
}

/**
 * The clauses' own subjects and objects (accusative, dative, genitive, reflexive pronouns) as pairs of tokens, as Universal Dependencies draws them: no shared or
 * controlled subjects, the first word of a name, the title before a name; only words tagged VERB have arguments.
 */
export function argumentsOfVerbs(tokens: readonly Token[], clauses: readonly Clause[], phrases: readonly Phrase[]): VerbArgument[] {
  const found: VerbArgument[] = [];
  for (const clause of clauses) {
    if (clause.verb === undefined) continue;
    const causative = clause.auxiliaries.find((index) => tokens[index]!.upos === 'VERB');
    const letting = clause.auxiliaries.find((index) => tokens[index]!.lemma === 'lassen');
    const subjectVerb = clause.finite !== undefined && tokens[clause.finite]!.upos === 'VERB' ? clause.finite : (causative ?? clause.verb);
    for (const argument of clause.args) {
      const causee = argument.reason === 'causee of lassen';
      const subject = (argument.role === 'subject' && !causee) || argument.reason === 'subject of lassen';
      const measure =
        argument.role === 'adverbial' &&
        argument.preposition === undefined &&
        argument.head > clause.tokens[0]! &&
        MEASURING.has(clause.lemma);
      if (
        !subject &&
        !measure &&
        !causee &&
        argument.role !== 'object' &&
        argument.role !== 'indirect-object' &&
        argument.role !== 'genitive-object'
      )
        continue;
      if (argument.preposition !== undefined || argument.reason.startsWith('shared') || argument.reason.startsWith('controlled')) continue;
      const verb = subject ? subjectVerb : (letting ?? clause.verb);
      if (!isFullVerb(tokens[verb]!, clause)) continue;
      found.push({ verb, dependent: universalHead(tokens, phrases[argument.phrase]!), role: subject ? 'subject' : 'object' });
    }
    for (const index of clause.tokens) {
      if (tokens[index]!.form.toLowerCase() !== 'sich' || tokens[index - 1]?.upos === 'ADP') continue;
      if (isFullVerb(tokens[clause.verb]!, clause)) found.push({ verb: letting ?? clause.verb, dependent: index, role: 'object' });
    }
  }
  return found;
}

/** Verbs whose measure is an object there: "dauert zwei Stunden". */
const MEASURING: ReadonlySet<string> = new Set(['dauern', 'kosten', 'betragen', 'wiegen', 'umfassen', 'messen', 'währen', 'verbringen']);

/** "haben" and modals with an object, and "werden" alone, are full verbs however they are tagged: "Sie hat Geld", "Er wird Minister". */
function isFullVerb(token: Token, clause: Clause): boolean {
  if (token.upos === 'VERB' || token.upos === 'ADJ') return true;
  if (token.upos !== 'AUX') return false;
  if (token.lemma === 'werden') return clause.verb === token.index;
  return token.lemma !== 'sein' && clause.args.some((argument) => argument.role === 'object');
}

/** The word that Universal Dependencies takes as head: "Präsident" of "Präsident Putin", "Angela" of "Angela Merkel". */
export function universalHead(tokens: readonly Token[], phrase: Phrase): number {
  let head = phrase.head;
  while (head - 1 >= phrase.first) {
    const before = tokens[head - 1]!;
    if (before.upos !== 'NOUN' && before.upos !== 'PROPN' && before.upos !== 'X') break;
    if (phraseWords().numerals.has(before.form.toLowerCase())) break;
    head -= 1;
  }
  return head;
}
