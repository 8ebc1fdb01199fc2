import { describe, expect, it } from 'vitest';
import { analyzeGerman } from './index.js';

/** Greatest confidence of any argument; 0 where there is none. */
function surest(text: string): number {
  return Math.max(0, ...analyzeGerman(text).clauses.flatMap((clause) => clause.args.map((one) => one.confidence)));
}

const PLAIN = 'Der Stadtrat hat am Abend eine neue Satzung beschlossen, und die Bürgermeisterin lobte den Kompromiss der Fraktionen.';

describe('the confidence of arguments', () => {
  it.each([
    ['plain German', PLAIN],
    ['a headline', 'Stadtrat beschließt neue Satzung'],
    ['names and abbreviations', 'Die NATO und die EU unterstützen laut dpa den Plan von UN-Chef Meier.'],
    ['one foreign phrase in quotation marks', `${PLAIN} Sie sprach von einem „quid pro quo“ zwischen den Parteien und der Verwaltung.`],
    ['a long sentence with its marks', `${PLAIN.slice(0, -1)}, ${'obwohl der Rat den Plan kannte, weil er ihn las, '.repeat(6)}und ging.`],
    ['one misprint', 'Der Rat beschlosss gestern eine neue Satzung für die Stadt.'],
  ])('is high in %s', (_, text) => {
    expect(surest(text)).toBeGreaterThan(0.7);
  });

  it.each([
    ['capitals only', PLAIN.toUpperCase(), 0.6],
    ['a long run without marks', PLAIN.replaceAll(/[,.]/g, '').concat(' ').repeat(12), 0.4],
    ['misread letters', 'Dcr Stadtrat hat arn Abcnd cinc rieue Satzurig bcschlosseri uud dic Stadt lobtc dcn Kornprorniss.', 0.5],
    ['English', 'The city council has adopted a new statute in the evening and the mayor praised that compromise.', 0.4],
    ['Dutch', 'De gemeenteraad heeft gisteren een nieuwe verordening aangenomen en de burgemeester prees het akkoord.', 0.5],
    ['French', 'Le conseil a adopté hier une nouvelle loi et la présidente a salué le compromis des partis.', 0.4],
    ['marks', '( „ der – ) : Rat « , ; sagt – ( « » den ) Plan ; , – „ “', 0.5],
  ])('is low in %s', (_, text, most) => {
    expect(surest(text)).toBeLessThan(most);
  });

  it('is low in a short sentence of a text in another language', () => {
    const english = 'The council has met again and they will say that this was an attack which nobody should ever have seen there. ';
    expect(surest(`${english.repeat(3)}Die Man.`)).toBeLessThan(0.4);
  });

  it('says why', () => {
    const [first] = analyzeGerman('DER RAT LOBT DEN NEUEN PLAN.').clauses;
    expect(first!.args.map((one) => one.reason)).toEqual(expect.arrayContaining([expect.stringMatching(/, in doubtful text$/)]));
  });
});
