import { isNegation, speechKind, verbSign, type Word } from '../words.js';
import { contentWords, isBacked, maskQuotes, showsDoubt } from './checks.js';
import { entityKeys, keysOfStem, nameWords, soundKey } from './names.js';
import { clauseRelations, showsClaim } from './segments.js';
import type { Check, ClaimRegion, DigestSentence, EvidenceSentence, Finding } from './types.js';

/** How many of the sentence's words a source sentence must hold to count as its source. */
const SOURCE_SHARE = 0.4;
/** Share of the shared words that must lie outside of claims for the source to assert them itself. */
const ASSERTED_SHARE = 0.5;

interface Match {
  readonly evidence: EvidenceSentence;
  readonly words: readonly Word[];
}

/** What the source only attributes or hedges is not asserted, and nobody else says it. */
export const checkClaimant: Check = (sentence, evidence) => {
  const words = contentWords(sentence.words).filter((word) => verbSign(word.form) === 0 && !isNegation(word.form));
  if (words.length === 0) return [];
  const matches = evidence
    .map((one): Match => ({ evidence: one, words: matchedWords(words, one) }))
    .filter((match) => match.words.length >= Math.max(1, words.length * SOURCE_SHARE));
  if (matches.length === 0) return [];
  const claimed = showsClaim(sentence.words) || keepsCue(sentence, matches);
  if (claimed) return checkSpeaker(sentence, matches);
  const asserted = matches.some((match) => outside(match, (claim) => claim.kind === 'said') >= ASSERTED_SHARE);
  if (!asserted && !isQuoted(sentence)) return [{ kind: 'claimant', text: `the source only attributes it${namesText(matches)}` }];
  const certain = matches.some((match) => outside(match, (claim) => claim.kind !== 'said') >= ASSERTED_SHARE);
  if (!certain && !showsDoubt(sentence.words)) return [{ kind: 'claimant', text: 'the source is not sure of it' }];
  return [];
};

/** The sentence says with the source's own word that somebody says it, and who: "Kanada verweigert die Annahme". */
function keepsCue({ words }: DigestSentence, matches: readonly Match[]): boolean {
  const stems = new Set(words.map((word) => word.stem));
  const named = new Set(words.flatMap((word) => keysOfStem(word.stem)));
  return matches.some(({ evidence }) =>
    evidence.claims.some(
      ({ cue, claimants }) =>
        cue !== undefined &&
        cue.length > 0 &&
        cue.every((stem) => stems.has(stem)) &&
        claimants.some((name) => entityKeys(name).some((key) => named.has(key))),
    ),
  );
}

/** A sentence whose content stands in quotation marks leaves it to the outlet that it names. */
function isQuoted({ text, quotes }: DigestSentence): boolean {
  return quotes.length > 0 && maskQuotes(text).replaceAll(/\s/gu, '').length < text.length / 2;
}

/** Words of the evidence that say what words of the sentence say. */
function matchedWords(words: readonly Word[], { words: sourceWords }: EvidenceSentence): Word[] {
  const found: Word[] = [];
  for (const word of words) {
    const source = sourceWords.find((one) => one.stem === word.stem) ?? sourceWords.find((one) => isBacked(word.stem, new Set([one.stem])));
    if (source !== undefined) found.push(source);
  }
  return found;
}

/** Share of the matched words that lie outside of all claims of a kind. */
function outside({ evidence, words }: Match, counts: (claim: ClaimRegion) => boolean): number {
  const claims = evidence.claims.filter(counts);
  const free = words.filter((word) => !claims.some((claim) => claim.start <= word.start && word.end <= claim.end));
  return free.length / words.length;
}

function namesText(matches: readonly Match[]): string {
  const names = new Set(matches.flatMap((match) => match.evidence.claims.flatMap((claim) => claim.claimants)));
  return names.size === 0 ? '' : ` (${[...names].slice(0, 2).join(', ')})`;
}

/** Whom the sentence names as saying it must be among those whom the source names for these words. */
function checkSpeaker(sentence: DigestSentence, matches: readonly Match[]): Finding[] {
  const speakers = speakersOf(sentence);
  if (speakers.length === 0) return [];
  const weighed = matches.flatMap((match) =>
    match.evidence.claims
      .filter((claim) => claim.claimants.length > 0)
      .map((claim) => ({ claim, weight: match.words.filter((word) => claim.start <= word.start && word.end <= claim.end).length })),
  );
  const most = Math.max(0, ...weighed.map((one) => one.weight));
  const known = weighed
    .filter((one) => one.weight > 0 && one.weight >= most * 0.75)
    .flatMap((one) => one.claim.claimants.flatMap(entityKeys));
  if (known.length === 0) return [];
  const keys = new Set(known);
  const sounds = new Set(known.map(soundKey));
  const stranger = speakers.filter((speaker) => !speaker.keys.some((key) => isBacked(key, keys) || sounds.has(soundKey(key))));
  return stranger.length === speakers.length
    ? [{ kind: 'claimant', text: `the source lets somebody else say it, not ${speakers[0]!.form}` }]
    : [];
}

/** Names that stand as the ones who say it: in the clause of a speech verb before it or just after, or after "laut", "nach Angaben (von)", before "zufolge". */
function speakersOf(sentence: DigestSentence): { form: string; keys: string[] }[] {
  const names = nameWords(sentence.words, sentence.language, sentence.lang, sentence.text);
  const found = new Set<Word>();
  sentence.words.forEach((word, index) => {
    const kind = speechKind(word.form);
    if (kind === undefined || kind === 'impersonal') return;
    if (kind === 'noun' && !sentence.words.slice(Math.max(0, index - 4), index).some((one) => one.form.toLowerCase() === 'nach')) return;
    for (const name of speakersAt(sentence, names, word, index, kind)) found.add(name);
  });
  return [...found].map((word) => ({ form: word.form, keys: keysOfStem(word.stem) }));
}

/** The names that one speech word gives as speakers: the subject of its clause, or what stands beside "laut", "Angaben", "zufolge". */
function speakersAt(sentence: DigestSentence, names: readonly Word[], word: Word, index: number, kind: 'verb' | 'noun' | 'prep'): Word[] {
  const [from, to] = commaSpan(sentence.text, word.start);
  const near = names.filter((name) => name.start >= from && name.end <= to && Math.abs(sentence.words.indexOf(name) - index) <= 7);
  if (kind !== 'verb') {
    const before = word.form.toLowerCase() === 'zufolge';
    const limit = sentence.language.tokens.find((token) => token.start > word.end && token.feats.VerbForm === 'Fin')?.start ?? to;
    return near.filter((name) => (before ? name.end <= word.start : name.start >= word.end && name.end <= limit));
  }
  const clause = sentence.language.clauses.find((one) => one.tokens.some((token) => sentence.language.tokens[token]?.start === word.start));
  const subject = clause?.args.find((arg) => arg.role === 'subject');
  if (subject === undefined) return near;
  return names.filter((name) => name.start >= subject.span[0] && name.end <= subject.span[1]);
}

function commaSpan(text: string, at: number): [number, number] {
  const from = Math.max(text.lastIndexOf(',', at), text.lastIndexOf(';', at), text.lastIndexOf(':', at)) + 1;
  const comma = /[,;:]/u.exec(text.slice(at));
  return [from, comma === null ? text.length : at + comma.index];
}

/** Who does it and to whom it is done are not exchanged. */
export const checkRoles: Check = (sentence, evidence) => {
  const names = nameWords(sentence.words, sentence.language, sentence.lang, sentence.text);
  const namesIn = (from: number, to: number) =>
    names.filter((name) => name.start >= from && name.end <= to).flatMap((name) => keysOfStem(name.stem));
  const own = [...clauseRelations(sentence.language, 0, sentence.text.length, namesIn), ...nominalRelations(sentence.words)];
  const known = evidence.flatMap((one) => [...one.relations, ...nominalRelations(one.words)]);
  for (const { from, to } of own) {
    if (from.length === 0 || to.length === 0) continue;
    const has = (a: readonly string[], b: readonly string[]) =>
      known.some((one) => one.from.some((key) => a.includes(key)) && one.to.some((key) => b.includes(key)));
    if (has(to, from) && !has(from, to)) return [{ kind: 'name', text: 'who does it and to whom are exchanged' }];
  }
  return [];
};

const DEEDS = /(?:angriff|attack|schlag|beschuss|hilf|lieferung|vorwurf|forderung|unterstutzung|offensiv|invasion|uberfall)/u;

/** "Der Angriff Russlands auf Charkiw", "russische Angriffe auf die Ukraine": who does it stands before or just after, to whom after the preposition. */
function nominalRelations(words: readonly Word[]): { verb: string; from: string[]; to: string[] }[] {
  const found: { verb: string; from: string[]; to: string[] }[] = [];
  words.forEach((word, index) => {
    if (!DEEDS.test(word.stem)) return;
    const after = words.slice(index + 1, index + 8);
    const at = after.findIndex((one) => /^(?:auf|gegen|an|für)$/u.test(one.form));
    if (at === -1 || at > 4) return;
    const from = [...words.slice(Math.max(0, index - 2), index), ...after.slice(0, at)].flatMap((one) => statesOf(one));
    const to = after.slice(at + 1, at + 5).flatMap((one) => statesOf(one));
    if (from.length > 0 && to.length > 0) found.push({ verb: word.stem, from, to });
  });
  return found;
}

function statesOf(word: Word): string[] {
  return keysOfStem(word.stem).filter((key) => key.startsWith('country:'));
}
