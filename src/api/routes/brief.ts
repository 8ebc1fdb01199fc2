import type { Asked, DeskContext } from '../context.js';
import type { QueryOf } from '../contract.js';
import type { Answer } from '../json-answer.js';

/** `GET /api/brief`: the brief written last, as bytes that were made when it was written. */
export function brief(context: DeskContext, { query }: Asked<QueryOf<'brief'>>): Promise<Answer> {
  return context.state.brief(query.lang ?? context.lang);
}
