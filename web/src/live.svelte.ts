import type { LiveState } from '../../src/api/contract.js';
import { reached } from './load.svelte.js';

/** What came in while the page is open. Nothing on the page moves by itself: views show a line that leads to it. */
class Live {
  state = $state.raw<LiveState | undefined>(undefined);
  /** Reports that nobody looked at yet. */
  fresh = $state.raw<readonly string[]>([]);
  connected = $state(false);
  /** Whether the first view has been shown, and this listens. */
  started = $state(false);

  /** Listens from now on; once. Telling how things stand costs the server more than a view: whoever shows the first view starts this after it. */
  start(): void {
    if (this.started) return;
    this.started = true;
    const source = new EventSource('/api/live');
    source.addEventListener('open', () => {
      this.connected = true;
      reached();
    });
    source.addEventListener('error', () => {
      this.connected = false;
    });
    source.addEventListener('state', (event) => {
      const next = JSON.parse((event as MessageEvent<string>).data) as LiveState;
      this.fresh = [...new Set([...this.fresh, ...next.fresh])];
      this.state = next;
    });
    addEventListener('pagehide', () => source.close());
  }

  seen(): void {
    this.fresh = [];
  }
}

export const live = new Live();
