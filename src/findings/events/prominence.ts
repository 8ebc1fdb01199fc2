import type { Phrase } from '../../model/index.js';
import { classesOf } from './noun-classes.js';
import type { Reading } from './reading.js';

/** Namings that make somebody whose role nobody tells one of those that the report is about. */
const PRINCIPAL = 2;

/** Somebody without a role whom the report names again and again acts in public there; a passer-by named once does not. */
export function isPrincipal(reading: Reading, entity: string | undefined): boolean {
  return entity !== undefined && (reading.namings.get(entity) ?? 0) >= PRINCIPAL;
}

/** Words between an office and the name behind its attributes. */
const LONGEST_OFFICE = 10;

/** "der Kommissar für Umwelt und Verkehr | Karl Weber": an office before the name, with nothing but its attributes between. */
export function followsOffice(reading: Reading, phrase: Phrase): boolean {
  for (let index = phrase.first - 1; index >= Math.max(0, phrase.first - LONGEST_OFFICE); index--) {
    const token = reading.tokens[index];
    if (!token || token.sentence !== phrase.sentence || /^(?:VERB|AUX|PUNCT|PRON|SCONJ)$/.test(token.upos)) return false;
    if (token.upos === 'NOUN' && classesOf(reading.lemmas[index] ?? '', token.form).has('public')) return true;
  }
  return false;
}
