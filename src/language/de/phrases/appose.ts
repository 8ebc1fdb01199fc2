import type { Token } from '../../../model/index.js';
import type { PhraseDraft } from './draft.js';
import { type AttributeScene, shareCase } from './scene.js';
import { verbKind } from './verb-forms.js';
import { isTimeNoun } from './words.js';

/** "Boris Pistorius, deutscher Verteidigungsminister, sagte", "Kiew, die Hauptstadt der Ukraine."; not "Russland, die Ukraine und China". */
export function linkAppositions(scene: AttributeScene): void {
  const { words, line } = scene;
  const { tokens, lower } = words;
  for (let index = 1; index < line.length; index += 1) {
    const right = line[index]!;
    const nearest = line[index - 1]!;
    if (right.parent || right.preposition >= 0) continue;
    const apart = setApartEnd(scene, nearest, right);
    if (apart > 0) {
      for (let next = index; next < line.length && line[next]!.last <= apart; next += 1) {
        const inside = line[next]!;
        if (inside.parent) continue;
        inside.parent = nearest;
        inside.attribute = 'apposition';
      }
      continue;
    }
    if (lower[right.first - 1] !== ',') continue;
    if (nearest.last !== right.first - 1) continue;
    let end = right.last;
    for (let next = index + 1; next < line.length && line[next]!.first === end; next += 1) end = line[next]!.last;
    if (tokens[end]?.form === '(') end = afterBracket(tokens, end, scene.last);
    const closing = end < scene.last ? tokens[end]! : undefined;
    if (closing && closing.upos !== 'PUNCT') continue;
    const noun = tokens[right.head]!;
    if (noun.upos !== 'NOUN' && noun.upos !== 'PROPN') continue;
    if (
      isTimeNoun(lower[right.head]!) !== isTimeNoun(lower[nearest.head]!) ||
      (closing?.form !== ',' && scene.finiteBefore[nearest.first - scene.first] === -1 && end < scene.last - 2)
    )
      continue;
    let left: PhraseDraft | undefined = nearest;
    while (
      left &&
      (tokens[left.head]!.upos === 'PRON' ||
        !shareCase(left, right) ||
        (left.attribute === 'genitive' && right.case !== undefined && right.case !== 'Gen'))
    ) {
      left = left.parent && left.parent.first < left.first ? left.parent : undefined;
    }
    if (!left || tokens[left.head]!.upos === 'ADV') continue;
    right.parent = left;
    right.attribute = 'apposition';
    if (left.preposition < 0 && left.case) right.case = left.case;
  }
}

/** One past a short bracket before `last`, else where it opens: "…, Renate Kunz (Grüne), sagte". */
export function afterBracket(tokens: readonly Token[], open: number, last: number): number {
  for (let index = open + 1; index < last && index < open + 6; index += 1) if (tokens[index]!.form === ')') return index + 1;
  return open;
}

const MAX_APART = 9;

/** End of what is set in quotation marks or brackets right after a noun: "das Denkmal „Dicke Eiche“", "die Mission (UNMIS)"; 0 for "er sagte „Nein“". */
function setApartEnd(scene: AttributeScene, left: PhraseDraft, right: PhraseDraft): number {
  if (left.last !== right.first - 1) return isNameList(scene, left, right) ? right.last : 0;
  const { tokens } = scene.words;
  const bracket = tokens[right.first - 1]!.form === '(';
  if (!bracket && (!/^[„“"»«‚]$/.test(tokens[right.first - 1]!.form) || tokens[left.head]!.upos !== 'NOUN' || right.determiner >= 0))
    return 0;
  for (let index = right.first; index < scene.last && index < right.first + MAX_APART; index += 1) {
    if (verbKind(tokens, index) !== 'none') return 0;
    const { form } = tokens[index]!;
    if (bracket ? form === ')' : /^[“”"«»‘]$/.test(form)) return index;
  }
  return 0;
}

/** "die Mitglieder [Anna Weber und Jan Kolb]": coordinated names right after a plural noun. */
function isNameList(scene: AttributeScene, left: PhraseDraft, right: PhraseDraft): boolean {
  const { tokens } = scene.words;
  if (left.last !== right.first || right.determiner >= 0 || tokens[right.head]!.upos !== 'PROPN' || tokens[left.head]!.upos !== 'NOUN')
    return false;
  if (tokens[left.head]!.feats.Number !== 'Plur') return false;
  return scene.line.some((one) => one.parent === right && one.attribute === 'conjunct');
}
