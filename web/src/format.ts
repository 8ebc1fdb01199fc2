import { settings } from './settings.svelte.js';

const formats = new Map<string, Intl.DateTimeFormat>();

/** BCP 47: the language of the page as it is written in Germany, or Britain. */
function locale(): string {
  return settings.lang === 'de' ? 'de-DE' : 'en-GB';
}

function format(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale()} ${settings.timeZone} ${JSON.stringify(options)}`;
  let known = formats.get(key);
  if (known === undefined) {
    known = new Intl.DateTimeFormat(locale(), { timeZone: settings.timeZone, ...options });
    formats.set(key, known);
  }
  return known;
}

/** "27. März 2025, 16:10"; a date without hour stays one. Empty for an unknown time. */
export function longTime(at: string | undefined): string {
  if (at === undefined || Number.isNaN(Date.parse(at))) return '';
  if (/^\d{4}-\d{2}-\d{2}$/.test(at)) return format({ day: 'numeric', month: 'long', year: 'numeric' }).format(Date.parse(at));
  return format({ day: 'numeric', month: 'long', year: 'numeric', hour: '2-digit', minute: '2-digit' }).format(Date.parse(at));
}

/** "27. 3., 16:10". */
export function shortTime(at: string | undefined): string {
  if (at === undefined || Number.isNaN(Date.parse(at))) return '';
  return format({ day: 'numeric', month: 'numeric', hour: '2-digit', minute: '2-digit' }).format(Date.parse(at));
}

/** "16:10". */
export function clock(at: string | undefined): string {
  if (at === undefined || Number.isNaN(Date.parse(at))) return '';
  return format({ hour: '2-digit', minute: '2-digit' }).format(Date.parse(at));
}

/** "Donnerstag, 27. März 2025". */
export function day(at: string | undefined): string {
  if (at === undefined || Number.isNaN(Date.parse(at))) return '';
  return format({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }).format(Date.parse(at));
}

/** "27. März". */
export function shortDay(at: string | number): string {
  return format({ day: 'numeric', month: 'short' }).format(typeof at === 'number' ? at : Date.parse(at));
}

/** Marks on an axis of time: the hour, the day where one begins, the month where marks lie months apart. The first mark always tells its day. */
export function axisTimes(moments: readonly number[]): string[] {
  const apart = (moments[1] ?? 0) - (moments[0] ?? 0);
  if (apart > 27 * 86_400_000) return moments.map((at) => format({ month: 'short', year: 'numeric' }).format(at));
  const clocks = moments.map((at) => clock(new Date(at).toISOString()));
  return moments.map((at, index) => {
    if (clocks[index] === '00:00') return shortDay(at);
    return index === 0 && !clocks.includes('00:00') ? `${shortDay(at)}, ${clocks[index]}` : (clocks[index] ?? '');
  });
}

/** A span of time in its largest whole unit: "48 Minuten", "2 Stunden", "3 Tage". */
export function duration(ms: number): string {
  const minutes = ms / 60_000;
  const [value, unit] = minutes < 90 ? [minutes, 'minute'] : minutes < 48 * 60 ? [minutes / 60, 'hour'] : [minutes / 1_440, 'day'];
  return new Intl.NumberFormat(locale(), {
    style: 'unit',
    unit,
    unitDisplay: 'long',
    maximumFractionDigits: unit === 'minute' ? 0 : 1,
  }).format(value);
}

/** "1.200" or "1,200". */
export function number(value: number): string {
  return value.toLocaleString(locale(), { maximumFractionDigits: 2 });
}

/** A part of 1 in per cent: "95 %". */
export function share(value: number): string {
  return new Intl.NumberFormat(locale(), { style: 'percent', maximumFractionDigits: 0 }).format(value);
}

/** "2 Mrd. €". */
export function money(amount: number, currency: string): string {
  try {
    return new Intl.NumberFormat(locale(), {
      style: 'currency',
      currency,
      notation: 'compact',
      compactDisplay: 'long',
      maximumFractionDigits: 2,
    }).format(amount);
  } catch (error) {
    if (error instanceof RangeError) return `${number(amount)} ${currency}`;
    throw error;
  }
}

/** How far the desk's clocks are ahead of UTC at a moment, in milliseconds. */
export function zoneOffset(at: number): number {
  const parts = new Intl.DateTimeFormat('sv-SE', { timeZone: settings.timeZone, dateStyle: 'short', timeStyle: 'medium' }).format(at);
  return Date.parse(`${parts.replace(' ', 'T')}Z`) - Math.floor(at / 1_000) * 1_000;
}
