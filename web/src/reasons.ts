/** Patterns of reasons, each with its words in the language of the page; `$1` and so on are what the pattern took. */
export type Reasons = readonly (readonly [pattern: RegExp, words: string])[];

/** Why an argument is taken so, in words of the page: each part between commas is told by the first pattern that fits it, or stays as it is. */
export function reasonText(reason: string, reasons: Reasons): string {
  return reason
    .split(', ')
    .map((part) => {
      const found = reasons.find(([pattern]) => pattern.test(part));
      return found === undefined ? part : part.replace(...found);
    })
    .join(', ');
}
