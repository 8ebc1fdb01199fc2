import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findDesk, loadDesk } from './desk.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lagebild-desk-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

function write(yaml: string): string {
  writeFileSync(join(folder, 'desk.yaml'), yaml);
  return folder;
}

describe('loadDesk', () => {
  it('fills in the defaults', () => {
    const { desk, problems } = loadDesk(write('name: a\ntitle: Lage'));
    expect(desk).toEqual({
      name: 'a',
      title: 'Lage',
      languages: ['de'],
      timeZone: 'Europe/Berlin',
      sources: [],
      filter: { include: [], exclude: [] },
      issues: [],
    });
    expect(problems).toEqual([]);
  });

  it('suggests the key that was meant', () => {
    expect(() => loadDesk(write('name: a\ntitel: Lage\ntitle: x'))).toThrow(/unknown key "titel", did you mean "title"\?/);
  });

  it('names a key of the filter that is unknown by its path', () => {
    expect(() => loadDesk(write('name: a\ntitle: x\nfilter: { includes: [b] }'))).toThrow(/unknown key "filter.includes"/);
  });

  it('leaves out a bad source with a problem and keeps the others', () => {
    const { desk, problems } = loadDesk(
      write(
        'name: a\ntitle: x\nsources:\n- { id: one, name: One, kind: feed, url: "https://one.example/f" }\n- { id: two, name: Two, kind: fed, url: "https://two.example/" }',
      ),
    );
    expect(desk.sources.map((source) => source.id)).toEqual(['one']);
    expect(problems).toMatchObject([{ kind: 'malformed', message: expect.stringContaining('source 2: "kind"') }]);
  });

  it('wants exactly one of address and path', () => {
    const { problems } = loadDesk(write('name: a\ntitle: x\nsources:\n- { id: one, name: One, kind: feed }'));
    expect(problems[0]?.message).toContain('expected exactly one of "url" and "path"');
  });

  it('refuses a second source of the same id', () => {
    const { problems } = loadDesk(
      write('name: a\ntitle: x\nsources:\n- { id: a, name: A, kind: folder, path: x }\n- { id: a, name: B, kind: folder, path: y }'),
    );
    expect(problems[0]?.message).toContain('found "a" a second time');
  });

  it.each(['name: [', 'just words', '', 'name: a\ntitle: x\ntimeZone: Mars/Olympus'])('says what is wrong with %j', (yaml) => {
    expect(() => loadDesk(write(yaml))).toThrow(/desk\.yaml: /);
  });
});

describe('findDesk', () => {
  it('finds a path, then a name under desks, then the sample', () => {
    mkdirSync(join(folder, 'desks', 'b'), { recursive: true });
    writeFileSync(join(folder, 'desks', 'b', 'desk.yaml'), 'name: b');
    write('name: a');
    expect(findDesk(folder)).toBe(folder);
    expect(findDesk('b', folder)).toBe(join(folder, 'desks', 'b'));
    expect(findDesk(undefined, folder)).toMatch(/sample$/);
  });

  it('names the places where it looked', () => {
    expect(() => findDesk('nowhere', folder)).toThrow(/expected a desk .*nowhere/);
  });
});
