import type { Desk } from '../../model/index.js';
import type { Store } from '../../store/index.js';
import type { LiveState } from '../contract.js';
import { type Answer, toAnswer } from '../json-answer.js';
import { type Composer, createComposer } from './composer.js';
import { briefBasis, keepBrief, keptBrief, type PageBrief } from './page-brief.js';

/** How long an answer about the store's version is believed. */
const VERSION_MS = 100;
/** How often the store is looked at while somebody listens. */
const WATCH_MS = 400;
/** A fetch writes in many steps: the brief waits until this long nothing was written. */
const SETTLED_MS = 1_200;
/** Of more reports at once the newest are named; the page then loads its lists anew. */
const NAMED = 100;

/** What the routes share: the written briefs, and who listens. Everything is made anew when the store has changed. */
export interface DeskState {
  /** Differs whenever store or brief hold something else. */
  version(): Promise<string>;
  /** The answer with the brief that was written last, made once for each brief; its `state` tells whether something was stored since. Asking for it has it written. */
  brief(lang: 'de' | 'en'): Promise<Answer>;
  /** Calls back at once and with every change, until the returned function is called. */
  listen(listener: (state: LiveState) => void): () => void;
  /** Has this done in advance while somebody listens: once at first, and whenever the store has changed and then rested. */
  prepare(work: () => Promise<void>): void;
  close(): Promise<void>;
}

/** State of one opened desk. @param storePath lets briefs be written in a thread of their own */
export function createDeskState(store: Store, desk: Desk, storePath?: string): DeskState {
  return new WatchedDesk(store, desk, createComposer(store, desk, storePath));
}

/** A brief as it is sent: as long as nothing was stored since, and after that. `edition`: the one that it was written of, where known. */
interface ShownBrief {
  readonly id: string;
  readonly edition: number | undefined;
  readonly current: Answer;
  readonly outdated: Answer;
}

/** What is sent while the first brief of a language is being written. */
const NONE = { de: toAnswer(unwritten('de')), en: toAnswer(unwritten('en')) };

function unwritten(lang: 'de' | 'en'): PageBrief {
  return { lang, state: 'writing', title: '', sections: [], citations: [] };
}

class WatchedDesk implements DeskState {
  readonly #store: Store;
  readonly #composer: Composer;
  readonly #listeners = new Set<(state: LiveState) => void>();
  readonly #desk: Desk;
  readonly #briefs = new Map<'de' | 'en', ShownBrief>();
  readonly #writing = new Map<'de' | 'en', { readonly of: string; readonly promise: Promise<void> }>();
  #seen: { readonly at: number; readonly changes: string; readonly edition: number } | undefined;
  #known: ReadonlySet<string> | undefined;
  #told = '';
  #timer: NodeJS.Timeout | undefined;
  #changedAt = 0;
  #closed = false;
  #work: (() => Promise<void>) | undefined;
  #prepared = '';
  #preparing: Promise<void> | undefined;
  #briefCount = 0;

  constructor(store: Store, desk: Desk, composer: Composer) {
    this.#store = store;
    this.#desk = desk;
    this.#composer = composer;
  }

  async version(): Promise<string> {
    return `${await this.#edition()}-${this.#briefCount}`;
  }

  async brief(lang: 'de' | 'en'): Promise<Answer> {
    const edition = await this.#edition();
    const shown = this.#briefs.get(lang);
    if (shown?.edition === edition) return shown.current;
    const of = briefBasis(this.#desk, edition);
    const kept = await keptBrief(this.#store, lang);
    if (kept?.of === of) return this.#show(lang, edition, kept.page()).current;
    if (shown === undefined || performance.now() - this.#changedAt > SETTLED_MS) this.#write(lang, of, edition).catch(reportFailure);
    return shown?.outdated ?? (kept === undefined ? NONE[lang] : this.#show(lang, undefined, kept.page()).outdated);
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

  prepare(work: () => Promise<void>): void {
    this.#work = work;
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearInterval(this.#timer);
    this.#listeners.clear();
    await this.#preparing?.catch(() => {});
    await this.#composer.close();
  }

  /** Asks the store seldom, and cheaply: only where anything was written its edition is read. */
  async #edition(): Promise<number> {
    const now = performance.now();
    if (this.#seen !== undefined && now - this.#seen.at < VERSION_MS) return this.#seen.edition;
    const changes = await this.#store.changes();
    if (this.#seen?.changes === changes) {
      this.#seen = { ...this.#seen, at: now };
      return this.#seen.edition;
    }
    const edition = await this.#store.edition();
    if (edition !== this.#seen?.edition) this.#changedAt = now;
    this.#seen = { at: now, changes, edition };
    return edition;
  }

  #show(lang: 'de' | 'en', edition: number | undefined, page: PageBrief): ShownBrief {
    const shown = { id: page.id ?? '', edition, current: toAnswer(page), outdated: toAnswer({ ...page, state: 'writing' }) };
    if (this.#briefs.get(lang)?.id !== shown.id) this.#briefCount += 1;
    this.#briefs.set(lang, shown);
    return shown;
  }

  /** Writes a brief once for each state of the store, however many ask, and keeps it for the next start. */
  #write(lang: 'de' | 'en', of: string, edition: number): Promise<void> {
    const running = this.#writing.get(lang);
    if (running?.of === of) return running.promise;
    const promise = this.#composer.compose(lang).then(async (page) => {
      this.#show(lang, edition, page);
      if (!this.#closed) await keepBrief(this.#store, lang, of, page);
    });
    this.#writing.set(lang, { of, promise });
    const forget = () => {
      if (this.#writing.get(lang)?.promise === promise) this.#writing.delete(lang);
    };
    promise.then(forget, forget);
    return promise;
  }

  async #look(): Promise<void> {
    for (const lang of this.#briefs.keys()) await this.brief(lang);
    const version = await this.version();
    if (version !== this.#told) {
      this.#told = version;
      await this.#tell([...this.#listeners], false);
    }
    if (performance.now() - this.#changedAt > SETTLED_MS) await this.#prepareNow();
  }

  async #prepareNow(): Promise<void> {
    const version = await this.version();
    if (version === this.#prepared || this.#closed) return;
    this.#prepared = version;
    this.#preparing = this.#work?.();
    await this.#preparing;
  }

  /** @param newcomer somebody who is only told how things stand, not what is new to the others */
  async #tell(listeners: readonly ((state: LiveState) => void)[], newcomer: boolean): Promise<void> {
    const { items } = await this.#store.reports({ limit: NAMED });
    const known = this.#known;
    const fresh = known === undefined || newcomer ? [] : items.filter((report) => !known.has(nameOf(report)));
    if (known === undefined || !newcomer) this.#known = new Set([...(known ?? []), ...items.map(nameOf)]);
    const newest = await this.#store.newestReport();
    const brief = [...this.#briefs.values()].map((one) => one.id).join(' ');
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

/** Says on standard error why something failed that nobody waits for. */
export function reportFailure(error: unknown): void {
  process.stderr.write(`lagebild: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
}
