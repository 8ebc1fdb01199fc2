import { describe, expect, it } from 'vitest';
import { analyzeLanguage } from '../../src/language/index.js';
import { reasonText } from '../../web/src/reasons.js';
import { readingDe } from '../../web/src/words/reading-de.js';
import { readingEn } from '../../web/src/words/reading-en.js';

/** Sentences whose arguments are taken for every kind of reason. */
const TEXT = `Der Minister lehnte den Vorschlag am Montag ab und kündigte neue Hilfen an. Die Stadt wurde von Drohnen angegriffen, die ein Lager trafen.
Er versprach dem Land, die Truppen bald abzuziehen. Gegenüber Reportern sagte sie nichts. Der General ließ die Brücke sprengen.
Als Kanzler reiste er drei Tage durch das Land. Die Forderung der Opposition, Wahlen abzuhalten, blieb ohne Folgen.
Der Präsident besuchte und lobte die Soldaten. Sie half den Opfern mit Geld aus Spenden. Nächste Woche beginnt das Treffen.
Sie gedachten der Toten. Größer als der Gegner war keiner. Das Dorf gehört den Leuten.`;

const ENGLISH = /\b(?:by|with|of|the|and|phrase|open|after|agrees|shared|controlled|object|subject)\b/;

describe('reasons of arguments', () => {
  const reasons = [
    ...new Set(analyzeLanguage(TEXT, { lang: 'de' }).clauses.flatMap((clause) => clause.args.map((one) => one.reason))),
    ...['causee of lassen', 'shared object of the verb before', 'genitive of the governing noun', 'time phrase without preposition'],
    ...['measure or free genitive', 'case open, agrees with the finite verb', 'Dat by form with helfen, in doubtful text'],
  ];

  it('are told in German without a word of English', () => {
    expect(reasons.length).toBeGreaterThan(12);
    expect(reasons.map((reason) => reasonText(reason, readingDe.reasons)).filter((told) => ENGLISH.test(told))).toEqual([]);
  });

  it('stay what they are in English, but for where a case comes from', () => {
    expect(reasonText('Acc by form with sehen', readingEn.reasons)).toBe('Acc by its form with sehen');
    expect(reasonText('after als', readingEn.reasons)).toBe('after als');
  });
});
