import type { Citation } from '../../model/index.js';
import { type ActorName, actorPhrase, type Case, fromPhrase, hasGenitive } from './actors.js';

/** A sentence as worded, not yet verified. */
export interface Worded {
  readonly text: string;
  readonly citations: readonly Citation[];
}

/** Names actors while a text is written: in full with their office when they first appear, by surname afterwards. */
export class Voice {
  private readonly known: Set<string>;
  private readonly fresh = new Set<string>();
  private readonly offices: Citation[] = [];
  private readonly told: string;
  private readonly previous: string | undefined;

  /**
   * @param known keys of the actors who were named already
   * @param told what was written so far: a name that stands there is no news
   * @param previous key of the only actor of the sentence before, whom a pronoun may take up
   */
  constructor(known: Iterable<string> = [], told = '', previous?: string) {
    this.known = new Set(known);
    this.told = told;
    this.previous = previous;
  }

  /** The subject that opens a sentence: a pronoun for whom the sentence before was about. */
  subject(actor: ActorName): string {
    if (actor.pronoun !== undefined && actor.key === this.previous) return actor.pronoun;
    return this.name(actor, 'nom');
  }

  /** True where a full name stands in what was written. */
  hasTold(name: string): boolean {
    return this.told.includes(name);
  }

  /** Noun phrase in a case. */
  name(actor: ActorName, kase: Case): string {
    return actorPhrase(actor, kase, this.introduces(actor));
  }

  /** "von Macron", "vom Kreml". */
  from(actor: ActorName): string {
    return fromPhrase(actor, this.introduces(actor));
  }

  /** "nach Angaben des Kremls", "nach Angaben von Präsident Macron". */
  according(actor: ActorName, noun = 'Angaben'): string {
    const office = actor.person && actor.role?.adjective !== undefined && !this.knows(actor);
    const plain = office || (!actor.person && hasGenitive(actor));
    return plain ? `nach ${noun} ${this.name(actor, 'gen')}` : `nach ${noun} ${this.from(actor)}`;
  }

  /** Places of the words that tell the offices named. */
  get citations(): readonly Citation[] {
    return this.offices;
  }

  /** All who are introduced when the sentence is taken. */
  get introduced(): ReadonlySet<string> {
    return new Set([...this.known, ...this.fresh]);
  }

  private knows(actor: ActorName): boolean {
    return this.known.has(actor.key) || this.fresh.has(actor.key) || (actor.person && this.told.includes(actor.name));
  }

  private introduces(actor: ActorName): boolean {
    const first = !this.knows(actor);
    this.fresh.add(actor.key);
    if (first && actor.roleCitation !== undefined) this.offices.push(actor.roleCitation);
    return first;
  }
}
