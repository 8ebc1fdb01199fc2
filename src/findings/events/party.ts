import type { EntityRef } from '../../model/index.js';
import type { SlotClass } from './frames.js';

/** Somebody or something that a phrase stands for, and what kinds of parties it can be. */
export interface Party {
  readonly ref: EntityRef;
  /** Token index of the head. */
  readonly token: number;
  readonly human: boolean;
  /** State, government, force, party, office-holder, organised group: see PLOVER's actors. */
  readonly public: boolean;
  /** Uses force: armed forces, police, states, armed groups. */
  readonly force: boolean;
  readonly police: boolean;
  /** Firm or private body. */
  readonly company: boolean;
  readonly court: boolean;
  /** Ship, aircraft or vehicle: may be attacked, seized or set free. */
  readonly craft: boolean;
  /** A place by name, also where it can stand for its government. */
  readonly place: boolean;
  /** Resolved to an actor or place, or named. */
  readonly named: boolean;
}

/** Parties in one role of an event. */
export type DraftParties = readonly Party[];

/** True where both stand for the same: same entity, else same name. */
export function sameParty(left: EntityRef, right: EntityRef): boolean {
  return left.entity !== undefined && right.entity !== undefined ? left.entity === right.entity : left.name === right.name;
}

/** True where the party may fill a slot of that class; `money` and `place` are not for parties. */
export function partyIs(party: Party, kind: SlotClass): boolean {
  switch (kind) {
    case 'actor':
      return party.human || party.public;
    case 'public':
      return party.public;
    case 'firm':
      return party.company || (party.human && party.named);
    case 'force':
      return party.force;
    case 'police':
      return party.police;
    case 'court':
      return party.court;
    case 'human':
    case 'somebody':
      return party.human;
    case 'place':
      return party.place;
    case 'money':
      return false;
  }
}

/** Adds parties that are not yet there. */
export function addParties(list: Party[], parties: readonly Party[]): void {
  for (const party of parties) if (!list.some((other) => sameParty(other.ref, party.ref))) list.push(party);
}
