/** A run of words that stayed, went or came. */
export interface Change {
  readonly kind: 'same' | 'gone' | 'come';
  readonly text: string;
}

/** Above this many steps the texts count as different as a whole: the search is quadratic in what differs. */
const MOST_STEPS = 1_500;

/** What changed between two texts, word by word (Myers 1986, greedy). Together, `same` and `come` are the new text. */
export function diffWords(before: string, after: string): Change[] {
  const old = before.match(/\s+|[^\s]+/g) ?? [];
  const now = after.match(/\s+|[^\s]+/g) ?? [];
  const path = shortestEdit(old, now);
  if (path === undefined)
    return [
      { kind: 'gone', text: before },
      { kind: 'come', text: after },
    ].filter(({ text }) => text !== '') as Change[];
  const changes: { kind: Change['kind']; text: string }[] = [];
  for (const { kind, text } of path) {
    const last = changes.at(-1);
    if (last?.kind === kind) last.text += text;
    else changes.push({ kind, text });
  }
  return changes;
}

function shortestEdit(old: readonly string[], now: readonly string[]): Change[] | undefined {
  const most = Math.min(old.length + now.length, MOST_STEPS);
  const furthest = new Map<number, number>([[1, 0]]);
  const trace: Map<number, number>[] = [];
  for (let step = 0; step <= most; step += 1) {
    trace.push(new Map(furthest));
    for (let k = -step; k <= step; k += 2) {
      const down = k === -step || (k !== step && (furthest.get(k - 1) ?? 0) < (furthest.get(k + 1) ?? 0));
      let x = down ? (furthest.get(k + 1) ?? 0) : (furthest.get(k - 1) ?? 0) + 1;
      while (x < old.length && x - k < now.length && old[x] === now[x - k]) x += 1;
      furthest.set(k, x);
      if (x >= old.length && x - k >= now.length) return walkBack(trace, old, now);
    }
  }
  return undefined;
}

function walkBack(trace: readonly Map<number, number>[], old: readonly string[], now: readonly string[]): Change[] {
  const changes: Change[] = [];
  let x = old.length;
  let y = now.length;
  for (let step = trace.length - 1; step >= 0; step -= 1) {
    const furthest = trace[step] ?? new Map<number, number>();
    const k = x - y;
    const down = k === -step || (k !== step && (furthest.get(k - 1) ?? 0) < (furthest.get(k + 1) ?? 0));
    const fromK = down ? k + 1 : k - 1;
    const fromX = furthest.get(fromK) ?? 0;
    const fromY = fromX - fromK;
    while (x > fromX && y > fromY) {
      x -= 1;
      y -= 1;
      changes.push({ kind: 'same', text: old[x] ?? '' });
    }
    if (step > 0) {
      if (down) changes.push({ kind: 'come', text: now[fromY] ?? '' });
      else changes.push({ kind: 'gone', text: old[fromX] ?? '' });
    }
    x = fromX;
    y = fromY;
  }
  return changes.reverse();
}
