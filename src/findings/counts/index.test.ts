import { describe, expect, it } from 'vitest';
import { contextOf, findingsOf } from '../testing.js';
import { findCounts } from './index.js';
import { digitNumber, numberWord } from './number.js';

const counts = (text: string) =>
  findCounts(contextOf(text)).map((count) => `${count.what} ${count.bound} ${count.min ?? '-'}..${count.max ?? '-'} "${count.text}"`);

describe('findCounts', () => {
  it.each([
    ['Drei Menschen wurden getötet.', 'killed exact 3..3 "Drei Menschen"'],
    ['Mindestens 15 Menschen wurden verletzt.', 'injured at-least 15..- "Mindestens 15 Menschen"'],
    ['Rund 3.000 Demonstranten zogen durch die Stadt.', 'participants about 3000..3000 "Rund 3.000 Demonstranten"'],
    ['Mehr als 20 Häuser brannten.', 'other more-than 20..- "Mehr als 20 Häuser"'],
    ['Bis zu 50 Soldaten wurden getötet.', 'killed up-to -..50 "Bis zu 50 Soldaten"'],
    ['Knapp 100 Verletzte liegen in Kliniken.', 'injured less-than -..100 "Knapp 100 Verletzte"'],
    ['Zwischen 20 und 30 Tote wurden gezählt.', 'killed between 20..30 "Zwischen 20 und 30 Tote"'],
    ['20 bis 30 Verletzte wurden gezählt.', 'injured between 20..30 "20 bis 30 Verletzte"'],
    ['Zahlreiche Verletzte wurden gemeldet.', 'injured unquantified -..- "Zahlreiche Verletzte"'],
    ['Die Luftabwehr schoss 56 Drohnen ab.', 'intercepted exact 56..56 "56 Drohnen"'],
    ['Es gab zwölf Einschläge.', 'hits exact 12..12 "zwölf Einschläge"'],
    ['Vier Brände brachen aus.', 'fires exact 4..4 "Vier Brände"'],
    ['Ein Dutzend Verletzte kam in Kliniken.', 'injured exact 12..12 "Ein Dutzend Verletzte"'],
    ['Delegationen aus rund 20 Staaten trafen sich.', 'participants about 20..20 "rund 20 Staaten"'],
    ['Ein Mann wurde getötet.', 'killed exact 1..1 "Ein Mann"'],
    ['Rund 4000 Soldaten wurden getötet oder verwundet.', 'other about 4000..4000 "Rund 4000 Soldaten"'],
    ['Über 100.000 Menschen flohen.', 'displaced more-than 100000..- "Über 100.000 Menschen"'],
  ])('%s', (sentence, expected) => {
    expect(counts(sentence)).toContain(expected);
  });

  it.each([
    'Die Inflation stieg um 3 Prozent.',
    'Der Krieg dauert seit drei Jahren.',
    'Das Paket kostet zwei Milliarden Euro.',
    'Am 26. März 2025 regnete es.',
    'Die Stadt liegt 30 Kilometer von der Grenze.',
    'Sie gewannen mit drei Punkten Vorsprung.',
    'Der 42-jährige Mann wohnt dort.',
  ])('counts nothing in: %s', (sentence) => {
    expect(counts(sentence)).toEqual([]);
  });

  it.each([
    ['Die Zahl der Verletzten stieg auf mindestens 15.', 'injured at-least 15..- "mindestens 15"'],
    ['Der Bürgermeister meldete erst zwei, dann acht Verletzte.', 'injured exact 2..2 "zwei"'],
    ['Neun Menschen wurden verletzt. Sieben weitere meldete der Gouverneur.', 'injured exact 7..7 "Sieben"'],
    ['Die Luftabwehr schoss 56 von 117 Drohnen ab.', 'intercepted exact 56..56 "56"'],
    ['Die fünf Boote wurden nie gefunden.', 'missing exact 5..5 "fünf Boote"'],
    ['Dutzende von Panzern rollten in die Stadt.', 'weapons unquantified -..- "Dutzende von Panzern"'],
    ['Das Treffen von 31 Staaten begann.', 'participants exact 31..31 "31 Staaten"'],
    ['In der Nacht brannten 14 Scheunen.', 'other exact 14..14 "14 Scheunen"'],
    ['Vor der Küste wurden über 100 Schiffe angegriffen.', 'other more-than 100..- "über 100 Schiffe"'],
  ])('%s', (sentence, expected) => {
    expect(counts(sentence)).toContain(expected);
  });

  it.each([
    ['An der Erprobung nahmen 85 Probanden teil.', 'participants exact 85..85 "85 Probanden"'],
    ['Zwei Senatoren wurden verletzt.', 'injured exact 2..2 "Zwei Senatoren"'],
    ['Zu dem Marsch hatten über 50 Gruppen aufgerufen.', 'participants more-than 50..- "über 50 Gruppen"'],
    ['30.000 Menschen lockte es an den Strand.', 'participants exact 30000..30000 "30.000 Menschen"'],
    ['Die Dorfbewohner wurden verschleppt; 200 Frauen wurden deportiert und am selben Tag ermordet.', 'killed exact 200..200 "200 Frauen"'],
    ['Ihm wird Beihilfe zum Mord in 40 Fällen vorgeworfen.', 'killed exact 40..40 "40 Fällen"'],
    ['Ihm wird Diebstahl in 40 Fällen vorgeworfen.', 'other exact 40..40 "40 Fällen"'],
    ['Die Piraten kaperten drei Frachter.', 'captured exact 3..3 "drei Frachter"'],
    ['Zwei Männer starben sofort, ein weiterer erlag seinen Verletzungen.', 'killed exact 1..1 "ein weiterer"'],
    ['Die Feuerwehr rückte mit 70 Mann an.', 'participants exact 70..70 "70 Mann"'],
    ['In Reni wurden zwölf zum Tode verurteilte Männer hingerichtet.', 'killed exact 12..12 "zwölf zum Tode verurteilte Männer"'],
    ['An Bord waren 62 Personen, darunter sieben Kinder.', 'other exact 7..7 "sieben Kinder"'],
    ['Ein Mann ist tot.', 'killed exact 1..1 "Ein Mann"'],
    ['Der Tod zweier Kinder empört das Land.', 'killed exact 2..2 "zweier Kinder"'],
    ['Der Polizei gelang die Festnahme von vier Verdächtigen.', 'captured exact 4..4 "vier Verdächtigen"'],
    ['Eine halbe Million Menschen demonstrierten in Rom.', 'participants exact 500000..500000 "Eine halbe Million Menschen"'],
    ['Mehrere Tausend Beamte waren im Einsatz.', 'participants unquantified -..- "Mehrere Tausend Beamte"'],
    ['10-20 Menschen wurden verletzt.', 'injured between 10..20 "10-20 Menschen"'],
    ['Die Wehr fing 30 der 50 Drohnen ab.', 'intercepted exact 30..30 "30"'],
    ['Fünf Zivilisten wurden getötet und zwei weitere verletzt.', 'injured exact 2..2 "zwei"'],
    ['Unter den Toten waren neun Soldaten.', 'killed exact 9..9 "neun Soldaten"'],
    ['Am Strand lagen 200 tote Wale.', 'other exact 200..200 "200 tote Wale"'],
    ['An dem Gipfel nehmen 27 Staats- und Regierungschefs teil.', 'participants exact 27..27 "27 Staats- und Regierungschefs"'],
    ['Die Veranstalter zählten 2.000 Teilnehmer; nach Polizeiangaben waren es zirka 1.000.', 'participants about 1000..1000 "zirka 1.000"'],
    ['Der Mann saß mit rund 120 anderen Reisenden im Zug.', 'other about 120..120 "rund 120 anderen Reisenden"'],
  ])('%s', (sentence, expected) => {
    expect(counts(sentence)).toContain(expected);
  });

  it.each([
    'Der 1990 gebaute Turm steht leer.',
    'Viele Länder lehnen das ab.',
    'Es gibt mehrere Möglichkeiten.',
    'Das Lexikon hat 72 Bände.',
    'Das Spiel endete 2-3.',
    'Einer der Männer war Lehrer.',
  ])('counts neither years nor what is left open or thought: %s', (sentence) => {
    expect(counts(sentence)).toEqual([]);
  });

  it.each(['Das Werk beschäftigt 450 Menschen.', 'Nach § 252 Strafgesetzbuch droht Haft.', 'Er stieg mit 15 in den Beruf ein.'])(
    'takes no number of a state, law or age: %s',
    (sentence) => {
      expect(counts(sentence)).toEqual([]);
    },
  );

  it.each([
    ['Zwischen 12 und 18 Kämpfer wurden getötet.', 'killed between 12..18 "Zwischen 12 und 18 Kämpfer"'],
    ['Drei Polizisten erlitten Rauchvergiftungen.', 'injured exact 3..3 "Drei Polizisten"'],
    ['Acht Matrosen gerieten in die Hände der Miliz.', 'captured exact 8..8 "Acht Matrosen"'],
    ['40 Menschen wurden verletzt, davon sechs schwer.', 'injured exact 6..6 "sechs"'],
    ['Die Zahl der Toten beläuft sich inzwischen auf insgesamt 84.', 'killed exact 84..84 "84"'],
    ['Die Anschläge haben 19 Opfer gefordert.', 'killed exact 19..19 "19 Opfer"'],
    ['In Graz werden 20 feste und 50 freie Mitarbeiter entlassen.', 'other exact 20..20 "20"'],
    ['Fünf der neun Täter sind flüchtig.', 'other exact 9..9 "neun Täter"'],
    ['Nach Angaben der Veranstalter kamen 900 Menschen, die Polizei zählte 600.', 'participants exact 600..600 "600"'],
    ['Die Armee beteiligt sich mit 400 Soldaten an dem Manöver.', 'participants exact 400..400 "400 Soldaten"'],
    ['Drei Lesothoner wurden verletzt.', 'injured exact 3..3 "Drei Lesothoner"'],
    ['Viele wurden verletzt.', 'injured unquantified -..- "Viele"'],
    ['Anderthalb Millionen Menschen flohen.', 'displaced exact 1500000..1500000 "Anderthalb Millionen Menschen"'],
    ['Mehr als 200 000 Menschen sind ohne Wasser.', 'other more-than 200000..- "Mehr als 200 000 Menschen"'],
    ['200 meist ältere Bewohner zogen vor das Rathaus.', 'participants exact 200..200 "200 meist ältere Bewohner"'],
  ])('%s', (sentence, expected) => {
    expect(counts(sentence)).toContain(expected);
  });

  it.each([
    'Das Land zahlte 40 Millionen Deutsche Mark.',
    'Er fuhr in das 180 km entfernte Dorf.',
    'Die Partie gegen Mainz 05 fiel aus.',
    'Die Vorlage erhielt fünf Enthaltungen.',
    'Viele kamen nicht.',
    'Nach einiger Zeit kehrte er zurück.',
  ])('counts no measures, votes or vague crowds: %s', (sentence) => {
    expect(counts(sentence)).toEqual([]);
  });

  it('keeps parts and totals apart', () => {
    expect(counts('Es gab 15 Verletzte, darunter zwei Kinder.')).toEqual([
      'injured exact 15..15 "15 Verletzte"',
      'injured exact 2..2 "zwei Kinder"',
    ]);
  });

  it('gives a toll to the attack told before it', () => {
    const { events } = findingsOf('Russland griff die Stadt Charkiw an. Dabei wurden acht Menschen verletzt.');
    expect(events.map((event) => event.counts.map((count) => count.text))).toEqual([['acht Menschen']]);
  });
});

describe('number words', () => {
  it.each([
    ['siebenundzwanzig', 27],
    ['dreihundert', 300],
    ['zweitausendfünfhundert', 2500],
    ['sechzehn', 16],
    ['hundert', 100],
  ])('%s is %i', (word, value) => {
    expect(numberWord(word)).toBe(value);
  });

  it.each(['hunderte', 'undzwanzig', 'einkauf', 'achtung', ''])('"%s" is no number', (word) => {
    expect(numberWord(word)).toBeUndefined();
  });

  it.each([
    ['3.000', 3000],
    ['1,5', 1.5],
    ['12.500,75', 12500.75],
    ['2025', 2025],
  ])('%s is %d', (form, value) => {
    expect(digitNumber(form)).toBe(value);
  });
});
