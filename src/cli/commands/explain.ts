import { explainFinding, explainSentence } from '../../pipeline/index.js';
import { withReadDesk } from '../desk.js';
import { printJson, printLine, say } from '../io.js';
import { UsageError } from '../usage.js';

interface Options {
  readonly desk: string;
  readonly sentence?: string;
  readonly json?: boolean;
}

/** `lagebild explain`: exit 1 when there is no such finding. */
export async function explain([id]: string[], options: Options): Promise<number> {
  if (options.sentence !== undefined) {
    const explanation = explainSentence(options.sentence);
    if (options.json) await printJson(explanation);
    else for (const line of explanation.lines) await printLine(line);
    return 0;
  }
  if (id === undefined) throw new UsageError('expected the id of a finding, or --sentence "…"');
  return withReadDesk(options.desk, async ({ store }) => {
    const explanation = await explainFinding(store, id);
    if (explanation === undefined) {
      say(`expected the id of a finding, found nothing called ${id}`);
      return 1;
    }
    if (options.json) await printJson(explanation);
    else for (const line of explanation.lines) await printLine(line);
    return 0;
  });
}
