import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { PLOVER, type PloverMode, type PloverType } from '../../model/index.js';
import { ACLED_COLUMNS, cameoCode, type EventFinding, toCameo, toPlover } from './index.js';
import { exportTables } from './tables.js';

const codebook = readFileSync(new URL('../../../docs/codebook.md', import.meta.url), 'utf8');

/** The part of the codebook under a heading that begins with the word. */
function section(word: string): string {
  const start = codebook.indexOf(`## ${word}`);
  const end = codebook.indexOf('\n## ', start + 1);
  return codebook.slice(start, end < 0 ? undefined : end);
}

/** Names in backticks in the first column of the tables of a section. */
function columnsOf(text: string): string[] {
  return text
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .flatMap((line) => [...(line.split('|')[1] ?? '').matchAll(/`([^`]+)`/g)].map((match) => match[1] ?? ''));
}

const finding: EventFinding = {
  id: 'f_1',
  report: 'r1',
  revision: 1,
  kind: 'event',
  body: {
    type: 'PROTEST',
    contexts: [],
    evidence: [],
    sources: [],
    recipients: [],
    places: [],
    instruments: [],
    counts: [],
    certainty: 'asserted',
    attribution: [],
  },
};
const context = { place: () => undefined };

describe('docs/codebook.md', () => {
  it('names every field of the PLOVER export and no other', () => {
    expect(columnsOf(section('PLOVER')).sort()).toEqual(Object.keys(toPlover(finding, context)).sort());
  });

  it('names every field of the CAMEO export in order', () => {
    const fields = /`(id, [^`]+)`/.exec(section('CAMEO'))?.[1]?.split(', ');
    expect(fields).toEqual(Object.keys(toCameo(finding, context)));
  });

  it('names every column in the manner of ACLED and no other', () => {
    expect(columnsOf(section('ACLED')).sort()).toEqual([...ACLED_COLUMNS].sort());
  });

  it('names every event type and sub-event type of the table and no other', () => {
    const rows = section('ACLED')
      .split('\n')
      .filter((line) => /^\| [A-Z]{4}/.test(line))
      .map((line) => line.split('|').map((cell) => cell.trim()));
    const named = (column: number) => new Set(rows.flatMap((row) => (row[column] ?? '').split(/ \/ /)));
    expect(named(2)).toEqual(new Set(exportTables().acled.map(({ event }) => event)));
    expect(named(3)).toEqual(new Set(exportTables().acled.map(({ sub }) => sub)));
  });
});

describe('the tables of the exports', () => {
  it('give every PLOVER type a CAMEO code for all that no narrower row has', () => {
    for (const type of Object.keys(PLOVER) as PloverType[]) expect(cameoCode({ type, contexts: [] })).toMatch(/^\d{3}$/);
  });

  it('use only modes that PLOVER has for the type', () => {
    const { cameo, acled } = exportTables();
    for (const { type, mode } of [...cameo, ...acled]) {
      if (mode !== undefined) expect(PLOVER[type].modes as readonly PloverMode[]).toContain(mode);
    }
  });

  it('have no row that an earlier, wider one hides', () => {
    const { cameo } = exportTables();
    for (const [index, row] of cameo.entries()) {
      const hidden = cameo
        .slice(0, index)
        .some(
          ({ type, mode, context: ctx }) =>
            type === row.type && (mode === undefined || mode === row.mode) && (ctx === undefined || ctx === row.context),
        );
      expect(hidden, `${row.type} ${row.mode} ${row.context}`).toBe(false);
    }
  });
});
