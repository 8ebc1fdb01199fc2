import type { Reference } from '../../model/index.js';
import type { Scene } from './scene.js';

/**
 * "das Land", "des Landes" for the one state that this sentence before it and the sentence before name: "Die Ukraine meldete Angriffe. Das Land bat um Hilfe."
 * Open where two states are named ("Russland und die Ukraine … Das Land"), and no reference in "das Land Brandenburg", "auf dem Land", "Stadt und Land".
 */
export function referLand(scene: Scene): void {
  const { tokens, sentences } = scene.language;
  for (const [index, token] of tokens.entries()) {
    if (!/^(Land|Lande|Landes)$/.test(token.form) || scene.nameAt[index] !== undefined || scene.references.has(index)) continue;
    const article = tokens[index - 1];
    if (!article || article.sentence !== token.sentence || !/^(das|dem|des|dieses|diesem)$/i.test(article.form)) continue;
    const before = tokens[index - 2];
    if (before?.sentence === token.sentence && /^(auf|an|zu|über|von)$/i.test(before.form) && token.form === 'Land') continue;
    const next = tokens[index + 1];
    if (next?.sentence === token.sentence && (/^(der|des)$/.test(next.form) || scene.nameAt[index + 1] !== undefined)) continue;
    const state = onlyState(scene, (sentences[token.sentence - 1] ?? sentences[token.sentence])?.first ?? 0, index);
    if (!state?.ref.entity) continue;
    scene.refer(index, {
      ref: { span: [token.start, token.end], entity: state.ref.entity, name: state.ref.name },
      kind: 'state',
      by: 'noun',
      confidence: 0.6,
    });
  }
}

function onlyState(scene: Scene, first: number, last: number): Reference | undefined {
  let found: Reference | undefined;
  for (let index = first; index < last; index += 1) {
    const reference = scene.references.get(index);
    if (reference?.kind !== 'state') continue;
    if (found && found.ref.entity !== reference.ref.entity) return undefined;
    found = reference;
  }
  return found;
}
