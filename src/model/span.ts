/**
 * A half-open range `[start, end)` of UTF-16 code units into one text. `text.slice(start, end)` is the quoted words.
 * Invariant: `0 <= start <= end <= text.length`; neither end falls between the two halves of a surrogate pair.
 */
export type Span = readonly [start: number, end: number];

/** The words that a span stands for. */
export function quoteSpan(text: string, span: Span): string {
  return text.slice(span[0], span[1]);
}

/** True where the two spans share at least one code unit; an empty span overlaps nothing. */
export function spansOverlap(left: Span, right: Span): boolean {
  return left[0] < right[1] && right[0] < left[1];
}

/** True where `outer` holds every code unit of `inner`. */
export function spanContains(outer: Span, inner: Span): boolean {
  return outer[0] <= inner[0] && inner[1] <= outer[1];
}

/** Orders by start, then by end: for `Array.prototype.sort`. */
export function compareSpans(left: Span, right: Span): number {
  return left[0] - right[0] || left[1] - right[1];
}

/**
 * Sorts spans and joins those that overlap or are separated by white space only.
 * @param text the text that the spans point into
 */
export function mergeSpans(text: string, spans: readonly Span[]): Span[] {
  const merged: [number, number][] = [];
  for (const [start, end] of [...spans].sort(compareSpans)) {
    const last = merged.at(-1);
    if (last && (start <= last[1] || text.slice(last[1], start).trim() === '')) last[1] = Math.max(last[1], end);
    else merged.push([start, end]);
  }
  return merged;
}
