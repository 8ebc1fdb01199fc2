import { actorById, governmentOfSeat, stateActor } from '../../entities/index.js';
import type { Certainty, Clause, EntityRef, Reference, Span, Stance, Statement, Token } from '../../model/index.js';
import type { ClauseCondition } from '../conditions/condition.js';
import { findConditionsIn } from '../conditions/index.js';
import type { FindingContext } from '../context.js';
import { isKnownIssue, issueFromNoun, issueOf, isValuing, type StanceCondition, stanceOf } from '../stance/index.js';
import { attitudeStance, isDenied } from './attitudes.js';
import { type ContentView, contentStance, stateOfBody } from './content-stance.js';
import { type Draft, draftsBySentence, quoteEnd, quoteStart } from './draft.js';
import { isOfDeed, judgementStance } from './judgements.js';
import { statementLexicon } from './lexicon.js';
import { holds, type Range, type Reading, tokensIn } from './reading.js';
import { sourceNoun } from './source-noun.js';

/** Turns drafts into statements: offsets, who they resolve to, issue, stance, certainty, condition and the chain of those who claim them. */
export function describeStatements(context: FindingContext, reading: Reading, drafts: readonly Draft[]): Statement[] {
  const conditions = findConditionsIn(context.language);
  const ordered = [...drafts].sort((left, right) => quoteStart(left) - quoteStart(right) || quoteEnd(right) - quoteEnd(left));
  const bySentence = draftsBySentence(reading, ordered);
  let last: Draft | undefined;
  return ordered.flatMap((draft) => {
    const speaker = speakerOf(context, reading, draft, last);
    if (draft.speaker.length > 0) last = draft;
    const statement = describe(
      context,
      reading,
      draft,
      speaker,
      bySentence.get(draft.sentence) ?? [],
      conditionIn(reading, draft, conditions),
    );
    return isAdmitted(context, draft, statement) ? [statement] : [];
  });
}

/** What stands only for certain speakers stands for those. */
function isAdmitted(context: FindingContext, draft: Draft, { speakerEntity, issue, stance }: Statement): boolean {
  const known = issue !== undefined && isKnownIssue(issue);
  // "Paris bietet viel", "Das Amt bietet Kurse an": an offer need not be politics
  const firm = draft.firm === true && stance !== 'offers';
  if (draft.rule === 'intent' && draft.seat === true && isPlace(context, draft)) return known || (firm && speakerEntity !== undefined);
  if (draft.onlyListed === true && actorById(speakerEntity?.entity ?? '') === undefined)
    return (
      speakerEntity !== undefined &&
      (draft.rule === 'reported' || known || (firm && isBody(context, draft)) || isWishOfPeople(context, draft))
    );
  if (draft.notPlace === true && draft.seat === true && speakerEntity !== undefined) return true;
  if (draft.notPlace === true) return !isPlace(context, draft);
  return draft.onlyResolved !== true || speakerEntity !== undefined;
}

const BODIES: ReadonlySet<Reference['kind'] | undefined> = new Set(['group', 'people', 'organisation', 'state', 'armed-force']);

/** Its speaker is no single person, whose attitudes would mostly be private. */
function isBody({ entities }: FindingContext, { speakerHead }: Draft): boolean {
  return speakerHead !== undefined && BODIES.has(entities.references.get(speakerHead)?.kind);
}

/** "Die **Briten** wollen …": of a whole people, a wish is politics. */
function isWishOfPeople({ entities }: FindingContext, { rule, speakerHead }: Draft): boolean {
  return rule === 'intent' && speakerHead !== undefined && entities.references.get(speakerHead)?.kind === 'people';
}

function isPlace({ entities }: FindingContext, { speakerHead }: Draft): boolean {
  return speakerHead !== undefined && entities.references.get(speakerHead)?.kind === 'place';
}

/** The first condition that starts inside the quote; `conditions` are in order of the text. */
function conditionIn(reading: Reading, draft: Draft, conditions: readonly ClauseCondition[]): ClauseCondition | undefined {
  for (const range of draft.quote) {
    const start = reading.tokens[range[0]]?.start ?? 0;
    let low = 0;
    let high = conditions.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((conditions[middle]?.evidence[0]?.[0] ?? 0) >= start) high = middle;
      else low = middle + 1;
    }
    const condition = conditions[low];
    if (condition && inside(reading, range, condition.evidence[0]?.[0] ?? -1)) return condition;
  }
  return undefined;
}

function describe(
  context: FindingContext,
  reading: Reading,
  draft: Draft,
  speaker: EntityRef | undefined,
  all: readonly Draft[],
  condition: ClauseCondition | undefined,
): Statement {
  const tokens = tokensIn(draft.quote).flatMap((index) => reading.tokens[index] ?? []);
  const outside = condition
    ? tokens.filter((token) => !condition.evidence.some(([start, end]) => start <= token.start && token.end <= end))
    : tokens;
  const issue = draft.about
    ? issueOf(reading.tokens.slice(...draft.about))
    : draft.form === 'reported'
      ? issueOfReport(reading, draft)
      : (issueOf(outside) ?? issueOf(tokens));
  const stance = stanceOf({
    act: draft.act,
    ...givenStance(reading, draft),
    ...(draft.stanceNegated === undefined ? {} : { givenNegated: draft.stanceNegated }),
    neutral: draft.neutral === true,
    negated: draft.negated === true,
    own: () =>
      draft.form === 'reported'
        ? reportStance(reading, draft)
        : contentStance(context, reading, contentView(reading, draft, speaker, condition)),
    aboutThing: draft.form === 'reported',
    ofDeed: isAboutDeed(reading, draft),
    content: outside,
    ...(condition ? { condition: stanceCondition(context, reading, condition, contentView(reading, draft, speaker, condition)) } : {}),
  });
  return {
    form: draft.form,
    quote: spans(reading, draft.quote),
    cue: cueSpans(reading, draft.cue),
    speaker: spans(reading, draft.speaker),
    frame: spans(reading, draft.frame),
    addressee: spans(reading, draft.addressee),
    nested: draft.nested,
    ...(speaker ? { speakerEntity: speaker } : {}),
    medium: draft.medium,
    act: draft.act,
    ...(issue === undefined ? {} : { issue }),
    ...(stance === undefined ? {} : { stance }),
    certainty: certaintyOf(reading, draft, condition !== undefined),
    attribution: attributionOf(context, reading, draft, all),
    ...(condition ? { condition: conditionOf(condition, speaker) } : {}),
  };
}

/** The stance that the cue gives; for a content as a clause also what its expression says of it: "hält es für falsch, … zu". */
function givenStance(reading: Reading, draft: Draft): { readonly given?: Stance } {
  if (draft.stance !== undefined) return { given: draft.stance };
  const clause = clauseOf(reading, draft);
  if (!clause || draft.act !== 'assert' || draft.neutral === true || draft.negated === true || !/^(?:dass|infinitive)$/u.test(draft.rule))
    return {};
  const given = isExpectedOfOthers(reading, clause, draft) ? 'demands' : attitudeOfSpeaker(reading, clause, draft);
  return given === undefined ? {} : { given };
}

/** "Bern erwartet, dass **Wien zustimmt**": what would be an offer or a consent of others is demanded of them. Not "erwartet, dass die Preise steigen", "dass Wien angreift". */
function isExpectedOfOthers(reading: Reading, { lemma, index, sentence }: Clause, { rule }: Draft): boolean {
  if (lemma !== 'erwarten' || rule !== 'dass') return false;
  const content = reading.clausesIn(sentence).find((one) => one.parent === index && reading.lower[one.subordinator ?? -1] === 'dass');
  const subject = content && reading.argument(content, 'subject');
  if (!content || !subject || reading.tokens[subject.head]?.upos === 'PRON') return false;
  const { attitudes, words } = statementLexicon();
  if (words.yielding.has(content.lemma)) return true;
  const rows = attitudes.get(content.lemma) ?? [];
  return rows.some((row) => row.words.length + row.patterns.length === 0 && (row.stance === 'supports' || row.stance === 'offers'));
}

/** The clause of the cue. */
function clauseOf(reading: Reading, { clause }: Draft): Clause | undefined {
  return clause === undefined ? undefined : reading.clauses[clause];
}

function attitudeOfSpeaker(reading: Reading, clause: Clause, { speakerHead }: Draft): Stance | undefined {
  return attitudeStance(reading, clause, { ...(speakerHead === undefined ? {} : { subject: speakerHead }), narrated: true });
}

function isAboutDeed(reading: Reading, draft: Draft): boolean {
  const clause = clauseOf(reading, draft);
  return draft.form === 'reported' && clause !== undefined && isOfDeed(reading, clause);
}

/** What the reporting clause says of itself: "hält an der Forderung fest", "nannte die Pläne einen Rückschritt". */
function reportStance(reading: Reading, draft: Draft): Stance | undefined {
  const clause = clauseOf(reading, draft);
  if (!clause || draft.rule !== 'reported') return undefined;
  return attitudeOfSpeaker(reading, clause, draft) ?? judgementStance(reading, clause, isDenied(reading, clause));
}

function isOf(reading: Reading, condition: ClauseCondition | undefined, token: number): boolean {
  const at = reading.tokens[token];
  return at !== undefined && condition?.evidence.some(([start, end]) => start <= at.start && at.end <= end) === true;
}

function contentView(reading: Reading, draft: Draft, speaker: EntityRef | undefined, condition: ClauseCondition | undefined): ContentView {
  return {
    quote: draft.quote,
    speaker,
    without: (token) => isOf(reading, condition, token),
    accuses: draft.act === 'accuse',
    hearsay: draft.form === 'free-indirect',
  };
}

function stanceCondition(context: FindingContext, reading: Reading, condition: ClauseCondition, view: ContentView): StanceCondition {
  const words = (spans: readonly Span[]) => spans.map(([start, end]) => reading.text.slice(start, end)).join(' ');
  const near = condition.clause === undefined ? undefined : reading.clauses[condition.clause]?.tokens[0];
  const quote = near === undefined ? [] : condition.for.map((span) => reading.tokensOf(span, near));
  const dependentStance = quote.length === 0 ? undefined : contentStance(context, reading, { ...view, quote });
  return {
    ...(dependentStance === undefined ? {} : { dependentStance }),
    strict: condition.strict,
    open: condition.open === true,
    evidence: words(condition.evidence),
    dependent: words(condition.for),
  };
}

function conditionOf(condition: ClauseCondition, speaker: EntityRef | undefined): NonNullable<Statement['condition']> {
  const setBy = condition.setBy ?? speaker;
  return { evidence: condition.evidence, kind: condition.kind, for: condition.for, ...(setBy ? { setBy } : {}) };
}

function inside(reading: Reading, [first, last]: Range, offset: number): boolean {
  return (reading.tokens[first]?.start ?? 0) <= offset && offset < (reading.tokens[last - 1]?.end ?? 0);
}

function spans(reading: Reading, ranges: readonly Range[]): Span[] {
  return ranges.filter(([first, last]) => last > first).map((range) => reading.span(range));
}

/** Neighbouring words of a cue are one span. */
function cueSpans(reading: Reading, tokens: readonly number[]): Span[] {
  const found: [number, number][] = [];
  let previous = -2;
  for (const token of tokens) {
    const at = reading.tokens[token];
    if (!at) continue;
    const last = found.at(-1);
    if (last && previous === token - 1) last[1] = at.end;
    else found.push([at.start, at.end]);
    previous = token;
  }
  return found;
}

/** Who speaks; "**seine** Worte zeigten …" are those of whoever spoke in the sentence before or in the same one. */
function speakerOf(context: FindingContext, reading: Reading, draft: Draft, last: Draft | undefined): EntityRef | undefined {
  const named = entityOf(context, reading, draft.speaker, draft.speakerHead);
  const own = named ? (stateOfBody(context, named) ?? named) : (seatOf(context, reading, draft) ?? ownerOfView(context, reading, draft));
  const [first] = draft.speaker[0] ?? [];
  if (own || first === undefined || draft.speakerHead === undefined || last === undefined) return own;
  if (!/^(?:sein|ihr)(?:e|en|er|es|em)?$/u.test(reading.lower[first] ?? '') || !sourceNoun(reading.tokens[draft.speakerHead]?.lemma ?? ''))
    return undefined;
  if (draft.sentence - last.sentence > 1 || reading.paragraph(draft.sentence) !== reading.paragraph(last.sentence)) return undefined;
  return entityOf(context, reading, last.speaker, last.speakerHead);
}

/** "In **Moskau** hegt man Vorbehalte", "**Kiew** zeigte sich bereit": the government of the seat. */
function seatOf(context: FindingContext, reading: Reading, draft: Draft): EntityRef | undefined {
  const [range] = draft.speaker;
  if (draft.speakerHead === undefined || !range || !(draft.seat === true || isSubject(reading, draft))) return undefined;
  const name = context.entities.references.get(draft.speakerHead)?.ref.name ?? reading.tokens[draft.speakerHead]?.form ?? '';
  const actor = governmentOfSeat(name);
  return actor && { span: reading.span(range), entity: actor.id, name: actor.name };
}

/** The speaker is the subject of the reporting verb. */
function isSubject(reading: Reading, draft: Draft): boolean {
  return clauseOf(reading, draft)?.args.some((one) => one.role === 'subject' && one.head === draft.speakerHead) === true;
}

/** Nouns of what a side says or sees: who they belong to says so. */
const VIEWS =
  /(?:angaben?|sicht|darstellung|lesart|ansicht|auffassung|perspektive|version|einschätzung|verständnis|erkenntnis(?:se)?)(?:en)?$/iu;

/** "nach **ukrainischen** Angaben", "nach **US**-Angaben", "aus Sicht **Moskaus**": the state of the adjective, the government of the seat. Not "nach **ukrainischen** Berichten". */
function ownerOfView(context: FindingContext, reading: Reading, { speaker: [range], speakerHead }: Draft): EntityRef | undefined {
  if (!range || speakerHead === undefined) return undefined;
  const noun = tokensIn([range]).find((token) => VIEWS.test(reading.tokens[token]?.form ?? ''));
  if (noun === undefined) return undefined;
  const [state = ''] = /^\p{Lu}{2}(?=-)/u.exec(reading.tokens[noun]?.form ?? '') ?? [];
  const named = stateActor(state);
  if (named) return { span: reading.span(range), entity: named.id, name: named.name };
  for (const token of tokensIn([range])) {
    const reference = context.entities.references.get(token);
    const before = token < noun && reading.tokens[token]?.upos === 'ADJ' && reference?.kind === 'state';
    if (reference && before) return { ...reference.ref, span: reading.span(range) };
    const actor = token > noun && reference?.kind === 'place' ? governmentOfSeat(reference.ref.name) : undefined;
    if (actor) return { span: reading.span(range), entity: actor.id, name: actor.name };
  }
  return undefined;
}

function entityOf(context: FindingContext, reading: Reading, ranges: readonly Range[], head: number | undefined): EntityRef | undefined {
  const range = ranges[0];
  if (!range) return undefined;
  const candidates = [...(head === undefined ? [] : [head]), ...tokensIn(ranges)];
  for (const token of candidates) {
    // the adjective of a body is not the body: "die kanadische Zeitschrift" is not Canada
    if (token !== head && reading.tokens[token]?.upos === 'ADJ') continue;
    const reference = context.entities.references.get(token);
    if (reference && reference.kind !== 'place') return { ...reference.ref, span: reading.span(range) };
    if (token === head && reading.tokens[token]?.upos === 'PRON') return undefined;
  }
  return undefined;
}

/** Of its own clause, not of what hangs on it: the known issue of the complement, else of the clause, else the complement's noun. */
function issueOfReport(reading: Reading, draft: Draft): string | undefined {
  const clause = clauseOf(reading, draft);
  const object = objectNoun(reading, draft);
  const own = clause?.tokens.flatMap((token) => (holds(draft.speaker, token) ? [] : (reading.tokens[token] ?? []))) ?? [];
  const from = object ? own.filter((token) => token.index >= object.index) : own;
  return issueOf(from) ?? issueOf(own) ?? issueFromNoun(object);
}

function objectNoun(reading: Reading, draft: Draft): Token | undefined {
  const clause = draft.clause === undefined ? undefined : reading.clauses[draft.clause];
  const candidates = clause?.args.filter((one) => one.head !== draft.speakerHead && !holds(draft.speaker, one.head)) ?? [];
  const object =
    candidates.find((one) => one.role === 'object') ?? candidates.find((one) => one.role === 'subject' || one.role === 'oblique');
  if (!object) return undefined;
  const noun = reading.tokens[object.head];
  if (!isValuing(noun)) return noun;
  const phrase = reading.phraseWithHead(object.head);
  const valued = reading.phrasesIn(draft.sentence).find((one) => one.parent === phrase?.index && one.attribute !== 'conjunct');
  return (valued && reading.tokens[valued.head]) ?? noun;
}

const HEDGES = new Set([
  'angeblich',
  'offenbar',
  'offensichtlich',
  'vermutlich',
  'möglicherweise',
  'wahrscheinlich',
  'mutmaßlich',
  'anscheinend',
  'womöglich',
  'wohl',
]);

/** How sure it is that this was said so; what the content itself claims is the speaker's. */
function certaintyOf(reading: Reading, draft: Draft, conditional: boolean): Certainty {
  if (draft.negated === true && draft.act !== 'doubt') return 'denied';
  if (draft.act === 'ask') return 'questioned';
  if (conditional) return 'conditional';
  if (draft.act === 'promise' || draft.act === 'offer' || draft.act === 'threaten') return 'planned';
  if (draft.form === 'free-indirect' || draft.cue.concat(tokensIn(draft.frame)).some((token) => HEDGES.has(reading.lower[token] ?? '')))
    return 'hedged';
  // "Es wurde berichtet, dass …": somebody says so, nobody says who
  if (draft.speaker.length === 0 && draft.form !== 'direct') return 'attributed';
  return draft.nested ? 'attributed' : 'asserted';
}

/** Those whose words hold this statement, outermost first; its own speaker is left out. */
function attributionOf(context: FindingContext, reading: Reading, draft: Draft, all: readonly Draft[]): EntityRef[] {
  if (!draft.nested) return [];
  const at = draft.cue[0] ?? quoteStart(draft);
  const chain: EntityRef[] = [];
  for (const outer of all) {
    if (outer === draft || outer.rule === 'quoted-inside' || !holds(outer.quote, at)) continue;
    if (sameSpeaker(outer, draft)) continue;
    const ref = entityOf(context, reading, outer.speaker, outer.speakerHead) ?? unnamed(reading, outer);
    if (ref) chain.push(ref);
  }
  return chain;
}

function sameSpeaker(left: Draft, right: Draft): boolean {
  return left.speaker[0]?.[0] === right.speaker[0]?.[0] && left.speaker[0]?.[1] === right.speaker[0]?.[1];
}

function unnamed(reading: Reading, draft: Draft): EntityRef | undefined {
  const range = draft.speaker[0];
  if (!range) return undefined;
  const span = reading.span(range);
  return { span, name: reading.text.slice(span[0], span[1]) };
}
