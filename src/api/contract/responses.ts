import { z } from 'zod';
import { actor, certainty, difference, finding, list, moment, place, position, span, toll, tollEntry } from './records.js';

/** RFC 9457 problem details (`application/problem+json`). */
export const problemResponse = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string().optional(),
});

/** `{ items, next }`: `next` is the cursor of the next page, absent at the end. */
const page = <T extends z.ZodType>(item: T) => z.object({ items: list(item), next: z.string().optional() });

/** A report as lists show it. `outlet` is the source's name; `lead` the first 240 characters of the text. */
export const reportSummary = z.object({
  id: z.string(),
  revision: z.int(),
  source: z.string(),
  outlet: z.string(),
  kind: z.enum(['article', 'entry']),
  title: z.string().optional(),
  lead: z.string(),
  lang: z.string(),
  published: moment.optional(),
  updated: moment.optional(),
  withdrawn: z.boolean().optional(),
  story: z.string().optional(),
});

/** The desk, for the page's head and its live state. */
export const deskResponse = z.object({
  name: z.string(),
  title: z.string(),
  lang: z.enum(['de', 'en']),
  languages: list(z.string()),
  timeZone: z.string(),
  reports: z.int(),
  stories: z.int(),
  newest: moment.optional(),
  role: z.enum(['reader', 'editor', 'admin']),
  sources: list(z.object({ id: z.string(), name: z.string() })),
});

/** One place that a sentence rests on: the words with what stands around them in their sentence. */
export const briefCitation = z.object({
  number: z.int(),
  report: z.string(),
  revision: z.int().optional(),
  start: z.int(),
  end: z.int(),
  before: z.string(),
  words: z.string(),
  after: z.string(),
  title: z.string().optional(),
  outlet: z.string(),
  lang: z.string(),
  published: moment.optional(),
});

/** `state`: `writing` while the first brief of this language is not ready or a newer one is on its way. */
export const briefResponse = z.object({
  id: z.string().optional(),
  lang: z.enum(['de', 'en']),
  state: z.enum(['current', 'writing']),
  since: moment.optional(),
  until: moment.optional(),
  title: z.string(),
  omitted: z.int().optional(),
  sections: list(
    z.object({
      title: z.string(),
      sentences: list(
        z.object({
          text: z.string(),
          kind: z.enum(['worded', 'quotation']).optional(),
          citations: list(z.int()).meta({ description: 'numbers of `citations`' }),
          findings: list(z.string()),
          story: z.string().optional(),
          at: moment.optional().meta({ description: 'time of the newest report cited' }),
        }),
      ),
    }),
  ),
  citations: list(briefCitation),
});

/** Reports, a page at a time. */
export const reportsResponse = page(reportSummary);

/** How sure, 0 to 1. */
const share = z.number().min(0).max(1);

/** How sentences were read. Roles and features are those of `lagebild parse`. */
export const readingResponse = z.object({
  report: z.string(),
  sentences: list(
    z.object({
      span,
      words: z.string(),
      tokens: list(
        z.object({
          form: z.string(),
          lemma: z.string(),
          upos: z.string(),
          feats: z.string(),
          meant: z.object({ name: z.string(), kind: z.string(), by: z.string(), confidence: share }).optional(),
        }),
      ),
      clauses: list(
        z.object({
          verb: z.string(),
          kind: z.enum(['main', 'subordinate', 'relative', 'infinitive', 'participle', 'verbless']),
          order: z.enum(['verb-first', 'verb-second', 'verb-last', 'none']),
          tense: z.enum(['present', 'past', 'perfect', 'pluperfect', 'future', 'none']),
          mood: z.enum(['indicative', 'subjunctive-1', 'subjunctive-2', 'imperative', 'none']),
          voice: z.enum(['active', 'passive', 'static-passive']),
          negated: z.boolean(),
          modal: z.string().optional(),
          args: list(
            z.object({
              role: z.enum(['subject', 'object', 'indirect-object', 'genitive-object', 'oblique', 'agent', 'predicate', 'adverbial']),
              preposition: z.string().optional(),
              words: z.string(),
              confidence: share,
              reason: z.string(),
            }),
          ),
        }),
      ),
      nouns: list(
        z.object({ noun: z.string(), args: list(z.object({ role: z.string(), words: z.string(), confidence: share, via: z.string() })) }),
      ),
      times: list(z.object({ words: z.string(), value: z.string(), precision: z.string(), basis: z.string() })),
    }),
  ),
});

/** One report whole, with what was found in it. Spans point into `text` of the current revision. */
export const reportResponse = z.object({
  report: reportSummary.extend({
    text: z.string(),
    byline: z.string().optional(),
    url: z.string().optional(),
    notice: z.string().optional(),
    fetched: moment,
  }),
  sentences: list(span),
  findings: list(finding),
  mentions: list(
    z.object({ span, type: z.enum(['person', 'organisation', 'place', 'other']), entity: z.string().optional(), name: z.string() }),
  ),
  revisions: list(
    z.object({
      revision: z.int(),
      title: z.string().optional(),
      text: z.string(),
      fetched: moment,
      updated: moment.optional(),
      withdrawn: z.boolean().optional(),
      notice: z.string().optional(),
    }),
  ),
});

/** A story as lists show it. `voices` counts copies of one text once. */
export const storySummary = z.object({
  id: z.string(),
  title: z.string(),
  thread: z.string().optional(),
  since: moment.optional(),
  until: moment.optional(),
  reports: z.int(),
  voices: z.int(),
});
/** Stories, newest first. */
export const storiesResponse = page(storySummary);

/** A pledge with what is pledged. */
export const pledgeItem = z.object({
  id: z.string(),
  story: z.string(),
  finding,
  words: z.string(),
  report: reportSummary,
});

/** A story with its voices, numbers and positions. */
export const storyResponse = z.object({
  story: storySummary,
  voices: list(z.object({ reports: list(reportSummary) })).meta({ description: 'each voice: one report, or the copies of one text' }),
  tolls: list(toll),
  differences: list(difference),
  positions: list(position),
  pledges: list(pledgeItem),
});

/** A finding with its words and its report. */
export const findingItem = z.object({ finding, words: z.string(), report: reportSummary });
/** Findings, newest first. */
export const findingsResponse = page(findingItem);

const total = z.int().meta({ description: 'how many there are; `items` holds the newest' });

/** A holder's turn on an issue: the position left and the one taken, each with its words. */
const stanceChange = z.object({ from: position, to: position });
/** Positions, by holder and issue, newest last; `changes`: who changed sides, newest first. */
export const positionsResponse = z.object({
  items: list(position),
  total,
  changes: list(stanceChange),
});
/** Findings counted in equal parts of the time from `since` to `until`. */
export const timelineResponse = z.object({
  since: moment.optional(),
  until: moment.optional(),
  bins: z.int(),
  lanes: list(z.object({ kind: z.enum(['statement', 'event', 'transfer', 'figure', 'tally']), counts: list(z.int()) })),
});
/** Tolls with the title of their story. */
export const tollsResponse = z.object({ items: list(toll.extend({ title: z.string() })), total });
/** Differences with the title of their story. */
export const differencesResponse = z.object({ items: list(difference.extend({ title: z.string() })), total });
/** The ledger. */
export const pledgesResponse = z.object({ items: list(pledgeItem), total });

/** What is newer than `since`. */
export const changesResponse = z.object({
  since: moment,
  reports: z.int(),
  revised: z.int(),
  withdrawn: z.int(),
  stories: list(storySummary),
  counts: z.object({ stories: z.int(), positions: z.int(), entries: z.int() }),
  positions: list(position),
  /** Changes of side whose new position is newer. */
  stances: list(stanceChange),
  entries: list(z.object({ story: z.string(), title: z.string(), what: z.string(), entry: tollEntry })),
});

/** Hits grouped by story; `understood` tells how the fields were read. */
export const searchResponse = z.object({
  items: list(
    z.object({
      story: z.string().optional(),
      title: z.string(),
      hits: list(z.object({ report: reportSummary, snippet: z.string(), marks: list(span) })),
    }),
  ),
  next: z.string().optional(),
  problems: list(z.string()),
  understood: list(z.object({ field: z.string(), value: z.string() })),
});

/** One source and how it is doing. */
export const sourceItem = z.object({
  id: z.string(),
  name: z.string(),
  kind: z.enum(['feed', 'live', 'page', 'folder', 'archive']),
  address: z.string(),
  lang: z.string().optional(),
  country: z.string().optional(),
  voice: z.enum(['outlet', 'agency', 'official']).optional(),
  attempted: moment.optional(),
  succeeded: moment.optional(),
  failures: z.int(),
  problems: list(z.string()),
});
/** All sources of the desk. */
export const sourcesResponse = z.object({ items: list(sourceItem) });
/** What adding a source did. */
export const addedResponse = z.object({ added: list(sourceItem), problems: list(z.string()) });

/** Events at their places. Countries carry no coordinates: an event known to be "in Ukraine" gets no dot. */
export const mapResponse = z.object({
  places: list(z.object({ place, count: z.int() })),
  countries: list(z.object({ place, count: z.int() })),
  items: list(findingItem).meta({ description: 'the newest events of the place asked for' }),
  unplaced: z.int().meta({ description: 'events of the window whose text names no place that is known' }),
});

/** Actors by how much they say and do. */
export const actorsResponse = z.object({
  items: list(
    z.object({
      id: z.string(),
      name: z.string(),
      kind: actor.shape.kind.optional(),
      role: z.string().optional(),
      country: z.string().optional(),
      statements: z.int(),
      acts: z.int(),
      suffers: z.int(),
      transfers: z.int(),
    }),
  ),
  links: list(z.object({ from: z.string(), to: z.string(), quad: z.int(), count: z.int() })).meta({
    description: 'who acted on whom; quad: 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict',
  }),
});

/** Server-sent event `state`: what there is now; `fresh` are ids of reports that came in since the last event. */
export const liveState = z.object({ reports: z.int(), newest: moment.optional(), fresh: list(z.string()), brief: z.string().optional() });

/** `GET /health`. */
export const healthResponse = z.object({ status: z.literal('ok'), reports: z.int() });

export { certainty };
