import type { EntityRef } from '../../model/index.js';
import type { EventDraft } from './draft.js';
import { isLocal, placesIn } from './places.js';
import { prepositionOf, type Reading } from './reading.js';

/** Types that take place somewhere; acts of speech have a place only where the text gives them one. */
const LOCATED = new Set(['ASSAULT', 'COERCE', 'PROTEST', 'RETREAT', 'MOBILIZE']);

/** Words that point to the scene just told. */
const SCENE_WORDS = new Set(['dabei', 'dort', 'hierbei']);

/**
 * Gives acts without a place that of the scene they belong to: a coordinated clause has the place of the one before it ("stürmten den Hafen von Abenau und
 * nahmen zwei Männer fest"), and "dabei" or "dort" that of the sentence before. Changes the drafts; they stand in order of the text.
 * Not "In Abenau wurde protestiert. Die Polizei nahm in der Nacht zwei Männer fest": nothing says that it was there.
 */
export function sharePlaces(reading: Reading, drafts: readonly EventDraft[]): void {
  const byClause = new Map<number, EventDraft>();
  for (const [index, draft] of drafts.entries()) {
    if (LOCATED.has(draft.type)) {
      if (draft.places.length === 0)
        draft.places = [...(fromConjunct(reading, byClause, draft) ?? fromScene(reading, drafts, index) ?? [])];
      if (draft.phrase === undefined) byClause.set(draft.clause, draft);
    }
  }
}

function fromConjunct(reading: Reading, byClause: ReadonlyMap<number, EventDraft>, draft: EventDraft): readonly EntityRef[] | undefined {
  const clause = draft.phrase === undefined ? reading.clauses[draft.clause] : undefined;
  const before = clause?.conjunctOf === undefined ? undefined : byClause.get(clause.conjunctOf);
  return before && before.places.length > 0 ? before.places : undefined;
}

function fromScene(reading: Reading, drafts: readonly EventDraft[], index: number): readonly EntityRef[] | undefined {
  const draft = drafts[index] as EventDraft;
  const clause = reading.clauses[draft.clause];
  if (!clause || !isScene(reading, draft)) return undefined;
  for (let at = index - 1; at >= 0 && draft.sentence - drafts[at]!.sentence <= 1; at--) {
    const { places, type, sentence } = drafts[at]!;
    if (places.length > 0 && LOCATED.has(type) && sentence < draft.sentence) return places;
  }
  return placesOfSentence(reading, draft.sentence - 1, clause.index);
}

/** The sentence opens with a word for the scene. */
function isScene(reading: Reading, draft: EventDraft): boolean {
  const opening = reading.tokens[reading.context.language.sentences[draft.sentence]?.first ?? -1];
  return SCENE_WORDS.has(opening?.form.toLowerCase() ?? '');
}

/** Clauses that are looked at for the place of the sentence before. */
const CLAUSES_BACK = 6;

function placesOfSentence(reading: Reading, sentence: number, before: number): readonly EntityRef[] | undefined {
  for (let index = before - 1, steps = 0; index >= 0 && steps < CLAUSES_BACK; index--, steps++) {
    const clause = reading.clauses[index];
    if (!clause || clause.sentence < sentence) return undefined;
    if (clause.sentence !== sentence) continue;
    for (const argument of clause.args) {
      const phrase = reading.phrases[argument.phrase];
      if (!phrase || !isLocal(prepositionOf(reading, phrase))) continue;
      const places = placesIn(reading, phrase);
      if (places.length > 0) return places;
    }
  }
  return undefined;
}
