import { type Answer, toAnswer } from './json-answer.js';
import type { DeskState } from './state/desk-state.js';

/** Answers remembered for each route: more would be views that nobody comes back to. */
const MOST_KEPT = 300;
/** Longer answers are made anew each time. */
const LONGEST_KEPT = 2_000_000;

/** Makes an answer once for each state of the desk: ten readers of one picture cost one. Same key, same question. */
export function createAnswers(state: DeskState): (key: string, make: () => Promise<unknown>) => Promise<Answer> {
  const kept = new Map<string, { readonly version: string; readonly answer: Promise<Answer> }>();
  return async (key, make) => {
    const version = await state.version();
    const known = kept.get(key);
    if (known?.version === version) return known.answer;
    const answer = make().then(toAnswer);
    kept.delete(key);
    kept.set(key, { version, answer });
    if (kept.size > MOST_KEPT) kept.delete(kept.keys().next().value ?? '');
    const forget = () => {
      if (kept.get(key)?.answer === answer) kept.delete(key);
    };
    answer.then(({ content }) => (content.bytes.length > LONGEST_KEPT ? forget() : undefined), forget);
    return answer;
  };
}
