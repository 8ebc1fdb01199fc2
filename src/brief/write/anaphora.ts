import type { Span, Token } from '../../model/index.js';
import { type ActorName, surnameOf } from './actors.js';
import { hasUnnamedRole } from './dangling.js';
import { type Analysis, type BriefReport, type Edit, type FindName, tokensWithin } from './material.js';
import { writeDay } from './phrases.js';
import type { Voice } from './voice.js';

/** Words that tie a sentence to the one before; without it they hang in the air, and leave the sense as it is when they go. */
const CONNECTORS = new Set(
  'zugleich währenddessen ebenfalls zudem außerdem ferner auch allerdings jedoch hingegen dagegen derweil unterdessen indes indessen dennoch gleichwohl überdies aber nun denn freilich ohnehin stattdessen vielmehr gleichzeitig schließlich anschließend somit folglich ebenso weiters desweiteren'.split(
    ' ',
  ),
);

/** Words that point to something said before. */
const POINTERS = new Set(
  'dieser diese dieses diesem diesen jener jene jenes jenem jenen dies solche solcher solchen solches derartige derartigen derartiger dort hier dabei damit davon dazu darin daran darauf darüber dafür dagegen dadurch danach daneben demnach zuvor seitdem dessen deren ersterer letzterer letztere ihnen ihm ihn so hierzu hiervon trotzdem dergleichen demzufolge derart beide beiden selben hierdurch hierbei hiermit hierfür hierüber daraufhin hieraus daraus dahinter davor ebendort dorthin letzteres ersteres entsprechende entsprechenden entsprechender entsprechendes entsprechendem'.split(
    ' ',
  ),
);

/** Pronominal adverbs that a following clause explains: "dafür, dass …". */
const CORRELATES = /^(?:da(?:r?)(?:mit|von|zu|in|an|auf|über|für|gegen|durch|nach|um)|so)$/u;

/**
 * Changes that let a part of a text stand alone: connectors go, pronouns become names, "heute" becomes a day. Undefined where it points to something
 * that cannot be named.
 * @param keepOpening a connector that opens the words stays, since the verb follows it
 * @param self the actor that a pronoun may still stand for, since the sentence names it
 */
export function detach(
  analysis: Analysis,
  report: BriefReport,
  span: Span,
  findName: FindName,
  voice: Voice,
  self?: ActorName,
  keepOpening = false,
): Edit[] | undefined {
  if (hasUnnamedRole(analysis, span)) return undefined;
  const edits = shortNames(analysis, report, span, voice);
  const tokens = tokensWithin(analysis, span);
  for (const [at, token] of tokens.entries()) {
    const form = token.form.toLowerCase();
    if (saysDayTwice(tokens, at) || isOpeningSo(analysis, tokens, at)) edits.push({ start: token.start, end: token.end, text: '' });
    else if (isTime(analysis, token)) {
      const edit = dayEdit(analysis, report, token);
      if (edit === undefined) return undefined;
      edits.push(...edit);
    } else if (CONNECTORS.has(form) && token.upos !== 'SCONJ') {
      if (!(keepOpening && at === 0) && isAdverbAlone(tokens, at) && !isParticle(analysis, token))
        edits.push({ start: token.start, end: token.end, text: '' });
    } else if (token.upos === 'PRON' && token.feats.PronType === 'Prs' && token.feats.Reflex !== 'Yes') {
      const edit = pronounEdit(analysis, report, token, findName, voice, self);
      if (edit === undefined) return undefined;
      edits.push(...edit);
    } else if (
      form === 'das' &&
      !isRelative(analysis, token) &&
      /^(?:VERB|AUX|ADV|PUNCT|ADP|DET|PRON)$/u.test(tokens[at + 1]?.upos ?? 'PUNCT')
    ) {
      return undefined;
    } else if (isDemonstrativeSubject(tokens, at) && !isRelative(analysis, token)) {
      return undefined;
    } else if (
      POINTERS.has(form) &&
      token.feats.PronType !== 'Rel' &&
      !isExplained(tokens, at) &&
      !isExplainedBefore(tokens, at) &&
      !isPartOfTime(analysis, token) &&
      !isRelative(analysis, token)
    )
      return undefined;
  }
  return edits;
}

/** "So erlitt die Stadt …": opens an example of what was said before, and the sentence stands without it. */
function isOpeningSo({ language }: Analysis, tokens: readonly Token[], at: number): boolean {
  const token = tokens[at]!;
  const next = language.tokens[token.index + 1];
  return at === 0 && token.form === 'So' && next?.feats.VerbForm === 'Fin' && !/^(?:soll|wie)/u.test(next.form);
}

/** "Der gebe oft …", "Die wiederum hat …": points back at somebody; "der Minister gebe" and "die verletzten Menschen" do not. */
function isDemonstrativeSubject(tokens: readonly Token[], at: number): boolean {
  const next = tokens[at + 1];
  const bare = next?.upos === 'AUX' || next?.upos === 'ADV' || (next?.upos === 'VERB' && next.feats.VerbForm === 'Fin');
  return /^(?:der|die|den|dem)$/iu.test(tokens[at]!.form) && bare && !isAdverbOfAdjective(tokens, at);
}

/** "Die bisher größten Verluste": the adverb belongs to an adjective before a noun. */
function isAdverbOfAdjective(tokens: readonly Token[], at: number): boolean {
  const rest = tokens.slice(at + 1, at + 5);
  const adjective = rest.findIndex((token) => token.upos === 'ADJ' || token.upos === 'NUM');
  return adjective > 0 && rest.slice(0, adjective).every((token) => token.upos === 'ADV');
}

/** Whoever was introduced is named by surname. */
function shortNames({ entities }: Analysis, report: BriefReport, [start, end]: Span, voice: Voice): Edit[] {
  return entities.mentions.flatMap(({ span, type }): Edit[] => {
    const name = report.text.slice(span[0], span[1]);
    if (type !== 'person' || span[0] < start || span[1] > end || !name.includes(' ') || !voice.hasTold(name)) return [];
    return [{ start: span[0], end: span[1], text: surnameOf(name) }];
  });
}

/** "auch" before a noun phrase or "aber" between clauses goes; "nicht nur …, sondern auch" and "– auch Fjord genannt –" stay. */
function isAdverbAlone(tokens: readonly Token[], at: number): boolean {
  if (/^[–—(-]$/u.test(tokens[at - 1]?.form ?? '')) return false;
  return !tokens.slice(0, at).some((token) => token.form === 'sondern' || token.form === 'sowohl' || token.form === 'als');
}

/** "hielten … dagegen": a part of the verb. */
function isParticle({ language }: Analysis, token: Token): boolean {
  if (language.clauses.some((clause) => clause.particle === token.index)) return true;
  const next = language.tokens[token.index + 1];
  return (
    (token.form === 'dagegen' || token.form === 'auch') &&
    (next === undefined || next.form === ',' || next.form === '.' || next.form === ':')
  );
}

/** "am heutigen Donnerstag": the weekday alone says it. */
function saysDayTwice(tokens: readonly Token[], at: number): boolean {
  return (
    /^(?:heutig|gestrig|morgig)e[nrsm]?$/u.test(tokens[at]!.form) &&
    /(?:tag|woch|abend)s?$/u.test(tokens[at + 1]?.form ?? '') &&
    /^(?:Mon|Diens|Mitt|Donners|Frei|Sams|Sonn)/u.test(tokens[at + 1]?.form ?? '')
  );
}

function isTime({ language }: Analysis, token: Token): boolean {
  return (
    /^(?:heute|gestern|morgen|vorgestern|übermorgen|heutige[nrs]?|gestrige[nrs]?|Heute|Gestern)$/u.test(token.form) &&
    language.times.some((time) => time.span[0] <= token.start && token.end <= time.span[1])
  );
}

function dayEdit({ language }: Analysis, report: BriefReport, token: Token): Edit[] | undefined {
  const time = language.times.find((one) => one.span[0] <= token.start && token.end <= one.span[1])!;
  const day = writeDay(time.value, report.published);
  if (day === undefined || !/^(?:heute|gestern|morgen|vorgestern|übermorgen)$/iu.test(token.form)) return undefined;
  return [{ start: time.span[0], end: time.span[1], text: day }];
}

function pronounEdit(
  analysis: Analysis,
  report: BriefReport,
  token: Token,
  findName: FindName,
  voice: Voice,
  self: ActorName | undefined,
): Edit[] | undefined {
  const form = token.form.toLowerCase();
  if (form === 'es') return isExpletive(analysis, token) ? [] : undefined;
  if (token.feats.Person === '1' || token.feats.Person === '2') return undefined;
  const reference = analysis.entities.references.get(token.index);
  if (reference === undefined)
    return self?.pronoun !== undefined && form === self.pronoun && token.feats.Number !== 'Plur' ? [] : undefined;
  const actor = findName(reference.ref, report);
  if (actor === undefined) return undefined;
  if (actor.key === self?.key) return [];
  const kase = token.feats.Case;
  if (kase !== 'Nom') return undefined;
  return [{ start: token.start, end: token.end, text: voice.name(actor, 'nom') }];
}

/** "Es gebe", "es herrsche", "es … , dass": stands for nothing. */
function isExpletive({ language }: Analysis, token: Token): boolean {
  const clause = language.clauses.find((one) => one.tokens.includes(token.index));
  if (clause === undefined) return false;
  if (/^(?:geben|herrschen|handeln|heißen|mangeln|regnen)$/u.test(clause.lemma)) return true;
  if (clause.lemma === 'kommen' && clause.tokens.some((index) => /^(?:zu|zum|zur)$/u.test(language.tokens[index]!.form))) return true;
  if (language.clauses.some((one) => one.kind === 'infinitive' && one.parent === clause.index)) return true;
  const rest = language.tokens.slice(token.index, language.sentences[clause.sentence]?.last ?? token.index);
  return rest.some((one, at) => one.form === ',' && /^(?:dass|ob)$/u.test(rest[at + 1]?.form ?? ''));
}

/** "dafür, dass", "darauf, … zu": explained by what follows the comma. */
function isExplained(tokens: readonly Token[], at: number): boolean {
  if (!CORRELATES.test(tokens[at]!.form.toLowerCase())) return false;
  const comma = tokens.slice(at + 1, at + 8).findIndex((token) => token.form === ',');
  if (comma === -1) return false;
  return (
    /^(?:dass|ob|wie|wer|was|wo|wenn)$/u.test(tokens[at + 2 + comma]?.form ?? '') ||
    tokens.slice(at + 2 + comma).some((token) => token.form === 'zu')
  );
}

/** ", obwohl sie zuvor …", "und damit …": points to a clause of the same words; "so groß, dass" points to what follows, ", so der Sprecher" to who says it. */
function isExplainedBefore(tokens: readonly Token[], at: number): boolean {
  const form = tokens[at]!.form.toLowerCase();
  const next = tokens[at + 1];
  if (form === 'so' && (next?.upos === 'ADJ' || next?.upos === 'ADV')) return true;
  if (form === 'so' && tokens[at - 1]?.form === ',' && (next?.upos === 'DET' || next?.upos === 'PROPN' || next?.upos === 'NOUN'))
    return true;
  if (!/^(?:zuvor|danach|dabei|damit|dazu|davon|dafür|dagegen|dadurch|darin|darauf|darüber)$/u.test(form)) return false;
  const join = tokens.slice(0, at).findLastIndex((token) => token.form === ',' || token.form === 'und');
  return tokens.slice(0, Math.max(0, join)).some((token) => token.upos === 'VERB');
}

/** "dieses Jahr", "in dieser Woche". */
function isPartOfTime({ language }: Analysis, token: Token): boolean {
  const unit = language.tokens[token.index + 1]?.form ?? '';
  return (
    /^dies/iu.test(token.form) &&
    /^(?:Jahr|Monat|Woche)(?:e?s)?$/u.test(unit) &&
    language.times.some((time) => time.span[0] <= token.start && token.end <= time.span[1])
  );
}

/** "deren", "dessen" as relative pronouns open a relative clause. */
function isRelative({ language }: Analysis, token: Token): boolean {
  return language.clauses.some(
    (clause) => clause.kind === 'relative' && clause.subordinator !== undefined && Math.abs(clause.subordinator - token.index) <= 1,
  );
}
