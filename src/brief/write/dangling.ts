import type { Span, Token } from '../../model/index.js';
import { findCountry } from '../lists.js';
import { type Analysis, tokensWithin } from './material.js';
import { isRoleNoun } from './role-nouns.js';

const DEFINITE = /^(?:der|die|das|dem|den|des|zum|zur|vom|beim|im|am)$/iu;
const POSSESSIVE = /^(?:sein|ihr)(?:e[mnrs]?)?$/iu;

/** What everybody who may own it has one of: "die Regierung und ihr Land". */
const OF_ITS_OWN = /^(?:Land|Landes|Regierung|Partei|Amt|Behörde|Firma|Unternehmen)$/u;

/**
 * True where the words name somebody by a role alone, so that only what stood before tells who is meant: "begrüßte der frühere Abgeordnete", "bei seinem Gastgeber".
 * "Der französische Präsident", "Präsident Macron", "der Sprecher der Regierung" and "ein Sprecher" say who or that nobody is named.
 */
export function hasUnnamedRole(analysis: Analysis, span: Span): boolean {
  const tokens = tokensWithin(analysis, span);
  return tokens.some((token, at) => token.upos === 'NOUN' && isRoleNoun(token.form) && isUnnamed(analysis, tokens, at));
}

function isUnnamed({ language, entities }: Analysis, tokens: readonly Token[], at: number): boolean {
  let first = at - 1;
  while (first >= 0 && tokens[first]!.upos === 'ADJ') first -= 1;
  const opener = tokens[first];
  if (opener === undefined || !(DEFINITE.test(opener.form) || POSSESSIVE.test(opener.form))) return false;
  const between = tokens.slice(first + 1, at);
  if (between.some((token) => /(?:isch|deutsch)e[nmrs]?$/u.test(token.form))) return false;
  if (findCountry(tokens[first - 1]?.form.replace(/s$/u, '')) !== undefined) return false;
  const next = language.tokens[tokens[at]!.index + 1];
  if (next?.upos === 'PROPN' || next?.upos === 'NOUN') return false;
  const named = tokens.slice(0, first).some((token) => token.upos === 'PROPN' || token.upos === 'NOUN');
  if (POSSESSIVE.test(opener.form) && named && (tokens[at]!.feats.Number === 'Plur' || OF_ITS_OWN.test(tokens[at]!.form))) return false;
  if (entities.mentions.some(({ span }) => span[0] === next?.start || (span[0] <= tokens[at]!.start && tokens[at]!.end <= span[1])))
    return false;
  return POSSESSIVE.test(opener.form) || !(next?.upos === 'DET' || /^(?:von|für|aus)$/u.test(next?.form ?? ''));
}
