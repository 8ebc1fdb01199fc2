import type { Citation, EntityRef, ReportInput } from '../../model/index.js';
import { wordsOf } from '../words.js';
import { entityKeys } from './names.js';
import { clauseRelations, segmentsOf, wordedClaims } from './segments.js';
import type { AnalyseReport, ClaimRegion, EvidenceSentence, Relation } from './types.js';

type Analysis = NonNullable<ReturnType<AnalyseReport>>;

/** Gives the sentences that hold cited words, each read once however often it is cited. */
export class EvidenceReader {
  private readonly reports: ReadonlyMap<string, ReportInput>;
  private readonly analyse: AnalyseReport;
  private readonly sentences = new Map<string, readonly (readonly [number, number])[]>();
  private readonly read = new Map<string, EvidenceSentence>();

  constructor(reports: readonly ReportInput[], analyse: AnalyseReport) {
    this.reports = new Map(reports.map((report) => [report.id, report]));
    this.analyse = analyse;
  }

  /** The report that a citation points into; undefined where there is none or the place lies outside its text. */
  reportOf({ report, start, end }: Citation): ReportInput | undefined {
    const found = this.reports.get(report);
    const inside =
      found !== undefined && Number.isInteger(start) && Number.isInteger(end) && start >= 0 && start < end && end <= found.text.length;
    return inside && found.text.slice(start, end).trim() !== '' ? found : undefined;
  }

  /** The sentences that the citations touch, in order of the citations. */
  sentencesOf(citations: readonly Citation[]): EvidenceSentence[] {
    const found = new Map<string, EvidenceSentence>();
    for (const citation of citations) {
      const report = this.reportOf(citation);
      if (report === undefined) continue;
      const covered = this.spansOf(report).filter(([start, end]) => start < citation.end && citation.start < end);
      for (const [start, end] of covered.length > 0 ? covered : [[citation.start, citation.end] as const]) {
        const key = `${report.id}\t${start}\t${end}`;
        if (!found.has(key)) found.set(key, this.sentence(key, report, start, end));
      }
    }
    return [...found.values()];
  }

  private spansOf(report: ReportInput): readonly (readonly [number, number])[] {
    let spans = this.sentences.get(report.id);
    if (spans === undefined) {
      const analysed = this.analyse(report.id)?.language;
      spans =
        analysed !== undefined && analysed.sentences.length > 0
          ? analysed.sentences.map(({ start, end }) => [start, end] as const)
          : plainSentences(report.text);
      this.sentences.set(report.id, spans);
    }
    return spans;
  }

  private sentence(key: string, report: ReportInput, start: number, end: number): EvidenceSentence {
    let sentence = this.read.get(key);
    if (sentence === undefined) {
      sentence = readSentence(report, start, end, this.analyse(report.id));
      this.read.set(key, sentence);
    }
    return sentence;
  }
}

/** Sentences by final marks and line ends, for a report without analysis. */
export function plainSentences(text: string): [number, number][] {
  const spans: [number, number][] = [];
  for (const match of text.matchAll(/[^\n.!?…]+(?:[.!?…]+(?!\s|$)[^\n.!?…]*)*[.!?…]*["“”»)]*/gu)) {
    if (match[0].trim() !== '') spans.push([match.index, match.index + match[0].length]);
  }
  return spans;
}

function readSentence(report: ReportInput, start: number, end: number, analysis: Analysis | undefined): EvidenceSentence {
  const text = report.text.slice(start, end);
  const words = wordsOf(text).map((word) => ({ ...word, start: word.start + start, end: word.end + start }));
  const names = new Set(words.map((word) => word.stem));
  if (analysis !== undefined) for (const ref of refsWithin(analysis, start, end)) for (const key of entityKeys(ref.name)) names.add(key);
  return {
    report,
    start,
    end,
    text,
    words,
    names,
    claims: [...wordedClaims(text, start), ...(analysis === undefined ? [] : foundClaims(analysis, report.text, start, end))],
    segments: segmentsOf(text, start),
    relations: analysis === undefined ? [] : [...relationsWithin(analysis, start, end), ...foundRelations(analysis, start, end)],
    times: analysis?.language.times.filter((time) => touches(time.span, start, end)).map((time) => time.value) ?? [],
  };
}

function touches(span: readonly [number, number], start: number, end: number): boolean {
  return span[0] < end && start < span[1];
}

/** Everybody that a sentence names or refers to, with roles and countries as names of their own. */
function refsWithin({ language, entities }: Analysis, start: number, end: number): { readonly name: string }[] {
  const refs: { name: string }[] = entities.mentions.filter((mention) => touches(mention.span, start, end)).map(({ name }) => ({ name }));
  for (const [token, { ref }] of entities.references) {
    const place = language.tokens[token];
    if (place === undefined || !touches([place.start, place.end], start, end)) continue;
    refs.push({ name: ref.name });
    const actor = ref.entity === undefined ? undefined : entities.actors.get(ref.entity);
    if (actor?.role !== undefined) refs.push({ name: actor.role });
  }
  return refs;
}

function namesOf(refs: readonly (EntityRef | undefined)[]): string[] {
  return refs.flatMap((ref) => (ref === undefined ? [] : [ref.name]));
}

/** What the findings say about who claims the words of a sentence. */
function foundClaims({ findings }: Analysis, text: string, start: number, end: number): ClaimRegion[] {
  const claims: ClaimRegion[] = [];
  for (const statement of findings.statements) {
    const claimants = [
      ...namesOf([statement.speakerEntity, ...statement.attribution]),
      ...statement.speaker.map(([from, to]) => text.slice(from, to)),
    ];
    const cue = statement.cue.flatMap(([from, to]) => wordsOf(text.slice(from, to)).map((word) => word.stem));
    // "Kanada verweigert die Annahme": what holds its own speaker is an act that the source reports itself.
    const holdsSpeaker = (quote: readonly [number, number]) => statement.speaker.some((one) => quote[0] <= one[0] && one[1] <= quote[1]);
    for (const quote of statement.quote)
      if (touches(quote, start, end) && !holdsSpeaker(quote)) claims.push({ start: quote[0], end: quote[1], claimants, kind: 'said', cue });
  }
  for (const found of [...findings.events, ...findings.transfers, ...findings.figures]) {
    if (found.certainty === 'asserted') continue;
    const publisher = 'publisher' in found ? found.publisher : undefined;
    const claimants = namesOf([...found.attribution, publisher]);
    const kind = found.certainty === 'attributed' ? 'said' : found.certainty === 'denied' ? 'denied' : 'unsure';
    for (const span of found.evidence) if (touches(span, start, end)) claims.push({ start: span[0], end: span[1], claimants, kind });
  }
  return claims;
}

function relationsWithin(analysis: Analysis, start: number, end: number): Relation[] {
  const { language, entities } = analysis;
  return clauseRelations(language, start, end, (from, to) => [
    ...refsWithin({ ...analysis, language, entities }, from, to).flatMap(({ name }) => entityKeys(name)),
    ...language.tokens
      .filter((token) => token.upos === 'PROPN' && token.start >= from && token.end <= to)
      .flatMap((token) => entityKeys(token.form)),
  ]);
}

function foundRelations({ findings }: Analysis, start: number, end: number): Relation[] {
  const keys = (refs: readonly (EntityRef | undefined)[]) => namesOf(refs).flatMap((name) => entityKeys(name));
  const within = (spans: readonly (readonly [number, number])[]) => spans.some((span) => touches(span, start, end));
  return [
    ...findings.events
      .filter((event) => within(event.evidence))
      .map((event) => ({ verb: '', from: keys(event.sources), to: keys([...event.recipients, ...event.places]) })),
    ...findings.transfers
      .filter((one) => within(one.evidence))
      .map((one) => ({ verb: '', from: keys([one.giver]), to: keys([one.receiver]) })),
  ];
}
