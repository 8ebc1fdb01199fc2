import type { EntityRef, Finding } from '../model/index.js';
import { foldText } from './fold.js';

/** One key by which a finding can be asked for: an entity id as it is, or a folded name behind "~". */
export interface FindingName {
  readonly role: 'actor' | 'place';
  readonly name: string;
}

/**
 * The keys of all actors and places of a finding, each once. Actors are found by their last name, too: whoever asks for "Selenskyj" means
 * "Wolodymyr Selenskyj". An actor is whoever acts, is acted on, speaks, publishes, claims or sets a condition.
 */
export function findingNames(finding: Finding): FindingName[] {
  const names = new Map<string, FindingName>();
  const add = (role: FindingName['role'], refs: readonly (EntityRef | undefined)[]) => {
    for (const ref of refs) {
      if (ref === undefined) continue;
      const keys = [
        nameKey(ref.name),
        ...(ref.entity === undefined ? [] : [ref.entity]),
        ...(role === 'actor' ? lastNameKeys(ref.name) : []),
      ];
      for (const name of keys) names.set(`${role} ${name}`, { role, name });
    }
  };
  add('actor', actorsOf(finding));
  if (finding.kind === 'event') add('place', finding.body.places);
  return [...names.values()];
}

function lastNameKeys(name: string): string[] {
  const last = name.trim().split(/\s+/).slice(1).at(-1);
  return last === undefined ? [] : [nameKey(last)];
}

/** The keys that an entity of a query can have: it may be an id or a name. */
export function queryKeys(entity: string): string[] {
  return [entity, nameKey(entity)];
}

/** Names meet as in the search: case, umlauts and punctuation do not count. */
function nameKey(name: string): string {
  return `~${foldText(name) || name}`;
}

function actorsOf(finding: Finding): readonly (EntityRef | undefined)[] {
  switch (finding.kind) {
    case 'statement':
      return [finding.body.speakerEntity, finding.body.condition?.setBy, ...finding.body.attribution];
    case 'event':
      return [...finding.body.sources, ...finding.body.recipients, finding.body.condition?.setBy, ...finding.body.attribution];
    case 'transfer':
      return [finding.body.giver, finding.body.receiver, finding.body.condition?.setBy, ...finding.body.attribution];
    case 'figure':
      return [finding.body.subject, finding.body.publisher, ...finding.body.attribution];
    case 'tally':
      return finding.body.attribution;
  }
}
