import type { Brief } from '../model/index.js';

/** `GET /brief.json?lang=de|en`. */
export interface BriefResponse {
  readonly id: string;
  readonly desk: string;
  readonly title: string;
  /** RFC 3339: the window of the brief; absent for an empty desk. */
  readonly since?: string;
  readonly until?: string;
  readonly brief: Brief;
  readonly sources: readonly SourceResponse[];
}

/** `GET /sources.json`: one source and how it is doing. */
export interface SourceResponse {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly lastSuccess?: string;
  readonly problems: readonly string[];
}

/** `GET /health`. */
export interface HealthResponse {
  readonly status: 'ok';
  readonly reports: number;
}

/** Every error, as RFC 9457 problem details (`application/problem+json`). */
export interface ProblemResponse {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail?: string;
}
