/**
 * A minimal acyclic automaton over UTF-16 units, mapped to bytes by an alphabet: form → signature number.
 * A node is one word `value << 8 | edges`, followed by one word for each edge, `code << 24 | address`.
 */
export interface Automaton {
  /** Code (1..255) of each UTF-16 unit, 0 where no form contains it. */
  readonly codes: Uint8Array;
  readonly nodes: Uint32Array;
  readonly root: number;
}

/** The value of `form.slice(start, end)`, 0 where it is no word; `first` replaces the first unit where given. */
export function findValue(automaton: Automaton, form: string, start = 0, end = form.length, first = -1): number {
  const { codes, nodes } = automaton;
  let address = automaton.root;
  for (let position = start; position < end; position += 1) {
    const unit = position === start && first >= 0 ? first : form.charCodeAt(position);
    const code = codes[unit]!;
    if (code === 0) return 0;
    const last = address + (nodes[address]! & 0xff);
    let edge = address + 1;
    while (edge <= last && nodes[edge]! >>> 24 !== code) edge += 1;
    if (edge > last) return 0;
    address = nodes[edge]! & 0xffffff;
  }
  return nodes[address]! >>> 8;
}

interface BuildNode {
  value: number;
  readonly edges: Map<number, BuildNode>;
  address: number;
  id: number;
}

/**
 * Builds the automaton from forms in any order.
 * @param entries form → value, 1..65535
 */
export function buildAutomaton(entries: ReadonlyMap<string, number>): Automaton {
  const codes = new Uint8Array(65_536);
  const units = new Set<number>();
  for (const form of entries.keys()) for (let i = 0; i < form.length; i += 1) units.add(form.charCodeAt(i));
  const sortedUnits = [...units].sort((left, right) => left - right);
  if (sortedUnits.length > 255) throw new Error(`expected at most 255 different characters, got ${sortedUnits.length}`);
  for (const [index, unit] of sortedUnits.entries()) codes[unit] = index + 1;

  const register = new Map<string, BuildNode>();
  let nextId = 1;
  const create = (): BuildNode => ({ value: 0, edges: new Map(), address: -1, id: 0 });
  const minimise = (node: BuildNode): BuildNode => {
    let key = `${node.value}`;
    for (const [code, child] of node.edges) key += `,${code}:${child.id}`;
    const known = register.get(key);
    if (known) return known;
    node.id = nextId;
    nextId += 1;
    register.set(key, node);
    return node;
  };
  const path: { readonly node: BuildNode; readonly code: number }[] = [];
  const root = create();
  const closeTo = (depth: number): void => {
    while (path.length > depth) {
      const { node, code } = path.pop()!;
      const parent = path.at(-1)?.node ?? root;
      parent.edges.set(code, minimise(node));
    }
  };
  let previous = '';
  for (const form of [...entries.keys()].sort((left, right) => (left < right ? -1 : 1))) {
    let common = 0;
    while (common < form.length && common < previous.length && form[common] === previous[common]) common += 1;
    closeTo(common);
    for (let i = common; i < form.length; i += 1) path.push({ node: create(), code: codes[form.charCodeAt(i)]! });
    (path.at(-1)?.node ?? root).value = entries.get(form)!;
    previous = form;
  }
  closeTo(0);
  return { codes, ...layOut(minimise(root)) };
}

function layOut(root: BuildNode): { nodes: Uint32Array; root: number } {
  const words: number[] = [];
  const place = (node: BuildNode): void => {
    if (node.address >= 0) return;
    for (const child of node.edges.values()) place(child);
    node.address = words.length;
    words.push(node.value * 256 + node.edges.size);
    for (const [code, child] of node.edges) words.push(code * 0x1000000 + child.address);
  };
  place(root);
  return { nodes: Uint32Array.from(words), root: root.address };
}
