import type { Span, Story } from '../../model/index.js';
import { candidatesOf, rankSentences } from '../extract.js';
import type { AnalyseReport } from '../verify/types.js';
import { type Candidate, citationOf } from './candidate.js';
import type { BriefReport } from './material.js';

const LANGUAGES: Readonly<Record<string, readonly [string, string]>> = {
  de: ['deutsch', 'German'],
  en: ['englisch', 'English'],
  uk: ['ukrainisch', 'Ukrainian'],
  ru: ['russisch', 'Russian'],
  fr: ['französisch', 'French'],
};

const LONGEST = 40;
/** A sentence in the reader's language is worth more. */
const OWN_LANGUAGE = 3;
const NOISE = /(?:https?:|@|©|Foto:|Quelle:|\bmehr lesen\b|\|)/iu;

/**
 * The most central sentences of a story's reports as marked quotations, best first: for what could not be worded. The outlet is named, and
 * the language where it is not the brief's.
 */
export function quotationCandidates(
  story: Story,
  reports: readonly BriefReport[],
  outlets: ReadonlyMap<string, string>,
  analyse: AnalyseReport,
  lang: 'de' | 'en',
  limit: number,
): Candidate[] {
  const sentences = reports
    .flatMap((report, order) => candidatesOf(report, order, analyse(report.id)?.language.sentences))
    .filter(({ text, words }) => words <= LONGEST && !NOISE.test(text) && !opensInside(text));
  const ranks = rankSentences(sentences);
  const byId = new Map(reports.map((report) => [report.id, report]));
  return sentences
    .map((sentence, index) => ({ sentence, rank: ranks[index]! * (byId.get(sentence.report)!.lang.startsWith(lang) ? OWN_LANGUAGE : 1) }))
    .sort((a, b) => b.rank - a.rank || a.sentence.order - b.sentence.order || a.sentence.position - b.sentence.position)
    .slice(0, limit)
    .map(({ sentence }): Candidate => {
      const report = byId.get(sentence.report)!;
      const span: Span = [sentence.start, sentence.end];
      const text = quotationText(sentence.text, outlets.get(report.source) ?? report.source, report.lang, lang);
      return {
        material: { report, story },
        aspect: 'quotation',
        actors: [],
        spans: [span],
        wordings: [{ template: 'quotation', write: () => ({ text, citations: [citationOf(report, span)] }) }],
        weight: report.lang.startsWith(lang) ? 0.5 : 0.2,
      };
    });
}

/** A sentence that begins in the middle of somebody's words or of a thought makes no quotation. */
function opensInside(text: string): boolean {
  return /^(?:["„“”«»]|\p{Ll}|(?:Er|Sie|Es|Dies\w*|Das|Dabei|Damit|Dazu|Zudem|Zugleich|Außerdem|Auch|Doch|Aber|Und|Dort|Dieser|He|She|It|They|This|That|But|And|Он|Она|Они|Это|Він|Вона|Вони|Це|Il|Elle|Ils|Ce|Cela)\s)/u.test(
    text,
  );
}

/** „…“, berichtet die Quelle. Marks inside become single ones. */
export function quotationText(sentence: string, outlet: string, language: string, lang: 'de' | 'en'): string {
  const inner = sentence
    .replaceAll(/["„“”«»]/gu, lang === 'de' ? '’' : "'")
    .replaceAll(/\s+/gu, ' ')
    .replace(/[.!]+$/u, '')
    .trim();
  const [german, english] = LANGUAGES[language.slice(0, 2)] ?? [language, language];
  const foreign = language.slice(0, 2) === lang ? '' : lang === 'de' ? ` (${german})` : ` (${english})`;
  if (lang === 'de')
    return outlet === '' ? `„${inner}“, heißt es in einem Bericht${foreign}.` : `„${inner}“, berichtet ${outlet}${foreign}.`;
  return outlet === '' ? `“${inner}”, according to one report${foreign}.` : `“${inner}”, according to ${outlet}${foreign}.`;
}
