import { analyzeLines, clusterLines, parseLines, readReportLines, summarizeReports, verifyAgainst } from '../../pipeline/index.js';
import { openInput, printJson, printLine, progressLine, readAll, say, sayProblems } from '../io.js';
import { UsageError } from '../usage.js';

/** `lagebild analyze`: exit 1 when a line could not be read. */
export function analyze([file]: string[]): Promise<number> {
  return printLines(analyzeLines(openInput(file)), 'analysed');
}

/** `lagebild parse`: exit 1 when a line could not be read. */
export function parse([file]: string[]): Promise<number> {
  return printLines(parseLines(openInput(file)), 'parsed');
}

/** `lagebild cluster`: exit 1 when a line could not be read. */
export async function cluster([file]: string[]): Promise<number> {
  return printLines(await clusterLines(openInput(file)), 'clustered');
}

/** `lagebild summarize`: exit 1 when a line could not be read; the digest of the others is printed all the same. */
export async function summarize([file]: string[], options: { lang: 'de' | 'en'; maxWords?: number }): Promise<number> {
  const { reports, problems } = await readReportLines(openInput(file));
  sayProblems(problems);
  await printJson(await summarizeReports(reports, options));
  return problems.length === 0 ? 0 : 1;
}

/** `lagebild verify`: exit 1 when a sentence is unsupported or the input could not be read. */
export async function verify([file]: string[], options: { reports: string }): Promise<number> {
  const bytes = await readAll(openInput(file));
  if (bytes === undefined) throw new UsageError('expected a digest of at most 64 MiB');
  const { reports, problems } = await readReportLines(openInput(options.reports));
  sayProblems(problems);
  const result = await verifyAgainst(parseDigest(bytes.toString('utf8')), reports);
  await printJson(result);
  if (!('sentences' in result)) return 1;
  const unsupported = result.sentences.filter((sentence) => !sentence.supported).length;
  if (unsupported > 0) say(`${unsupported} of ${result.sentences.length} sentences are not supported by the words they cite`);
  return unsupported > 0 || problems.length > 0 ? 1 : 0;
}

async function printLines(records: AsyncIterable<object> | Iterable<object>, label: string): Promise<number> {
  const progress = progressLine(label);
  let refused = false;
  let done = 0;
  for await (const record of records) {
    refused ||= !('id' in record) || Object.keys(record).every((key) => key === 'id' || key === 'problems');
    await printLine(JSON.stringify(record));
    done += 1;
    if (done % 50 === 0) progress(done);
  }
  progress(done, done);
  return refused ? 1 : 0;
}

function parseDigest(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    if (error instanceof SyntaxError) throw new UsageError(`expected a digest as JSON: ${error.message}`);
    throw error;
  }
}
