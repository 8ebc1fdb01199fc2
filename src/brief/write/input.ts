import type { Finding, Picture, Story, Thread } from '../../model/index.js';
import type { AnalyseReport } from '../verify/types.js';
import type { BriefReport } from './material.js';

/** Everything that a brief is written from. */
export interface BriefInput {
  readonly reports: readonly BriefReport[];
  /** Names of the outlets by the id of their source. */
  readonly sources: readonly { readonly id: string; readonly name: string }[];
  readonly findings: readonly Finding[];
  readonly stories: readonly Story[];
  /** Ongoing matters, weightiest first. */
  readonly threads: readonly Thread[];
  readonly picture: Picture;
  readonly lang: 'de' | 'en';
  /** Default 750. */
  readonly maxWords?: number;
  /** RFC 3339: the window of the reports, for the title only. */
  readonly since?: string;
  readonly until?: string;
  /** IANA name of the zone in which times are told. */
  readonly timeZone: string;
  readonly analyse?: AnalyseReport;
}
