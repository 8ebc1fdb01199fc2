/** A word as far as the score needs it: gold or predicted. */
export interface ScoredWord {
  readonly upos: string;
  readonly feats: { readonly Case?: string | undefined };
}

/** A gold word also has head (-1 is the root) and relation. */
export interface GoldWord extends ScoredWord {
  readonly head: number;
  readonly deprel: string;
}

/** A subject or object of a verb, by positions in the sentence. */
export interface VerbArc {
  readonly verb: number;
  readonly dependent: number;
  readonly role: 'subject' | 'object';
}

/** The measures of the German layer, as fractions. */
export interface Measures {
  readonly upos: number;
  readonly case: number;
  readonly subjects: number;
  readonly objects: number;
  readonly arguments: number;
}

/** Running sums; `arcs` holds right, predicted and gold. */
export interface Counts {
  words: number;
  upos: number;
  cased: number;
  case: number;
  readonly arcs: Record<VerbArc['role'], [right: number, predicted: number, gold: number]>;
  verbs: number;
  verbsRight: number;
}

/** Sums of nothing. */
export function emptyCounts(): Counts {
  return { words: 0, upos: 0, cased: 0, case: 0, arcs: { subject: [0, 0, 0], object: [0, 0, 0] }, verbs: 0, verbsRight: 0 };
}

const ROLES: Readonly<Record<string, VerbArc['role']>> = {
  nsubj: 'subject',
  'nsubj:pass': 'subject',
  obj: 'object',
  iobj: 'object',
  'obl:arg': 'object',
};

/** Subjects and objects of the words tagged VERB, in a gold or a predicted tree. */
export function arcsOf(words: readonly GoldWord[]): VerbArc[] {
  const found: VerbArc[] = [];
  for (const [dependent, word] of words.entries()) {
    const role = ROLES[word.deprel];
    if (role && words[word.head]?.upos === 'VERB') found.push({ verb: word.head, dependent, role });
  }
  return found;
}

/** Adds a sentence. `arguments` counts gold VERBs whose set of subjects and objects is exactly right. */
export function countSentence(counts: Counts, gold: readonly GoldWord[], predicted: readonly ScoredWord[], arcs: readonly VerbArc[]): void {
  for (const [index, word] of gold.entries()) {
    counts.words += 1;
    if (predicted[index]?.upos === word.upos) counts.upos += 1;
    if (word.feats.Case === undefined) continue;
    counts.cased += 1;
    if (predicted[index]?.feats.Case === word.feats.Case) counts.case += 1;
  }
  const goldKeys = new Set(arcsOf(gold).map(arcKey));
  const foundKeys = new Set(arcs.map(arcKey));
  for (const role of ['subject', 'object'] as const) {
    const sums = counts.arcs[role];
    for (const key of foundKeys) if (key.startsWith(role)) sums[1] += 1;
    for (const key of goldKeys) {
      if (!key.startsWith(role)) continue;
      sums[2] += 1;
      if (foundKeys.has(key)) sums[0] += 1;
    }
  }
  for (const [verb, word] of gold.entries()) {
    if (word.upos !== 'VERB') continue;
    counts.verbs += 1;
    if (argumentSet(goldKeys, verb) === argumentSet(foundKeys, verb)) counts.verbsRight += 1;
  }
}

function arcKey(arc: VerbArc): string {
  return `${arc.role} ${arc.verb} ${arc.dependent}`;
}

function argumentSet(keys: ReadonlySet<string>, verb: number): string {
  return [...keys]
    .filter((key) => Number(key.split(' ')[1]) === verb)
    .sort()
    .join();
}

/** Fractions from the sums; 1 where there was nothing to find. */
export function measuresOf(counts: Counts): Measures {
  return {
    upos: ratio(counts.upos, counts.words),
    case: ratio(counts.case, counts.cased),
    subjects: f1(counts.arcs.subject),
    objects: f1(counts.arcs.object),
    arguments: ratio(counts.verbsRight, counts.verbs),
  };
}

function f1([right, predicted, gold]: readonly [number, number, number]): number {
  return ratio(2 * right, predicted + gold);
}

function ratio(part: number, whole: number): number {
  return whole === 0 ? 1 : part / whole;
}
