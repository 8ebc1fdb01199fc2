import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore, type Store } from '../../src/store/index.js';
import { type StorePlace, storeContract } from './contract.js';

storeContract('SQLite', async (): Promise<StorePlace> => {
  const folder = await mkdtemp(join(tmpdir(), 'lagebild-store-'));
  const opened: Store[] = [];
  return {
    open: async (options) => {
      const store = await openStore({ path: join(folder, 'desk', 'store.sqlite'), ...options });
      opened.push(store);
      return store;
    },
    remove: async () => {
      await Promise.all(opened.map((store) => store.close()));
      await rm(folder, { recursive: true, force: true });
    },
  };
});
