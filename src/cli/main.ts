import { readFileSync } from 'node:fs';
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { UsageError } from './usage.js';

/** Exit codes of every command. */
const DONE = 0;
const FOUND_PROBLEMS = 1;
const WRONG_USE = 2;

const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as { version: string };

const program = new Command('lagebild')
  .description(
    "Turns the day's reports on a conflict or crisis into one sourced situation picture. Offline; the same input gives the same picture.",
  )
  .version(version)
  .showHelpAfterError('("lagebild <command> --help" shows how a command is used)')
  .addHelpText('after', '\nExit codes: 0 done, 1 found problems, 2 wrong use.\n')
  .exitOverride();

interface Definition {
  readonly name: string;
  readonly about: string;
  readonly group: string;
  readonly args?: readonly (readonly [string, string])[];
  readonly options?: readonly Option[];
  readonly examples: readonly string[];
  /** Loads the command; it answers with its exit code. Loaded late, so that `--help` stays quick. */
  readonly load: () => Promise<(args: string[], options: never) => Promise<number>>;
}

const json = new Option('--json', 'print JSON for machines');
const jsonl = new Option('--jsonl', 'print JSON lines (what it does anyway)').hideHelp();
const desk = new Option('--desk <desk>', 'a path, else a name under ./desks, else "sample"').default('sample');
const lang = new Option('--lang <lang>', 'language of the digest').choices(['de', 'en']).default('de');
const maxWords = new Option('--max-words <n>', 'longest digest, in words').argParser(positiveInteger);
const since = new Option('--since <time>', 'RFC 3339 or a date, inclusive');
const until = new Option('--until <time>', 'RFC 3339 or a date, exclusive');
const limit = new Option('--limit <n>', 'how many at most').argParser(positiveInteger).default(20);
const FILTERS = 'Filters (standard input → standard output):';
const DESK = 'A desk:';

const definitions: readonly Definition[] = [
  {
    name: 'feed',
    about: 'a feed (RSS, Atom, RDF, JSON Feed) → its items as JSON',
    group: FILTERS,
    args: [['[file]', 'default: standard input']],
    options: [
      new Option('--content-type <type>', 'the HTTP header it came with'),
      new Option('--url <url>', 'its address, for relative links'),
      json,
    ],
    examples: ['lagebild feed < news.rss', 'lagebild feed --content-type "text/xml; charset=koi8-r" news.xml'],
    load: async () => (await import('./commands/documents.js')).feed,
  },
  {
    name: 'extract',
    about: 'an HTML page → its readable text, and the entries of a live ticker',
    group: FILTERS,
    args: [['[file]', 'default: standard input']],
    options: [new Option('--url <url>', 'its address'), new Option('--content-type <type>', 'the HTTP header it came with'), json],
    examples: ['lagebild extract --url https://example.org/ticker < page.html'],
    load: async () => (await import('./commands/documents.js')).extract,
  },
  {
    name: 'parse',
    about: 'JSONL texts → sentences, tokens and clauses (Universal Dependencies)',
    group: FILTERS,
    args: [['[file]', 'default: standard input']],
    options: [json, jsonl],
    examples: [`echo '{"id":"1","text":"Kiew meldet Angriffe."}' | lagebild parse`],
    load: async () => (await import('./commands/lines.js')).parse,
  },
  {
    name: 'analyze',
    about: 'JSONL reports → names, times, statements, events, transfers, figures',
    group: FILTERS,
    args: [['[file]', 'default: standard input']],
    options: [json, jsonl],
    examples: ['lagebild analyze < reports.jsonl > analysed.jsonl'],
    load: async () => (await import('./commands/lines.js')).analyze,
  },
  {
    name: 'cluster',
    about: 'JSONL reports → the story of each',
    group: FILTERS,
    args: [['[file]', 'default: standard input']],
    options: [json, jsonl],
    examples: ['lagebild cluster < reports.jsonl'],
    load: async () => (await import('./commands/lines.js')).cluster,
  },
  {
    name: 'summarize',
    about: 'JSONL reports → a cited digest',
    group: FILTERS,
    args: [['[file]', 'default: standard input']],
    options: [lang, maxWords, json],
    examples: ['lagebild summarize --lang de --max-words 400 < reports.jsonl'],
    load: async () => (await import('./commands/lines.js')).summarize,
  },
  {
    name: 'verify',
    about: 'a digest and its reports → which sentences the cited words support',
    group: FILTERS,
    args: [['[file]', 'the digest; default: standard input']],
    options: [new Option('--reports <file>', 'JSONL of the reports').makeOptionMandatory(), json],
    examples: ['lagebild verify --reports reports.jsonl < digest.json'],
    load: async () => (await import('./commands/lines.js')).verify,
  },
  {
    name: 'init',
    about: 'make a new desk',
    group: DESK,
    args: [['<folder>', 'a path, or a name for ./desks/<name>']],
    options: [new Option('--title <title>', 'what the desk follows'), json],
    examples: ['lagebild init balkan --title "Lage auf dem Balkan"'],
    load: async () => (await import('./commands/setup.js')).init,
  },
  {
    name: 'add',
    about: 'add a source: an address, a file, an OPML list or a folder',
    group: DESK,
    args: [['<what>', 'address or path']],
    options: [
      desk,
      new Option('--name <name>', "the outlet's name"),
      new Option('--lang <lang>', 'its language'),
      new Option('--full-text', 'fetch the article of each feed item'),
      new Option('--allow-private', 'allow addresses of private networks'),
      json,
    ],
    examples: ['lagebild add https://example.org/feed.xml --desk balkan', 'lagebild add subscriptions.opml --desk balkan'],
    load: async () => (await import('./commands/setup.js')).add,
  },
  {
    name: 'fetch',
    about: 'read all sources once, and bring the picture up to date',
    group: DESK,
    options: [desk, json],
    examples: ['lagebild fetch --desk balkan'],
    load: async () => (await import('./commands/update.js')).fetch,
  },
  {
    name: 'watch',
    about: 'fetch again and again until stopped',
    group: DESK,
    options: [desk, new Option('--every <minutes>', 'minutes between rounds').argParser(positiveNumber).default(10), json],
    examples: ['lagebild watch --desk balkan --every 5'],
    load: async () => (await import('./commands/update.js')).watch,
  },
  {
    name: 'rebuild',
    about: 'derive everything anew from the stored reports',
    group: DESK,
    options: [desk, json],
    examples: ['lagebild rebuild --desk balkan'],
    load: async () => (await import('./commands/update.js')).rebuild,
  },
  {
    name: 'brief',
    about: 'write the picture down as a digest in which every sentence is cited',
    group: DESK,
    options: [
      desk,
      since,
      until,
      lang,
      maxWords,
      new Option('--fetch', 'read all sources first'),
      new Option('--format <format>', 'how it is written').choices(['text', 'md', 'html', 'json']).default('text'),
      new Option('--json', 'the same as --format json'),
    ],
    examples: ['lagebild brief --desk sample', 'lagebild brief --since 2025-03-27 --format html > lage.html'],
    load: async () => (await import('./commands/brief.js')).brief,
  },
  {
    name: 'search',
    about: 'search the reports: words, "phrases", OR, -word',
    group: DESK,
    args: [['<query...>', 'what to search for']],
    options: [desk, since, until, limit, json],
    examples: ['lagebild search Charkiw Drohnen', `lagebild search '"rund 30" OR 31' --json`],
    load: async () => (await import('./commands/look.js')).search,
  },
  {
    name: 'show',
    about: 'show a report, finding, story or brief by its id; without id, what there is',
    group: DESK,
    args: [['[id]', 'an id as other commands print it']],
    options: [desk, json],
    examples: ['lagebild show', 'lagebild show r_0123456789abcdef0123'],
    load: async () => (await import('./commands/look.js')).show,
  },
  {
    name: 'explain',
    about: 'why a finding stands as it does, or how a sentence is read',
    group: DESK,
    args: [['[finding]', 'id of a finding']],
    options: [desk, new Option('--sentence <text>', 'explain this sentence instead'), json],
    examples: ['lagebild explain f_0123456789abcdef0123', 'lagebild explain --sentence "Kiew meldete acht Verletzte."'],
    load: async () => (await import('./commands/explain.js')).explain,
  },
  {
    name: 'export',
    about: 'write reports, findings, stories, picture, sources or events out',
    group: DESK,
    args: [['<what>', 'reports, findings, stories, picture, sources, or events as plover, cameo, acled, geojson']],
    options: [desk, since, until, json, jsonl],
    examples: [
      'lagebild export findings > findings.jsonl',
      'lagebild export sources > sources.opml',
      'lagebild export geojson > events.geojson',
    ],
    load: async () => (await import('./commands/export.js')).exportData,
  },
  {
    name: 'serve',
    about: 'the picture as a page in a browser, and as JSON',
    group: DESK,
    options: [
      desk,
      new Option('--port <port>', 'port').argParser(portNumber).default(8787),
      new Option('--host <host>', 'address to listen on; any but this machine demands tokens').default('127.0.0.1'),
      lang,
      json,
    ],
    examples: ['lagebild serve --desk sample --port 8787'],
    load: async () => (await import('./commands/serve.js')).serve,
  },
  {
    name: 'token',
    about: 'make a token for "serve --host"',
    group: DESK,
    args: [['<role>', 'reader, editor (changes sources) or admin']],
    options: [desk, new Option('--name <name>', 'whose it is; a token of the same name is replaced'), json],
    examples: ['lagebild token reader --desk balkan --name Nachtdienst'],
    load: async () => (await import('./commands/serve.js')).token,
  },
  {
    name: 'doctor',
    about: 'check machine, desk, store and sources',
    group: DESK,
    options: [desk, json],
    examples: ['lagebild doctor --desk balkan'],
    load: async () => (await import('./commands/doctor.js')).doctor,
  },
];

for (const definition of definitions) {
  const command = program.command(definition.name).description(definition.about).helpGroup(definition.group);
  for (const [name, about] of definition.args ?? []) command.argument(name, about);
  for (const option of definition.options ?? []) command.addOption(option);
  command.addHelpText('after', `\nExamples:\n${definition.examples.map((example) => `  ${example}`).join('\n')}\n`);
  command.action(async (...values: unknown[]) => {
    const args = values
      .slice(0, -2)
      .flat()
      .filter((value): value is string => typeof value === 'string');
    const run = await definition.load();
    process.exitCode = await run(args, command.opts<never>());
  });
}

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(DONE);
  throw error;
});

program.parseAsync().catch((error: unknown) => {
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? DONE : WRONG_USE;
  else if (error instanceof UsageError) {
    process.stderr.write(`lagebild: ${error.message}\n`);
    process.exitCode = WRONG_USE;
  } else if (error instanceof Error && (error.name === 'DeskError' || error.name === 'StoreError' || 'syscall' in error)) {
    process.stderr.write(`lagebild: ${error.message}\n`);
    process.exitCode = FOUND_PROBLEMS;
  } else throw error;
});

function positiveInteger(value: string): number {
  const number = Number(value);
  if (!Number.isInteger(number) || number < 1) throw new InvalidArgumentError('expected a whole number from 1.');
  return number;
}

function positiveNumber(value: string): number {
  const number = Number(value);
  if (!(number > 0) || !Number.isFinite(number)) throw new InvalidArgumentError('expected a number above 0.');
  return number;
}

function portNumber(value: string): number {
  const number = Number(value);
  if (!Number.isInteger(number) || number < 0 || number > 65_535) throw new InvalidArgumentError('expected a port from 0 to 65535.');
  return number;
}
