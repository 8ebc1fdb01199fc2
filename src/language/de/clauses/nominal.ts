import type { Phrase, Token } from '../../../model/index.js';
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
 */
export function nominalArguments(phrases: readonly Phrase[], tokens: readonly Token[], phraseIndex: number): NominalArgument[] {
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
    if (preposition === '') found.push({ ...base, via: 'genitive', ...possessorRole(tokens[noun.head]!, byAgent, targeted) });
    else if (preposition === 'von') found.push({ ...base, via: 'von', ...possessorRole(tokens[noun.head]!, byAgent, targeted) });
    else if (preposition === 'durch') found.push({ ...base, via: 'durch', role: 'agent', confidence: 0.85 * trust });
    else if (preposition === 'auf' || preposition === 'gegen')
      found.push({ ...base, via: preposition, role: 'target', confidence: 0.85 * trust });
    else if (preposition === 'an') found.push({ ...base, via: 'an', role: 'target', confidence: 0.5 * trust });
  }
  return [...found, ...insideNoun(tokens, noun)];
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
    const touches = phrase.first === reach && phrase.parent === undefined && preposition !== '';
    if (phrase.first <= reach && phrase.last > reach) reach = phrase.last;
    if (hangs && (phrase.last <= noun.first || phrase.first >= noun.last || preposition === ''))
      found.push({ phrase, preposition, attached: attached || hangs });
    else if (touches) found.push({ phrase, preposition, attached: false });
  }
  return found;
}

/** Genitive or "von": with "durch" beside it the thing acted on, with "auf" or "gegen" the one who acts; else by the noun, "-ung" being mostly of transitive verbs. */
function possessorRole(noun: Token, byAgent: boolean, targeted: boolean): Pick<NominalArgument, 'role' | 'confidence'> {
  if (byAgent) return { role: 'target', confidence: 0.85 };
  if (targeted) return { role: 'agent', confidence: 0.85 };
  return { role: 'open', confidence: /ung(?:en)?$/.test(noun.form) ? 0.4 : 0.5 };
}

/** "russische Angriffe", "ihr Angriff": the word itself; whether the adjective names a state is for the caller to know. */
function insideNoun(tokens: readonly Token[], noun: Phrase): NominalArgument[] {
  const found: NominalArgument[] = [];
  for (let index = noun.first; index < noun.head; index += 1) {
    const { upos, form, feats } = tokens[index]!;
    if (upos === 'ADJ' && /(?:isch|deutsch)(?:e[nmrs]?)?$/.test(form.toLowerCase()))
      found.push({ role: 'agent', via: 'adjective', token: index, confidence: 0.6 });
    else if (upos === 'DET' && feats.Poss === 'Yes') found.push({ role: 'open', via: 'possessive', token: index, confidence: 0.4 });
  }
  return found;
}
