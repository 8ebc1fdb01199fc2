import type { PloverContext, PloverMode, PloverType } from '../../model/index.js';
import { readEventRows, StemList } from './rows.js';

/** What stands in a slot becomes this in the event. */
export type Role = 'source' | 'recipient' | 'both' | 'place' | 'target' | 'content' | 'instrument' | 'item' | 'leader';

/** Which kind of party or thing may stand in a slot; `somebody`: also by nouns that no list knows, where the verb takes nothing but people. */
export type SlotClass = 'somebody' | 'actor' | 'public' | 'force' | 'police' | 'court' | 'human' | 'place' | 'money' | 'firm';

/** One slot of a frame: where it stands (`sub`, `obj`, `iobj`, `gen`, `inf`, `refl`, a preposition, or a word of the clause), what may fill it and what it means. */
export interface Slot {
  readonly slot: string;
  readonly kind?: SlotClass;
  /** Only nouns of this list fill it. */
  readonly stems?: StemList;
  readonly role?: Role;
  readonly required: boolean;
  /** Must not be there. */
  readonly forbidden: boolean;
}

/** What a verb or noun with such slots tells. `type` absent: the reading is known and no event. */
export interface Frame {
  readonly word: string;
  readonly slots: readonly Slot[];
  readonly type?: PloverType;
  readonly mode?: PloverMode;
  /** The mode follows from the content: a demand for help is `assist`. */
  readonly modeByContent: boolean;
  readonly contexts: readonly PloverContext[];
}

/** A noun's frame and how loosely the noun is used. */
export interface NounFrame extends Frame {
  /** The word is also used in general: it needs an actor or place of its own, or a light verb. */
  readonly bare: boolean;
  /** Only as a compound with a first part that is known as a means ("Drohnenschlag"). */
  readonly first: boolean;
  /** Only in the plural ("Unruhen"). */
  readonly plural: boolean;
}

/** How a light verb tells its noun's event. */
export type LightSense = 'real' | 'planned' | 'denied';

/** A verb that carries an event noun in `slot`; `subject` is the role of its subject. */
export interface LightVerb {
  readonly slot: string;
  readonly subject?: Role;
  readonly sense: LightSense;
}

/** A means of attack, the ASSAULT mode that it makes, and a name for the list of instruments. */
export interface Means {
  readonly stem: string;
  readonly name?: string;
  readonly mode?: PloverMode;
  readonly cyber: boolean;
}

/** All frames, by verb lemma and by noun. */
export interface FrameLexicon {
  readonly verbs: ReadonlyMap<string, readonly Frame[]>;
  readonly nouns: ReadonlyMap<string, NounFrame>;
  readonly nounStems: StemList;
  readonly notEvents: StemList;
  readonly anaphors: StemList;
  readonly hypothetical: StemList;
  readonly planning: StemList;
  readonly history: StemList;
  /** Times long past: "im Mittelalter", "im Siebenjährigen Krieg". */
  readonly epochs: StemList;
  /** Works of fiction: what happens in them happens nowhere. */
  readonly fiction: StemList;
  /** Natural disasters and accidents. */
  readonly disasters: StemList;
  /** By lemma of the verb. */
  readonly light: ReadonlyMap<string, readonly LightVerb[]>;
  readonly means: ReadonlyMap<string, Means>;
  /** Longest stem first. */
  readonly contentModes: readonly (readonly [stem: string, demand: string, threat: string])[];
  /** Number of frames of verbs and nouns. */
  readonly size: number;
}

let loaded: FrameLexicon | undefined;

/** The frames of `data/findings/events`, read once. Throws where a list is missing or a row is not well-formed. */
export function frameLexicon(): FrameLexicon {
  loaded ??= load();
  return loaded;
}

function load(): FrameLexicon {
  const verbs = new Map<string, Frame[]>();
  const verbRows = readEventRows('verbs.tsv');
  for (const [lemma = '', slots = '', type = '-', mode = '-', contexts = '-'] of verbRows) {
    const frames = verbs.get(lemma) ?? [];
    frames.push(frame(lemma, slots, type, mode, contexts));
    verbs.set(lemma, frames);
  }
  const nounRows = readEventRows('nouns.tsv');
  const nouns = new Map(nounRows.map((row) => [(row[0] ?? '').replace('*', ''), nounFrame(row)]));
  const light = new Map<string, LightVerb[]>();
  for (const [lemma = '', slot = '', subject = '-', sense = 'real'] of readEventRows('light.tsv')) {
    const verbsOfLemma = light.get(lemma) ?? [];
    verbsOfLemma.push({ slot, ...(subject === '-' ? {} : { subject: subject as Role }), sense: sense as LightSense });
    light.set(lemma, verbsOfLemma);
  }
  const background = new Map(readEventRows('background.tsv').map(([kind = '', words = '']) => [kind, new StemList(words.split(' '))]));
  const list = (kind: string) => background.get(kind) ?? new StemList([]);
  return {
    verbs,
    nouns,
    nounStems: new StemList(nounRows.map(([stem = '']) => stem)),
    notEvents: list('not'),
    anaphors: list('anaphor'),
    hypothetical: list('hypothetical'),
    planning: list('planning'),
    history: list('history'),
    epochs: list('epoch'),
    fiction: list('fiction'),
    disasters: list('disaster'),
    light,
    means: new Map(readEventRows('instruments.tsv').map((row) => [row[0] ?? '', means(row)])),
    contentModes: readEventRows('content-modes.tsv')
      .map(([stem = '', demand = '-', threat = '-']) => [stem, demand, threat] as const)
      .sort((left, right) => right[0].length - left[0].length || (left[0] < right[0] ? -1 : 1)),
    size: verbRows.length + nounRows.length,
  };
}

function frame(word: string, slots: string, type: string, mode: string, contexts: string): Frame {
  return {
    word,
    slots: slots.split(' ').filter(Boolean).map(parseSlot),
    ...(type === '-' ? {} : { type: type as PloverType }),
    ...(mode === '-' || mode === '@' ? {} : { mode: mode as PloverMode }),
    modeByContent: mode === '@',
    contexts: contexts === '-' ? [] : (contexts.split(',') as PloverContext[]),
  };
}

const SLOT = /^(\^?)([a-zäöüß]+)(?::([a-z]+))?(?:\{([^}]*)\})?(?:=([a-z]+))?(!?)$/;

const NOUN_FLAGS = new Set(['bare!', 'first!', 'plural!']);

/** Nobody does a protest or meeting to somebody: "die Behinderung der Demonstration durch die Polizei". */
const BY_ITS_OWN = new Set(['PROTEST', 'CONSULT', 'COOPERATE', 'AGREE']);

/** Slots that every event noun has unless its row says otherwise. */
const USUAL: readonly Slot[] = ['von=source', 'durch=source', 'adj=source', 'in=place'].map(parseSlot);

function nounFrame([stem = '', slots = '', type = '-', mode = '-', contexts = '-']: readonly string[]): NounFrame {
  const words = slots.split(' ');
  const own = frame(stem.replace('*', ''), words.filter((word) => !NOUN_FLAGS.has(word)).join(' '), type, mode, contexts);
  const usual = USUAL.filter(
    (slot) => !own.slots.some((mine) => mine.slot === slot.slot) && !(slot.slot === 'durch' && BY_ITS_OWN.has(type)),
  );
  return {
    ...own,
    slots: [...own.slots, ...usual],
    bare: words.includes('bare!'),
    first: words.includes('first!'),
    plural: words.includes('plural!'),
  };
}

/** One slot as written in the lists: `obj:human{soldat|panzer}=recipient!`. Throws where it is not of that form. */
export function parseSlot(text: string): Slot {
  const match = SLOT.exec(text);
  if (!match) throw new Error(`expected a slot such as "obj:human=recipient!", got "${text}"`);
  const [, forbidden, slot = '', kind, stems, role, required] = match;
  return {
    slot,
    ...(kind ? { kind: kind as SlotClass } : {}),
    ...(stems ? { stems: new StemList(stems.split('|').map((stem) => `*${stem}`)) } : {}),
    ...(role ? { role: role as Role } : {}),
    required: required === '!',
    forbidden: forbidden === '^',
  };
}

function means([stem = '', name = '-', mode = '-', override = '-']: readonly string[]): Means {
  return {
    stem,
    ...(name === '-' ? {} : { name }),
    ...(mode === '-' ? {} : { mode: mode as PloverMode }),
    cyber: override !== '-',
  };
}
