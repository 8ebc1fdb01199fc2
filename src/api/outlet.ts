import type { Desk } from '../model/index.js';

/** The name of a source; its id where the desk no longer has it. */
export function outletOf(desk: Desk, source: string): string {
  return desk.sources.find((one) => one.id === source)?.name ?? source;
}
