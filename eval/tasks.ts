import { scoreDigest } from './digest/score.js';
import { scoreFeeds } from './feeds/score.js';
import { scoreNames } from './names/score.js';
import { scoreOwnClauses } from './own/clauses.js';
import { scoreOwnCounts, scoreOwnEvents, scoreOwnPlaces } from './own/events.js';
import { scoreOwnPositions } from './own/positions.js';
import { scorePages } from './pages/score.js';
import { scoreQuotations } from './quotations/score.js';
import { scoreStories } from './stories/score.js';
import { scoreTimex } from './timex/score.js';
import { scoreTreebanks } from './treebanks/score.js';

/** What a task measures: names and fractions. Measures that are not in `gated` are shown, not held. */
export interface Task {
  readonly run: () => Promise<object>;
  /** The measures that have a floor. */
  readonly gated: readonly string[];
  /** Results of others, as their authors or `../shared/eval/README.md` give them. */
  readonly known: Readonly<Record<string, string>>;
}

/** Every task by the name of its test data's folder, or `own-…` for gold made in this project. */
export const TASKS: Readonly<Record<string, Task>> = {
  treebanks: {
    run: () => scoreTreebanks(),
    gated: ['upos', 'case', 'subjects', 'objects', 'arguments'],
    known: { upos: 'prototype 93.8', case: 'prototype 85', subjects: 'prototype 76', objects: 'prototype 64', arguments: 'prototype 62' },
  },
  'quotation-de': {
    run: () => scoreQuotations('dev'),
    gated: ['message', 'roles', 'joint', 'form'],
    known: { message: 'QUiTE (test) 47.9', roles: 'QUiTE (test) 35.5', joint: 'QUiTE (test) 39.1', form: 'QUiTE (test) 43.9' },
  },
  'timex-de/dolomiten-42': {
    run: () => scoreTimex('dolomiten-42'),
    gated: ['strict', 'relaxed', 'value'],
    known: { strict: 'HeidelTime 79.4', relaxed: 'HeidelTime 83.1', value: 'HeidelTime 80.0' },
  },
  'timex-de/dolomiten-100': {
    run: () => scoreTimex('dolomiten-100'),
    gated: ['strict', 'relaxed', 'value'],
    known: { strict: 'HeidelTime 71.4', relaxed: 'HeidelTime 81.3', value: 'HeidelTime 66.5' },
  },
  'names-de': { run: () => scoreNames(), gated: ['f1'], known: { f1: 'GermaNER (test) 76.9' } },
  pages: { run: () => scorePages(), gated: ['f1'], known: { f1: 'trafilatura (990 pages) 92.4' } },
  feeds: { run: () => scoreFeeds(), gated: ['met'], known: { met: 'feedparser 100' } },
  'stories-en': {
    run: () => scoreStories(),
    gated: ['pairwise', 'bcubed'],
    known: { pairwise: 'TF-IDF average link 83.9', bcubed: 'TF-IDF average link 88.5' },
  },
  'digest-en': { run: () => scoreDigest(), gated: ['rouge1', 'rougeL'], known: {} },
  'own-clauses': { run: () => scoreOwnClauses(), gated: ['f1'], known: {} },
  'own-events': { run: () => scoreOwnEvents(), gated: ['precision', 'recall'], known: { precision: 'GDELT about 20 (public audit)' } },
  'own-counts': { run: () => scoreOwnCounts(), gated: ['found', 'meaning'], known: {} },
  'own-positions': { run: () => scoreOwnPositions(), gated: ['stance', 'condition', 'uninvented'], known: {} },
  'own-places': { run: () => scoreOwnPlaces(), gated: ['accuracy'], known: { accuracy: 'GDELT 75 by its own account' } },
};
