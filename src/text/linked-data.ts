import { descendants, type HtmlElement, rawText } from './html/tree.js';

/** An object of schema.org data as found; nothing about its fields is certain. */
export type LinkedObject = Readonly<Record<string, unknown>>;

/** All objects of the page's `application/ld+json` scripts, lists and `@graph` unfolded. Scripts that are no JSON are passed over. */
export function readLinkedData(root: HtmlElement): LinkedObject[] {
  const objects: LinkedObject[] = [];
  for (const element of descendants(root)) {
    if (element.name !== 'script' || !/^application\/ld\+json/i.test(element.attributes.type ?? '')) continue;
    const value = parseLeniently(rawText(element));
    if (value !== undefined) unfold(value, objects, 0);
  }
  return objects;
}

function parseLeniently(script: string): unknown {
  const json = script
    .trim()
    .replace(/^<!--|-->$|^\/\/<!\[CDATA\[|\/\/\]\]>$|^<!\[CDATA\[|\]\]>$/g, '')
    .replace(/;\s*$/, '');
  for (const candidate of [json, json.replace(/[\u0000-\u001f]+/g, ' ')]) {
    try {
      return JSON.parse(candidate);
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
    }
  }
  return undefined;
}

function unfold(value: unknown, objects: LinkedObject[], depth: number): void {
  if (depth > 8) return;
  if (Array.isArray(value)) for (const item of value) unfold(item, objects, depth + 1);
  else if (typeof value === 'object' && value !== null) {
    const object = value as LinkedObject;
    objects.push(object);
    unfold(object['@graph'], objects, depth + 1);
  }
}

/** True where `@type` is, or holds, one of the types; a leading address of schema.org is passed over. */
export function hasType(object: LinkedObject, types: ReadonlySet<string>): boolean {
  const found = object['@type'];
  return (Array.isArray(found) ? found : [found]).some(
    (type) => typeof type === 'string' && types.has(type.replace(/^https?:\/\/schema\.org\//, '')),
  );
}

/** A text field, or the `name`, `@value` or first text of it; undefined where there is none. */
export function textOf(value: unknown, depth = 0): string | undefined {
  if (typeof value === 'string') return value.trim() === '' ? undefined : value.trim();
  if (typeof value !== 'object' || value === null || depth > 3) return undefined;
  if (Array.isArray(value)) {
    const texts = value.map((item) => textOf(item, depth + 1)).filter((text) => text !== undefined);
    return texts.length === 0 ? undefined : texts.join(', ');
  }
  const object = value as LinkedObject;
  return textOf(object.name, depth + 1) ?? textOf(object['@value'], depth + 1);
}
