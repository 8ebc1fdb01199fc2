import type { Desk } from '../../model/index.js';
import type { Store } from '../../store/index.js';
import type { LiveState } from '../contract.js';
import { type Composer, createComposer, type WrittenBrief } from './composer.js';
import { indexPicture, type PictureIndex } from './picture-index.js';

/** How long an answer about the store's version is believed. */
const VERSION_MS = 100;
/** How often the store is looked at while somebody listens. */
const WATCH_MS = 400;
/** A fetch writes in many steps: the brief waits until this long nothing was written. */
const SETTLED_MS = 1_200;
/** Of more reports at once the newest are named; the page then loads its lists anew. */
const NAMED = 100;

/** What the routes share: the picture in memory, the written briefs, and who listens. Everything is made anew when the store has changed. */
export interface DeskState {
  /** Differs whenever store or brief hold something else. */
  version(): Promise<string>;
  picture(): Promise<PictureIndex>;
  /** The brief as it was written last, if it was; `current` where nothing was stored since. Asking for it has it written. */
  brief(lang: 'de' | 'en'): Promise<{ readonly written?: WrittenBrief; readonly current: boolean }>;
  /** Waits for the brief of what the store holds now. */
  currentBrief(lang: 'de' | 'en'): Promise<WrittenBrief>;
  /** Calls back at once and with every change, until the returned function is called. */
  listen(listener: (state: LiveState) => void): () => void;
  close(): Promise<void>;
}

/** State of one opened desk. @param storePath lets briefs be written in a thread of their own */
export function createDeskState(store: Store, desk: Desk, storePath?: string): DeskState {
  return new WatchedDesk(store, createComposer(store, desk, storePath));
}

class WatchedDesk implements DeskState {
  readonly #store: Store;
  readonly #composer: Composer;
  readonly #listeners = new Set<(state: LiveState) => void>();
  readonly #briefs = new Map<'de' | 'en', { readonly of: string; readonly written: WrittenBrief }>();
  readonly #writing = new Map<'de' | 'en', { readonly of: string; readonly promise: Promise<WrittenBrief> }>();
  #seen: { readonly at: number; readonly changes: string } | undefined;
  #picture: { readonly of: string; readonly index: Promise<PictureIndex> } | undefined;
  #known: ReadonlySet<string> | undefined;
  #told = '';
  #timer: NodeJS.Timeout | undefined;
  #changedAt = 0;
  #briefCount = 0;

  constructor(store: Store, composer: Composer) {
    this.#store = store;
    this.#composer = composer;
  }

  async version(): Promise<string> {
    return `${await this.#changes()}-${this.#briefCount}`;
  }

  async picture(): Promise<PictureIndex> {
    const of = await this.#changes();
    if (this.#picture?.of !== of) {
      const index = indexPicture(this.#store);
      this.#picture = { of, index };
      index.catch(() => {
        this.#picture = undefined;
      });
    }
    return this.#picture.index;
  }

  async brief(lang: 'de' | 'en'): Promise<{ readonly written?: WrittenBrief; readonly current: boolean }> {
    const changes = await this.#changes();
    const known = this.#briefs.get(lang);
    if (known?.of === changes) return { written: known.written, current: true };
    const settled = known === undefined || performance.now() - this.#changedAt > SETTLED_MS;
    if (settled) this.#write(lang, changes).catch(reportFailure);
    return known === undefined ? { current: false } : { written: known.written, current: false };
  }

  async currentBrief(lang: 'de' | 'en'): Promise<WrittenBrief> {
    const changes = await this.#changes();
    const known = this.#briefs.get(lang);
    return known?.of === changes ? known.written : this.#write(lang, changes);
  }

  listen(listener: (state: LiveState) => void): () => void {
    this.#listeners.add(listener);
    void (this.#known === undefined ? this.#look() : this.#tell([listener], true)).catch(reportFailure);
    this.#timer ??= setInterval(() => void this.#look().catch(reportFailure), WATCH_MS).unref();
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size > 0) return;
      clearInterval(this.#timer);
      this.#timer = undefined;
    };
  }

  async close(): Promise<void> {
    clearInterval(this.#timer);
    this.#listeners.clear();
    await this.#composer.close();
  }

  async #changes(): Promise<string> {
    const now = performance.now();
    if (this.#seen !== undefined && now - this.#seen.at < VERSION_MS) return this.#seen.changes;
    const changes = await this.#store.changes();
    if (changes !== this.#seen?.changes) this.#changedAt = now;
    this.#seen = { at: now, changes };
    return changes;
  }

  /** Writes a brief once for each state of the store, however many ask. */
  #write(lang: 'de' | 'en', changes: string): Promise<WrittenBrief> {
    const running = this.#writing.get(lang);
    if (running?.of === changes) return running.promise;
    const promise = this.#composer.compose(lang).then((written) => {
      this.#briefs.set(lang, { of: changes, written });
      this.#briefCount += 1;
      return written;
    });
    this.#writing.set(lang, { of: changes, promise });
    const forget = () => {
      if (this.#writing.get(lang)?.promise === promise) this.#writing.delete(lang);
    };
    promise.then(forget, forget);
    return promise;
  }

  async #look(): Promise<void> {
    for (const lang of this.#briefs.keys()) await this.brief(lang);
    const version = await this.version();
    if (version === this.#told) return;
    this.#told = version;
    await this.#tell([...this.#listeners], false);
  }

  /** @param newcomer somebody who is only told how things stand, not what is new to the others */
  async #tell(listeners: readonly ((state: LiveState) => void)[], newcomer: boolean): Promise<void> {
    const { items } = await this.#store.reports({ limit: NAMED });
    const known = this.#known;
    const fresh = known === undefined || newcomer ? [] : items.filter((report) => !known.has(nameOf(report)));
    if (known === undefined || !newcomer) this.#known = new Set([...(known ?? []), ...items.map(nameOf)]);
    const newest = await this.#store.newestReport();
    const brief = [...this.#briefs.values()].map((one) => one.written.id).join(' ');
    const state: LiveState = {
      reports: await this.#store.countReports(),
      fresh: fresh.map((report) => report.id),
      ...(newest === undefined ? {} : { newest }),
      ...(brief === '' ? {} : { brief }),
    };
    for (const listener of listeners) listener(state);
  }
}

function nameOf(report: { readonly id: string; readonly revision: number }): string {
  return `${report.id}.${report.revision}`;
}

function reportFailure(error: unknown): void {
  process.stderr.write(`lagebild: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
}
