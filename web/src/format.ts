import { settings } from './settings.svelte.js';

const formats = new Map<string, Intl.DateTimeFormat>();

function format(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const locale = settings.lang === 'de' ? 'de-DE' : 'en-GB';
  const key = `${locale} ${settings.timeZone} ${JSON.stringify(options)}`;
  let known = formats.get(key);
  if (known === undefined) {
    known = new Intl.DateTimeFormat(locale, { timeZone: settings.timeZone, ...options });
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

/** "1.200" or "1,200". */
export function number(value: number): string {
  return value.toLocaleString(settings.lang === 'de' ? 'de-DE' : 'en-GB', { maximumFractionDigits: 2 });
}

/** "2 Mrd. €". */
export function money(amount: number, currency: string): string {
  try {
    return new Intl.NumberFormat(settings.lang === 'de' ? 'de-DE' : 'en-GB', {
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
