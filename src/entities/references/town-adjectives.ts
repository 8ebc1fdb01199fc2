import { townOfAdjective } from '../gazetteer/town-adjectives.js';
import { cityPlace } from '../mentions/resolve.js';
import type { Scene } from './scene.js';

/**
 * "in der Grazer Innenstadt", "am Frankfurter Flughafen": the town that an adjective in "-er" is made of, as a place of its own word. What stands behind says
 * whether anything happened there: the readers of references do not take "der Berliner Senat" for a place.
 */
export function referTownAdjectives(scene: Scene): void {
  const { tokens } = scene.language;
  for (const [index, token] of tokens.entries()) {
    if (
      token.upos !== 'ADJ' ||
      !/^\p{Lu}\p{Ll}{2,}er$/u.test(token.form) ||
      scene.references.has(index) ||
      scene.nameAt[index] !== undefined
    )
      continue;
    const next = tokens[index + 1];
    if (next?.sentence !== token.sentence || (next.upos !== 'NOUN' && next.upos !== 'PROPN' && next.upos !== 'ADJ')) continue;
    const city = townOfAdjective(token.form);
    if (city === undefined) continue;
    const place = cityPlace(city);
    scene.places.set(place.id, place);
    scene.refer(index, {
      ref: { span: [token.start, token.end], entity: place.id, name: place.name },
      kind: 'place',
      by: 'name',
      confidence: 0.7,
    });
  }
}
