import { readFileSync } from 'node:fs';
import type { PloverContext, PloverMode, PloverType } from '../../model/index.js';

/** PLOVER type, mode and context to a CAMEO code; what is absent may be anything. */
export interface CameoRow {
  readonly type: PloverType;
  readonly mode?: PloverMode;
  readonly context?: PloverContext;
  /** Without the dot: `0841`. */
  readonly code: string;
}

/** PLOVER type and mode to an event type in the manner of ACLED; without a mode it is for every other mode. */
export interface AcledKind {
  readonly type: PloverType;
  readonly mode?: PloverMode;
  readonly event: string;
  readonly sub: string;
}

/** The tables of the exports. */
export interface ExportTables {
  /** In order: the first row that fits counts. */
  readonly cameo: readonly CameoRow[];
  readonly acled: readonly AcledKind[];
}

const FOLDER = new URL('../../../data/exports/', import.meta.url);

let loaded: ExportTables | undefined;

/** The tables of `data/exports`, read once. Throws where one is missing, since it belongs to the program. */
export function exportTables(): ExportTables {
  loaded ??= {
    cameo: rows('cameo.tsv').map(([type = '', mode = '-', context = '-', code = '']) => ({
      type: type as PloverType,
      ...(mode === '-' ? {} : { mode: mode as PloverMode }),
      ...(context === '-' ? {} : { context: context as PloverContext }),
      code,
    })),
    acled: rows('acled.tsv').map(([type = '', mode = '*', event = '', sub = '']) => ({
      type: type as PloverType,
      ...(mode === '*' ? {} : { mode: mode as PloverMode }),
      event,
      sub,
    })),
  };
  return loaded;
}

function rows(name: string): string[][] {
  return readFileSync(new URL(name, FOLDER), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.split('\t'));
}
