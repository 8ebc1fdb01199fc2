import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Argument, Clause, LanguageAnalysis } from '../../../model/index.js';
import { analyzeGerman } from '../index.js';
import { antecedentOf } from './antecedent.js';
import { findNominalisations, nominalArguments } from './nominal.js';
import { argumentsOfVerbs } from './universal.js';

function clausesOf(text: string): { analysis: LanguageAnalysis; clauses: readonly Clause[] } {
  const analysis = analyzeGerman(text);
  return { analysis, clauses: analysis.clauses };
}

/** Each clause as "kind lemma role=word …" with the arguments' heads. */
function shown(text: string): string[] {
  const { analysis, clauses } = clausesOf(text);
  const word = (argument: Argument): string => analysis.tokens[argument.head]!.form;
  return clauses.map((clause) =>
    [clause.kind, clause.lemma, ...clause.args.map((argument) => `${argument.role}=${word(argument)}`)].join(' '),
  );
}

describe('buildClauses', () => {
  it('finds subject, indirect object and object around a separable verb', () => {
    expect(shown('Der Minister bietet dem Land neue Waffen an.')).toEqual([
      'main anbieten subject=Minister indirect-object=Land object=Waffen',
    ]);
  });

  it('takes a bare name before the object for who gets it, and no other name', () => {
    expect(shown('Nordkorea soll Russland Munition geliefert haben.')).toEqual([
      'main liefern subject=Nordkorea indirect-object=Russland object=Munition',
    ]);
    expect(shown('Schweden liefert Munition.')).toEqual(['main liefern subject=Schweden object=Munition']);
  });

  it('reads "ein Ende" as an object and "Ende März" as a time', () => {
    expect(shown('Der Kreml forderte ein Ende der Sanktionen.')).toEqual(['main fordern subject=Kreml object=Ende']);
    expect(shown('Die Gespräche wurden Ende März unterbrochen.')[0]).toContain('adverbial=');
  });

  it('does not take a measure for the subject of a measuring verb', () => {
    expect(shown('Rund 9.000 Euro beträgt der Schaden.')[0]).toContain('subject=Schaden');
  });

  it('finds the object before the verb by its case', () => {
    expect(shown('Den Vertrag unterzeichnete der Präsident.')).toEqual(['main unterzeichnen object=Vertrag subject=Präsident']);
  });

  it('knows the agent of a passive, and leaves a mere place alone', () => {
    expect(shown('Die Brücke wurde von der Armee zerstört.')).toEqual(['main zerstören subject=Brücke agent=Armee']);
    const { clauses } = clausesOf('Die Brücke wurde von der Armee zerstört.');
    expect(clauses[0]!.voice).toBe('passive');
    expect(clausesOf('Die Armee kam von der Brücke.').clauses[0]!.args.some((argument) => argument.role === 'agent')).toBe(false);
  });

  it('keeps a subordinate clause and its main clause apart', () => {
    const found = shown('Als der Minister das Land besuchte, zeigte ihm die Regierung den Hafen.');
    expect(found).toEqual([
      'subordinate besuchen subject=Minister object=Land',
      'main zeigen indirect-object=ihm subject=Regierung object=Hafen',
    ]);
  });

  it.each([
    ['Er verlangt, die Stadt sofort zu räumen.', 'infinitive', 'räumen'],
    ['Sie schlug vor, das Gebiet unter Aufsicht zu stellen.', 'infinitive', 'stellen'],
    ['Dort wohnt eine Frau, die Wasser zu trinken versprach.', 'relative', 'versprechen'],
    ['Er traf Selenskyj, dem Macron gestern Hilfe versprach.', 'relative', 'versprechen'],
    ['Er sagte, dem Iran drohe ein harter Winter.', 'main', 'drohen'],
  ])('reads an article behind a comma by the verb of its clause: %s', (text, kind, lemma) => {
    const { clauses } = clausesOf(text);
    expect(clauses.map((clause) => [clause.kind, clause.lemma])).toContainEqual([kind, lemma]);
    expect(clauses.some((clause) => clause.kind === 'relative')).toBe(kind === 'relative');
  });

  it('takes up a main clause after a relative clause and finds its antecedent', () => {
    const { analysis, clauses } = clausesOf('Der Mann, der das Haus gekauft hat, besucht seinen Bruder.');
    expect(clauses.map((clause) => [clause.kind, clause.lemma])).toEqual([
      ['main', 'besuchen'],
      ['relative', 'kaufen'],
    ]);
    const antecedent = antecedentOf(clauses[1]!, analysis.tokens, analysis.phrases);
    expect(analysis.tokens[antecedent!.head]!.form).toBe('Mann');
  });

  it('shares the subject of coordinated verbs and says so', () => {
    const { clauses } = clausesOf('Der Präsident reiste nach Wien und besuchte den Kanzler.');
    const shared = clauses[1]!.args.find((argument) => argument.role === 'subject');
    expect(shared?.reason).toMatch(/^shared/);
    expect(shared!.confidence).toBeLessThan(clauses[0]!.args.find((argument) => argument.role === 'subject')!.confidence);
  });

  it('gives an infinitive the subject that controls it', () => {
    const { analysis, clauses } = clausesOf('Die Regierung versprach, den Hafen zu schützen.');
    expect(clauses[1]!.kind).toBe('infinitive');
    const controlled = clauses[1]!.args.find((argument) => argument.role === 'subject')!;
    expect(analysis.tokens[controlled.head]!.form).toBe('Regierung');
    const asked = clausesOf('Die Regierung bat den General, den Hafen zu schützen.');
    const general = asked.clauses[1]!.args.find((argument) => argument.role === 'subject')!;
    expect(asked.analysis.tokens[general.head]!.form).toBe('General');
  });

  it('reads the frame of a quotation as a clause of its own that the quoted one hangs on', () => {
    const { clauses } = clausesOf('Das Land brauche mehr Hilfe, sagte der Minister.');
    expect(clauses.map((clause) => clause.lemma)).toEqual(['brauchen', 'sagen']);
    expect(clauses[0]!.parent).toBe(1);
    expect(clauses[0]!.mood).toBe('subjunctive-1');
  });

  it('tells tenses and moods by the whole verb complex', () => {
    const one = (text: string): Clause => clausesOf(text).clauses[0]!;
    expect(one('Der Minister hat den Plan gelobt.').tense).toBe('perfect');
    expect(one('Der Minister hatte den Plan gelobt.').tense).toBe('pluperfect');
    expect(one('Der Minister wird den Plan loben.').tense).toBe('future');
    expect(one('Der Minister würde den Plan loben.').mood).toBe('subjunctive-2');
    expect(one('Der Minister soll den Plan gelobt haben.').modal).toBe('sollen');
    expect(one('Er sei krank.').mood).toBe('subjunctive-1');
    expect(one('Ich habe den Plan gelobt.').mood).toBe('indicative');
  });

  it('finds the negation of a clause, but not in "nicht nur"', () => {
    expect(clausesOf('Die Armee griff die Stadt nicht an.').clauses[0]!.negation).toBeDefined();
    expect(clausesOf('Die Armee griff keine Stadt an.').clauses[0]!.negation).toBeDefined();
    expect(clausesOf('Die Armee griff nicht nur die Stadt an.').clauses[0]!.negation).toBeUndefined();
    expect(clausesOf('Die Armee griff nicht die Stadt, sondern das Lager an.').clauses[0]!.negation).toBeUndefined();
    expect(clausesOf('Die Regierung will nicht zahlen, sondern klagen.').clauses[0]!.negation).toBeDefined();
  });

  it('joins an adjective to its verb only where the lexicon has both as one', () => {
    expect(clausesOf('Der Minister kritisierte den Plan offen.').clauses[0]!.lemma).toBe('kritisieren');
    expect(clausesOf('Der Minister ließ die Frage offen.').clauses[0]!.lemma).toBe('offenlassen');
  });

  it('never takes a time for the object', () => {
    const roles = clausesOf('Der Minister sprach vergangene Woche.').clauses[0]!.args.map((argument) => argument.role);
    expect(roles).toEqual(['subject', 'adverbial']);
  });

  it('lists no expletive "es" and no reflexive', () => {
    expect(shown('Es gibt neue Pläne.')).toEqual(['main geben object=Pläne']);
    expect(shown('Die Lage verschlechtert sich.')).toEqual(['main verschlechtern subject=Lage']);
  });

  it('gives a headline without a verb its phrases', () => {
    const { clauses } = clausesOf('Drei Verletzte nach Angriff auf Hafen');
    expect(clauses).toHaveLength(1);
    expect(clauses[0]!.kind).toBe('verbless');
  });

  it('keeps clauses consistent on any text', () => {
    const word = fc.constantFrom(
      'der',
      'die',
      'Mann',
      'Haus',
      'geht',
      'hat',
      'gesagt',
      ',',
      'dass',
      'und',
      'zu',
      'gehen',
      '„',
      '“',
      '(',
      ')',
      'um',
      'nicht',
      'Wien',
      ':',
    );
    fc.assert(
      fc.property(
        fc.array(fc.oneof({ weight: 8, arbitrary: word }, { weight: 1, arbitrary: fc.string({ maxLength: 5 }) }), { maxLength: 40 }),
        (words) => {
          const { analysis, clauses } = clausesOf(words.join(' '));
          const seen = new Set<number>();
          for (const clause of clauses) {
            expect(analysis.clauses[clause.index]).toBe(clause);
            expect(clause.args.filter((argument) => argument.role === 'subject').length).toBeLessThanOrEqual(1);
            for (const token of clause.tokens) {
              expect(seen.has(token)).toBe(false);
              seen.add(token);
            }
          }
        },
      ),
      { numRuns: 150 },
    );
  });
});

describe('argumentsOfVerbs', () => {
  it('gives pairs with the first word of a title and name, and reflexives as objects', () => {
    const { analysis, clauses } = clausesOf('Minister Anton Weber entschuldigte sich.');
    const pairs = argumentsOfVerbs(analysis.tokens, clauses, analysis.phrases);
    expect(pairs.map(({ dependent, role }) => [analysis.tokens[dependent]!.form, role])).toEqual([
      ['Minister', 'subject'],
      ['sich', 'object'],
    ]);
  });
});

describe('nominalArguments', () => {
  const found = (text: string, noun: string): string[] => {
    const { tokens, phrases } = analyzeGerman(text);
    const phrase = phrases.find((one) => tokens[one.head]!.form === noun)!;
    return nominalArguments(phrases, tokens, phrase.index).map(({ role, via, token }) => `${role} ${via} ${tokens[token]!.form}`);
  };

  it('finds agent and target of an attack', () => {
    expect(found('Der Angriff Russlands auf den Hafen dauerte lange.', 'Angriff')).toEqual([
      'agent genitive Russlands',
      'target auf Hafen',
    ]);
  });

  it('finds the target by genitive beside "durch"', () => {
    expect(found('Die Zerstörung der Brücke durch die Armee dauerte lange.', 'Zerstörung')).toEqual([
      'target genitive Brücke',
      'agent durch Armee',
    ]);
  });

  it('gives the adjective of origin, and nothing for a plain noun', () => {
    expect(found('Die russischen Angriffe dauerten lange.', 'Angriffe')).toEqual(['agent adjective russischen']);
    expect(found('Die langen Angriffe endeten.', 'Angriffe')).toEqual([]);
  });

  it('reads the genitive by the class of the noun', () => {
    const roles = (text: string): string[] => {
      const { tokens, phrases } = analyzeGerman(text);
      return findNominalisations(phrases, tokens).flatMap(({ head, args }) =>
        args.map(({ role, token }) => `${tokens[head]!.form}: ${role} ${tokens[token]!.form}`),
      );
    };
    expect(roles('Die Festnahme des Politikers löste Proteste aus.')).toEqual(['Festnahme: target Politikers']);
    expect(roles('Der Besuch des Politikers dauerte lange.')).toEqual(['Besuch: agent Politikers']);
    expect(roles('Die Entsendung zusätzlicher Soldaten durch Nordkorea wurde bestätigt.')).toEqual([
      'Entsendung: target Soldaten',
      'Entsendung: agent Nordkorea',
    ]);
    expect(roles('Die Armee meldete, ihr Angriff sei gelungen.')).toEqual(['Angriff: agent ihr']);
    expect(roles('Das Haus des Politikers brannte.')).toEqual([]);
  });
});

describe('words that grammar decides', () => {
  const clausesOf = (text: string): string[] => {
    const { clauses, tokens } = analyzeGerman(text);
    return clauses.map(
      ({ kind, lemma, args }) => `${kind} ${lemma}: ${args.map(({ role, head }) => `${role} ${tokens[head]!.form}`).join(', ')}`,
    );
  };

  it.each([
    ['Russland stellt die Vereinbarung infrage.', ['main stellen: subject Russland, object Vereinbarung']],
    ['Das Treffen kam nicht zustande.', ['main kommen: subject Treffen']],
    [
      'Um die Ursache herauszufinden, kamen Ermittler.',
      ['infinitive herausfinden: object Ursache, subject Ermittler', 'main kommen: subject Ermittler'],
    ],
    ['Er riet zu „Ruhe“.', ['main raten: subject Er, oblique Ruhe']],
    ['Sie kam und brachte eine Zunahme der Strahlung.', ['main kommen: subject Sie', 'main bringen: object Zunahme, subject Sie']],
    ['Es besteht die Gefahr.', ['main bestehen: subject Gefahr']],
    [
      'Am Montag, so die Ergebnisse eines Richters, seien 200 Menschen deportiert worden.',
      ['main deportieren: adverbial Montag, subject Menschen', 'verbless : subject Ergebnisse'],
    ],
  ])('reads %s', (text, expected) => {
    expect(clausesOf(text)).toEqual(expected);
  });

  it('takes the name of inhabitants before a noun for an attribute, elsewhere for a noun', () => {
    expect(clausesOf('Die Grazer Polizei schwieg.')).toEqual(['main schweigen: subject Polizei']);
    expect(clausesOf('Ein Grazer gewann das Rennen.')).toEqual(['main gewinnen: subject Grazer, object Rennen']);
  });

  it('does not share the subject with a frame behind a comma', () => {
    expect(clausesOf('Die Zölle fallen, teilte Norwegen mit.').at(-1)).toBe('main mitteilen: subject Norwegen');
  });
});
