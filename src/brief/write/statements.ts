import type { Citation, Finding, Span } from '../../model/index.js';
import { isReportSubjunctive } from '../verify/segments.js';
import type { ActorName } from './actors.js';
import { detach } from './anaphora.js';
import { type Candidate, citationOf, type Wording } from './candidate.js';
import { clauseAt, editText, type FindName, type Material, tokensWithin } from './material.js';
import { FRAMED, finish } from './phrases.js';
import { isWrittenSmall } from './recast.js';
import { indicativeOf, isDeontic, pastOf, type SpeechVerb, speechVerbs } from './verbs.js';
import type { Voice } from './voice.js';

type StatementMaterial = Material<Extract<Finding, { kind: 'statement' }>>;

/** Content with fewer words says nothing, with more words nobody follows. */
const SHORTEST = 3;
const LONGEST = 34;
/** More than one sentence: too much for one frame. */
const SEVERAL = /\p{Ll}[.!?]\s+[„"]?\p{Lu}/u;

/** Wordings of a direct or indirect statement: the speaker named anew, the frame turned or varied. Undefined where nothing sound can be said. */
export function statementCandidate(material: StatementMaterial, findName: FindName): Candidate | undefined {
  const { finding, report, analysis } = material;
  const { body } = finding;
  if (body.nested || body.quote.length === 0) return undefined;
  if (body.speakerEntity === undefined) return body.speaker.length === 0 ? hearsayCandidate(material, findName) : undefined;
  if (body.form !== 'direct' && body.form !== 'indirect' && body.form !== 'indirect-free') return undefined;
  const speaker = findName(body.speakerEntity, report);
  if (speaker === undefined) return undefined;
  const words = body.quote.reduce((sum, span) => sum + tokensWithin(analysis, span).filter((token) => token.upos !== 'PUNCT').length, 0);
  if (words < SHORTEST || words > LONGEST) return undefined;
  const cue = body.cue[0] === undefined ? undefined : clauseAt(analysis, body.cue[0][0])?.lemma;
  const verbs = speechVerbs(body.act, cue);
  const citations = [...body.quote, ...body.frame, ...body.speaker].map((span) => citationOf(report, span));
  const wordings =
    body.form === 'direct'
      ? directWordings(material, speaker, verbs, citations)
      : indirectWordings(material, speaker, verbs, cue, citations, findName);
  return wordings.length === 0
    ? undefined
    : {
        material,
        aspect: 'statement',
        actors: [speaker.key],
        spans: body.quote,
        wordings,
        weight: body.form === 'direct' && words > 22 ? 0.8 : 1,
      };
}

/** Verbs that report without anybody: "es wurde berichtet, dass …". */
const HEARSAY: Readonly<Record<string, string>> = { berichten: 'Berichtet', melden: 'Gemeldet' };

/** "Auf wirtschaftlichem Gebiet wurde berichtet, dass …": nobody says it, and that is told too. */
function hearsayCandidate(material: StatementMaterial, findName: FindName): Candidate | undefined {
  const { finding, report, analysis } = material;
  const { body } = finding;
  const clause = body.cue[0] === undefined ? undefined : clauseAt(analysis, body.cue[0][0]);
  const opener = clause === undefined || clause.voice === 'active' ? undefined : HEARSAY[clause.lemma];
  const span = trimSpan(report.text, body.quote[0]!);
  if (opener === undefined || body.quote.length > 1 || !report.text.slice(span[0]).startsWith('dass ')) return undefined;
  const count = tokensWithin(analysis, span).length;
  if (count < SHORTEST || count > LONGEST) return undefined;
  const wording: Wording = {
    template: 'hearsay',
    write: (voice) => {
      const edits = detach(analysis, report, span, findName, voice);
      if (edits === undefined) return undefined;
      const text = finish(`${opener} wurde, ${editText(report.text, span, edits)}`);
      return { text, citations: [...body.quote, ...body.frame].map((one) => citationOf(report, one)) };
    },
  };
  return { material, aspect: 'statement', actors: [], spans: body.quote, wordings: [wording], weight: 0.9 };
}

function directWordings(
  { finding, report }: StatementMaterial,
  speaker: ActorName,
  verbs: readonly SpeechVerb[],
  citations: readonly Citation[],
): Wording[] {
  const quote = finding.body.quote
    .map((span) => report.text.slice(span[0], span[1]))
    .join(' … ')
    .replaceAll(/[„“”"»«]/gu, '')
    .replaceAll(/\s+/gu, ' ')
    .replace(/[,.]\s*$/u, '')
    .trim();
  if (quote.length < 8) return [];
  const verb = verbs[0]!;
  const complete = /^\p{Lu}/u.test(quote);
  if (!complete) return [];
  const said = (voice: Voice) =>
    `${pastOf(verb, speaker.gender)} ${voice.name(speaker, 'nom')}${verb.particle === undefined ? '' : ` ${verb.particle}`}`;
  return [
    { template: `direct-after-${verb.lemma}`, write: (voice) => ({ text: finish(`„${quote}“, ${said(voice)}`), citations }) },
    {
      template: `direct-colon-${verb.lemma}`,
      write: (voice) => ({
        text: `${finish(`${voice.subject(speaker)} ${pastOf(verb, speaker.gender)}${verb.particle === undefined ? '' : ` ${verb.particle}`}`).replace(/\.$/u, ':')} „${quote}${/[.!?]$/u.test(quote) ? '' : '.'}“`,
        citations,
      }),
    },
  ];
}

function indirectWordings(
  material: StatementMaterial,
  speaker: ActorName,
  verbs: readonly SpeechVerb[],
  cue: string | undefined,
  citations: readonly Citation[],
  findName: FindName,
): Wording[] {
  const { finding, report, analysis } = material;
  const span = trimSpan(report.text, [finding.body.quote[0]![0], finding.body.quote.at(-1)![1]]);
  if (finding.body.quote.length > 1) return [];
  const content = (voice: Voice): string | undefined => {
    const edits = detach(analysis, report, span, findName, voice, speaker, true);
    if (edits === undefined) return undefined;
    const said = editText(report.text, span, edits).replaceAll(/\s+/gu, ' ').trim();
    return said.includes(speaker.short) || FRAMED.test(said) || SEVERAL.test(said) ? undefined : said;
  };
  const opening = report.text.slice(span[0], span[0] + 5).toLowerCase();
  if (
    /^(?:ob |wie |was |wer |wann |wo |warum )/u.test(report.text.slice(span[0], span[0] + 8).toLowerCase()) ||
    isAttribute(material, span[0])
  )
    return [];
  if (opening.startsWith('dass '))
    return verbs
      .filter((verb) => verb.lemma === cue || finding.body.act === 'assert')
      .map((verb) => subordinateWording(speaker, verb, content, citations));
  const clause = analysis.language.clauses.find(
    (one) => one.order === 'verb-second' && one.verb !== undefined && one.span[0] >= span[0] - 1 && one.span[0] <= span[0] + 3,
  );
  if (clause === undefined || clause.finite === undefined || clause.mood === 'indicative') return [];
  const finite = analysis.language.tokens[clause.finite]!;
  // "Ohne Hilfe ließe sich das kaum erfüllen" is the author's: in the singular Konjunktiv II stands for itself.
  if (finding.body.form === 'indirect-free' && clause.mood === 'subjunctive-2' && finite.feats.Number !== 'Plur') return [];
  if (finite.start <= span[0] + 1) return [];
  if (finding.body.act === 'accuse' && /^(?:er|sie)\s/iu.test(report.text.slice(span[0], span[0] + 4))) return [];
  const opener = analysis.language.tokens.find((token) => token.start >= span[0]);
  if (
    opener === undefined ||
    opener.feats.VerbForm === 'Fin' ||
    isReportSubjunctive(opener.form.toLowerCase()) ||
    /^(?:würde|hätte|wäre|könnte)/iu.test(opener.form)
  )
    return [];
  const lower = isWrittenSmall(analysis.language.tokens, opener);
  const wordings = verbs.flatMap((verb): Wording[] => [
    {
      template: `after-${verb.lemma}`,
      write: (voice) => {
        const said = content(voice);
        if (said === undefined || said.endsWith('?')) return undefined;
        return {
          text: finish(
            `${said}, ${pastOf(verb, speaker.gender)} ${voice.name(speaker, 'nom')}${verb.particle === undefined ? '' : ` ${verb.particle}`}`,
          ),
          citations,
        };
      },
    },
    {
      template: `before-${verb.lemma}`,
      write: (voice) => {
        const name = voice.subject(speaker);
        const said = content(voice);
        if (said === undefined) return undefined;
        const own = lower ? said.replace(/^\p{Lu}/u, (letter) => letter.toLowerCase()) : said;
        return {
          text: finish(`${name} ${pastOf(verb, speaker.gender)}${verb.particle === undefined ? '' : ` ${verb.particle}`}, ${own}`),
          citations,
        };
      },
    },
  ]);
  return [...wordings, ...accordingWording(material, span, clause.finite, speaker, citations, findName, lower)];
}

function subordinateWording(
  speaker: ActorName,
  verb: SpeechVerb,
  content: (voice: Voice) => string | undefined,
  citations: readonly Citation[],
): Wording {
  return {
    template: `before-${verb.lemma}`,
    write: (voice) => {
      const name = voice.subject(speaker);
      const said = content(voice);
      const lower = said?.replace(/^\p{Lu}/u, (letter) => letter.toLowerCase());
      return lower === undefined
        ? undefined
        : {
            text: finish(`${name} ${pastOf(verb, speaker.gender)}${verb.particle === undefined ? '' : ` ${verb.particle}`}, ${lower}`),
            citations,
          };
    },
  };
}

/** "Nach Angaben von Terechow sind zwölf Menschen verletzt worden": the frame first, the verb in the indicative, what stood before the verb after it. */
function accordingWording(
  { report, analysis, finding }: StatementMaterial,
  span: Span,
  finite: number,
  speaker: ActorName,
  citations: readonly Citation[],
  findName: FindName,
  lower: boolean,
): Wording[] {
  const verb = analysis.language.tokens[finite]!;
  const indicative = indicativeOf(verb.form);
  const before = report.text.slice(span[0], verb.start).trim();
  if (
    indicative === undefined ||
    isDeontic(verb.form) ||
    before.includes(',') ||
    before.split(' ').length > 7 ||
    finding.body.act === 'demand'
  )
    return [];
  const noun = finding.body.act === 'assert' ? 'Angaben' : 'Worten';
  return [
    {
      template: `according-${noun}`,
      write: (voice) => {
        const frame = voice.according(speaker, noun);
        const front = detach(analysis, report, [span[0], verb.start], findName, voice);
        const rest = detach(analysis, report, [verb.end, span[1]], findName, voice, speaker);
        if (front === undefined || rest === undefined || FRAMED.test(report.text.slice(span[0], span[1]))) return undefined;
        const first = editText(report.text, [span[0], verb.start], front).trim();
        const subject = lower ? first.replace(/^\p{Lu}/u, (letter) => letter.toLowerCase()) : first;
        const tail = editText(report.text, [verb.end, span[1]], rest).trim();
        const pronoun = /^(?:es|er|sie|sich)\s/u.exec(tail)?.[0] ?? '';
        return { text: finish(`${frame} ${indicative} ${pronoun}${subject} ${tail.slice(pronoun.length)}`), citations };
      },
    },
  ];
}

/** "Für den Fall, dass …": the clause explains a noun and is not what was said. */
function isAttribute({ report }: StatementMaterial, start: number): boolean {
  return /(?:Fall|Falle|Bedingung|Zeit|Frage|Tatsache|Umstand|Voraussetzung|Ziel)\s*,\s*$/u.test(
    report.text.slice(Math.max(0, start - 30), start),
  );
}

/** Without marks and white space at the ends. */
function trimSpan(text: string, [start, end]: Span): Span {
  let from = start;
  let to = end;
  while (from < to && /[\s,;:–-]/u.test(text[from]!)) from += 1;
  while (to > from && /[\s,;:.–-]/u.test(text[to - 1]!)) to -= 1;
  return [from, to];
}
