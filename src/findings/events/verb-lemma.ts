import { remembered } from '../../language/index.js';
import { readEventRows } from './rows.js';

let strong: ReadonlyMap<string, string> | undefined;

const PREFIXES =
  'ab an auf aus bei durch ein fest fort frei her hin los mit nach nieder teil um unter über vor weg wieder zu zurück zusammen be emp ent er ge miss ver zer herunter heraus hinaus herbei voran zusammen statt bereit bekannt fehl heim weiter wider bevor'.split(
    ' ',
  );

/** Prefixes that never part from the verb: their participles have no "ge". */
const INSEPARABLE = new Set(['be', 'emp', 'ent', 'er', 'ge', 'miss', 'ver', 'zer', 'über', 'unter', 'durch', 'um', 'wieder', 'wider']);
/** Participle stems that are infinitives themselves: "verlegen", "erbeten" stay what they are. */
const INFINITIVES_TOO = new Set(['legen', 'beten']);

/**
 * The infinitive of a verb whose lemma the lexicon left as a participle: "beschossen" → "beschießen", "angegriffen" → "angreifen",
 * "importiert" → "importieren". Any other lemma comes back in lower case as it is.
 */
export const infinitiveOf = remembered((lemma: string): string => {
  const lower = lemma.toLowerCase();
  if (lower.endsWith('iern')) return `${lower.slice(0, -2)}ren`;
  if (lower.endsWith('iert')) return `${lower.slice(0, -1)}en`;
  strong ??= new Map(readEventRows('participles.tsv').map(([participle = '', infinitive = '']) => [participle, infinitive]));
  for (const prefix of ['', ...PREFIXES]) {
    if (!lower.startsWith(prefix)) continue;
    const rest = lower.slice(prefix.length);
    const bare = rest.startsWith('ge') ? strong.get(rest.slice(2)) : undefined;
    // Without "ge" only inseparable prefixes make a participle that differs from the infinitive.
    const other = INSEPARABLE.has(prefix) && !INFINITIVES_TOO.has(rest) ? changed(strong.get(rest), rest) : undefined;
    const infinitive = bare ?? other;
    if (infinitive) return prefix + infinitive;
  }
  const weak = /^(.*?)ge(.+)t$/.exec(lower);
  if (weak && (weak[1] === '' || PREFIXES.includes(weak[1] ?? ''))) return `${weak[1]}${(weak[2] ?? '').replace(/e$/, '')}en`;
  return WEAK.test(lower) ? weakInfinitive(lower) : lower;
});

/** Weak participles without "ge": no infinitive ends in -t. "verhaftet", "vereinbart", "entwaffnet". */
const WEAK = /^(?:be|emp|ent|er|miss|ver|zer|über|unter|wider)\p{Ll}{3,}t$/u;

/** "verhaftet" → "verhaften", "vereinbart" → "vereinbaren", "verhandelt" → "verhandeln". */
function weakInfinitive(participle: string): string {
  const stem = participle.slice(0, -1);
  if (/[^e](?:el|er)$/.test(stem)) return `${stem}n`;
  return stem.endsWith('e') ? `${stem}n` : `${stem}en`;
}

function changed(infinitive: string | undefined, rest: string): string | undefined {
  return infinitive === rest ? undefined : infinitive;
}
