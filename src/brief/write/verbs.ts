import type { StatementAct } from '../../model/index.js';
import { lazily, listRows } from '../lists.js';
import type { Gender } from './actors.js';

/** A verb of speech in the past tense. */
export interface SpeechVerb {
  readonly lemma: string;
  readonly singular: string;
  readonly plural: string;
  readonly particle?: string;
  /** Takes a verb-second clause or a quotation. */
  readonly open: boolean;
}

const table = lazily(
  () =>
    new Map(
      listRows('verbs.tsv').map(([lemma = '', singular = '', plural = '', particle = '-', open = '0']) => [
        lemma,
        { lemma, singular, plural, ...(particle === '-' ? {} : { particle }), open: open === '1' } satisfies SpeechVerb,
      ]),
    ),
);

/** What else says the same, by act; the first is plain. */
const BY_ACT: Readonly<Record<StatementAct, readonly string[]>> = {
  assert: ['sagen', 'erklären', 'mitteilen'],
  demand: ['fordern'],
  doubt: ['sagen', 'erklären'],
  deny: ['erklären', 'versichern'],
  accuse: ['kritisieren', 'beklagen'],
  promise: ['versichern', 'ankündigen'],
  threaten: ['drohen'],
  welcome: ['sagen'],
  reject: ['erklären', 'betonen'],
  warn: ['warnen'],
  ask: ['sagen'],
  offer: ['erklären'],
};

/**
 * Verbs that may introduce a clause or a quotation: the source's own first, then those of the act, so that the act stays and the words vary.
 * @param cue lemma of the source's verb
 */
export function speechVerbs(act: StatementAct, cue: string | undefined): SpeechVerb[] {
  const own = cue === undefined ? undefined : table().get(cue);
  const others = BY_ACT[act].flatMap((lemma) => table().get(lemma) ?? []);
  return [...new Set([...(own?.open === true ? [own] : []), ...others])];
}

/** "sagte", "teilten … mit". */
export function pastOf(verb: SpeechVerb, gender: Gender): string {
  return gender === 'p' ? verb.plural : verb.singular;
}

const INDICATIVE: Readonly<Record<string, string>> = {
  sei: 'ist',
  seien: 'sind',
  habe: 'hat',
  hätten: 'haben',
  werde: 'wird',
  würden: 'werden',
  könne: 'kann',
  könnten: 'können',
  müsse: 'muss',
  müssten: 'müssen',
  solle: 'soll',
  wolle: 'will',
  dürfe: 'darf',
  gebe: 'gibt',
  gehe: 'geht',
  komme: 'kommt',
  stehe: 'steht',
  bleibe: 'bleibt',
  sehe: 'sieht',
  liege: 'liegt',
  nehme: 'nimmt',
  halte: 'hält',
  spiele: 'spielt',
  versuche: 'versucht',
  wiederhole: 'wiederholt',
  liefere: 'liefert',
  gelte: 'gilt',
  führe: 'führt',
  brauche: 'braucht',
  lasse: 'lässt',
  mache: 'macht',
  wisse: 'weiß',
};

/** True for forms of "müssen", "sollen" and "dürfen": what must be is a demand and no piece of information. */
export function isDeontic(form: string): boolean {
  return /^(?:m[uü]ss|soll|d[aü]rf)/iu.test(form);
}

/** The indicative of a Konjunktiv form, where it is sure. */
export function indicativeOf(form: string): string | undefined {
  return INDICATIVE[form.toLowerCase()];
}
