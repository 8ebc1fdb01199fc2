import type { Actor, Place, Report } from '../../model/index.js';
import type {
  BuiltPicture,
  Derived,
  FindingQuery,
  IssuedBrief,
  PartQuery,
  PositionQuery,
  ReportQuery,
  SearchQuery,
  SourceState,
  Store,
  StoryPart,
  StoryQuery,
  WrittenPage,
} from '../store.js';
import { listBriefs, putBrief, readBrief } from './briefs.js';
import { checkTables } from './check.js';
import { clearDerived, derivedBetween, putDerived, readDerived } from './derived.js';
import type { StoreDialect } from './dialect.js';
import { namedEntities } from './entities.js';
import { listFindings } from './findings.js';
import { hashDerived } from './hash.js';
import { countEdition, putWritten, readEdition, readWritten } from './pages.js';
import { entriesSince, listParts, listPositions, listTurns, partsOfStory } from './parts.js';
import { putPicture, readPicture } from './picture.js';
import { addReports, countReports, listReports, newestReport, pendingReports, readReport, readRevisions } from './reports.js';
import { searchReports } from './search.js';
import { countStories, listStories, storyOfReports, threadsById } from './stories.js';
import type { Database, Reader, Trx } from './tables.js';
import { findingTimes, tallyByPlace, tallyByTime, tallyReports } from './tallies.js';

/**
 * The store over an opened and migrated database. Each write is one transaction; reads of more than one table see one state.
 */
export function sqlStore(db: Database, dialect: StoreDialect): Store {
  const read = <T>(work: (trx: Trx) => Promise<T>) => dialect.read(db, work);
  const write = <T>(work: (trx: Trx) => Promise<T>) => dialect.write(db, work);
  /** A write after which briefs and pictures are out of date. */
  const publish = <T>(work: (trx: Trx) => Promise<T>, changed: (result: T) => boolean = () => true) =>
    write(async (trx) => {
      const result = await work(trx);
      if (changed(result)) await countEdition(trx);
      return result;
    });
  return {
    addReports: async (reports: readonly Report[]) =>
      reports.length === 0
        ? { added: [], revised: [], unchanged: 0 }
        : publish(
            (trx) => addReports(trx, dialect, reports),
            ({ added, revised }) => added.length + revised.length > 0,
          ),
    report: (id: string, revision?: number) => readReport(db, id, revision),
    revisions: (id: string) => readRevisions(db, id),
    reports: async (query: ReportQuery) => listReports(db, dialect, query),
    countReports: () => countReports(db),
    tallyReports: async (query) => tallyReports(db, query),
    newestReport: () => read((trx) => newestReport(trx, dialect)),
    sourceStates: () => sourceStates(db),
    putSourceState: (state: SourceState) => write((trx) => putSourceState(trx, state)),
    pendingReports: (version: string, limit: number) => read((trx) => pendingReports(trx, version, limit)),
    putDerived: async (batch: readonly Derived[]) => {
      if (batch.length > 0) await publish((trx) => putDerived(trx, dialect, batch));
    },
    derived: (report: string) => read((trx) => readDerived(trx, dialect, report)),
    derivedBetween: (since: string | undefined, until: string | undefined) => read((trx) => derivedBetween(trx, dialect, since, until)),
    findings: async (query: FindingQuery) => listFindings(db, dialect, query),
    clearDerived: () => publish((trx) => clearDerived(trx)),
    putPicture: (built: BuiltPicture) => publish((trx) => putPicture(trx, dialect, built)),
    picture: () => read((trx) => readPicture(trx)),
    countStories: async (query?: { readonly since?: string }) => countStories(db, query),
    stories: async (query: StoryQuery) => listStories(db, dialect, query),
    storyOf: (reports: readonly string[]) => storyOfReports(db, dialect, reports),
    threadsById: (ids: readonly string[]) => threadsById(db, dialect, ids),
    positions: async (query: PositionQuery) => listPositions(db, query),
    turns: async (query) => listTurns(db, query),
    parts: async <Kind extends keyof StoryPart>(kind: Kind, query: PartQuery) => listParts(db, kind, query),
    partsOfStory: async (story: string, limit?: number) => partsOfStory(db, story, limit),
    entriesSince: (query) => read((trx) => entriesSince(trx, dialect, query)),
    putBrief: (brief: IssuedBrief) => write((trx) => putBrief(trx, dialect, brief)),
    brief: (id: string) => read((trx) => readBrief(trx, id)),
    briefs: (limit: number) => read((trx) => listBriefs(trx, limit)),
    search: (query: SearchQuery) => read((trx) => searchReports(trx, dialect, query)),
    placesById: (ids: readonly string[]) => namedEntities<Place>(db, 'place', ids),
    actorsById: (ids: readonly string[]) => namedEntities<Actor>(db, 'actor', ids),
    findingTimes: (query) => read((trx) => findingTimes(trx, query)),
    tallyByTime: (query) => read((trx) => tallyByTime(trx, query)),
    tallyByPlace: (query) => read((trx) => tallyByPlace(trx, query)),
    edition: () => readEdition(db),
    putWritten: (page: WrittenPage) => write((trx) => putWritten(trx, page)),
    written: (name: string) => readWritten(db, name),
    changes: () => dialect.changes(db),
    derivedHash: () => read((trx) => hashDerived(trx, dialect)),
    check: async () => [...(await dialect.check(db)), ...(await read((trx) => checkTables(trx, dialect.where)))],
    close: () => db.destroy(),
  };
}

async function sourceStates(db: Reader): Promise<SourceState[]> {
  const rows = await db.selectFrom('source_state').select('body').orderBy('source').execute();
  return rows.map((row) => JSON.parse(row.body) as SourceState);
}

async function putSourceState(trx: Trx, state: SourceState): Promise<void> {
  const body = JSON.stringify(state);
  await trx
    .insertInto('source_state')
    .values({ source: state.source, body })
    .onConflict((conflict) => conflict.column('source').doUpdateSet({ body }))
    .execute();
}
