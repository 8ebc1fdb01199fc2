import { Tokenizer } from 'htmlparser2';

const REFERENCE = /&([A-Za-z][\w.-]{0,40});/g;

/** Longest value of an entity of the document's own, and how many there may be. */
const MAX_VALUE = 2000;
const MAX_DECLARATIONS = 300;

/** Name → replacement text, and how many declarations were refused. */
export interface EntityDeclarations {
  readonly entities: ReadonlyMap<string, string>;
  readonly refused: number;
}

/**
 * The internal entities that a document declares in its DOCTYPE. Refused are external ones, those that refer to others (how bombs are built),
 * long ones and too many; their references stay as written.
 */
export function readEntityDeclarations(xml: string): EntityDeclarations {
  const declared = new Map<string, string>();
  const start = xml.slice(0, 10_000).indexOf('<!DOCTYPE');
  if (start < 0) return { entities: declared, refused: 0 };
  const head = xml.slice(start, start + 100_000);
  const all = head.match(/<!ENTITY\s+(?!%)/g)?.length ?? 0;
  for (const match of head.matchAll(/<!ENTITY\s+([\w.-]+)\s+(?:"([^"<]*)"|'([^'<]*)')\s*>/g)) {
    const value = match[2] ?? match[3]!;
    if (value.length <= MAX_VALUE && declared.size < MAX_DECLARATIONS && !/&(?!#|amp;|lt;|gt;|quot;|apos;)[^;]+;/.test(value))
      declared.set(match[1]!, value);
  }
  return { entities: declared, refused: all - declared.size };
}

/**
 * Resolves named references that XML does not know: those of the document, then those of HTML ("&ograve;"). Others stay as written.
 * The text holds no tags.
 */
export function decodeEntities(text: string, declared: ReadonlyMap<string, string>): string {
  if (!text.includes('&')) return text;
  return text.replace(REFERENCE, (reference, name: string) => {
    const own = declared.get(name);
    return decodeHtmlReference(own ?? reference);
  });
}

/** Text in which the references of HTML are resolved once. */
function decodeHtmlReference(text: string): string {
  let decoded = '';
  const nothing = () => {};
  const tokenizer = new Tokenizer(
    { decodeEntities: true },
    {
      ontext: (start, end) => {
        decoded += text.slice(start, end);
      },
      ontextentity: (codePoint) => {
        decoded += String.fromCodePoint(codePoint);
      },
      onattribdata: nothing,
      onattribentity: nothing,
      onattribend: nothing,
      onattribname: nothing,
      oncdata: nothing,
      onclosetag: nothing,
      oncomment: nothing,
      ondeclaration: nothing,
      onend: nothing,
      onopentagend: nothing,
      onopentagname: nothing,
      onprocessinginstruction: nothing,
      onselfclosingtag: nothing,
    },
  );
  tokenizer.write(text);
  tokenizer.end();
  return decoded;
}
