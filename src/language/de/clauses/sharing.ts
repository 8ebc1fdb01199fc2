import type { Argument, Clause, Phrase, Token } from '../../../model/index.js';
import { isVerbClass } from '../lexicon/index.js';

/**
 * Gives clauses without a subject of their own the one that they share with a conjunct or that controls their infinitive; the reason says "shared" or "controlled",
 * and confidence is lower. "Er kam und [ging]": er. "Sie bat ihn [zu gehen]": ihn. Also objects of bare coordinated verbs: "hat Häuser gekauft und [verkauft]".
 * @param clauses the clauses of one sentence
 * @param base index of the first of them in the text
 */
export function shareArguments(clauses: Clause[], base: number, tokens: readonly Token[], phrases: readonly Phrase[]): void {
  for (let pass = 0; pass < 2; pass += 1) {
    for (let at = 0; at < clauses.length; at += 1) {
      const clause = clauses[at]!;
      if (clause.verb === undefined) continue;
      const added = [...sharedObject(clause, clauses, base, tokens), ...missingSubject(clause, clauses, base, tokens, phrases)];
      if (added.length > 0) clauses[at] = { ...clause, args: [...clause.args, ...added] };
    }
  }
}

function find(clause: Clause | undefined, role: Argument['role']): Argument | undefined {
  return clause?.args.find((argument) => argument.role === role);
}

function missingSubject(
  clause: Clause,
  clauses: readonly Clause[],
  base: number,
  tokens: readonly Token[],
  phrases: readonly Phrase[],
): Argument[] {
  if (find(clause, 'subject') || clause.mood === 'imperative') return [];
  const earlier = clause.conjunctOf === undefined ? undefined : clauses[clause.conjunctOf - base];
  if (earlier) {
    const subject = find(earlier, 'subject');
    if (!subject || !agrees(clause, tokens, phrases[subject.phrase]!, subject)) return [];
    return [
      {
        ...subject,
        confidence: Math.min(0.75, subject.confidence * 0.85),
        reason: `shared subject of ${earlier.lemma || 'the clause before'}`,
      },
    ];
  }
  if (clause.kind !== 'infinitive' && clause.kind !== 'participle') return [];
  const parent = clause.parent === undefined ? undefined : clauses[clause.parent - base];
  if (!parent) return [];
  const controller = clause.kind === 'participle' ? find(parent, 'subject') : controllerOf(clause, parent, tokens, phrases);
  if (!controller) return [];
  return [
    {
      ...controller,
      role: 'subject',
      confidence: Math.min(0.6, controller.confidence * 0.7),
      reason: `controlled by ${parent.lemma || 'the clause above'}`,
    },
  ];
}

/** A plural verb cannot take over a singular subject, nor the other way round; a coordination passes. */
function agrees(clause: Clause, tokens: readonly Token[], phrase: Phrase, subject: Argument): boolean {
  if (clause.finite === undefined) return true;
  const { Number: number } = tokens[clause.finite]!.feats;
  return number === undefined || phrase.number === undefined || number === phrase.number || subject.span[1] > phrase.span[1];
}

/** The object with verbs like "bitten", the genitive of a noun that the infinitive belongs to, else the subject. */
function controllerOf(clause: Clause, parent: Clause, tokens: readonly Token[], phrases: readonly Phrase[]): Argument | undefined {
  const subject = find(parent, 'subject');
  if (clause.subordinator === undefined && isVerbClass(parent.lemma, 'object-control')) {
    if (parent.voice === 'passive') return find(parent, 'indirect-object') ?? subject;
    return find(parent, 'object') ?? find(parent, 'indirect-object') ?? subject;
  }
  if (clause.subordinator === undefined) {
    const owner = ownerOfNoun(clause, parent, tokens, phrases);
    if (owner) return owner;
  }
  return parent.voice === 'passive' && clause.subordinator !== undefined ? find(parent, 'agent') : subject;
}

/** "der Beschluss [der Regierung], Truppen zu entsenden": the genitive of the noun right before the infinitive. */
function ownerOfNoun(clause: Clause, parent: Clause, tokens: readonly Token[], phrases: readonly Phrase[]): Argument | undefined {
  const first = clause.tokens[0]!;
  let end = first - 1;
  while (end > 0 && tokens[end]!.upos === 'PUNCT') end -= 1;
  for (const argument of parent.args) {
    const noun = phrases[argument.phrase]!;
    for (let index = argument.phrase; index < phrases.length && phrases[index]!.first <= end; index += 1) {
      const genitive = phrases[index]!;
      if (genitive.parent !== noun.index || genitive.attribute !== 'genitive' || genitive.last - 1 !== end) continue;
      return {
        role: 'subject',
        phrase: genitive.index,
        span: genitive.span,
        head: genitive.head,
        confidence: 0.7,
        reason: 'genitive of the governing noun',
      };
    }
  }
  return undefined;
}

/** A coordinated verb with nothing of its own takes the object of the verb before it. */
function sharedObject(clause: Clause, clauses: readonly Clause[], base: number, tokens: readonly Token[]): Argument[] {
  if (clause.conjunctOf === undefined || clause.voice !== 'active' || clause.args.length > 0 || isVerbClass(clause.lemma, 'intransitive'))
    return [];
  const words = clause.tokens.filter(
    (index) => tokens[index]!.upos !== 'PUNCT' && tokens[index]!.upos !== 'CCONJ' && tokens[index]!.upos !== 'AUX',
  );
  const object = find(clauses[clause.conjunctOf - base], 'object');
  if (!object || words.length > 2) return [];
  return [{ ...object, confidence: Math.min(0.5, object.confidence * 0.6), reason: 'shared object of the verb before' }];
}
