import type { Phrase, Token } from '../../../model/index.js';
import { type GenitiveRole, genitiveRole } from '../lexicon/index.js';
import { prepositionLemma } from '../phrases/index.js';

/** An argument of a deverbal noun: "Angriff [Russlands] [auf Charkiw]". */
export interface NominalArgument {
  /** `open`: a genitive or "von" that grammar allows as both ("die Zerstörung der Stadt", "der Angriff der Armee"); lean on the noun. */
  readonly role: 'agent' | 'target' | 'open';
  readonly via: 'genitive' | 'von' | 'durch' | 'auf' | 'gegen' | 'an' | 'adjective' | 'possessive';
  /** The phrase; absent for an adjective or a possessive. */
  readonly phrase?: number;
  /** Its head, or the adjective ("russische") or possessive ("ihre") itself. */
  readonly token: number;
  readonly confidence: number;
}

/**
 * Agents and targets of a deverbal noun by its attributes; whether the noun is deverbal is for the caller to know.
 * "Drohnenangriff Russlands auf Charkiw": agent by genitive, target by "auf". "Entsendung von Soldaten durch Nordkorea": target by "von", agent by "durch".
 * "russische Angriffe": the adjective. Prepositional phrases that only follow the noun count too, with less confidence.
 * @param phraseIndex the phrase whose head is the noun
 * @param genitive what the genitive of the noun is, by `genitiveRole`: "Festnahme [des Politikers]" is a target, "Besuch [des Politikers]" an agent
 */
export function nominalArguments(
  phrases: readonly Phrase[],
  tokens: readonly Token[],
  phraseIndex: number,
  genitive: GenitiveRole = 'open',
): NominalArgument[] {
  const noun = phrases[phraseIndex];
  if (!noun) return [];
  const attributes = attributesOf(phrases, tokens, noun);
  const prepositions = new Set(attributes.map(({ preposition }) => preposition));
  const byAgent = prepositions.has('durch');
  const targeted = prepositions.has('auf') || prepositions.has('gegen');
  const found: NominalArgument[] = [];
  for (const { phrase, preposition, attached } of attributes) {
    const base = { phrase: phrase.index, token: phrase.head };
    const trust = attached ? 1 : 0.6;
    if (preposition === '') found.push({ ...base, via: 'genitive', ...possessorRole(tokens[noun.head]!, byAgent, targeted, genitive) });
    else if (preposition === 'von') found.push({ ...base, via: 'von', ...possessorRole(tokens[noun.head]!, byAgent, targeted, genitive) });
    else if (preposition === 'durch') found.push({ ...base, via: 'durch', role: 'agent', confidence: 0.85 * trust });
    else if (preposition === 'auf' || preposition === 'gegen')
      found.push({ ...base, via: preposition, role: 'target', confidence: 0.85 * trust });
    else if (preposition === 'an') found.push({ ...base, via: 'an', role: 'target', confidence: 0.5 * trust });
  }
  return [...found, ...insideNoun(tokens, noun, genitive)];
}

/** A noun of an action with those whom its phrase names. */
export interface Nominalisation {
  /** Index of the phrase whose head the noun is. */
  readonly phrase: number;
  /** Token index of the noun. */
  readonly head: number;
  readonly args: readonly NominalArgument[];
}

/** The nouns of actions of a text that have an agent, a target or an undecided possessor, in order; on demand, since only parse and explanations ask for all. */
export function findNominalisations(phrases: readonly Phrase[], tokens: readonly Token[]): Nominalisation[] {
  const found: Nominalisation[] = [];
  for (const { index, head } of phrases) {
    if (tokens[head]!.upos !== 'NOUN') continue;
    const genitive = genitiveRole(tokens[head]!.lemma) ?? genitiveRole(tokens[head]!.form);
    if (genitive === undefined) continue;
    const args = nominalArguments(phrases, tokens, index, genitive);
    if (args.length > 0) found.push({ phrase: index, head, args });
  }
  return found;
}

interface Attribute {
  readonly phrase: Phrase;
  /** Lemma, empty for a genitive. */
  readonly preposition: string;
  readonly attached: boolean;
}

function attributesOf(phrases: readonly Phrase[], tokens: readonly Token[], noun: Phrase): Attribute[] {
  const found: Attribute[] = [];
  let reach = noun.last;
  const from = Math.max(0, noun.index - 3);
  for (let index = from; index < phrases.length && index < noun.index + 12; index += 1) {
    const phrase = phrases[index]!;
    if (phrase.index === noun.index || phrase.sentence !== noun.sentence) continue;
    const preposition = phrase.preposition === undefined ? '' : prepositionLemma(tokens[phrase.preposition]!.form.toLowerCase());
    const attached = phrase.parent === noun.index && phrase.first >= noun.first && !(phrase.first > noun.first && phrase.last < noun.last);
    const hangs = phrase.parent === noun.index && phrase.attribute !== 'apposition' && phrase.attribute !== 'conjunct';
    // "Entsendung [zusätzlicher Soldaten] [durch Nordkorea]": what follows a genitive seems to hang on it.
    const above = phrase.parent === undefined ? undefined : phrases[phrase.parent];
    const behind = above?.parent === noun.index && above.attribute === 'genitive' && /^(?:durch|auf|gegen)$/.test(preposition);
    const touches = phrase.first === reach && (phrase.parent === undefined || behind) && preposition !== '';
    if (phrase.first <= reach && phrase.last > reach) reach = phrase.last;
    if (hangs && (phrase.last <= noun.first || phrase.first >= noun.last || preposition === ''))
      found.push({ phrase, preposition, attached: attached || hangs });
    else if (touches) found.push({ phrase, preposition, attached: false });
  }
  return found;
}

/** Genitive or "von": with "durch" beside it the thing acted on, with "auf" or "gegen" the one who acts; else by the noun, "-ung" being mostly of transitive verbs. */
function possessorRole(
  noun: Token,
  byAgent: boolean,
  targeted: boolean,
  genitive: GenitiveRole,
): Pick<NominalArgument, 'role' | 'confidence'> {
  if (byAgent) return { role: 'target', confidence: 0.85 };
  if (targeted && genitive !== 'target') return { role: 'agent', confidence: 0.85 };
  if (genitive !== 'open') return { role: genitive, confidence: 0.75 };
  return { role: 'open', confidence: /ung(?:en)?$/.test(noun.form) ? 0.4 : 0.5 };
}

/** "russische Angriffe", "ihr Angriff": the word itself; whether the adjective names a state is for the caller to know. */
function insideNoun(tokens: readonly Token[], noun: Phrase, genitive: GenitiveRole): NominalArgument[] {
  const found: NominalArgument[] = [];
  for (let index = noun.first; index < noun.head; index += 1) {
    const { upos, form, feats } = tokens[index]!;
    if (upos === 'ADJ' && /(?:isch|deutsch)(?:e[nmrs]?)?$/.test(form.toLowerCase()))
      found.push({ role: 'agent', via: 'adjective', token: index, confidence: 0.6 });
    else if (upos === 'DET' && feats.Poss === 'Yes')
      found.push({ role: genitive, via: 'possessive', token: index, confidence: genitive === 'open' ? 0.4 : 0.7 });
  }
  return found;
}
