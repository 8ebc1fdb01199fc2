import { describe, expect, it } from 'vitest';
import { findingsOf } from '../testing.js';

const told = (text: string) =>
  findingsOf(text).events.map(
    (event) =>
      `${event.type} ${event.mode ?? '-'}: ${event.sources.map((ref) => ref.name).join('+')} → ${event.recipients.map((ref) => ref.name).join('+')}`,
  );

describe('a conviction', () => {
  it.each([
    ['Die beiden Angeklagten erhielten Haftstrafen von fünf und sieben Jahren.', 'SANCTION convict:  → Angeklagte'],
    ['Der frühere Minister bekam wegen Untreue eine Bewährungsstrafe.', 'SANCTION convict:  → Minister'],
    ['Das Gericht sprach den General schuldig.', 'SANCTION convict: Gericht → General'],
    ['Der Oberst wurde von einem Militärgericht schuldig gesprochen.', 'SANCTION convict: Militärgericht → Oberst'],
  ])('is told by the sentence received and by the verdict: %s', (text, event) => expect(told(text)).toEqual([event]));

  it.each([
    'Die Schülerin erhielt einen Preis und eine Urkunde.',
    'Die Opfer erhielten Schadenersatz.',
    'Der Verein bekam eine Geldstrafe wegen des Verhaltens seiner Fans.',
    'Der Vater hielt sich nicht für schuldig und sprach mit den Nachbarn.',
  ])('is not what else people get and say: %s', (text) => expect(told(text)).toEqual([]));
});

describe('a promise', () => {
  it('is an initiative for peace that is announced', () =>
    expect(told('Die Regierung kündigte eine Friedensinitiative an.')).toEqual(['AGREE -: Regierung → ']));

  it('is not an initiative for a law', () => expect(told('Der Senator hat eine Gesetzesinitiative angekündigt.')).toEqual([]));
});

describe('fire that is returned', () => {
  it('is an attack on those it is returned to', () =>
    expect(told('Die Soldaten erwiderten das Feuer auf die Angreifer.')).toEqual(['ASSAULT -: Soldaten → Angreifer']));

  it('is not a greeting that is returned', () => expect(told('Die Soldaten erwiderten den Gruß der Anwohner.')).toEqual([]));
});

describe('power', () => {
  it.each([
    ['Soldaten haben in Mali die Macht übernommen.', ['COERCE seize: Soldaten → ']],
    ['Die Rebellen rissen die Macht an sich.', ['COERCE seize: Rebellen → ']],
    ['Der Vorsitzende übernahm die Macht im Verein.', []],
  ])('is taken by force: %s', (text, events) => expect(told(text)).toEqual(events));
});

describe('those who are killed, sued or banned', () => {
  it.each([
    ['Ein Attentäter riss 30 Menschen in den Tod.', ['ASSAULT -: Attentäter → Menschen']],
    ['Die Lawine riss drei Menschen in den Tod.', []],
    ['Die Verbraucherzentrale hat die Nordbahn verklagt.', ['ACCUSE allege: Verbraucherzentrale → Nordbahn']],
    ['Der Innenminister hat den Verein verboten.', ['COERCE restrict: Innenminister → Verein']],
    ['Das Ministerium verbot der Partei die Kundgebung.', ['COERCE restrict: Ministerium → Partei']],
  ])('are named: %s', (text, events) => expect(told(text)).toEqual(events));
});

describe('bodies and offices', () => {
  it.each([
    ['Gegen den Abgeordneten hat die Staatsanwaltschaft Bonn Anklage erhoben.', ['ACCUSE allege: Staatsanwaltschaft Bonn → Abgeordnete']],
    ['Die Präsidenten Polens und der Ukraine trafen sich.', ['CONSULT -: Präsident Polens+Präsident der Ukraine → ']],
    ['Der Minister ist zurückgetreten.', ['RETREAT resign: Minister → ']],
  ])('are told apart: %s', (text, events) => expect(told(text)).toEqual(events));
});

describe('a verdict without a court', () => {
  it('is that of the one court just told of', () => {
    expect(told('Das Landgericht Kassel sprach sein Urteil. Der Angeklagte wurde zu acht Jahren Haft verurteilt.')).toEqual([
      'SANCTION convict: Landgericht Kassel → Angeklagte',
    ]);
  });

  it('is nobody’s where none or several are', () => {
    expect(told('Es regnete. Der Angeklagte wurde zu acht Jahren Haft verurteilt.')).toEqual(['SANCTION convict:  → Angeklagte']);
    expect(
      told('Das Landgericht widersprach dem Amtsgericht. Der Angeklagte wurde zu acht Jahren Haft verurteilt.').filter((one) =>
        one.startsWith('SANCTION'),
      ),
    ).toEqual(['SANCTION convict:  → Angeklagte']);
  });
});

describe('words that only end like those of sport and weather', () => {
  it.each([
    ['Unbekannte ermordeten den Bürgermeister.', ['ASSAULT targeted: Unbekannte → Bürgermeister']],
    ['Die Regierung kritisierte die Entscheidung des Gerichts.', ['ACCUSE disapprove: Regierung → Gericht']],
    ['Die Armee vertrieb die Zuschauer vom Platz.', ['ASSAULT -: Armee → Zuschauer']],
    ['Am Tatort nahm die Polizei drei Männer fest.', ['COERCE arrest: Polizei → Männer']],
    ['Zwei Männer erschossen den Präsidenten.', ['ASSAULT firearms: Männer → Präsident']],
    ['Der Meister schlug den Pokalsieger.', []],
    ['Der Regenschauer überraschte die Wanderer.', []],
  ])('hide nothing: %s', (text, events) => expect(told(text)).toEqual(events));
});

describe('what is made available', () => {
  it.each([
    ['Die EU stellt 100 Millionen Euro bereit.', ['AID -: EU → ']],
    ['Die EU stellt der Ukraine Generatoren zur Verfügung.', ['AID -: EU → Ukraine']],
    ['Die Verbände stellen Faltblätter zur Verfügung.', []],
  ])('is help or has a receiver: %s', (text, events) => expect(told(text)).toEqual(events));
});

describe('a text that speaks', () => {
  it.each([
    ['Die Resolution fordert die polnische Regierung auf, das Gesetz zurückzunehmen.', ['REQUEST change:  → Regierung Polens']],
    ['Der Bericht der Kommission kritisiert die Regierung.', ['ACCUSE disapprove: Kommission → Regierung']],
    ['Die UN veröffentlichten einen Bericht, der Israel kritisiert.', ['ACCUSE disapprove: Vereinte Nationen → Israel']],
    ['Der Bericht wurde veröffentlicht.', []],
  ])('speaks for those who gave it out: %s', (text, events) => expect(told(text)).toEqual(events));
});

it('takes up several people by one pronoun', () => {
  expect(told('Der Präsident und sein Sohn wurden gefasst. Kurz darauf wurden sie erschossen.')).toEqual([
    'COERCE arrest:  → Präsident+Sohn',
    'ASSAULT firearms:  → Präsident+Sohn',
  ]);
});

describe('a report of bears or football', () => {
  const bears =
    'Der Braunbär hat wieder ein Schaf gerissen. Ein Wildschwein und ein Marienkäfer blieben verschont, die Biene und die Wespe auch. ';
  it('may tell of politics between the state and others', () => {
    expect(told(`${bears}Der Naturschutzbund fordert von der Staatsregierung einen Plan.`)).toEqual([
      'REQUEST -: Naturschutzbund → Staatsregierung',
    ]);
  });

  it('tells of none among private people', () => {
    expect(told(`${bears}Der Wirt kritisierte den Jäger. Die Biene griff den Wirt an.`)).toEqual([]);
  });
});

describe('what police, armies and crowds do', () => {
  it.each([
    ['Die Polizei drängte die Demonstranten zurück.', 'COERCE -: Polizei → Demonstranten'],
    ['Demonstranten bewarfen Polizisten mit Steinen.', 'PROTEST riot: Demonstranten → Polizisten'],
    ['Die Küstenwache brachte am Montag einen Fischkutter auf.', 'COERCE seize: Küstenwache → Fischkutter'],
    ['Piraten enterten einen Frachter.', 'ASSAULT abduct: Piraten → Frachter'],
    ['Die Rebellen setzten zwölf Geiseln auf freien Fuß.', 'RETREAT release: Rebellen → Geiseln'],
    ['Das Gericht schickte den Angeklagten für zwölf Jahre hinter Gitter.', 'SANCTION convict: Gericht → Angeklagte'],
    ['Drei Soldaten gerieten in einen Hinterhalt.', 'ASSAULT firearms:  → Soldaten'],
    ['Der Premier räumte Fehler ein.', 'CONCEDE -: Premier → '],
    ['Die Partei schloss den Abgeordneten aus.', 'SANCTION expel: Partei → Abgeordnete'],
  ])('is told by its verb: %s', (text, event) => expect(told(text)).toEqual([event]));

  it.each([
    'Die Gärtnerin brachte den Mut auf, zu fragen.',
    'Er kam mit der linken Hand auf den Boden.',
    'Der Sturm drängte die Wolken zurück.',
  ])('is not what the same verbs say of others: %s', (text) => expect(told(text)).toEqual([]));
});

describe('what is done at borders and offered between sides', () => {
  it.each([
    ['Grenzschützer wiesen die Flüchtlinge zurück.', 'COERCE deport: Grenzschützer → Flüchtlinge'],
    ['Der Minister bot sich als Vermittler an.', 'CONSULT -: Minister → '],
    ['Die Regierung erklärte sich bereit, die Gefangenen auszutauschen.', 'AGREE -: Regierung → '],
    ['Israelische Siedler griffen ein Dorf an.', 'ASSAULT -: Siedler Israels → '],
    ['Unbekannte bedrohten den Bürgermeister mit dem Tod.', 'THREATEN violence: Unbekannte → Bürgermeister'],
    ['Norwegen stockt seine Militärhilfe auf.', 'AID -: Norwegen → '],
    ['Die EU verlängert die Sanktionen gegen Russland.', 'COERCE restrict: EU → Russland'],
  ])('is told by its verb: %s', (text, event) => expect(told(text)).toEqual([event]));

  it('is not what a firm offers or turns down', () => {
    expect(told('Die Gärtnerei bot sich als Lieferant an.')).toEqual([]);
    expect(told('Der Händler wies die Ware zurück.')).toEqual([]);
  });
});
