/** The regular files of an uncompressed tar archive: name → bytes. Reads ustar, GNU long names and pax paths. */
export function readTar(archive: Uint8Array): Map<string, Uint8Array> {
  const files = new Map<string, Uint8Array>();
  const text = new TextDecoder();
  const field = (at: number, length: number) => text.decode(archive.subarray(at, at + length)).replace(/\0[\s\S]*$/, '');
  let longName: string | undefined;
  for (let at = 0; at + 512 <= archive.length && archive[at] !== 0; ) {
    const size = Number.parseInt(field(at + 124, 12).trim() || '0', 8);
    const type = field(at + 156, 1);
    const body = archive.subarray(at + 512, at + 512 + size);
    const prefix = field(at + 257, 5) === 'ustar' && archive[at + 263] === 0x30 ? field(at + 345, 155) : '';
    if (type === 'L') longName = text.decode(body).replace(/\0[\s\S]*$/, '');
    else if (type === 'x') longName = /\d+ path=([^\n]*)\n/.exec(text.decode(body))?.[1] ?? longName;
    else {
      const name = longName ?? (prefix === '' ? field(at, 100) : `${prefix}/${field(at, 100)}`);
      if (type === '0' || type === '') files.set(name.replace(/^\.\//, ''), body);
      longName = undefined;
    }
    at += 512 + Math.ceil(size / 512) * 512;
  }
  return files;
}
