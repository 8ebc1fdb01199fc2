import { z } from 'zod';
import { CERTAINTIES, PLOVER, PLOVER_CONTEXTS, type PloverType } from '../model/index.js';

/**
 * The published shapes of what the filters print, as Zod schemas. `docs/schema/*.json` is generated from them and checked by a test.
 * Optional fields are absent, never null; spans are UTF-16 offsets `[start, end)`.
 */
const span = z
  .tuple([z.int().nonnegative(), z.int().nonnegative()])
  .meta({ description: 'UTF-16 code units [start, end) of the text as given' });
const spans = z.array(span);
const entity = z
  .strictObject({ span: span.optional(), entity: z.string().optional(), name: z.string() })
  .meta({ description: 'An actor or place; name is canonical in the language of the text' });
const certainty = z.enum(CERTAINTIES);
const bound = z.enum(['exact', 'about', 'at-least', 'more-than', 'up-to', 'less-than', 'between', 'unquantified']);
const problem = z.strictObject({
  kind: z.enum(['malformed', 'unsupported', 'too-large', 'unreachable', 'forbidden', 'not-analysed', 'partial']),
  message: z.string(),
  where: z.string().optional(),
});
const condition = z.strictObject({
  evidence: spans,
  kind: z.enum(['if', 'unless', 'until', 'after', 'while']),
  setBy: entity.optional(),
  for: spans,
});

const statement = z.strictObject({
  form: z.enum(['direct', 'indirect', 'indirect-free', 'free-indirect', 'reported']),
  quote: spans,
  cue: spans,
  speaker: spans,
  frame: spans,
  addressee: spans,
  nested: z.boolean(),
  speakerEntity: entity.optional(),
  medium: z.enum(['speech', 'writing', 'thought', 'unknown']),
  act: z.enum(['assert', 'demand', 'doubt', 'deny', 'accuse', 'promise', 'threaten', 'welcome', 'reject', 'warn', 'ask', 'offer']),
  issue: z.string().optional(),
  stance: z.enum(['supports', 'opposes', 'demands', 'offers', 'doubts', 'accepts-on-condition', 'undecided']).optional(),
  certainty,
  attribution: z.array(entity),
  condition: condition.optional(),
});

const count = z.strictObject({
  what: z.enum([
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
  ]),
  min: z.number().optional(),
  max: z.number().optional(),
  bound,
  text: z.string(),
  span,
});

const tally = z.strictObject({
  ...count.shape,
  scope: entity.optional(),
  part: z.boolean(),
  earlier: z.boolean(),
  evidence: spans,
  certainty,
  attribution: z.array(entity),
});

const ploverTypes = Object.keys(PLOVER) as [PloverType, ...PloverType[]];
const ploverModes = [...new Set(Object.values(PLOVER).flatMap((type): readonly string[] => type.modes))];

const event = z.strictObject({
  type: z.enum(ploverTypes),
  mode: z.enum(ploverModes).optional(),
  contexts: z.array(z.enum(PLOVER_CONTEXTS)),
  evidence: spans,
  sources: z.array(entity),
  recipients: z.array(entity),
  places: z.array(entity),
  time: z.string().optional(),
  instruments: z.array(z.string()),
  counts: z.array(count),
  certainty,
  attribution: z.array(entity),
  condition: condition.optional(),
});

const transfer = z.strictObject({
  giver: entity.optional(),
  receiver: entity.optional(),
  items: z.array(
    z.strictObject({
      what: z.string(),
      quantity: z.number().optional(),
      unit: z.string().optional(),
      bound: bound.optional(),
      value: z.strictObject({ amount: z.number(), currency: z.string().length(3) }).optional(),
    }),
  ),
  status: z.enum(['announced', 'committed', 'delivered', 'claimed', 'refused']),
  evidence: spans,
  certainty,
  attribution: z.array(entity),
  condition: condition.optional(),
});

const figure = z.strictObject({
  subject: entity.optional(),
  measure: z.string(),
  value: z.number().optional(),
  bound: bound.optional(),
  unit: z.string().optional(),
  change: z
    .strictObject({
      direction: z.enum(['up', 'down', 'same']),
      amount: z.number().optional(),
      unit: z.string().optional(),
      baseline: z.string().optional(),
    })
    .optional(),
  period: z.string().optional(),
  publisher: entity.optional(),
  evidence: spans,
  certainty,
  attribution: z.array(entity),
});

/** What `analyze` prints for a record it could read. */
export const analysisOutput = z.strictObject({
  id: z.string(),
  lang: z.string(),
  sentences: spans,
  mentions: z.array(
    z.strictObject({ span, type: z.enum(['person', 'organisation', 'place', 'other']), entity: z.string().optional(), name: z.string() }),
  ),
  times: z.array(
    z.strictObject({
      span,
      type: z.enum(['date', 'time', 'duration', 'set']),
      value: z.string(),
      precision: z.string(),
      basis: z.enum(['stated', 'inferred']),
    }),
  ),
  statements: z.array(statement),
  events: z.array(event),
  transfers: z.array(transfer),
  figures: z.array(figure),
  tallies: z.array(tally),
  conditions: z.array(condition),
  problems: z.array(problem),
});

/** What every filter prints for a line that it could not read. */
export const refusedOutput = z.strictObject({ id: z.string().optional(), problems: z.array(problem).min(1) });

const parseOutput = z.strictObject({
  id: z.string(),
  sentences: spans,
  tokens: z.array(
    z.strictObject({
      span,
      form: z.string(),
      lemma: z.string(),
      upos: z.string(),
      feats: z.string(),
      head: z.int().min(-1).meta({ description: 'counts tokens of the sentence from 0; -1 is the root' }),
      deprel: z.string(),
    }),
  ),
  clauses: z.array(z.strictObject({ verb: span.optional(), args: z.array(z.strictObject({ role: z.string(), span })) })),
  nominalisations: z
    .array(z.strictObject({ noun: span, args: z.array(z.strictObject({ role: z.enum(['agent', 'target', 'open']), span })) }))
    .optional(),
  problems: z.array(problem).optional(),
});

const feedOutput = z.strictObject({
  feed: z.strictObject({ title: z.string().optional(), link: z.string().optional(), lang: z.string().optional() }),
  items: z.array(
    z.strictObject({
      id: z.string().optional(),
      link: z.string().optional(),
      title: z.string().optional(),
      html: z.string().optional(),
      text: z.string().optional(),
      author: z.string().optional(),
      published: z.string().optional(),
      updated: z.string().optional(),
      lang: z.string().optional(),
    }),
  ),
  problems: z.array(problem),
});

const extractOutput = z.strictObject({
  kind: z.enum(['article', 'live']),
  title: z.string().optional(),
  byline: z.string().optional(),
  published: z.string().optional(),
  lang: z.string().optional(),
  text: z.string(),
  entries: z.array(
    z.strictObject({
      id: z.string(),
      published: z.string().optional(),
      modified: z.string().optional(),
      title: z.string().optional(),
      start: z.int().nonnegative(),
      end: z.int().nonnegative(),
    }),
  ),
  problems: z.array(problem),
});

const digestOutput = z.strictObject({
  title: z.string(),
  sections: z.array(
    z.strictObject({
      title: z.string(),
      sentences: z.array(
        z.strictObject({
          text: z.string(),
          citations: z
            .array(
              z.strictObject({
                report: z.string(),
                revision: z.int().optional(),
                start: z.int().nonnegative(),
                end: z.int().nonnegative(),
              }),
            )
            .min(1),
          kind: z.enum(['worded', 'quotation']).optional(),
          findings: z.array(z.string()).optional(),
        }),
      ),
    }),
  ),
  omitted: z.int().optional(),
});

const verifyOutput = z.strictObject({
  sentences: z.array(
    z.strictObject({
      section: z.int().nonnegative(),
      index: z.int().nonnegative(),
      supported: z.boolean(),
      problems: z.array(z.strictObject({ kind: z.string(), text: z.string() })),
    }),
  ),
});

/** The schemas by the name of the file under `docs/schema/`. */
export const PUBLISHED_SCHEMAS = {
  analyze: z.union([analysisOutput, refusedOutput]),
  parse: z.union([parseOutput, refusedOutput]),
  cluster: z.union([z.strictObject({ id: z.string(), story: z.string() }), refusedOutput]),
  feed: feedOutput,
  extract: extractOutput,
  digest: digestOutput,
  verify: verifyOutput,
} as const;

/** JSON Schema (draft 2020-12) of one published shape. */
export function jsonSchemaOf(name: keyof typeof PUBLISHED_SCHEMAS): object {
  return { title: `lagebild ${name}`, ...z.toJSONSchema(PUBLISHED_SCHEMAS[name]) };
}
