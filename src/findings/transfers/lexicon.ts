import type { Transfer } from '../../model/index.js';
import { parseSlot, type Slot } from '../events/frames.js';
import { readEventRows, StemList } from '../events/rows.js';

/** How a verb or noun tells a transfer: where giver, item and receivers stand, and what plain telling of it means. */
export interface TransferFrame {
  readonly givers: readonly string[];
  /** Slots of the item; empty where the word itself is the item ("Waffenlieferung"). */
  readonly items: readonly string[];
  readonly receivers: readonly string[];
  readonly status: Transfer['status'];
  /** What is given, where the word itself says so. */
  readonly what?: string;
  /** A further slot that must be there ("zur Verfügung stellen"). */
  readonly extra?: Slot;
}

export interface TransferLexicon {
  readonly verbs: ReadonlyMap<string, TransferFrame>;
  readonly nouns: ReadonlyMap<string, TransferFrame>;
  readonly nounStems: StemList;
  readonly items: StemList;
  /** By word: ISO 4217. */
  readonly currencies: ReadonlyMap<string, string>;
}

let loaded: TransferLexicon | undefined;

/** The lists `transfers.tsv`, `transfer-items.tsv` and `money.tsv`, read once. */
export function transferLexicon(): TransferLexicon {
  loaded ??= load();
  return loaded;
}

function load(): TransferLexicon {
  const verbs = new Map<string, TransferFrame>();
  const nouns = new Map<string, TransferFrame>();
  for (const [kind = '', lemma = '', givers = '', items = '-', receivers = '', status = '', last = '-'] of readEventRows('transfers.tsv')) {
    const frame: TransferFrame = {
      givers: givers.split(' '),
      items: items === '-' ? [] : items.split(' '),
      receivers: receivers.split(' '),
      status: status as Transfer['status'],
      ...(kind === 'verb' && last !== '-' ? { extra: parseSlot(last) } : {}),
      ...(kind === 'noun' && last !== '-' ? { what: last } : {}),
    };
    (kind === 'verb' ? verbs : nouns).set(lemma, frame);
  }
  return {
    verbs,
    nouns,
    nounStems: new StemList(nouns.keys()),
    items: new StemList(readEventRows('transfer-items.tsv').flatMap(([words = '']) => words.split(' '))),
    currencies: new Map(readEventRows('money.tsv').map(([word = '', code = '']) => [word, code])),
  };
}
