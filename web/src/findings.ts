import type { FindingItem } from '../../src/api/contract.js';
import { money, number } from './format.js';
import { timexText } from './timex.js';
import type { Words } from './words.js';

type Finding = FindingItem['finding'];
type Span = readonly [number, number];

/** The spans of a text that a finding rests on. */
export function spansOf(finding: Finding): readonly Span[] {
  return finding.kind === 'statement' ? finding.body.quote : finding.body.evidence;
}

/** "Angriff", "Wolodymyr Selenskyj wirft vor", "Frankreich an Ukraine". */
export function titleOf(finding: Finding, w: Words): string {
  switch (finding.kind) {
    case 'event':
      return w.types[finding.body.type];
    case 'statement':
      return `${finding.body.speakerEntity?.name ?? '…'} ${w.acts[finding.body.act]}`;
    case 'transfer':
      return w.statuses[finding.body.status];
    case 'figure':
      return finding.body.measure;
    case 'tally':
      return finding.body.text;
  }
}

/** The parts of a finding as rows of name and value; what the text does not say has no row. */
export function rowsOf(finding: Finding, w: Words): [string, string][] {
  const names = w.finding;
  const rows: [string, string | undefined][] = [];
  const list = (refs: readonly { readonly name: string }[]) => refs.map((ref) => ref.name).join(', ');
  switch (finding.kind) {
    case 'event':
      rows.push(
        [names.who, list(finding.body.sources)],
        [names.whom, list(finding.body.recipients)],
        [names.where, list(finding.body.places)],
      );
      rows.push(
        [names.when, finding.body.time === undefined ? undefined : timexText(finding.body.time, w.lang)],
        [names.means, finding.body.instruments.join(', ')],
      );
      rows.push([names.count, finding.body.counts.map((count) => count.text).join(', ')]);
      break;
    case 'statement':
      rows.push(
        [names.issue, finding.body.issue],
        [names.stance, finding.body.stance === undefined ? undefined : w.stances[finding.body.stance]],
      );
      break;
    case 'transfer':
      rows.push(
        [names.gives, finding.body.giver?.name],
        [names.gets, finding.body.receiver?.name],
        [names.what, itemsOf(finding.body.items)],
      );
      break;
    case 'figure':
      rows.push(
        [names.who, finding.body.subject?.name],
        [names.count, figureValue(finding.body)],
        [names.when, finding.body.period === undefined ? undefined : timexText(finding.body.period, w.lang)],
      );
      break;
    case 'tally':
      rows.push([names.what, w.counts[finding.body.what]], [names.where, finding.body.scope?.name]);
  }
  rows.push([names.claimed, list(finding.body.attribution)]);
  return rows.filter((row): row is [string, string] => row[1] !== undefined && row[1] !== '');
}

/** "Militärhilfe, 2 Milliarden Euro". */
export function itemsOf(items: Extract<Finding, { kind: 'transfer' }>['body']['items']): string {
  return items
    .map(({ what, quantity, unit, value }) =>
      [
        quantity === undefined ? undefined : `${number(quantity)} ${unit ?? ''}`.trim(),
        what,
        value === undefined ? undefined : money(value.amount, value.currency),
      ]
        .filter((part) => part !== undefined && part !== '')
        .join(', '),
    )
    .join('; ');
}

/** "+18 %, 2023". */
export function figureValue({ value, unit, change }: Extract<Finding, { kind: 'figure' }>['body']): string {
  const parts: string[] = [];
  if (value !== undefined) parts.push(`${number(value)} ${unit ?? ''}`.trim());
  if (change !== undefined) {
    const sign = { up: '↑', down: '↓', same: '=' }[change.direction];
    parts.push(`${sign} ${change.amount === undefined ? '' : number(change.amount)} ${change.unit ?? ''}`.trim());
    if (change.baseline !== undefined) parts.push(change.baseline);
  }
  return parts.join(', ');
}

/** A piece of a text with the findings that rest on it. */
export interface Piece {
  readonly start: number;
  readonly text: string;
  readonly findings: readonly Finding[];
  readonly cited: boolean;
}

/** Cuts a text at the borders of all spans: pieces in order that together are the text. */
export function piecesOf(text: string, findings: readonly Finding[], cited: Span | undefined): Piece[] {
  const borders = new Set([0, text.length]);
  const spans = findings.flatMap((finding) => spansOf(finding).map((span) => ({ span, finding })));
  for (const { span } of spans) for (const border of span) borders.add(border);
  if (cited) for (const border of cited) borders.add(border);
  const order = [...borders].filter((border) => border >= 0 && border <= text.length).sort((left, right) => left - right);
  const pieces: Piece[] = [];
  for (const [index, start] of order.entries()) {
    const end = order[index + 1];
    if (end === undefined || end === start) continue;
    pieces.push({
      start,
      text: text.slice(start, end),
      findings: spans.filter(({ span }) => span[0] <= start && end <= span[1]).map(({ finding }) => finding),
      cited: cited !== undefined && cited[0] <= start && end <= cited[1],
    });
  }
  return pieces;
}
