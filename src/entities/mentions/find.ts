import type { LanguageAnalysis, Token } from '../../model/index.js';
import { nameLists } from '../gazetteer/people.js';
import { placeTable } from '../gazetteer/places.js';
import { needOf, type ScannedName, scanNames } from '../gazetteer/scan.js';
import { metonymOf } from '../references/metonyms.js';
import { groupOf, roleOf } from '../roles/offices.js';
import { prepareFeatures } from '../tagger/features.js';
import type { NameModel } from '../tagger/model.js';
import { type TaggedName, tagNames } from '../tagger/tag.js';
import { addSurnames, detectNames, isPlaceFrame, type NameDraft, wordBefore } from './detect.js';

/** The names of a German report: what the tagger finds, and the listed names that it misses; rules alone where there is no tagger. */
export function findDrafts(language: LanguageAnalysis, model: NameModel | undefined): NameDraft[] {
  const { text, tokens, sentences } = language;
  const scanned = scanNames(text, tokens, 'de');
  const ruled = detectNames(tokens, scanned);
  if (!model) return addSurnames(tokens, ruled);
  const tagged = tagNames(model, prepareFeatures(tokens, scanned, ruled), sentences);
  return addSurnames(tokens, mergeDrafts(tagged, ruled, scanned, tokens));
}

/** Both in order, without overlaps; the tagger decides where both speak, except that a longer listed name wins over a part of it. */
function mergeDrafts(
  tagged: readonly TaggedName[],
  ruled: readonly NameDraft[],
  scanned: readonly (ScannedName | undefined)[],
  tokens: readonly Token[],
): NameDraft[] {
  const taken = new Int32Array(tokens.length).fill(-1);
  const repaired = tagged
    .filter((name) => !CURRENCY.test(tokens[name.first]!.form))
    .flatMap((name) => repair(withoutBody(withoutEmphasis(name, tokens), tokens), scanned, tokens));
  const drafts: (NameDraft | undefined)[] = repaired.map((name, index) => {
    taken.fill(index, name.first, name.last);
    const same = scanned[name.first];
    return { ...name, reason: 'model', ...(same && same.last === name.last ? { scanned: same } : {}) };
  });
  for (const draft of ruled) {
    if (!isSure(draft, tokens)) continue;
    const inside = takenBy(taken, draft);
    if (inside.every((index) => contains(draft, drafts[index]))) {
      if (inside.some((index) => drafts[index]?.first === draft.first && drafts[index]?.last === draft.last)) continue;
      for (const index of inside) drafts[index] = undefined;
      taken.fill(drafts.length, draft.first, draft.last);
      drafts.push(draft);
    }
  }
  return drafts.filter((draft) => draft !== undefined).sort((left, right) => left.first - right.first);
}

/** Numbers of the names that hold tokens of the draft, each once. */
function takenBy(taken: Int32Array, { first, last }: NameDraft): number[] {
  const found: number[] = [];
  for (let at = first; at < last; at += 1) {
    const index = taken[at]!;
    if (index >= 0 && !found.includes(index)) found.push(index);
  }
  return found;
}

/** Without the marks of emphasis that extracted text keeps behind a name: "**Berg**", "''Berg''"; not the genitive "Grass'". */
function withoutEmphasis(name: TaggedName, tokens: readonly Token[]): TaggedName {
  let last = name.last;
  while (last > name.first + 1 && EMPHASIS.test(tokens[last - 1]!.form)) last -= 1;
  if (last === name.last) return name;
  const marks = tokens.slice(last, name.last).map((token) => token.form);
  return marks.join('').length >= 2 ? { ...name, last } : name;
}

/** "Karl Weber von HRW": a person's name ends before the body that they speak for. */
function withoutBody(name: TaggedName, tokens: readonly Token[]): TaggedName {
  if (name.type !== 'person') return name;
  for (let at = name.first + 1; at < name.last - 1; at += 1)
    if (/^(?:von|der|vom|des)$/.test(tokens[at]!.form) && /^\p{Lu}{2,}$/u.test(tokens[at + 1]!.form)) return { ...name, last: at };
  return name;
}

const EMPHASIS = /^['’*_]+$/u;

/** Units of money, which GermEval counts as other names. */
const CURRENCY = /^(Euro|Euros|Dollar|Cent|US-Dollar|Yen|Rubel|Franken|Pfund|Mark)$/;

/**
 * What the lists know better than the tagger: two listed places side by side are two names ("griff Russland Charkiw an"), a state and a body
 * are not one ("Nordkoreas Armee"), a capital by itself is no person ("Washington"), an armed group is an organisation ("Boko Haram"). "Nordrhein Westfalen" stays one name.
 */
function repair(name: TaggedName, scanned: readonly (ScannedName | undefined)[], tokens: readonly Token[]): TaggedName[] {
  const head = scanned[name.first];
  if (!head || head.last > name.last) return [name];
  if (head.last === name.last) {
    if (name.type !== 'organisation' && isOnlyBody(head) && !followsName(tokens, name.first)) return [{ ...name, type: 'organisation' }];
    const isCity = name.type === 'person' && name.last - name.first === 1 && metonymOf(head.name)?.seat === true;
    return isCity && !followsTitle(tokens, name.first) ? [{ ...name, type: 'place' }] : [name];
  }
  const state = head.listed.find((entity) => entity.kind === 'state');
  if (!state) return [name];
  const rest = scanned[head.last];
  const first: TaggedName = { first: name.first, last: head.last, type: 'place' };
  const known = rest && rest.last === name.last && (rest.listed.length > 0 || (rest.places !== undefined && !rest.places.word));
  if (known && tokens[head.last]!.form.length > 3)
    return [first, { first: head.last, last: name.last, type: rest.listed[0]?.type ?? 'place' }];
  const word = tokens[head.last]!.form;
  const isBody = name.last === head.last + 1 && (groupOf(word) !== undefined || roleOf(word) !== undefined);
  return isBody && tokens[head.last - 1]!.form !== head.name ? [first] : [name];
}

/** Classes of organisations whose names no person or town bears. */
const BODIES = new Set(['group', 'bloc', 'institution']);

/** A name that stands for one listed body and nothing else that the lists know. */
function isOnlyBody({ name, listed, places }: ScannedName): boolean {
  return listed.length === 1 && !places && needOf(name) === undefined && listed[0]!.kind !== 'person' && BODIES.has(listed[0]!.class);
}

/** "Hussein al Huthi", "Karl Hamas": the last part of a longer name. */
function followsName(tokens: readonly Token[], index: number): boolean {
  const before = wordBefore(tokens, index);
  return before !== undefined && (before.upos === 'PROPN' || /^(?:al|el|bin|ibn|von|van|de)$/i.test(before.form));
}

function followsTitle(tokens: readonly Token[], index: number): boolean {
  const before = wordBefore(tokens, index);
  return before !== undefined && (roleOf(before.form) !== undefined || nameLists().titles.has(before.form));
}

function contains(outer: NameDraft, inner: NameDraft | undefined): boolean {
  return inner === undefined || (outer.first <= inner.first && inner.last <= outer.last);
}

/** Listed names of states, organisations and people in full, and places behind a preposition of place, are names whatever the tagger says. */
function isSure(draft: NameDraft, tokens: readonly Token[]): boolean {
  if (draft.reason === 'gazetteer') return isPlaceFrame(tokens, draft.first) || CLOSE_STATES.has(stateOf(draft));
  const listed = draft.scanned?.listed[0];
  if (draft.reason !== 'listed' || !listed) return false;
  return (
    listed.kind === 'state' ||
    draft.last - draft.first > 1 ||
    listed.class === 'bloc' ||
    (listed.class === 'group' && !followsName(tokens, draft.first))
  );
}

/** States whose smaller towns are in the gazetteer because of the war reports: their names are rarely anything else. */
const CLOSE_STATES = new Set(['UA', 'PS', 'LB']);

function stateOf(draft: NameDraft): string {
  const record = draft.scanned?.places?.records[0];
  return record === undefined ? '' : placeTable().country(record);
}
