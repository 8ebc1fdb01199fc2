import { readFileSync } from 'node:fs';
import type { Stance, Statement, StatementAct } from '../../model/index.js';
import { participleOf } from './participles.js';

/** Which content a cue takes: D direct, S dass-clause, V verb-second clause, I infinitive with zu, Q question. */
export type ContentKind = 'D' | 'S' | 'V' | 'I' | 'Q';

/** What one cue of the lexicon says about its content. */
export interface CueEntry {
  readonly act: StatementAct;
  /** The stance that the cue gives its speaker, where it is not the one that its act gives: "sich dafür aussprechen" supports. */
  readonly stance?: Stance;
  /** The stance that the negated cue gives: "nicht ausschließen" leaves open. */
  readonly stanceNegated?: Stance;
  /** The cue takes no side whatever its act: "kündigte an", "fragte". */
  readonly neutral?: boolean;
  readonly medium: Statement['medium'];
  readonly content: string;
  /** Those of `content` that tell a deed and no words: "verbot ihm, zu reden". They stand only for actors of the lists. */
  readonly deeds: string;
  /** Case (`dat`, `acc`) or preposition of the addressee; absent where none is known. */
  readonly addressee?: string;
  /** Complements that are content by themselves: `acc`, `dat`, `gen`, `nom`, or prepositions. */
  readonly reported: readonly string[];
  /** As `reported`, but only where the clause is about a known issue: "lehnt Verhandlungen ab", not "lehnt das Buch ab". */
  readonly reportedOnIssue: readonly string[];
}

/** A verb that reports only together with one of the words. */
export interface Expression extends CueEntry {
  readonly words: readonly string[];
}

/** A noun that names where words come from; `everywhere` false where "nach" before it is temporal. */
export interface SourceNoun {
  readonly act: StatementAct;
  readonly medium: Statement['medium'];
  readonly everywhere: boolean;
}

/** A verb that tells where its subject stands without saying that they spoke. */
export interface Attitude {
  /** Words that must stand in the clause, folded (see `foldWord`); empty where none need. */
  readonly words: readonly string[];
  /** Patterns of which each must match a word of the clause in lower case. */
  readonly patterns: readonly RegExp[];
  /** Case (`acc`, `dat`), preposition, `I` (infinitive), `Q` (question) or `dass` of what it is about; empty where none is needed. */
  readonly complements: readonly string[];
  readonly stance?: Stance;
  readonly negated?: Stance;
  /** The verb tells a deed: a stance only as a wish or promise ("will liefern"), or in somebody's own words ("man liefere"). */
  readonly deed: boolean;
}

/** A noun or adjective that judges what it is said of. */
export interface Judgement {
  readonly stance: Stance;
  /** Where the clause is negated; absent: the other side; `null`: none. */
  readonly negated?: Stance | null;
}

/** Words that are no cues but that the rules go by. */
export interface StatementWords {
  /** Words that open a content that asks: "ob", "wie". */
  readonly question: ReadonlySet<string>;
  /** Verbs that "Dies teilte er mit" points back with. */
  readonly pointing: ReadonlySet<string>;
  /** Finite forms that are Konjunktiv I beyond doubt: "sei", "habe". */
  readonly subjunctive: ReadonlySet<string>;
  /** Nouns (or their last parts) of violence and mishap, which nobody takes a side for or against by condemning or regretting them. */
  readonly deeds: readonly string[];
  /** Verbs of what one cannot but bear or grant: "man müsse damit **rechnen**". */
  readonly enduring: ReadonlySet<string>;
  /** Verbs of what one asks of others: "erwartet, dass Bern den Vertrag **einhält**". */
  readonly yielding: ReadonlySet<string>;
}

export interface StatementLexicon {
  readonly verbs: ReadonlyMap<string, CueEntry>;
  /** By verb lemma. */
  readonly expressions: ReadonlyMap<string, readonly Expression[]>;
  readonly sources: ReadonlyMap<string, SourceNoun>;
  readonly nouns: ReadonlyMap<string, CueEntry>;
  /** Lemma by second participle, for every verb of the lists. */
  readonly participles: ReadonlyMap<string, string>;
  /** By verb lemma. */
  readonly attitudes: ReadonlyMap<string, readonly Attitude[]>;
  /** By word in lower case. */
  readonly judgements: ReadonlyMap<string, Judgement>;
  readonly words: StatementWords;
  /** Number of rows of all lists. */
  readonly size: number;
}

const FOLDER = new URL('../../../data/findings/statements/', import.meta.url);

let loaded: StatementLexicon | undefined;

/** The cue lexicon of `data/findings/statements`, read once. Throws where a list is missing, since it belongs to the program. */
export function statementLexicon(): StatementLexicon {
  loaded ??= load();
  return loaded;
}

/** Rows of one tab-separated list of the folder; comment lines and empty lines are left out. */
export function readStatementRows(name: string): string[][] {
  return readFileSync(new URL(name, FOLDER), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.split('\t'));
}

function load(): StatementLexicon {
  const verbRows = readStatementRows('verbs.tsv');
  const expressionRows = readStatementRows('expressions.tsv');
  const sourceRows = readStatementRows('sources.tsv');
  const nounRows = readStatementRows('nouns.tsv');
  const wordRows = readStatementRows('words.tsv');
  const words = (kind: string) => new Set(wordRows.flatMap(([word = '', of]) => (of === kind ? [word] : [])));
  const expressions = new Map<string, Expression[]>();
  for (const [verb = '', words = '', act, medium, content, reported] of expressionRows) {
    const list = expressions.get(verb) ?? [];
    list.push({ ...entry(act, medium, content, '-', reported), words: words.split('|') });
    expressions.set(verb, list);
  }
  const verbs = new Map(
    verbRows.map(
      ([lemma = '', act, medium, content, addressee, reported]) => [lemma, entry(act, medium, content, addressee, reported)] as const,
    ),
  );
  return {
    verbs,
    participles: participles([...verbs.keys(), ...expressions.keys()]),
    expressions,
    sources: new Map(
      sourceRows.map(([noun = '', act, medium, where]) => [
        noun,
        { act: act as StatementAct, medium: medium as Statement['medium'], everywhere: where === 'all' },
      ]),
    ),
    nouns: new Map(nounRows.map(([noun = '', act, content, reported]) => [noun, entry(act, 'unknown', content, '-', reported)])),
    attitudes: attitudesOf(readStatementRows('attitudes.tsv')),
    judgements: new Map(
      readStatementRows('judgements.tsv').map(([word = '', stance, negated]) => [
        word,
        { stance: stance as Stance, ...(negated === undefined ? {} : { negated: negated === '-' ? null : (negated as Stance) }) },
      ]),
    ),
    words: {
      question: words('question'),
      pointing: words('pointing'),
      subjunctive: words('subjunctive'),
      deeds: [...words('deed')],
      enduring: words('enduring'),
      yielding: words('yielding'),
    },
    size: verbRows.length + expressionRows.length + sourceRows.length + nounRows.length,
  };
}

function attitudesOf(rows: readonly (readonly string[])[]): Map<string, Attitude[]> {
  const attitudes = new Map<string, Attitude[]>();
  for (const [verb = '', word = '-', complements = '-', stance = '-', negated = '-', deed] of rows) {
    const attitude = {
      words:
        word === '-'
          ? []
          : word
              .split(' ')
              .filter((one) => !one.startsWith('~'))
              .map(foldWord),
      patterns: word.split(' ').flatMap((one) => (one.startsWith('~') ? [new RegExp(`^(?:${one.slice(1)})$`, 'u')] : [])),
      deed: deed === 'deed',
      complements: complements === '-' ? [] : complements.split(','),
      ...(stance === '-' ? {} : { stance: stance as Stance }),
      ...(negated === '-' ? {} : { negated: negated as Stance }),
    };
    attitudes.set(verb, [...(attitudes.get(verb) ?? []), attitude]);
  }
  return attitudes;
}

/** A word without ending and umlaut, in lower case, so that the forms of a noun or adjective meet: "Einwände", "Einwand". */
export function foldWord(word: string): string {
  return word
    .toLowerCase()
    .replaceAll('ä', 'a')
    .replaceAll('ö', 'o')
    .replaceAll('ü', 'u')
    .replace(/(?:en|e|s|er|em|es)$/u, '');
}

function participles(lemmas: readonly string[]): Map<string, string> {
  const lists = {
    strong: new Map(readStatementRows('participles.tsv').map(([verb = '', participle = '']) => [verb, participle])),
    separable: new Set(readStatementRows('prefixes.tsv').map(([prefix = '']) => prefix)),
  };
  const found = new Map<string, string>();
  for (const lemma of lemmas) {
    const participle = participleOf(lemma, lists);
    if (participle && !found.has(participle)) found.set(participle, lemma);
  }
  return found;
}

function entry(act = 'assert', medium = 'unknown', content = '', addressee = '-', reported = '-'): CueEntry {
  const [doing, stance = '', negated] = act.split(':');
  return {
    act: doing as StatementAct,
    ...(stance === '' ? {} : stance === '-' ? { neutral: true } : { stance: stance as Stance }),
    ...(negated === undefined ? {} : { stanceNegated: negated as Stance }),
    medium: medium as Statement['medium'],
    content: content.toUpperCase(),
    deeds: content.replace(/[^a-z]/gu, '').toUpperCase(),
    ...(addressee === '-' ? {} : { addressee }),
    reported: reported === '-' ? [] : reported.split(',').filter((one) => !one.endsWith('?')),
    reportedOnIssue: reported.split(',').flatMap((one) => (one.endsWith('?') ? [one.slice(0, -1)] : [])),
  };
}
