/** One step into feedparser's model: a key, an attribute or a position. */
export type Step = string | number;

/** One condition of an expectation, as far as it can be told: a path into the model, and the value it must have. */
export type Condition =
  | { readonly kind: 'equals'; readonly path: readonly Step[]; readonly value: unknown }
  | { readonly kind: 'count'; readonly path: readonly Step[]; readonly value: number }
  | { readonly kind: 'wellformed' }
  | { readonly kind: 'other'; readonly source: string };

/** The conditions of a Python expression that are joined by "and". */
export function parseExpectation(expression: string): Condition[] {
  return splitConditions(expression).map(parseCondition);
}

function splitConditions(expression: string): string[] {
  const parts: string[] = [];
  let start = 0;
  let depth = 0;
  for (let i = 0; i < expression.length; i += 1) {
    const character = expression[i]!;
    if (character === "'" || character === '"') i = endOfString(expression, i);
    else if ('([{'.includes(character)) depth += 1;
    else if (')]}'.includes(character)) depth -= 1;
    else if (depth === 0 && /^\sand\s/.test(expression.slice(i, i + 5))) {
      parts.push(expression.slice(start, i).trim());
      start = i + 5;
    }
  }
  return [...parts, expression.slice(start).trim()].filter((part) => part !== '');
}

function endOfString(text: string, start: number): number {
  for (let i = start + 1; i < text.length; i += 1) {
    if (text[i] === '\\') i += 1;
    else if (text[i] === text[start]) return i;
  }
  return text.length;
}

function parseCondition(source: string): Condition {
  if (/^(?:not\s+)?bozo(?:\s*==\s*\d)?$/.test(source)) return { kind: 'wellformed' };
  const count = /^len\(([^()]+)\)\s*==\s*(\d+)$/.exec(source);
  if (count) {
    const path = parsePath(count[1]!);
    if (path) return { kind: 'count', path, value: Number(count[2]) };
  }
  const equality = splitEquality(source);
  const path = equality ? parsePath(equality[0]) : undefined;
  const value = equality ? parseLiteral(equality[1]) : undefined;
  return path && value ? { kind: 'equals', path, value: value.value } : { kind: 'other', source };
}

function splitEquality(source: string): readonly [string, string] | undefined {
  for (let i = 0; i < source.length; i += 1) {
    if (source[i] === "'" || source[i] === '"') i = endOfString(source, i);
    else if (source.startsWith('==', i)) return [source.slice(0, i).trim(), source.slice(i + 2).trim()];
  }
  return undefined;
}

function parsePath(source: string): Step[] | undefined {
  const steps: Step[] = [];
  const pattern = /\s*(?:^([A-Za-z_]\w*)|\.([A-Za-z_]\w*)|\[\s*(\d+)\s*\]|\[\s*u?(?:'([^']*)'|"([^"]*)")\s*\])/y;
  while (pattern.lastIndex < source.length) {
    const match = pattern.exec(source);
    if (!match) return undefined;
    steps.push(match[3] === undefined ? (match[1] ?? match[2] ?? match[4] ?? match[5])! : Number(match[3]));
  }
  return steps.length === 0 ? undefined : steps;
}

/** A Python string, number, or tuple of numbers; undefined for anything else. */
function parseLiteral(source: string): { value: unknown } | undefined {
  if (/^-?\d+$/.test(source)) return { value: Number(source) };
  const string = /^u?(?:'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)")$/s.exec(source);
  if (string) return { value: unescapePython(string[1] ?? string[2]!) };
  const tuple = /^\(([\d\s,]+)\)$/.exec(source);
  if (tuple)
    return {
      value: tuple[1]!
        .split(',')
        .filter((part) => part.trim() !== '')
        .map(Number),
    };
  return undefined;
}

function unescapePython(text: string): string {
  return text.replace(/\\(?:x([\da-f]{2})|u([\da-f]{4})|U([\da-f]{8})|([\s\S]))/gi, (_, byte, short, long, single) => {
    const code = byte ?? short ?? long;
    if (code !== undefined) return String.fromCodePoint(Number.parseInt(code, 16));
    return ({ n: '\n', t: '\t', r: '\r' } as Record<string, string>)[single] ?? single;
  });
}
