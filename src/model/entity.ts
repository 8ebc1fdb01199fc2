import type { Span } from './span.js';

export type MentionType = 'person' | 'organisation' | 'place' | 'other';

/** A proper name in a text: outermost, not overlapping others, without title or article. */
export interface Mention {
  readonly span: Span;
  /** The name's own kind: a state or city is a place whatever its role. */
  readonly type: MentionType;
  /** Id of the actor or place, where it resolves: `Q…` (Wikidata), `geonames:…`, else local `x_…`. */
  readonly entity?: string;
  /** Canonical name in the text's language ("Russland", "EU", "Charkiw"). */
  readonly name: string;
}

/** Anybody or anywhere that a finding points to. */
export interface EntityRef {
  /** The words that name it, absent where it is known from context only. */
  readonly span?: Span;
  readonly entity?: string;
  readonly name: string;
}

export type ActorKind = 'person' | 'state' | 'organisation' | 'armed-force' | 'people' | 'medium' | 'role' | 'group';

/** A resolved actor: what all its names in all texts have in common. */
export interface Actor {
  readonly id: string;
  readonly kind: ActorKind;
  readonly name: string;
  /** ISO 3166-1 alpha-2 of the state that it belongs to or is. */
  readonly country?: string;
  /** Office or role as the text or the list gives it ("Präsident", "Bürgermeister von Charkiw"). */
  readonly role?: string;
}

export type PlacePrecision = 'exact' | 'city' | 'region' | 'country';

/** A resolved place. */
export interface Place {
  readonly id: string;
  readonly name: string;
  readonly precision: PlacePrecision;
  /** ISO 3166-1 alpha-2. */
  readonly country?: string;
  /** WGS 84 degrees; absent for countries. */
  readonly latitude?: number;
  readonly longitude?: number;
  /** Id of the region that holds it, where known. */
  readonly within?: string;
}

/**
 * A noun phrase (by the token index of its head) and whom or what it stands for: names, roles ("der Kremlchef"), metonyms ("Kiew" as a government), pronouns.
 */
export interface Reference {
  readonly token: number;
  readonly ref: EntityRef;
  readonly kind: ActorKind | 'place';
  /** `name`: a proper name; `role`: resolved by office; `pronoun`: by an antecedent; `noun`: an unnamed actor by its noun phrase. */
  readonly by: 'name' | 'role' | 'pronoun' | 'noun' | 'metonym';
  /** 0..1. */
  readonly confidence: number;
}

/** What the entity layer makes of one report. */
export interface EntityAnalysis {
  readonly mentions: readonly Mention[];
  /** By token index of the head, at most one each. */
  readonly references: ReadonlyMap<number, Reference>;
  /** Actors of the report by id, local ones included. */
  readonly actors: ReadonlyMap<string, Actor>;
  /** Places of the report by id. */
  readonly places: ReadonlyMap<string, Place>;
}
