import type { MentionType, Token } from '../../model/index.js';
import { firstNameGender, nameLists } from '../gazetteer/people.js';
import { placeTable } from '../gazetteer/places.js';
import { needOf, type ScannedName, withoutGenitive } from '../gazetteer/scan.js';
import { peopleOf, roleOf } from '../roles/offices.js';
import { framesPlace, mayFramePlace } from './frames.js';

/** A span of tokens `[first, last)` that is a name, before it is known whose. */
export interface NameDraft {
  readonly first: number;
  readonly last: number;
  readonly type: MentionType;
  /** What the lists know of the name at this place. */
  readonly scanned?: ScannedName;
  readonly reason: 'listed' | 'gazetteer' | 'first-name' | 'title' | 'surname' | 'pattern' | 'model';
}

const PARTICLES = new Set([
  'von',
  'van',
  'de',
  'der',
  'den',
  'zu',
  'zur',
  'vom',
  'bin',
  'ibn',
  'al',
  'el',
  'da',
  'di',
  'du',
  'del',
  'della',
  'dos',
  'le',
  'la',
  'ten',
  'ter',
  'af',
  'ben',
  "d'",
]);
const OPENING = /^[„“"»«‚‘'›‹]$/;
const MEDIUM_NOUN =
  /(zeitung|blatt|magazin|zeitschrift|sender|agentur|portal|boulevardblatt|nachrichtenmagazin|wochenzeitung|tageszeitung|tv-sender|nachrichtensender)$/i;

/** True where the token begins with a capital letter. */
export function isCapital(form: string): boolean {
  const letter = form.charAt(0);
  return letter !== letter.toLowerCase();
}

/** Finds names by lists and patterns, from left to right, the longest first. Linear. */
export function detectNames(tokens: readonly Token[], scanned: readonly (ScannedName | undefined)[]): NameDraft[] {
  const drafts: NameDraft[] = [];
  for (let index = 0; index < tokens.length; ) {
    const draft = draftAt(tokens, scanned, index);
    if (draft) {
      drafts.push(draft);
      index = draft.last;
    } else index += 1;
  }
  return drafts;
}

function draftAt(tokens: readonly Token[], scanned: readonly (ScannedName | undefined)[], index: number): NameDraft | undefined {
  const token = tokens[index]!;
  const name = scanned[index];
  const person = personAt(tokens, scanned, index);
  if (name && (!person || name.last >= person.last)) {
    const type = acceptedType(tokens, name);
    if (type) return { first: name.first, last: name.last, type, scanned: name, reason: name.listed.length > 0 ? 'listed' : 'gazetteer' };
  }
  if (person) return person;
  return isCapital(token.form) ? patternAt(tokens, index) : undefined;
}

/** The kind of a scanned name where it counts as a name here; undefined where it is an ordinary word. */
function acceptedType(tokens: readonly Token[], name: ScannedName): MentionType | undefined {
  const token = tokens[name.first]!;
  const before = tokens[name.first - 1];
  const need = needOf(name.name);
  const single = name.last - name.first === 1;
  if (need === 'never') return undefined;
  if (need === 'quotes') return before && (OPENING.test(before.form) || MEDIUM_NOUN.test(before.lemma)) ? 'organisation' : undefined;
  if (need === 'article') return before && /^(die|den|der)$/i.test(before.form) && isCapital(token.form) ? 'organisation' : undefined;
  if (need === 'water')
    return before && /^(am|vom|des|der|dem|den|über)$/i.test(before.form) && token.upos === 'PROPN' ? 'place' : undefined;
  if (need === 'acronym') return before && /^(des|der|den|dem|die|miliz|terrormiliz)$/i.test(before.form) ? 'organisation' : undefined;
  if (name.listed.length > 0 && need === undefined) return typeOfListed(name);
  if (!name.places) return name.listed.length > 0 ? typeOfListed(name) : undefined;
  const framed = before !== undefined && before.sentence === token.sentence && mayFramePlace(before.form.toLowerCase());
  if (need === '') return name.listed.length > 0 ? typeOfListed(name) : 'place';
  if (single && roleOf(token.form)) return undefined;
  const strict = isPlaceFrame(tokens, name.first);
  const large = placeTable().population(name.places.records[0] ?? 0) >= 100_000;
  if (name.places.word || need === 'frame') return strict && (token.upos === 'PROPN' || large) ? 'place' : undefined;
  if (single && token.upos !== 'PROPN' && !framed) return undefined;
  return 'place';
}

function typeOfListed(name: ScannedName): MentionType {
  return name.listed[0]!.type;
}

/** "Vorname (Mittelname) Nachname", or a name after a title or office. */
function personAt(tokens: readonly Token[], scanned: readonly (ScannedName | undefined)[], index: number): NameDraft | undefined {
  const token = tokens[index]!;
  if (!isCapital(token.form) || token.form.length < 2) return undefined;
  const lists = nameLists();
  const gender = firstNameGender(token.form);
  const before = tokens[index - 1];
  const titled =
    before !== undefined &&
    before.sentence === token.sentence &&
    (lists.titles.has(before.form) || (roleOf(before.form) !== undefined && !roleOf(before.form)!.plural));
  if (gender === undefined && !titled && !/^\p{Lu}\.$/u.test(token.form)) return undefined;
  if (titled && gender === undefined) {
    const name = scanned[index];
    if (name?.listed.some((entity) => entity.type !== 'person')) return undefined;
    if (token.upos !== 'PROPN' || peopleOf(token.form)) return undefined;
    return { first: index, last: nameEnd(tokens, index), type: 'person', reason: 'title' };
  }
  const last = nameEnd(tokens, index);
  if (last - index >= 2) return { first: index, last, type: 'person', reason: 'first-name' };
  if (titled && gender !== undefined) return { first: index, last, type: 'person', reason: 'title' };
  return undefined;
}

/** Index after the last word of a person's name that begins at a token. */
function nameEnd(tokens: readonly Token[], first: number): number {
  const sentence = tokens[first]!.sentence;
  let end = first + 1;
  for (let index = first + 1; index < tokens.length && index < first + 6; index += 1) {
    const token = tokens[index]!;
    if (token.sentence !== sentence) break;
    const form = token.form;
    if (/^\p{Lu}\.?$/u.test(form) || form === '.') {
      if (form === '.' && !/^\p{Lu}$/u.test(tokens[index - 1]!.form)) break;
      continue;
    }
    if (PARTICLES.has(form) || /^(al|el|as|ad|ar|asch)-\p{L}+/u.test(form)) {
      if (/-/.test(form)) end = index + 1;
      continue;
    }
    if (!isCapital(form) || !/^[\p{L}'’.-]+$/u.test(form)) break;
    const isName = token.upos === 'PROPN' || firstNameGender(form) !== undefined || nameLists().surnames.has(withoutGenitive(form));
    if (!isName || (roleOf(form) !== undefined && token.upos !== 'PROPN')) break;
    end = index + 1;
    if (index - first >= 1 && withoutGenitive(form) !== form && tokens[index + 1] && !isCapital(tokens[index + 1]!.form)) break;
  }
  return end;
}

const ORGANISATION_WORD =
  /^(Bundes|Landes|Reichs|Ober)[a-zäöüß]+(ministerium|ministeriums|amt|amtes|gericht|gerichts|behörde|anstalt|agentur|gerichtshof|gerichtshofs)$/;
const UNIVERSITY =
  /^(Universität|Hochschule|Fachhochschule|Landgericht|Amtsgericht|Oberlandesgericht|Verwaltungsgericht|FC|SC|SV|VfB|VfL|TSV|TSG|FSV|AC|Borussia|Eintracht)$/;
const COMPANY_END =
  /^(GmbH|AG|KG|SE|Inc\.?|Corp\.?|Ltd\.?|LLC|plc|e\.V\.|S\.A\.|Corporation|Group|Records|University|College|Institute|Foundation|Airlines)$/;

function patternAt(tokens: readonly Token[], index: number): NameDraft | undefined {
  const token = tokens[index]!;
  if (ORGANISATION_WORD.test(token.form)) return { first: index, last: index + 1, type: 'organisation', reason: 'pattern' };
  const next = tokens[index + 1];
  if (UNIVERSITY.test(token.form) && next && next.sentence === token.sentence && isCapital(next.form) && next.upos === 'PROPN')
    return { first: index, last: index + 2, type: 'organisation', reason: 'pattern' };
  if (token.upos !== 'PROPN') return undefined;
  for (let end = index + 1; end < tokens.length && end < index + 5; end += 1) {
    const other = tokens[end]!;
    if (other.sentence !== token.sentence || !isCapital(other.form)) return undefined;
    if (COMPANY_END.test(other.form)) return { first: index, last: end + 1, type: 'organisation', reason: 'pattern' };
  }
  return undefined;
}

/** A second pass: surnames of people named in full earlier or later in the document. */
export function addSurnames(tokens: readonly Token[], drafts: readonly NameDraft[]): NameDraft[] {
  const surnames = new Set<string>();
  const inFull = new Set<string>();
  for (const draft of drafts) {
    if (draft.type === 'person') {
      const surname = withoutGenitive(tokens[draft.last - 1]!.form);
      if (surname.length > 2) surnames.add(surname);
      if (draft.last - draft.first > 1) inFull.add(surname);
    }
  }
  if (surnames.size === 0) return [...drafts];
  const names = drafts.flatMap((draft) => splitPair(tokens, draft, inFull));
  const all: NameDraft[] = [];
  let next = 0;
  for (let index = 0; index < tokens.length; index += 1) {
    const draft = names[next];
    if (draft && draft.first === index) {
      const single = draft.last - draft.first === 1;
      const isSurname =
        single &&
        draft.type !== 'person' &&
        draft.reason !== 'listed' &&
        surnames.has(withoutGenitive(tokens[index]!.form)) &&
        !isPlaceFrame(tokens, index);
      all.push(isSurname ? { first: index, last: index + 1, type: 'person', reason: 'surname' } : draft);
      index = draft.last - 1;
      next += 1;
    } else {
      const form = tokens[index]!.form;
      if (surnames.has(form) || surnames.has(withoutGenitive(form)))
        all.push({ first: index, last: index + 1, type: 'person', reason: 'surname' });
    }
  }
  return all;
}

/** "So kritisierte [Weber] [Huber] scharf": two surnames of people named in full elsewhere, no first name among them, are two people. */
function splitPair(tokens: readonly Token[], draft: NameDraft, surnames: ReadonlySet<string>): NameDraft[] {
  const { first, last } = draft;
  if (draft.type !== 'person' || last - first !== 2) return [draft];
  const [one, other] = [tokens[first]!.form, tokens[first + 1]!.form];
  const both = surnames.has(one) && surnames.has(withoutGenitive(other)) && one !== other && firstNameGender(one) === undefined;
  if (!both) return [draft];
  return [first, first + 1].map((at) => ({ first: at, last: at + 1, type: 'person', reason: 'surname' }));
}

/** True where the word right before makes the name a place, if it can be one: "in", "nach", "Stadt". */
export function isPlaceFrame(tokens: readonly Token[], index: number): boolean {
  const before = wordBefore(tokens, index);
  return before !== undefined && framesPlace(before.form.toLowerCase());
}

/** The token before, within the sentence. */
export function wordBefore(tokens: readonly Token[], index: number): Token | undefined {
  const before = tokens[index - 1];
  return before?.sentence === tokens[index]!.sentence ? before : undefined;
}
