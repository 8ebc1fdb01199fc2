/** The state, organisation, city or region that a role or group belongs to. */
export interface Scope {
  /** ISO code of a state, id of an organisation, or name of a city or region as the lists of terms know it. */
  readonly key: string;
  /** Genitive or "von" phrase for a name: "Polens", "von Charkiw", "der Ukraine". */
  readonly of: string;
  /** ISO code of the state. */
  readonly country: string;
}
