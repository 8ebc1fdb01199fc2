/** Two independent 32-bit FNV-1a style hashes of a string's UTF-16 code units: together the key of a name in the compiled tables. */
export function hashName(name: string): readonly [first: number, second: number] {
  let first = 0x811c9dc5;
  let second = 0x9747b28c;
  for (let index = 0; index < name.length; index++) {
    const unit = name.charCodeAt(index);
    first = Math.imul(first ^ unit, 0x01000193);
    second = Math.imul(second ^ unit, 0x85ebca6b);
    second ^= second >>> 13;
  }
  return [first >>> 0, second >>> 0];
}
