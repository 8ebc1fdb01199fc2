import type { Actor, ArgumentRole, LanguageAnalysis, Place, Reference } from '../../model/index.js';
import { type KnownEntity, knownLists, type Term } from '../gazetteer/known.js';
import { placeTable } from '../gazetteer/places.js';
import { cityPlace, type ResolvedName } from '../mentions/resolve.js';
import type { RoleWord } from '../roles/offices.js';
import type { Scope } from './scope.js';

/** What the resolvers of one report share: its names, and the actors, places and references found so far. */
export class Scene {
  readonly language: LanguageAnalysis;
  readonly names: readonly ResolvedName[];
  /** The name that covers a token. */
  readonly nameAt: readonly (ResolvedName | undefined)[];
  /** Day of publication, `YYYY-MM-DD`. */
  readonly day: string | undefined;
  readonly actors = new Map<string, Actor>();
  readonly places = new Map<string, Place>();
  readonly references = new Map<number, Reference>();
  /** Head tokens of all phrases. */
  readonly phraseHeads: readonly number[];
  readonly #bearers = new Map<string, string>();
  readonly #clauseOf = new Map<number, number>();
  readonly #phraseOf = new Map<number, number>();
  readonly #roles = new Map<number, { role: ArgumentRole; clause: number }>();

  constructor(language: LanguageAnalysis, names: readonly ResolvedName[], day: string | undefined) {
    this.language = language;
    this.names = names;
    this.day = day;
    const nameAt: (ResolvedName | undefined)[] = new Array(language.tokens.length);
    for (const name of names) for (let index = name.draft.first; index < name.draft.last; index += 1) nameAt[index] = name;
    this.nameAt = nameAt;
    this.phraseHeads = language.phrases.map((phrase) => phrase.head);
    const byPhrase = new Map<number, { role: ArgumentRole; clause: number }>();
    for (const [clause, { args, tokens }] of language.clauses.entries()) {
      for (const token of tokens) this.#clauseOf.set(token, clause);
      for (const { role, phrase, head } of args) {
        this.#roles.set(head, { role, clause });
        byPhrase.set(phrase, { role, clause });
      }
    }
    for (const phrase of language.phrases) {
      this.#phraseOf.set(phrase.head, phrase.index);
      const found = phrase.attribute === 'conjunct' && phrase.parent !== undefined ? byPhrase.get(phrase.parent) : undefined;
      if (found) this.#roles.set(phrase.head, found);
    }
  }

  /** The role of the phrase with that head in its clause. */
  roleOfHead(token: number): ArgumentRole | undefined {
    return this.#roles.get(token)?.role;
  }

  /** The lemma of the verb that the phrase with that head belongs to. */
  verbOfHead(token: number): string | undefined {
    const found = this.#roles.get(token);
    return found && this.language.clauses[found.clause]?.lemma;
  }

  /** The modal verb of the clause that the token is a role of. */
  modalOfHead(token: number): string | undefined {
    const found = this.#roles.get(token);
    return found && this.language.clauses[found.clause]?.modal;
  }

  /** What the subject of the clause before the token's own one stands for, within this sentence or the one before. */
  subjectBefore(token: number): Reference | undefined {
    const { clauses, tokens } = this.language;
    const sentence = tokens[token]!.sentence;
    const own = this.#clauseOf.get(token);
    if (own === undefined) return undefined;
    for (let index = own - 1; index >= 0 && index > own - 8; index -= 1) {
      const clause = clauses[index]!;
      if (clause.sentence < sentence - 1) return undefined;
      const subject = clause.args.find((argument) => argument.role === 'subject');
      if (!subject) continue;
      const found = this.references.get(subject.head);
      if (!found && tokens[subject.head]!.form.toLowerCase() === 'es') continue;
      return found;
    }
    return undefined;
  }

  /** What the subject of the token's own clause stands for, where it comes before the token. */
  ownSubject(token: number): Reference | undefined {
    const clause = this.language.clauses[this.#clauseOf.get(token) ?? -1];
    const subject = clause?.args.find((argument) => argument.role === 'subject');
    return subject && subject.head < token ? this.references.get(subject.head) : undefined;
  }

  /** Gender of the phrase in the singular with that head, by its article: "die Kommission" is feminine, "der Kreml" masculine. */
  articleGender(head: number): 'm' | 'f' | undefined {
    const phrase = this.language.phrases[this.#phraseOf.get(head) ?? -1];
    if (phrase?.determiner === undefined || phrase.number === 'Plur') return undefined;
    const article = this.language.tokens[phrase.determiner]?.form.toLowerCase();
    return article === 'der' ? 'm' : article === 'die' ? 'f' : undefined;
  }

  /** True where the clause of the token has a plural verb. */
  verbIsPlural(token: number): boolean {
    const clause = this.language.clauses[this.#clauseOf.get(token) ?? -1];
    const finite = clause?.finite === undefined ? undefined : this.language.tokens[clause.finite];
    return finite === undefined || finite.feats.Number !== 'Sing';
  }

  /** True where the person is of that gender, or the gender is not known but nothing speaks against it. */
  genderFits(entity: string | undefined, gender: 'm' | 'f'): boolean {
    const known =
      this.names.find((name) => name.mention.entity === entity && name.gender !== '')?.gender ??
      (entity === undefined ? undefined : knownLists().byId.get(entity)?.gender);
    return known === gender;
  }

  /** Puts a reference in the place of one that may be there. */
  replace(token: number, reference: Omit<Reference, 'token'>): void {
    this.references.set(token, { token, ...reference });
  }

  /** Adds an actor, or what is new about one already there. */
  addActor(actor: Actor): void {
    const known = this.actors.get(actor.id);
    this.actors.set(actor.id, known ? { ...known, ...actor } : actor);
  }

  addPlace(place: Place): void {
    if (!this.places.has(place.id)) this.places.set(place.id, place);
  }

  /** Says for whom or what a token stands; the first to say so wins. */
  refer(token: number, reference: Omit<Reference, 'token'>): void {
    if (!this.references.has(token)) this.references.set(token, { token, ...reference });
  }

  /** True where the actor is one of the lists. */
  isListed(id: string): boolean {
    return !id.startsWith('x_') || id.startsWith('x_person-');
  }

  /** Remembers who was called by a role, for later "der Minister". */
  noteRole(role: RoleWord, scope: Scope | undefined, actor: string): void {
    this.#bearers.set(`${role.office} ${scope?.key ?? ''}`, actor);
    this.#bearers.set(role.office, actor);
    // "Verteidigungsminister Adler … Der Minister": the head alone takes up the one minister of the report; two leave it open.
    if (role.office === 'minister' || !/minister(in)?$/.test(role.word)) return;
    const earlier = this.#bearers.get('minister');
    this.#bearers.set('minister', earlier === undefined || earlier === actor ? actor : SEVERAL);
  }

  /** The one person whom the report names before a token, of that state (ISO code) where one is given; undefined where it names none or several. */
  onlyPersonBefore(token: number, country?: string): ResolvedName | undefined {
    const people = new Map<string, ResolvedName>();
    for (const name of this.names) {
      if (name.draft.first >= token) break;
      if (name.kind === 'person' && (country === undefined || name.actor?.country === country))
        people.set(name.mention.entity ?? name.mention.name, name);
    }
    return people.size === 1 ? [...people.values()][0] : undefined;
  }

  /** Who was last called by the role, of that state where one is given. */
  bearerOf(role: RoleWord, scope: Scope | undefined): Actor | undefined {
    const id = this.#bearers.get(scope ? `${role.office} ${scope.key}` : role.office);
    return id === undefined ? undefined : this.actors.get(id);
  }

  /** Listed persons that the report names. */
  listedPeople(): KnownEntity[] {
    return [...new Set(this.names.flatMap((name) => (name.kind === 'person' && name.known ? [name.known] : [])))];
  }

  /** True where the term runs on the day of publication. */
  inTerm(term: Term): boolean {
    return this.day === undefined ? term.to === '' : term.from <= this.day && (term.to === '' || this.day < term.to);
  }

  /** The city of an adjective ("Charkiwer", "Pariser"); undefined for other words. */
  cityOfAdjective(form: string): Place | undefined {
    const table = placeTable();
    const stem = form.slice(0, -2);
    for (const name of [stem, `${stem}e`, `${stem}en`, `${form.slice(0, -1)}`, EXCEPTIONS[form] ?? '']) {
      if (name.length < 3) continue;
      const found = table.find(name);
      const first = found?.records[0];
      if (found && first !== undefined && !(found.word && table.population(first) < 400_000)) {
        const record = table.record(first);
        if (record.population >= 20_000) return cityPlace(record);
      }
    }
    return undefined;
  }
}

/** Stands for no actor. */
const SEVERAL = '';

const EXCEPTIONS: Readonly<Record<string, string>> = {
  Münchner: 'München',
  Zürcher: 'Zürich',
  Basler: 'Basel',
  Dresdner: 'Dresden',
  Bremer: 'Bremen',
  Kasseler: 'Kassel',
  Züricher: 'Zürich',
  Hannoveraner: 'Hannover',
  Moskauer: 'Moskau',
};
