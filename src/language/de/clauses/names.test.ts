import { describe, expect, it } from 'vitest';
import { analyzeGerman } from '../index.js';

/** The clauses of a text: kind and finite verb. */
function clausesOf(text: string): string[] {
  const { clauses, tokens } = analyzeGerman(text);
  return clauses.map(({ kind, finite }) => `${kind} ${finite === undefined ? '-' : tokens[finite]!.form}`);
}

describe('verbs in names and behind "wie"', () => {
  it('takes no verb out of a name in marks', () => {
    expect(clausesOf('Die Stiftung „Aktion Bern hilft“ sagte gestern ab.')).toEqual(['main sagte']);
  });

  it('leaves a quoted sentence its verb', () => {
    expect(clausesOf('Er rief: „Bern hilft!“')).toEqual(['main rief', 'main hilft']);
    expect(clausesOf('„Bern hilft“, sagte er.')).toEqual(['main hilft', 'main sagte']);
  });

  it.each([
    'Wie ein Sprecher gestern sagte, brannte das Haus.',
    'Wie Karl Moser, Sprecher der Wehr in Bern, gestern sagte, brannte das Haus.',
  ])('ends a clause with "wie" in its verb: %s', (text) => {
    expect(clausesOf(text)).toEqual(['subordinate sagte', 'main brannte']);
  });

  it('takes no comparison for a clause', () => {
    expect(clausesOf('Wie ein Löwe kämpfte er.')).toEqual(['main kämpfte']);
  });

  it('reads "das" as an object where the noun behind does not agree with it', () => {
    expect(clausesOf('Das erklärte Minister Berg am Montag.')).toEqual(['main erklärte']);
    expect(clausesOf('Das erklärte Ziel ist Frieden.')).toEqual(['main ist']);
  });
});
