const LETTER = 1;
const UPPER = 2;
const DIGIT = 4;
const SPACE = 8;
const MARK = 16;
const PROBE = [
  [/\p{L}/u, LETTER],
  [/\p{Lu}|\p{Lt}/u, UPPER],
  [/\p{Nd}/u, DIGIT],
  [/[\s\u200b\ufeff]/u, SPACE],
  [/\p{M}|\u00ad|\u200c|\u200d/u, MARK],
] as const;

/** Classes of all code units of the basic plane; 0 is not computed yet, bit 128 marks it as computed. */
const CLASSES = new Uint8Array(65_536);

function classOf(unit: number): number {
  const known = CLASSES[unit]!;
  if (known !== 0) return known;
  let found = 128;
  const char = String.fromCharCode(unit);
  for (const [pattern, bit] of PROBE) if (pattern.test(char)) found |= bit;
  CLASSES[unit] = found;
  return found;
}

/** True for a letter of the basic plane (any script). `unit` is a UTF-16 code unit; NaN is no letter. */
export function isLetter(unit: number): boolean {
  return (classOf(unit) & LETTER) !== 0;
}

/** True for an upper-case or title-case letter. */
export function isUpper(unit: number): boolean {
  return (classOf(unit) & UPPER) !== 0;
}

/** True for a letter that is not upper case (also of scripts without case). */
export function isLower(unit: number): boolean {
  return (classOf(unit) & (LETTER | UPPER)) === LETTER;
}

/** True for a decimal digit of any script. */
export function isDigit(unit: number): boolean {
  return (classOf(unit) & DIGIT) !== 0;
}

/** True for white space, no-break and zero-width spaces and the byte order mark. */
export function isSpace(unit: number): boolean {
  return (classOf(unit) & SPACE) !== 0;
}

/** True for what a word consists of: letters, digits, combining marks, soft hyphens and joiners. */
export function isWordUnit(unit: number): boolean {
  return (classOf(unit) & (LETTER | DIGIT | MARK)) !== 0;
}

/** True for the first half of a surrogate pair. */
export function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}

/** True for the second half of a surrogate pair. */
export function isLowSurrogate(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff;
}
