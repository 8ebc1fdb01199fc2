import type { Reference } from '../../model/index.js';
import type { Scene } from './scene.js';

const HE = new Set(['er', 'ihm', 'ihn']);
const SHE = new Set(['sie', 'ihr']);

/**
 * Pronouns with strong evidence only: "er" and "sie" (singular) that stand as subject and take up the one person of fitting gender who was
 * subject of the clause or sentence before.
 * Catches "Scholz reiste nach Paris. Er sprach …"; must not catch "Merkel traf May. Sie sagte …" where both fit and neither was subject alone.
 */
export function referPronouns(scene: Scene): void {
  const { tokens, sentences } = scene.language;
  for (const [index, token] of tokens.entries()) {
    if (token.upos !== 'PRON') continue;
    const lower = token.form.toLowerCase();
    const gender = HE.has(lower) ? 'm' : SHE.has(lower) ? 'f' : undefined;
    if (!gender || token.feats.Number === 'Plur') continue;
    const clauseSubject = scene.subjectBefore(index);
    const antecedent = clauseSubject ?? onlyPerson(scene, sentences[token.sentence - 1]?.index, gender);
    if (antecedent && takesUpBody(scene, antecedent, gender, index)) {
      scene.refer(index, {
        ref: { ...antecedent.ref, span: [token.start, token.end] },
        kind: antecedent.kind,
        by: 'pronoun',
        confidence: 0.5,
      });
      continue;
    }
    if (antecedent?.kind !== 'person' || !scene.genderFits(antecedent.ref.entity, gender)) continue;
    if (gender === 'f' && lower === 'sie' && scene.verbIsPlural(index)) continue;
    scene.refer(index, {
      ref: {
        span: [token.start, token.end],
        ...(antecedent.ref.entity === undefined ? {} : { entity: antecedent.ref.entity }),
        name: antecedent.ref.name,
      },
      kind: 'person',
      by: 'pronoun',
      confidence: clauseSubject ? 0.7 : 0.5,
    });
  }
}

const HIS = /^sein(?:e[mnrs]?)?$/;
const HERS = /^ihr(?:e[mnrs]?)?$/;

/**
 * Possessives before their noun: whose it is. The subject of the clause, where it stands before; else the subject before or the one person of the sentence before.
 * Catches "Die Union bestrafte Karl Weber. Seine Konten …"; must not catch "Anna Weber traf Eva Huber. Ihre Konten …".
 */
export function referPossessives(scene: Scene): void {
  const { tokens, sentences } = scene.language;
  // One sentence may hold many of them.
  const found = new Map<string, Reference | undefined>();
  const personBefore = (sentence: number, gender: 'm' | 'f'): Reference | undefined => {
    const key = `${sentence}${gender}`;
    if (!found.has(key)) found.set(key, onlyPerson(scene, sentences[sentence - 1]?.index, gender));
    return found.get(key);
  };
  for (const [index, token] of tokens.entries()) {
    if (token.feats.Poss !== 'Yes' || token.upos !== 'DET' || token.form.length > 6) continue;
    const lower = token.form.toLowerCase();
    const gender = HIS.test(lower) ? 'm' : HERS.test(lower) ? 'f' : undefined;
    if (!gender) continue;
    const own = scene.ownSubject(index);
    const before = scene.subjectBefore(index);
    const owner = own ?? personBefore(token.sentence, gender) ?? (before?.kind === 'person' ? undefined : before);
    if (!owner || !mayOwn(scene, owner, gender)) continue;
    scene.refer(index, {
      ref: { ...owner.ref, span: [token.start, token.end] },
      kind: owner.kind,
      by: 'pronoun',
      confidence: own ? 0.6 : 0.5,
    });
  }
}

/** A person of that gender; a body by its article; of states without article "sein" goes with all, "ihr" with none. */
function mayOwn(scene: Scene, owner: Reference, gender: 'm' | 'f'): boolean {
  if (owner.kind === 'person') return scene.genderFits(owner.ref.entity, gender);
  if (owner.kind !== 'organisation' && owner.kind !== 'state' && owner.kind !== 'armed-force') return false;
  const article = scene.articleGender(owner.token);
  return article === gender || (gender === 'm' && article === undefined && owner.kind === 'state');
}

/** "Die Kommission prüfte den Fall. **Sie** erklärte …": a body that was the subject before, of the article's gender; not a state without article. */
function takesUpBody(scene: Scene, antecedent: Reference, gender: 'm' | 'f', pronoun: number): boolean {
  if (antecedent.kind !== 'organisation' && antecedent.kind !== 'state') return false;
  return scene.articleGender(antecedent.token) === gender && !scene.verbIsPlural(pronoun);
}

function onlyPerson(scene: Scene, sentence: number | undefined, gender: 'm' | 'f'): Reference | undefined {
  if (sentence === undefined) return undefined;
  const { first, last } = scene.language.sentences[sentence]!;
  const people = new Map<string, Reference>();
  for (let index = first; index < last; index += 1) {
    const reference = scene.references.get(index);
    if (reference?.kind === 'person' && scene.genderFits(reference.ref.entity, gender)) people.set(reference.ref.name, reference);
  }
  return people.size === 1 ? [...people.values()][0] : undefined;
}
