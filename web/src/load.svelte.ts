import { onDestroy, untrack } from 'svelte';
import { ApiProblem } from './api.js';

/** What the server did not answer because it could not be reached: asked again as soon as it can. */
const unreached = new Set<() => void>();

/** The server can be reached again: what failed for want of it is read now, without a click. */
export function reached(): void {
  const again = [...unreached];
  unreached.clear();
  for (const one of again) one();
}

addEventListener('online', reached);

/**
 * Something that is being read: the last answer stays until the next is there, so that nothing flickers. Made while a component is set up, and ends with it.
 */
export class Loaded<T> {
  value = $state.raw<T | undefined>(undefined);
  problem = $state<ApiProblem | undefined>(undefined);
  busy = $state(false);
  #turn = 0;
  #asked: (() => Promise<T>) | undefined;
  #waiting: (() => void) | undefined;

  constructor() {
    onDestroy(() => {
      this.#turn += 1;
      this.#forget();
    });
  }

  /** Reads whenever what it asks for has become something else: not with every change of the address. Undefined: nothing is asked, nothing shown. */
  follow<Query>(query: () => Query | undefined, ask: (query: Query) => Promise<T>): void {
    const key = $derived(JSON.stringify(query()));
    $effect(() => {
      const asked = key === undefined ? undefined : (JSON.parse(key) as Query);
      untrack(() => {
        if (asked === undefined) this.#clear();
        else void this.load(() => ask(asked));
      });
    });
  }

  /** Asks again what was asked last. */
  async again(): Promise<void> {
    if (this.#asked !== undefined) await this.load(this.#asked);
  }

  /** Reads anew; an answer that comes after a later question is dropped. */
  async load(ask: () => Promise<T>): Promise<void> {
    this.#turn += 1;
    const turn = this.#turn;
    this.#asked = ask;
    this.busy = true;
    this.#forget();
    try {
      const value = await ask();
      if (turn !== this.#turn) return;
      this.value = value;
      this.problem = undefined;
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      if (turn !== this.#turn) return;
      this.problem = error;
      if (error.status === 0) this.#wait();
    } finally {
      if (turn === this.#turn) this.busy = false;
    }
  }

  #clear(): void {
    this.#turn += 1;
    this.#asked = undefined;
    this.value = undefined;
    this.problem = undefined;
    this.busy = false;
    this.#forget();
  }

  #wait(): void {
    this.#waiting = () => void this.again();
    unreached.add(this.#waiting);
  }

  #forget(): void {
    if (this.#waiting !== undefined) unreached.delete(this.#waiting);
    this.#waiting = undefined;
  }
}
