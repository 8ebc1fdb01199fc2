import { describe, expect, it } from 'vitest';
import { readFeed } from '../../src/pipeline/feed.js';
import { parseExpectation } from './expectation.js';
import { judgeFile, judgeRecord } from './score.js';

const encode = (text: string) => new TextEncoder().encode(text);

describe('the expectations of the feed test data', () => {
  it('are split at "and" and read as paths with values', () => {
    expect(parseExpectation("not bozo and entries[0]['title'] == 'A and b' and len(entries) == 2")).toEqual([
      { kind: 'wellformed' },
      { kind: 'equals', path: ['entries', 0, 'title'], value: 'A and b' },
      { kind: 'count', path: ['entries'], value: 2 },
    ]);
  });

  it('are read with escapes, attributes and tuples', () => {
    expect(parseExpectation("feed.title == u'\\u00f2' and entries[1]['updated_parsed'] == (2003, 12, 31, 10)")).toEqual([
      { kind: 'equals', path: ['feed', 'title'], value: 'ò' },
      { kind: 'equals', path: ['entries', 1, 'updated_parsed'], value: [2003, 12, 31, 10] },
    ]);
  });

  it('that are no comparison with a value are told apart', () => {
    expect(parseExpectation("'x' not in entries[0]")).toEqual([{ kind: 'other', source: "'x' not in entries[0]" }]);
  });
});

describe('the scorer of feeds', () => {
  const feed = (expectation: string) =>
    encode(
      `<!-- Expect: not bozo and ${expectation} -->\n<rss><channel><item><title>Hafen zu</title><link>http://a.example/1</link></item></channel></rss>`,
    );

  it('counts a file as met where the item agrees', async () => {
    expect(await judgeFile('a.xml', feed("entries[0]['title'] == 'Hafen zu' and entries[0]['link'] == 'http://a.example/1'"))).toEqual({
      kind: 'met',
    });
  });

  it('counts a known wrong answer as missed', async () => {
    expect((await judgeFile('a.xml', feed("entries[0]['title'] == 'Hafen offen'"))).kind).toBe('missed');
    expect(judgeRecord({ feed: {}, items: [], problems: [] }, parseExpectation('len(entries) == 1')).kind).toBe('missed');
  });

  it('leaves out files that name something else, with the reason', async () => {
    expect(await judgeFile('a.xml', feed("feed['cloud']['port'] == '80'"))).toEqual({ kind: 'left-out', why: 'feed.cloud.port' });
  });

  it('counts a file of the sanitising kind as met where nothing that runs is left', async () => {
    const bytes = encode(
      "<!-- Expect: entries[0]['description'] == 'x' --><rss><channel><item><description>&lt;p onclick=&quot;f()&quot;&gt;x&lt;script&gt;f()&lt;/script&gt;</description></item></channel></rss>",
    );
    expect(await judgeFile('sanitize/a.xml', bytes)).toEqual({ kind: 'met' });
    const record = await readFeed(bytes);
    expect(record.items[0]?.html).toBe('<p>x</p>');
  });
});
