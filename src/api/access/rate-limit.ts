/** Counts how often each key asks. */
export interface RateLimit {
  /** False where the key has used up its share. @param now milliseconds */
  take(key: string, now: number): boolean;
}

/** Most keys remembered: an attacker with many addresses must not fill the memory. */
const MOST_KEYS = 10_000;

/** Fixed windows: at most `most` in each `windowMs`. */
export function createRateLimit(most: number, windowMs: number): RateLimit {
  const used = new Map<string, { readonly since: number; count: number }>();
  return {
    take(key, now) {
      const known = used.get(key);
      if (known === undefined || now - known.since >= windowMs) {
        used.delete(key);
        const oldest = used.size >= MOST_KEYS ? used.keys().next().value : undefined;
        if (oldest !== undefined) used.delete(oldest);
        used.set(key, { since: now, count: 1 });
        return most >= 1;
      }
      known.count += 1;
      return known.count <= most;
    },
  };
}
