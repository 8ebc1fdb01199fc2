import { findDesk, loadDesk } from '../../pipeline/index.js';
import { openStore } from '../../store/index.js';
import { printJson, printLine } from '../io.js';

interface Check {
  readonly what: string;
  readonly ok: boolean;
  readonly detail: string;
}

/** `lagebild doctor`: exit 1 when something is wrong. Every check runs, whatever the others say. */
export async function doctor(_args: string[], options: { readonly desk: string; readonly json?: boolean }): Promise<number> {
  const checks: Check[] = [checkNode(), ...(await checkDesk(options.desk))];
  if (options.json) await printJson({ checks });
  else for (const { ok, what, detail } of checks) await printLine(`${ok ? 'ok  ' : 'FAIL'}  ${what}: ${detail}`);
  return checks.every((check) => check.ok) ? 0 : 1;
}

function checkNode(): Check {
  const [major = 0] = process.versions.node.split('.').map(Number);
  return { what: 'Node', ok: major >= 20, detail: `${process.version}, tested with 20` };
}

async function checkDesk(name: string): Promise<Check[]> {
  try {
    const loaded = loadDesk(findDesk(name));
    const store = await openStore({ path: loaded.storePath });
    try {
      const states = new Map((await store.sourceStates()).map((state) => [state.source, state]));
      const damage = await store.check();
      return [
        {
          what: 'desk',
          ok: loaded.problems.length === 0,
          detail: loaded.problems.map((one) => one.message).join('; ') || `${loaded.folder}, ${loaded.desk.sources.length} sources`,
        },
        {
          what: 'store',
          ok: damage.length === 0,
          detail: damage.map((one) => one.message).join('; ') || `${loaded.storePath}, ${await store.countReports()} reports`,
        },
        ...loaded.desk.sources.map((source): Check => {
          const state = states.get(source.id);
          const cause = state?.problems.map((one) => one.message).join('; ');
          return {
            what: `source ${source.id}`,
            ok: (state?.failures ?? 0) === 0,
            detail: cause || (state?.succeeded === undefined ? 'never read' : `last read ${state.succeeded}`),
          };
        }),
      ];
    } finally {
      await store.close();
    }
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return [{ what: 'desk', ok: false, detail: error.message }];
  }
}
