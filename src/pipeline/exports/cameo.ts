import type { Event, PloverContext, PloverMode, PloverType } from '../../model/index.js';
import { dateOf, type EventFinding, type ExportContext, locationOf } from './event.js';

/** A row: what must hold, and the code. `undefined`: any. */
type Row = readonly [type: PloverType, mode: PloverMode | undefined, context: PloverContext | undefined, code: string];

/**
 * PLOVER to CAMEO, the narrower rows before the wider ones; the first that fits counts. Read backwards from the conversion table of the PLOVER manual
 * (draft 0.8, 17 September 2021); where several codes convert to one type and mode, the widest of them stands.
 */
const ROWS: readonly Row[] = [
  ['AGREE', undefined, 'economic', '0311'],
  ['AGREE', undefined, 'military', '0312'],
  ['AGREE', undefined, 'legal', '0313'],
  ['AGREE', undefined, 'intelligence', '0314'],
  ['AGREE', undefined, 'humanitarian', '0333'],
  ['AGREE', undefined, 'diplomatic', '030'],
  ['AGREE', undefined, undefined, '030'],
  ['CONSULT', 'phone', undefined, '041'],
  ['CONSULT', 'visit', undefined, '042'],
  ['CONSULT', 'third-party', undefined, '044'],
  ['CONSULT', undefined, undefined, '040'],
  ['SUPPORT', undefined, undefined, '051'],
  ['COOPERATE', undefined, 'economic', '061'],
  ['COOPERATE', undefined, 'military', '062'],
  ['COOPERATE', undefined, 'legal', '063'],
  ['COOPERATE', undefined, 'intelligence', '064'],
  ['COOPERATE', undefined, undefined, '060'],
  ['AID', undefined, 'economic', '071'],
  ['AID', undefined, 'military', '072'],
  ['AID', undefined, 'humanitarian', '073'],
  ['AID', undefined, 'peacekeeping', '074'],
  ['AID', undefined, 'asylum', '075'],
  ['AID', undefined, undefined, '070'],
  ['CONCEDE', undefined, 'political_institutions', '083'],
  ['CONCEDE', undefined, 'rights_freedoms', '0833'],
  ['CONCEDE', undefined, 'legal', '081'],
  ['CONCEDE', undefined, undefined, '080'],
  ['RETREAT', 'release', undefined, '0841'],
  ['RETREAT', 'access', 'humanitarian', '0863'],
  ['RETREAT', 'access', 'peacekeeping', '0861'],
  ['RETREAT', 'access', undefined, '086'],
  ['RETREAT', 'ceasefire', undefined, '0871'],
  ['RETREAT', 'withdraw', undefined, '0874'],
  ['RETREAT', 'disarm', undefined, '0873'],
  ['RETREAT', 'resign', undefined, '0831'],
  ['RETREAT', undefined, undefined, '080'],
  ['REQUEST', 'assist', 'economic', '1031'],
  ['REQUEST', 'assist', 'military', '1032'],
  ['REQUEST', 'assist', 'humanitarian', '1033'],
  ['REQUEST', 'assist', undefined, '103'],
  ['REQUEST', 'change', undefined, '104'],
  ['REQUEST', 'yield', undefined, '105'],
  ['REQUEST', 'meet', undefined, '106'],
  ['REQUEST', undefined, undefined, '100'],
  ['ACCUSE', 'investigate', 'crime', '091'],
  ['ACCUSE', 'investigate', 'human_rights', '092'],
  ['ACCUSE', 'investigate', 'military', '093'],
  ['ACCUSE', 'investigate', undefined, '090'],
  ['ACCUSE', 'allege', 'crime', '1121'],
  ['ACCUSE', 'allege', 'corruption', '1121'],
  ['ACCUSE', 'allege', 'human_rights', '1122'],
  ['ACCUSE', 'allege', 'military', '1123'],
  ['ACCUSE', 'allege', 'legal', '115'],
  ['ACCUSE', 'allege', undefined, '112'],
  ['ACCUSE', undefined, undefined, '111'],
  ['REJECT', 'assist', undefined, '122'],
  ['REJECT', 'change', undefined, '123'],
  ['REJECT', 'yield', undefined, '124'],
  ['REJECT', 'meet', undefined, '125'],
  ['REJECT', undefined, undefined, '120'],
  ['THREATEN', 'restrict', undefined, '1312'],
  ['THREATEN', 'relations', undefined, '1313'],
  ['THREATEN', 'expel', undefined, '136'],
  ['THREATEN', 'territory', undefined, '1382'],
  ['THREATEN', 'violence', 'cbrn', '1385'],
  ['THREATEN', 'violence', undefined, '138'],
  ['THREATEN', 'arrest', undefined, '137'],
  ['THREATEN', undefined, undefined, '130'],
  ['PROTEST', 'demo', undefined, '141'],
  ['PROTEST', 'hunger', undefined, '142'],
  ['PROTEST', 'strike', undefined, '143'],
  ['PROTEST', 'boycott', undefined, '143'],
  ['PROTEST', 'obstruct', undefined, '144'],
  ['PROTEST', 'riot', undefined, '145'],
  ['PROTEST', 'vandalize', undefined, '145'],
  ['PROTEST', undefined, undefined, '140'],
  ['MOBILIZE', 'police', undefined, '153'],
  ['MOBILIZE', 'troops', undefined, '154'],
  ['MOBILIZE', undefined, undefined, '150'],
  ['SANCTION', 'convict', undefined, '116'],
  ['SANCTION', 'discontinue', 'economic', '1621'],
  ['SANCTION', 'discontinue', 'military', '1622'],
  ['SANCTION', 'discontinue', 'humanitarian', '1623'],
  ['SANCTION', 'discontinue', 'diplomatic', '164'],
  ['SANCTION', 'discontinue', undefined, '160'],
  ['SANCTION', 'withdraw', undefined, '161'],
  ['SANCTION', 'expel', undefined, '166'],
  ['SANCTION', undefined, undefined, '160'],
  ['COERCE', 'seize', 'military', '192'],
  ['COERCE', 'seize', 'territory', '192'],
  ['COERCE', 'seize', undefined, '171'],
  ['COERCE', 'restrict', 'economic', '163'],
  ['COERCE', 'restrict', 'diplomatic', '163'],
  ['COERCE', 'restrict', 'military', '191'],
  ['COERCE', 'restrict', undefined, '172'],
  ['COERCE', 'censor', undefined, '1721'],
  ['COERCE', 'curfew', undefined, '1723'],
  ['COERCE', 'martial-law', undefined, '1724'],
  ['COERCE', 'arrest', undefined, '173'],
  ['COERCE', 'deport', undefined, '174'],
  ['COERCE', undefined, undefined, '170'],
  ['ASSAULT', 'abduct', undefined, '181'],
  ['ASSAULT', 'sexual', undefined, '1821'],
  ['ASSAULT', 'torture', undefined, '1822'],
  ['ASSAULT', 'beat', undefined, '182'],
  ['ASSAULT', 'primitive', undefined, '182'],
  ['ASSAULT', 'suicide-attack', undefined, '1831'],
  ['ASSAULT', 'explosives', undefined, '183'],
  ['ASSAULT', 'targeted', undefined, '186'],
  ['ASSAULT', 'crowd-control', undefined, '175'],
  ['ASSAULT', 'destroy', undefined, '1712'],
  ['ASSAULT', 'unconventional', undefined, '204'],
  ['ASSAULT', 'firearms', undefined, '193'],
  ['ASSAULT', 'heavy-weapons', undefined, '194'],
  ['ASSAULT', 'aerial', undefined, '195'],
  ['ASSAULT', 'drone', undefined, '195'],
  ['ASSAULT', undefined, 'military', '190'],
  ['ASSAULT', undefined, undefined, '180'],
];

/** One line of the CAMEO export; fields in `docs/codebook.md`. */
export interface CameoRecord {
  readonly id: string;
  readonly date: string;
  readonly source: string;
  readonly target: string;
  /** CAMEO code without the dot: `0841`. */
  readonly code: string;
  /** Its first two digits. */
  readonly root: string;
  /** 1 verbal cooperation (01–05), 2 material cooperation (06–08), 3 verbal conflict (09–13), 4 material conflict (14–20). */
  readonly quad: 1 | 2 | 3 | 4;
  readonly location: string;
  readonly certainty: Event['certainty'];
}

/** The CAMEO code of an event by its PLOVER type, mode and contexts. */
export function cameoCode(event: Pick<Event, 'type' | 'mode' | 'contexts'>): string {
  const row = ROWS.find(
    ([type, mode, context]) =>
      type === event.type && (mode === undefined || mode === event.mode) && (context === undefined || event.contexts.includes(context)),
  );
  if (!row) throw new Error(`expected a row for every PLOVER type, found none for ${event.type}`);
  return row[3];
}

/** Quad class of a code by its root: PLOVER counts SANCTION as 3 and CONCEDE as 1, CAMEO's 16 is 4 and its 08 is 2. */
export function cameoQuad(code: string): CameoRecord['quad'] {
  const root = Number(code.slice(0, 2));
  return root <= 5 ? 1 : root <= 8 ? 2 : root <= 13 ? 3 : 4;
}

/** One event as a CAMEO record; several actors of one side are joined by "; ". Pure. */
export function toCameo(finding: EventFinding, context: ExportContext): CameoRecord {
  const { body } = finding;
  const code = cameoCode(body);
  return {
    id: finding.id,
    date: dateOf(body, context.report).date,
    source: body.sources.map((ref) => ref.name).join('; '),
    target: body.recipients.map((ref) => ref.name).join('; '),
    code,
    root: code.slice(0, 2),
    quad: cameoQuad(code),
    location: locationOf(body, context)?.ref.name ?? '',
    certainty: body.certainty,
  };
}
