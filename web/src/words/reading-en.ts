import type { readingDe } from './reading-de.js';

/** How a sentence was read, in English. */
export const readingEn: typeof readingDe = {
  explain: 'How was it read?',
  kinds: {
    main: 'main clause',
    subordinate: 'subordinate clause',
    relative: 'relative clause',
    infinitive: 'infinitive clause',
    participle: 'participle clause',
    verbless: 'no verb',
  },
  tenses: { present: 'present', past: 'past', perfect: 'perfect', pluperfect: 'pluperfect', future: 'future', none: '' },
  moods: { indicative: '', 'subjunctive-1': 'subjunctive I', 'subjunctive-2': 'subjunctive II', imperative: 'imperative', none: '' },
  voices: { active: '', passive: 'passive', 'static-passive': 'static passive' },
  negated: 'negated',
  noVerb: 'no verb',
  roles: {
    subject: 'subject',
    object: 'object',
    'indirect-object': 'indirect object',
    'genitive-object': 'genitive object',
    oblique: 'with preposition',
    agent: 'agent',
    predicate: 'predicate',
    adverbial: 'adverbial',
  },
  meant: 'Meant',
  by: { name: 'by name', role: 'by office', pronoun: 'by pronoun', noun: 'by description', metonym: 'by seat' },
  reasons: [
    [/^(.+) by tagger( with .+)?$/, '$1 from its context$2'],
    [/^(.+) by form( with .+)?$/, '$1 by its form$2'],
  ],
};
