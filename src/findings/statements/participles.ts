/** What the making of participles needs: strong bases with their participle, and the prefixes that part from the verb. */
export interface ParticipleLists {
  readonly strong: ReadonlyMap<string, string>;
  readonly separable: ReadonlySet<string>;
}

const INSEPARABLE = /^(?:be|ge|er|ver|zer|ent|emp|miss|wider|über|unter|hinter|voll)(?=\p{L}{3})/u;

/**
 * The second participle of a verb: "vorwerfen" → "vorgeworfen", "beschließen" → "beschlossen", "kritisieren" → "kritisiert",
 * "mitteilen" → "mitgeteilt". Undefined for what is no infinitive ("bekannt geben").
 */
export function participleOf(lemma: string, lists: ParticipleLists): string | undefined {
  if (!/^\p{Ll}+(?:en|ln|rn)$/u.test(lemma)) return undefined;
  const whole = lists.strong.get(lemma);
  if (whole) return whole;
  const prefix = separablePrefix(lemma, lists.separable);
  const rest = lemma.slice(prefix.length);
  return prefix + simpleParticiple(rest, lists.strong);
}

function separablePrefix(lemma: string, separable: ReadonlySet<string>): string {
  for (let length = Math.min(10, lemma.length - 4); length >= 2; length--) {
    if (separable.has(lemma.slice(0, length))) return lemma.slice(0, length);
  }
  return '';
}

function simpleParticiple(verb: string, strong: ReadonlyMap<string, string>): string {
  const own = strong.get(verb);
  if (own) return own;
  const prefix = INSEPARABLE.exec(verb)?.[0] ?? '';
  const base = verb.slice(prefix.length);
  const ofBase = strong.get(base);
  if (prefix !== '' && ofBase) return prefix + ofBase.replace(/^ge/u, '');
  const stem = verb.replace(/e?n$/u, '');
  const ending = /[td]$/u.test(stem) || /[^lr][nm]$/u.test(stem) ? 'et' : 't';
  return prefix !== '' || verb.endsWith('ieren') ? stem + ending : `ge${stem}${ending}`;
}
