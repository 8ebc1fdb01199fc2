import type { Draft, Words } from './draft.js';

/** Where a time expression lies seen from publication: -1 before, 1 after, 0.5 in a plain present, that may tell of both, 0 untold. */
export type Direction = -1 | 0 | 0.5 | 1;

/**
 * Direction of one expression, by the nearest evidence: "seit" or a dating "vom" before it ("der Beschluss vom Freitag"; not "vom Freitag an"); a participle that it belongs to ("das am Freitag [veröffentlichte] Papier", "das für Juni
 * [geplante] Treffen"); the verbs between the marks around it; the verbs of its sentence.
 */
export function directionAt(words: Words, draft: Draft): Direction {
  if (words.at(draft.first - 1) === 'seit' || (ARTICLES.has(words.at(draft.first - 1)) && words.at(draft.first - 2) === 'seit')) return -1;
  if (words.at(draft.first - 1) === 'vom' && !words.between(draft.last, draft.last + 2, REACHES)) return -1;
  const attribute = words.token(draft.last)?.upos === 'ADJ' && PARTICIPLE.test(words.at(draft.last)) ? words.at(draft.last) : undefined;
  if (attribute !== undefined) return PLANNED.test(attribute) ? 1 : -1;
  let from = draft.first;
  while (from > 0 && !MARK.test(words.at(from - 1))) from -= 1;
  let to = draft.last;
  while (to < words.length && !MARK.test(words.at(to))) to += 1;
  const near = directionOf(words, from, to);
  if (near !== 0) return near;
  // "wenn du im Sommer, gleich nach der Prüfung, verreist": the clause goes on behind what is set apart.
  if (SUBORDINATOR.test(words.at(from))) {
    for (let start = to + 1, end = start; start < words.length; start = end + 1) {
      end = start;
      while (end < words.length && !MARK.test(words.at(end))) end += 1;
      const far = directionOf(words, start, end);
      if (far !== 0) return far;
    }
  }
  return directionOf(words);
}

/** Words that open a clause with its verb at the end. */
const SUBORDINATOR = /^(?:wenn|weil|dass|ob|als|nachdem|bevor|falls|sobald|während|obwohl|damit|wie|wo|die|der|das|den|dem|was|wer)$/;

/**
 * Tense of the words `[from, to)`: past forms and perfect participles point back ("hat eröffnet", "soll zurückgetreten sein"); a present, "werden" with infinitive or
 * participle ("wird am Freitag eröffnet") and what is planned ("ist für Montag angesetzt") ahead. 0 without a verb.
 */
export function directionOf(words: Words, from = 0, to = words.length): Direction {
  let participle: string | undefined;
  let past = false;
  let becomes = false;
  let has = false;
  let infinitive = '';
  let present = false;
  let plans = false;
  for (let at = from; at < to; at += 1) {
    const token = words.token(at);
    if (token === undefined || (token.upos !== 'VERB' && token.upos !== 'AUX')) continue;
    const form = words.at(at);
    if (token.feats.VerbForm === 'Inf' && !SEPARABLE_PARTICIPLE.test(form)) infinitive = form;
    else if (token.feats.VerbForm === 'Inf') participle = form;
    else if (token.feats.VerbForm === 'Part') {
      if (form === 'worden' || form === 'gewesen') past = true;
      else participle = form;
    } else if (token.feats.Tense === 'Past' && token.feats.Mood !== 'Sub') past = true;
    else if (token.lemma === 'werden') becomes = true;
    else {
      if (token.lemma === 'haben' || token.lemma === 'sein') has = true;
      if (token.lemma === 'sollen' || token.lemma === 'wollen') plans = true;
      present = true;
    }
  }
  if (past) return -1;
  if (participle === undefined) return infinitive !== '' && (becomes || plans) ? 1 : becomes || present || infinitive !== '' ? 0.5 : 0;
  if (PLANNED.test(participle)) return 1;
  if (becomes || infinitive === 'werden') return 1;
  return has || infinitive !== '' || !present ? -1 : 0.5;
}

/** "stattgefunden", "abgesagt": a prefix and "ge" mark a participle where the tagger sees an infinitive; "angehen" is one. */
const SEPARABLE_PARTICIPLE = /^\p{L}{2,}ge\p{L}{3,}en$/u;
const ARTICLES: ReadonlySet<string> = new Set(['dem', 'der', 'den', 'das', 'die']);
const REACHES: ReadonlySet<string> = new Set(['bis', 'an', 'ab', 'auf', 'zum', '-', '–']);
const MARK = /^[,;:()–—"„“”»«…]$/;
/** Inflected participles of the past before a noun: "veröffentlichte", "angesetzten", "begonnene"; not "freie", "kleine". */
const PARTICIPLE =
  /^(?:\p{L}*ge\p{L}{3,}t|\p{L}*(?:be|ver|er|ent|zer|emp|über|unter)\p{L}{3,}t|\p{L}+iert|\p{L}*ge\p{L}{3,}en|(?:be|ver|er|ent|zer)\p{L}{2,}en|\p{L}+gegangen|\p{L}*vorgesehen)e[nmrs]?$/u;
/** Participles of what has not happened yet. */
const PLANNED =
  /^(geplant|vorgesehen|angesetzt|anberaumt|angekündigt|erwartet|terminiert|angepeilt|anvisiert|vereinbart|befristet|einberufen)/;
