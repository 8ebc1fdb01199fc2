import { describe, expect, it } from 'vitest';
import { lagebild } from '../cli-helpers.js';

const report = (id: string, text: string, rest: object = {}) =>
  JSON.stringify({ id, text, lang: 'de', published: '2025-03-27T09:00:00+01:00', ...rest });
const linesOf = (stdout: string): Record<string, unknown>[] =>
  stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Record<string, unknown>);

describe('lagebild analyze', () => {
  it('answers every line in order, the bad ones with their problem, and exits 1', async () => {
    const { code, stdout } = await lagebild(
      ['analyze'],
      [report('a', 'Kiew meldet Angriffe.'), '{"id":', '{"id":"c"}', report('d', '')].join('\n'),
    );
    const lines = linesOf(stdout);
    expect(lines.map((line) => line.id)).toEqual(['a', undefined, 'c', 'd']);
    expect(lines[1]).toHaveProperty('problems');
    expect(lines[3]).toMatchObject({ sentences: [], statements: [], events: [], transfers: [], figures: [] });
    expect(code).toBe(1);
  });

  it('exits 0 for an empty input and prints nothing', async () => {
    expect(await lagebild(['analyze'])).toMatchObject({ code: 0, stdout: '' });
  });

  it('refuses a line of 50 MB and goes on', async () => {
    const input = Buffer.concat([
      Buffer.from(`{"id":"a","text":"${'x'.repeat(50_000_000)}"}\n`),
      Buffer.from(report('b', 'Kiew meldet Angriffe.')),
    ]);
    const { code, stdout } = await lagebild(['analyze'], input);
    expect(linesOf(stdout)).toMatchObject([{ problems: [{ kind: 'too-large' }] }, { id: 'b' }]);
    expect(code).toBe(1);
  });

  it('never reads another language with German rules', async () => {
    const { stdout } = await lagebild(
      ['analyze'],
      JSON.stringify({ id: 'a', text: 'Le ministre a déclaré : « Nous aiderons Kiev. »', lang: 'fr' }),
    );
    expect(linesOf(stdout)).toMatchObject([{ lang: 'fr', statements: [], events: [], problems: [{ kind: 'not-analysed' }] }]);
  });
});

describe('lagebild parse', () => {
  it('takes given tokens as one sentence', async () => {
    const { stdout } = await lagebild(['parse'], JSON.stringify({ id: 't', tokens: ['Kiew', 'meldet', 'Angriffe', '.'] }));
    const [line] = linesOf(stdout);
    expect(line).toMatchObject({
      id: 't',
      sentences: [[0, 22]],
      tokens: [{ form: 'Kiew', span: [0, 4] }, { form: 'meldet', upos: 'VERB' }, { form: 'Angriffe' }, { upos: 'PUNCT' }],
    });
    const tokens = line!.tokens as { head: number }[];
    expect(tokens.filter((token) => token.head === -1)).toHaveLength(1);
  });
});

describe('lagebild cluster', () => {
  it('gives every line its story', async () => {
    const flood = 'Nach dem Dammbruch bei Grünau stehen drei Dörfer unter Wasser, hundert Bewohner wurden mit Booten gerettet.';
    const { code, stdout } = await lagebild(
      ['cluster'],
      [
        report('a', flood),
        report('b', 'Die Lokführer streiken ab Montag für mehr Lohn.'),
        report('c', `Boote retten Bewohner. ${flood}`),
      ].join('\n'),
    );
    const [a, b, c] = linesOf(stdout);
    expect(a!.story).toBe(c!.story);
    expect(a!.story).not.toBe(b!.story);
    expect(code).toBe(0);
  });
});

describe('lagebild summarize and verify', () => {
  const reports = [
    report(
      'a',
      'Russland hat am Mittwochabend die Stadt Charkiw mit Drohnen angegriffen. Nach Angaben von Bürgermeister Ihor Terechow wurden mindestens acht Menschen verletzt.',
      { source: 'Blatt' },
    ),
    report('b', 'Frankreichs Präsident Emmanuel Macron sagte der Ukraine weitere zwei Milliarden Euro Militärhilfe zu.', {
      source: 'Funk',
    }),
  ].join('\n');

  it('writes a digest in which every sentence is cited and verifies', async () => {
    const { writeFileSync, mkdtempSync, rmSync } = await import('node:fs');
    const { tmpdir } = await import('node:os');
    const { join } = await import('node:path');
    const folder = mkdtempSync(join(tmpdir(), 'lagebild-verify-'));
    try {
      const file = join(folder, 'reports.jsonl');
      writeFileSync(file, reports);
      const digest = await lagebild(['summarize'], reports);
      expect(digest.code).toBe(0);
      const { sections } = JSON.parse(digest.stdout) as { sections: { sentences: { text: string; citations: unknown[] }[] }[] };
      const sentences = sections.flatMap((section) => section.sentences);
      expect(sentences.length).toBeGreaterThanOrEqual(2);
      for (const sentence of sentences) expect(sentence.citations.length).toBeGreaterThan(0);
      expect((await lagebild(['verify', '--reports', file], digest.stdout)).code).toBe(0);
      const falsified = digest.stdout
        .replaceAll('acht', 'achtzig')
        .replaceAll(' 8 ', ' 80 ')
        .replace(/zwei Milliarden/g, 'drei Milliarden');
      const checked = await lagebild(['verify', '--reports', file], falsified);
      expect(checked.code).toBe(1);
      expect(checked.stdout).toContain('"number"');
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it('says what was expected when the input is no digest', async () => {
    const { code, stderr } = await lagebild(['verify', '--reports', '/nowhere.jsonl'], '{}');
    expect(code).toBe(2);
    expect(stderr).toContain('found nothing at /nowhere.jsonl');
  });
});

describe('wrong use', () => {
  it.each([
    [['nonsense'], 'unknown command'],
    [['brief', '--format', 'pdf'], 'Allowed choices'],
    [['brief', '--since', 'yesterday'], 'expected RFC 3339 or a date'],
    [['summarize', '--max-words', '0'], 'whole number'],
    [['verify'], '--reports'],
    [['serve', '--host', '0.0.0.0'], 'loopback'],
  ])('%j exits 2 and says why', async (args, why) => {
    const { code, stderr } = await lagebild(args);
    expect(code).toBe(2);
    expect(stderr).toContain(why);
  });

  it('exits 1 for a desk that does not exist, naming where it looked', async () => {
    const { code, stderr } = await lagebild(['brief', '--desk', 'no-such-desk']);
    expect(code).toBe(1);
    expect(stderr).toContain('no-such-desk');
  });

  it('shows help with examples for every command', async () => {
    const { code, stdout } = await lagebild(['--help']);
    expect(code).toBe(0);
    for (const name of [
      'feed',
      'extract',
      'parse',
      'analyze',
      'cluster',
      'summarize',
      'verify',
      'init',
      'add',
      'fetch',
      'watch',
      'rebuild',
      'brief',
      'search',
      'show',
      'explain',
      'export',
      'serve',
      'doctor',
    ]) {
      expect(stdout).toContain(`  ${name}`);
    }
    expect((await lagebild(['brief', '--help'])).stdout).toContain('Examples:');
  });
});
