import { ApiProblem } from './api.js';

/** Something that is being read: the last answer stays until the next is there, so that nothing flickers. */
export class Loaded<T> {
  value = $state.raw<T | undefined>(undefined);
  problem = $state<ApiProblem | undefined>(undefined);
  busy = $state(false);
  #turn = 0;

  /** Reads anew; an answer that comes after a later question is dropped. */
  async load(ask: () => Promise<T>): Promise<void> {
    this.#turn += 1;
    const turn = this.#turn;
    this.busy = true;
    try {
      const value = await ask();
      if (turn !== this.#turn) return;
      this.value = value;
      this.problem = undefined;
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      if (turn === this.#turn) this.problem = error;
    } finally {
      if (turn === this.#turn) this.busy = false;
    }
  }
}
