import type { Desk } from '../model/index.js';
import type { Store } from '../store/index.js';
import type { Role } from './contract.js';
import type { DeskState } from './state/desk-state.js';

/** What the routes show. */
export interface DeskContext {
  readonly store: Store;
  readonly desk: Desk;
  /** Language of brief and page where the request names none. */
  readonly lang: 'de' | 'en';
  readonly state: DeskState;
  /** Folder with `desk.yaml`; absent: sources cannot be changed. */
  readonly folder?: string;
}

/** An expected refusal of a route: answered as problem details. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly status: 400 | 401 | 403 | 404 | 409 | 413 | 421 | 422 | 429;

  constructor(status: Refusal['status'], detail: string) {
    super(detail);
    this.status = status;
  }
}

/** What a handler knows of its request. */
export interface Asked<Query, Body = undefined> {
  readonly query: Query;
  readonly params: Readonly<Record<string, string>>;
  readonly body: Body;
  readonly role: Role;
}
