import { z } from 'zod';
import { CERTAINTIES, type Finding, PLOVER, PLOVER_CONTEXTS, type PloverType, type Position, type Toll } from '../../model/index.js';

/** A list that nobody changes. */
export const list = <T extends z.ZodType>(item: T) => z.array(item).readonly();

/** RFC 3339, or a date. */
export const moment = z.string().meta({ description: 'RFC 3339, or a date', examples: ['2025-03-27T05:10:00+01:00'] });

/** Offsets `[start, end)` in UTF-16 code units. */
export const span = z
  .tuple([z.int().nonnegative(), z.int().nonnegative()])
  .readonly()
  .meta({ description: "UTF-16 code units [start, end) of the report's text" });
const spans = list(span);

/** An actor or place that a finding points to. */
export const entityRef = z.object({ span: span.optional(), entity: z.string().optional(), name: z.string() });
const refs = list(entityRef);

/** How sure a finding is. */
export const certainty = z.enum(CERTAINTIES);
/** PLOVER root types. */
export const eventType = z.enum(Object.keys(PLOVER) as [PloverType, ...PloverType[]]);
/** What a stated number says of the true one. */
export const bound = z.enum(['exact', 'about', 'at-least', 'more-than', 'up-to', 'less-than', 'between', 'unquantified']);

const condition = z.object({
  evidence: spans,
  kind: z.enum(['if', 'unless', 'until', 'after', 'while']),
  setBy: entityRef.optional(),
  for: spans,
});
const act = z.enum(['assert', 'demand', 'doubt', 'deny', 'accuse', 'promise', 'threaten', 'welcome', 'reject', 'warn', 'ask', 'offer']);
const stance = z.enum(['supports', 'opposes', 'demands', 'offers', 'doubts', 'accepts-on-condition', 'undecided']);

const statement = z.object({
  form: z.enum(['direct', 'indirect', 'indirect-free', 'free-indirect', 'reported']),
  quote: spans,
  cue: spans,
  speaker: spans,
  frame: spans,
  addressee: spans,
  nested: z.boolean(),
  speakerEntity: entityRef.optional(),
  medium: z.enum(['speech', 'writing', 'thought', 'unknown']),
  act,
  issue: z.string().optional(),
  stance: stance.optional(),
  certainty,
  attribution: refs,
  condition: condition.optional(),
});

const countWhat = z.enum([
  'killed',
  'injured',
  'missing',
  'captured',
  'displaced',
  'participants',
  'weapons',
  'intercepted',
  'hits',
  'fires',
  'other',
]);

const count = z.object({
  what: countWhat,
  min: z.number().optional(),
  max: z.number().optional(),
  bound,
  text: z.string(),
  span,
});

const event = z.object({
  type: eventType,
  mode: z.string().optional(),
  contexts: list(z.enum(PLOVER_CONTEXTS)),
  evidence: spans,
  sources: refs,
  recipients: refs,
  places: refs,
  time: z.string().optional().meta({ description: 'TIMEX3 value' }),
  instruments: list(z.string()),
  counts: list(count),
  certainty,
  attribution: refs,
  condition: condition.optional(),
});

const transfer = z.object({
  giver: entityRef.optional(),
  receiver: entityRef.optional(),
  items: list(
    z.object({
      what: z.string(),
      quantity: z.number().optional(),
      unit: z.string().optional(),
      bound: bound.optional(),
      value: z.object({ amount: z.number(), currency: z.string() }).optional(),
    }),
  ),
  status: z.enum(['announced', 'committed', 'delivered', 'claimed', 'refused']),
  evidence: spans,
  certainty,
  attribution: refs,
  condition: condition.optional(),
});

const figure = z.object({
  subject: entityRef.optional(),
  measure: z.string(),
  value: z.number().optional(),
  bound: bound.optional(),
  unit: z.string().optional(),
  change: z
    .object({
      direction: z.enum(['up', 'down', 'same']),
      amount: z.number().optional(),
      unit: z.string().optional(),
      baseline: z.string().optional(),
    })
    .optional(),
  period: z.string().optional(),
  publisher: entityRef.optional(),
  evidence: spans,
  certainty,
  attribution: refs,
});

const tally = z.object({
  ...count.shape,
  scope: entityRef.optional(),
  part: z.boolean(),
  earlier: z.boolean(),
  evidence: spans,
  certainty,
  attribution: refs,
});

const origin = { id: z.string(), report: z.string(), revision: z.int() };

/** What one report says, as data. */
export const finding = z.discriminatedUnion('kind', [
  z.object({ ...origin, kind: z.literal('statement'), body: statement }),
  z.object({ ...origin, kind: z.literal('event'), body: event }),
  z.object({ ...origin, kind: z.literal('transfer'), body: transfer }),
  z.object({ ...origin, kind: z.literal('figure'), body: figure }),
  z.object({ ...origin, kind: z.literal('tally'), body: tally }),
]);

const evidence = z.object({ report: z.string(), revision: z.int(), spans });

/** An actor's stance on an issue at a time. */
export const position = z.object({
  id: z.string(),
  holder: entityRef,
  issue: z.string(),
  stance: stance.optional(),
  act,
  words: z.string(),
  condition: condition.optional(),
  certainty,
  at: moment.optional(),
  evidence: list(evidence),
  supersedes: z.string().optional(),
});

/** One number that one claimant gives. */
export const tollEntry = z.object({
  min: z.number().optional(),
  max: z.number().optional(),
  bound,
  text: z.string(),
  claimant: entityRef.optional(),
  scope: entityRef.optional(),
  at: moment.optional(),
  evidence: list(evidence),
  superseded: z.boolean(),
});

/** Counts of one story over time. */
export const toll = z.object({ id: z.string(), story: z.string(), what: countWhat, entries: list(tollEntry), disputed: z.boolean() });

/** A number of one story on which sources differ. */
export const difference = z.object({ id: z.string(), story: z.string(), what: z.string(), entries: list(tollEntry) });

/** A resolved place. */
export const place = z.object({
  id: z.string(),
  name: z.string(),
  precision: z.enum(['exact', 'city', 'region', 'country']),
  country: z.string().optional(),
  latitude: z.number().optional(),
  longitude: z.number().optional(),
  within: z.string().optional(),
});

/** A resolved actor. */
export const actor = z.object({
  id: z.string(),
  kind: z.enum(['person', 'state', 'organisation', 'armed-force', 'people', 'medium', 'role', 'group']),
  name: z.string(),
  country: z.string().optional(),
  role: z.string().optional(),
});

/** Holds at compile time that the records of the model fit these shapes. */
type Fits<Shape, _Record extends Shape> = true;
export type RecordsFit = [
  Fits<z.infer<typeof finding>, Finding>,
  Fits<z.infer<typeof position>, Position>,
  Fits<z.infer<typeof toll>, Toll>,
];
