import type { Citation, Report, Token } from '../../model/index.js';
import { countries, lazily } from '../lists.js';
import type { AnalyseReport } from '../verify/types.js';
import { isRoleNoun } from './role-nouns.js';

/** What is read of a report. */
type OfficeReport = Pick<Report, 'id' | 'revision' | 'text' | 'lang'>;

/** The office that reports give somebody beside the name, and where. */
export interface Office {
  readonly role: { readonly noun: string; readonly adjective?: string };
  readonly female: boolean;
  readonly citation: Citation;
}

/** Nouns before a name that are no office of whoever bears it. */
const NO_OFFICE =
  /(?:kollegin|kollege|vorgänger|vorgängerin|nachfolger|nachfolgerin|herr|frau|ehemann|ehefrau|sohn|tochter|bruder|schwester|name|sprecher|gegner|berater|rivale|freund|anhänger|familie|gruppe|firma)$/iu;

/** Endings of nouns that say what a person is: "Torwart", "Senatorin", "Gesandter", "Staatsoberhaupt". */
const OF_A_PERSON =
  /(?:er|or|ist|ent|ant|eur|är|ekt|oge|arzt|wart|wirt|anwalt|mann|papst|könig|prinz|fürst|graf|herzog|scheich|emir|zar|chef|star|held|bischof|kardinal|priester|general|oberst|admiral|vorstand|oberhaupt|mitglied|premier|rat|vogt|kapitän|sandte|ordnete|tragte|sitzende|ende|(?<!w)in|frau|kraft)$/iu;

/**
 * Offices by full name, as the reports themselves give them: the noun right before the name ("Bürgermeister Ihor Terechow"), with the state before it ("der britische Premier Keir
 * Starmer", "Frankreichs Präsident Emmanuel Macron"). The most frequent one counts. "Sein Kollege Macron" gives none.
 */
export function findOffices(reports: readonly OfficeReport[], analyse: AnalyseReport): Map<string, Office> {
  const found = new Map<string, Map<string, { office: Office; count: number }>>();
  for (const report of reports) {
    const analysis = report.lang.startsWith('de') ? analyse(report.id) : undefined;
    if (analysis === undefined) continue;
    const byStart = new Map(analysis.language.tokens.map((token) => [token.start, token]));
    for (const mention of analysis.entities.mentions) {
      const first = byStart.get(mention.span[0]);
      if (mention.type !== 'person' || first === undefined || !report.text.slice(...mention.span).includes(' ')) continue;
      const office = readOffice(analysis.language.tokens, first, report, mention.span[1]);
      if (office === undefined) continue;
      const own = found.get(mention.name) ?? new Map<string, { office: Office; count: number }>();
      found.set(mention.name, own);
      const key = `${office.role.adjective ?? ''} ${office.role.noun}`;
      const known = own.get(key);
      if (known === undefined) own.set(key, { office, count: 1 });
      else known.count += 1;
    }
  }
  return new Map([...found].map(([name, offices]) => [name, pickOffice([...offices.values()])]));
}

/** The most frequent; one that names the state where the bare noun is most frequent but does not tell whose. */
function pickOffice(offices: { office: Office; count: number }[]): Office {
  const best = [...offices].sort((a, b) => b.count - a.count)[0]!.office;
  if (best.role.adjective !== undefined) return best;
  const full = offices
    .filter(({ office }) => office.role.noun === best.role.noun && office.role.adjective !== undefined)
    .sort((a, b) => b.count - a.count)[0];
  return full?.office ?? best;
}

function readOffice(tokens: readonly Token[], first: Token, report: OfficeReport, end: number): Office | undefined {
  const noun = tokens[first.index - 1];
  if (
    noun === undefined ||
    noun.sentence !== first.sentence ||
    noun.upos !== 'NOUN' ||
    !/^\p{Lu}/u.test(noun.form) ||
    NO_OFFICE.test(noun.lemma) ||
    !namesPerson(noun) ||
    !/^[\p{L}-]{4,}$/u.test(noun.lemma)
  )
    return undefined;
  const before = tokens[noun.index - 1];
  const state = before === undefined || before.sentence !== noun.sentence ? undefined : stateOf(before);
  const start = state === undefined ? noun.start : before!.start;
  const lemma = /-/u.test(noun.form) && !/-/u.test(noun.lemma) ? noun.form : noun.lemma;
  return {
    role: {
      noun: state === undefined && /(?:sandte|ordnete|tragte|sitzende)$/u.test(lemma) && !/(?:in|frau)$/u.test(lemma) ? `${lemma}r` : lemma,
      ...(state === undefined ? {} : { adjective: state }),
    },
    female: /in$/u.test(lemma),
    citation: { report: report.id, revision: report.revision, start, end },
  };
}

/** "Torwart", "Senatorin"; a feminine noun without the ending of a woman is a thing: "Wahlniederlage", "Person". */
function namesPerson({ lemma, feats }: Token): boolean {
  return (isRoleNoun(lemma) || OF_A_PERSON.test(lemma)) && (feats.Gender !== 'Fem' || /(?:in|frau|kraft|e)$/u.test(lemma));
}

const states = lazily(() => {
  const byWord = new Map<string, string>();
  for (const { name, adjective } of countries()) {
    if (adjective === '') continue;
    byWord.set(adjective, adjective);
    byWord.set(name, adjective);
    byWord.set(`${name}s`, adjective);
  }
  return byWord;
});

/** The adjective of a state that a word names: "französische", "Frankreichs". */
function stateOf(token: Token): string | undefined {
  return states().get(token.form.replace(/(?:er|en|em|es|e)$/u, '')) ?? (token.form.endsWith('s') ? states().get(token.form) : undefined);
}
