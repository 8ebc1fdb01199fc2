import type { Store } from '../../src/store/index.js';
import { briefContract } from './contract/briefs.js';
import { derivedContract } from './contract/derived.js';
import { modelContract } from './contract/model.js';
import { pictureContract } from './contract/picture.js';
import { reportContract } from './contract/reports.js';
import { searchContract } from './contract/search.js';

/** A place for one store, empty at first. */
export interface StorePlace {
  /** Opens the store; more than one may be open at once. */
  open(options?: { readonly readonly?: boolean }): Promise<Store>;
  /** Closes what is open and removes the place. */
  remove(): Promise<void>;
}

export type MakePlace = () => Promise<StorePlace>;

/** What every implementation of `Store` must do: the same suite for each. */
export function storeContract(name: string, makePlace: MakePlace): void {
  reportContract(name, makePlace);
  derivedContract(name, makePlace);
  pictureContract(name, makePlace);
  briefContract(name, makePlace);
  searchContract(name, makePlace);
  modelContract(name, makePlace);
}
