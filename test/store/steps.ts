import type { Report } from '../../src/model/index.js';
import type { Store } from '../../src/store/index.js';
import { makeDerived, makeEvent, makePicture, makeReport, minute, revise } from './records.js';

const KINDS = ['add', 'derive', 'picture', 'add', 'derive', 'clear'] as const;

/** What the step with this number does; it depends on nothing else. */
export function stepKind(step: number): (typeof KINDS)[number] {
  return KINDS[step % KINDS.length]!;
}

/** New reports of an `add` step, followed by corrections of some of the step before it. */
export function stepReports(step: number): { readonly fresh: Report[]; readonly revised: Report[] } {
  const before = previousAdd(step);
  return { fresh: freshReports(step), revised: before === undefined ? [] : freshReports(before).slice(0, 10).map(correct) };
}

/** Findings that each derived record has. */
export const FINDINGS = 3;

/** Number of stories of the picture of a step: 500 to 899. */
export function storyCount(step: number): number {
  return 500 + ((step * 7) % 400);
}

/** Does one step. Doing it again after a crash, whether it was stored or not, leads to the same reports. */
export async function runStep(store: Store, step: number): Promise<void> {
  switch (stepKind(step)) {
    case 'add': {
      const { fresh, revised } = stepReports(step);
      await store.addReports([...fresh, ...revised]);
      return;
    }
    case 'derive':
      await deriveSome(store, 150);
      return;
    case 'picture':
      await store.putPicture(makePicture(storyCount(step), String(step)));
      return;
    case 'clear':
      await store.clearDerived();
  }
}

/** Derives up to so many pending reports. @returns how many there were */
export async function deriveSome(store: Store, limit: number): Promise<number> {
  const pending = await store.pendingReports('1', limit);
  const three = (report: Report) => Array.from({ length: FINDINGS }, (_, index) => makeEvent(report, `${report.id}_${index}`));
  await store.putDerived(pending.map((report) => makeDerived(report, { findings: three(report) })));
  return pending.length;
}

function previousAdd(step: number): number | undefined {
  for (let before = step - 1; before >= 0; before -= 1) if (stepKind(before) === 'add') return before;
  return undefined;
}

function freshReports(step: number): Report[] {
  const text = 'Ein Satz über den Hafen, die Straße und die Brücke. '.repeat(20);
  return Array.from({ length: 30 + ((step * 37) % 60) }, (_, index) =>
    makeReport(`${step}_${index}`, { text: `${text}${index}`, published: minute(step), fetched: minute(step) }),
  );
}

function correct(report: Report): Report {
  return revise(report, `${report.text} Korrigiert.`);
}
