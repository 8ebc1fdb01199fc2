import { afterBracket } from '../phrases/index.js';
import { kindAt, type SentenceScene } from './scene.js';

/** A run of tokens between marks and coordinators that may separate clauses; a coordinator is its first token. */
export interface Piece {
  first: number;
  last: number;
  /** It begins with "und", "oder", "aber". */
  readonly coordinated: boolean;
  /** A comma or dash stands before it. */
  readonly comma: boolean;
  /** A bracket, or a quotation that holds a clause, opens before it. */
  readonly opens: boolean;
  /** That bracket or quotation closes after it. */
  readonly closes: boolean;
  /** A colon or semicolon stands before it: nothing goes on across it. */
  readonly breaks: boolean;
}

const COORDINATORS: ReadonlySet<string> = new Set(['und', 'oder', 'aber', 'sondern', 'denn', 'doch', 'sowie', 'jedoch', 'u.', 'bzw.']);
/** Tokens looked at after a coordinator, so that long sentences cost no more than their length. */
const MAX_REACH = 60;
const DASHES: ReadonlySet<string> = new Set(['–', '—', '--', '-']);
const OPENING: ReadonlySet<string> = new Set(['„', '»', '‚', '›', '(', '[']);
const CLOSING: ReadonlySet<string> = new Set(['“', '«', '‘', '‹', ')', ']', '”', '’']);

/** Cuts a sentence into pieces. Marks inside a phrase, between conjunct phrases and around appositions cut nothing. */
export function splitPieces(scene: SentenceScene): Piece[] {
  const { tokens, first, last } = scene;
  const joined = joinedMarks(scene);
  const quotes = matchQuotes(scene);
  const pieces: Piece[] = [];
  let start = first;
  let coordinated = false;
  let comma = false;
  let opens = false;
  let breaks = false;
  const close = (end: number, closes: boolean): void => {
    if (end > start || opens || closes)
      pieces.push({ first: start, last: Math.max(start, end), coordinated, comma, opens, closes, breaks });
    coordinated = false;
    comma = false;
    opens = false;
    breaks = false;
  };
  for (let index = first; index < last; index += 1) {
    const token = tokens[index]!;
    const offset = index - first;
    if (joined[offset] === 1) continue;
    const quote = quotes[offset]!;
    if (quote !== 0) {
      const before: boolean = comma;
      const wasCoordinated: boolean = coordinated;
      const empty = index === start;
      close(index, quote < 0);
      start = index + 1;
      if (quote > 0) {
        opens = true;
        comma = empty && before;
        coordinated = empty && wasCoordinated;
      }
      continue;
    }
    if (token.upos === 'PUNCT') {
      const form = token.form;
      if (form === ',' || isDash(scene, index)) {
        if (index > start || !comma) close(index, false);
        comma = true;
        start = index + 1;
      } else if (form === ':' || form === ';' || ((form === '…' || form === '...') && index + 1 < last)) {
        close(index, false);
        breaks = true;
        start = index + 1;
      }
      continue;
    }
    if (index > start + 1 && startsInside(scene, start, index)) {
      close(index, false);
      comma = true;
      start = index;
    } else if (isCoordinator(scene, index) && index > start) {
      close(index, false);
      coordinated = true;
      start = index;
    } else if (index === start && isCoordinator(scene, index) && (comma || opens)) coordinated = true;
  }
  close(last, false);
  return pieces;
}

/** A conjunction or question word without its comma: "Sie wissen [dass er kommt]"; a finite verb stands before it and one comes after it. */
function startsInside(scene: SentenceScene, start: number, index: number): boolean {
  const { upos } = scene.tokens[index]!;
  const word = scene.lower[index]!;
  const opens =
    (upos === 'SCONJ' && word !== 'als' && word !== 'wie' && word !== 'um' && word !== 'zu') ||
    (upos === 'ADV' && (word === 'wo' || word === 'warum'));
  if (!opens) return false;
  let before = false;
  for (let at = start; at < index && !before; at += 1) before = kindAt(scene, at) === 'finite';
  if (!before) return false;
  for (let at = index + 1; at < scene.last && at < index + 40; at += 1) {
    if (kindAt(scene, at) === 'finite') return true;
    if (scene.tokens[at]!.upos === 'PUNCT') return false;
  }
  return false;
}

function isDash(scene: SentenceScene, index: number): boolean {
  const { tokens } = scene;
  if (!DASHES.has(tokens[index]!.form)) return false;
  const before = tokens[index - 1];
  const after = tokens[index + 1];
  return before !== undefined && after !== undefined && before.end < tokens[index]!.start && tokens[index]!.end < after.start;
}

/** A coordinator that a verb follows before the next mark; others stand within a clause. */
function isCoordinator(scene: SentenceScene, index: number): boolean {
  const word = scene.lower[index]!;
  if (!COORDINATORS.has(word)) return false;
  const { upos } = scene.tokens[index]!;
  if (upos !== 'CCONJ' && !(upos === 'ADV' && (word === 'doch' || word === 'jedoch') && scene.tokens[index - 1]?.form === ','))
    return false;
  for (let next = index + 1; next < scene.last && next < index + MAX_REACH; next += 1) {
    if (kindAt(scene, next) !== 'none') return true;
    const token = scene.tokens[next]!;
    if (token.upos === 'PUNCT' && token.form !== ',' && token.form !== '-' && !OPENING.has(token.form) && !CLOSING.has(token.form))
      return false;
    if (token.form === ',' && scene.phraseAt[next - scene.first]! < 0 && next > index + 8) return false;
  }
  return false;
}

/** Marks and coordinators that lie inside a phrase or between a phrase and its conjunct or apposition. */
function joinedMarks(scene: SentenceScene): Uint8Array {
  const { phrases, first, last, tokens } = scene;
  const joined = new Uint8Array(last - first);
  const seen = new Set<number>();
  for (let index = first; index < last; index += 1) {
    const at = scene.phraseAt[index - first]!;
    if (at < 0) continue;
    joined[index - first] = tokens[index]!.upos === 'PUNCT' || tokens[index]!.upos === 'CCONJ' ? 1 : 0;
    if (seen.has(at)) continue;
    seen.add(at);
    const phrase = phrases[at]!;
    if (phrase.attribute !== 'conjunct' && phrase.attribute !== 'apposition') continue;
    const before = phrase.first - 1;
    if (before >= first && scene.phraseAt[before - first]! < 0) {
      joined[before - first] = 1;
      if (before - 1 >= first && tokens[before - 1]!.form === ',' && tokens[before]!.upos === 'CCONJ') joined[before - 1 - first] = 1;
    }
    if (phrase.attribute === 'apposition') {
      let end = phrase.last;
      while (end < last && scene.phraseAt[end - first]! >= 0 && phrases[scene.phraseAt[end - first]!]!.parent !== undefined)
        end = phrases[scene.phraseAt[end - first]!]!.last;
      if (end < last && tokens[end]!.form === ')') end += 1;
      else if (end < last && tokens[end]!.form === '(') end = afterBracket(tokens, end, last);
      if (end + 1 < last && tokens[end]!.form === ',' && goesOn(scene, end + 1)) joined[end - first] = 1;
    }
  }
  return joined;
}

/** After the closing comma of an apposition its clause goes on, unless a new one is opened. */
function goesOn(scene: SentenceScene, index: number): boolean {
  const { upos, feats } = scene.tokens[index]!;
  return (
    upos !== 'SCONJ' &&
    upos !== 'CCONJ' &&
    !(upos === 'PRON' && feats.PronType !== 'Prs') &&
    scene.lower[index] !== 'um' &&
    scene.phraseAt[index - scene.first] !== undefined &&
    !isRelativePhrase(scene, index)
  );
}

/** ", in der", ", deren Chef". */
function isRelativePhrase(scene: SentenceScene, index: number): boolean {
  const next = scene.tokens[index + 1];
  return scene.tokens[index]!.upos === 'ADP' && next?.upos === 'PRON' && next.feats.PronType !== 'Prs';
}

/** Brackets and quotation marks by position: 1 opens, -1 closes, 0 where they hold no finite verb or have no partner. */
function matchQuotes(scene: SentenceScene): Int8Array {
  const { tokens, first, last } = scene;
  const marks = new Int8Array(last - first);
  const open: { at: number; form: string; finite: boolean }[] = [];
  for (let index = first; index < last; index += 1) {
    const { form, upos } = tokens[index]!;
    if (kindAt(scene, index) === 'finite') for (const one of open) one.finite = true;
    if (upos !== 'PUNCT') continue;
    const straight = form === '"' || form === "'" || form === '``' || form === "''";
    const opening = straight
      ? !open.some((one) => one.form === form) && form !== "''"
      : OPENING.has(form) && !(CLOSING.has(form) && open.length > 0);
    if (opening) {
      open.push({ at: index, form, finite: false });
      continue;
    }
    if (!straight && !CLOSING.has(form)) continue;
    let partner = open.length - 1;
    while (partner >= 0 && (open[partner]!.form === '(' || open[partner]!.form === '[') !== (form === ')' || form === ']')) partner -= 1;
    if (partner < 0) {
      if (open.length === 0 && form !== ')' && form !== ']' && marks.indexOf(1) < 0 && hasFinite(scene, first, index))
        marks[index - first] = -1;
      continue;
    }
    const found = open[partner]!;
    open.length = partner;
    if (found.finite) {
      marks[found.at - first] = 1;
      marks[index - first] = -1;
    }
  }
  for (const one of open) if (one.finite && one.form !== '(' && one.form !== '[') marks[one.at - first] = 1;
  return marks;
}

function hasFinite(scene: SentenceScene, first: number, last: number): boolean {
  for (let index = first; index < last; index += 1) if (kindAt(scene, index) === 'finite') return true;
  return false;
}
