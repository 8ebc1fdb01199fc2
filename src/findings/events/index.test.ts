import { describe, expect, it } from 'vitest';
import type { Event } from '../../model/index.js';
import { findingsOf } from '../testing.js';

/** "TYPE mode: sources → recipients @ places (certainty)", the parts that are empty left out. */
function line(event: Event): string {
  const names = (refs: readonly { name: string }[]) => refs.map((ref) => ref.name).join('+');
  const parts = [
    `${event.type}${event.mode ? ` ${event.mode}` : ''}:`,
    names(event.sources),
    event.recipients.length > 0 ? `→ ${names(event.recipients)}` : '',
    event.places.length > 0 ? `@ ${names(event.places)}` : '',
    event.certainty === 'asserted' ? '' : `(${event.certainty})`,
  ];
  return parts.filter((part) => part !== '').join(' ');
}

const lines = (text: string) => findingsOf(text).events.map(line);

describe('findEvents by verbs', () => {
  it.each([
    ['Russland griff die Stadt Charkiw mit Drohnen an.', 'ASSAULT drone: Russland @ Charkiw'],
    ['Die israelische Armee bombardierte den Süden des Libanon.', 'ASSAULT aerial: israelische Armee @ Libanon'],
    ['Die Polizei nahm in Wien 20 Demonstranten fest.', 'COERCE arrest: Polizei → Demonstranten @ Wien'],
    ['Die EU verhängte Sanktionen gegen Belarus.', 'COERCE restrict: EU → Belarus'],
    ['Emmanuel Macron und Olaf Scholz trafen sich in Berlin.', 'CONSULT: Emmanuel Macron+Olaf Scholz @ Berlin'],
    ['Emmanuel Macron telefonierte mit Donald Trump.', 'CONSULT phone: Emmanuel Macron → Donald Trump'],
    ['Frankreich liefert der Ukraine 20 Panzer.', 'AID: Frankreich → Ukraine'],
    ['Wolodymyr Selenskyj forderte von Deutschland mehr Waffen.', 'REQUEST assist: Wolodymyr Selenskyj → Deutschland'],
    ['Die Regierung lehnte Verhandlungen mit den Rebellen ab.', 'REJECT meet: Regierung'],
    ['Das Gericht verurteilte den Mann zu fünf Jahren Haft.', 'SANCTION convict: Gericht → Mann'],
    ['Frankreich zog seinen Botschafter aus Minsk ab.', 'SANCTION withdraw: Frankreich @ Minsk'],
    ['Der Außenminister kritisierte den Iran.', 'ACCUSE disapprove: Außenminister → Iran'],
    ['Die Staatsanwaltschaft ermittelt gegen den Minister.', 'ACCUSE investigate: Staatsanwaltschaft → Minister'],
    ['Der Präsident drohte dem Iran mit einem Angriff.', 'THREATEN violence: Präsident → Iran'],
    ['Frankreich und Polen einigten sich auf ein Abkommen.', 'AGREE: Frankreich+Polen'],
    ['Finnland schloss die Grenze.', 'COERCE restrict: Finnland'],
    ['Hunderte demonstrierten in Minsk gegen die Regierung.', 'PROTEST demo: Hunderte → Regierung @ Minsk'],
    ['In Minsk protestierten Tausende gegen die Regierung.', 'PROTEST demo: Tausende → Regierung @ Minsk'],
    ['Das Parlament missbilligte das Vorgehen.', 'ACCUSE disapprove: Parlament'],
  ])('%s', (sentence, expected) => {
    expect(lines(sentence)).toContain(expected);
  });
});

describe('findEvents by nouns', () => {
  it.each([
    ['Nach dem Angriff auf Odessa brannte es im Hafen.', 'ASSAULT: @ Odessa'],
    ['Bei einem russischen Raketenangriff auf Sumy wurde eine Schule getroffen.', 'ASSAULT heavy-weapons: Russland @ Sumy'],
    ['Das Dorf erlitt einen Luftangriff durch israelische Truppen.', 'ASSAULT aerial: israelische Armee'],
    ['Emmanuel Macron führte Gespräche mit Donald Trump.', 'CONSULT: Emmanuel Macron → Donald Trump'],
    ['Der Rücktritt des Ministers kam überraschend.', 'RETREAT resign: Minister'],
    ['Die Festnahme des Journalisten löste Empörung aus.', 'COERCE arrest: → Journalist'],
    ['In Tiflis kam es zu Protesten gegen die Regierung.', 'PROTEST demo: → Regierung @ Tiflis'],
  ])('%s', (sentence, expected) => {
    expect(lines(sentence)).toContain(expected);
  });
});

describe('the certainty of an event', () => {
  it.each([
    ['Russland soll Charkiw mit Raketen beschossen haben.', 'hedged'],
    ['Laut der Polizei haben die Rebellen die Stadt Goma angegriffen.', 'attributed'],
    ['Der Sprecher sagte, Rebellen hätten die Stadt Goma angegriffen.', 'attributed'],
    ['Die Rebellen griffen die Stadt Goma nicht an.', 'denied'],
    ['Die Rebellen werden die Stadt Goma angreifen.', 'planned'],
    ['Die Armee griff offenbar die Stadt Goma an.', 'hedged'],
    ['Falls Rebellen die Stadt Goma angreifen, reagiert die Armee.', 'conditional'],
    ['Haben Rebellen die Stadt Goma angegriffen?', 'questioned'],
    ['Die Armee griff die Stadt Goma an.', 'asserted'],
  ])('%s is %s', (sentence, certainty) => {
    const event = findingsOf(sentence).events.find((found) => found.type === 'ASSAULT');
    expect(event?.certainty).toBe(certainty);
  });

  it('names the claimants of an attributed event', () => {
    const [event] = findingsOf('Nach Angaben der Polizei haben die Rebellen die Stadt Goma angegriffen.').events;
    expect(event?.attribution.map((actor) => actor.name)).toEqual(['Polizei']);
  });

  it('does not make the content of a demand an event', () => {
    expect(lines('Der Präsident forderte die Freilassung der Geiseln.')).toEqual(['REQUEST yield: Präsident']);
  });

  it('tells what is denied as denied', () => {
    expect(lines('Israel bestritt einen Angriff auf den Iran.')).toContain('ASSAULT: Israel → Iran (denied)');
  });
});

describe('one happening', () => {
  it('is one event for verb and nominalisation', () => {
    const { events } = findingsOf(
      'Russland griff Charkiw mit Drohnen an. Bei dem Angriff auf Charkiw gab es Verletzte. Der Angriff dauerte zwei Stunden.',
    );
    expect(events.filter((event) => event.type === 'ASSAULT')).toHaveLength(1);
    expect(events[0]?.evidence).toHaveLength(3);
  });

  it('is two events at two places', () => {
    const { events } = findingsOf('Russland griff Charkiw an. Ein weiterer Angriff auf Odessa folgte.');
    expect(events.filter((event) => event.type === 'ASSAULT')).toHaveLength(2);
  });

  it('never takes the speaker’s seat for the place', () => {
    const { events } = findingsOf('Der Botschafter in Moskau kritisierte die Regierung.');
    expect(events.map((event) => event.places)).toEqual([[]]);
  });

  it('points with evidence into the text', () => {
    const text = 'Gestern griff die Armee die Stadt Goma an.';
    for (const event of findingsOf(text).events)
      for (const [start, end] of event.evidence) expect(text.slice(start, end).trim()).not.toBe('');
  });
});

describe('findEvents by what stands around', () => {
  it.each<[string, string]>([
    // relative pronouns, gaps of coordination, control
    ['Die Polizei suchte die Männer, die in Wien einen Richter entführt hatten.', 'ASSAULT abduct: Männer → Richter @ Wien'],
    ['Der Botschafter dankte den Helfern und rief die Regierung zur Hilfe auf.', 'REQUEST assist: Botschafter → Regierung'],
    ['Die Rebellen begannen damit, die Stadt Sumy zu beschießen.', 'ASSAULT heavy-weapons: Rebellen @ Sumy'],
    // authors, names in apposition, partners, means
    ['Der Bericht der OSZE kritisierte die Haftbedingungen.', 'ACCUSE disapprove: OSZE'],
    ['Olaf Scholz verhandelte mit Emmanuel Macron.', 'CONSULT: Olaf Scholz → Emmanuel Macron'],
    ['Russische Drohnen trafen ein Wohnhaus in Charkiw.', 'ASSAULT drone: Russland @ Charkiw'],
    ['Bei einem Anschlag in Kabul starben drei Polizisten.', 'ASSAULT: → Polizisten @ Kabul'],
    ['Der Abgeordnete wurde in Wien von Unbekannten angegriffen.', 'ASSAULT: Unbekannte → Abgeordnete @ Wien'],
    ['Demonstrationen gab es in Graz, Linz und Salzburg.', 'PROTEST demo: @ Graz+Linz+Salzburg'],
  ])('%s', (sentence, expected) => {
    expect(lines(sentence)).toContain(expected);
  });

  it.each([
    'Wir kennen die wenigen Staaten, die den Vertrag nicht unterzeichnet haben.',
    'Die Strafe darf nicht verhängt werden.',
    'In Italien ist die Partei verboten.',
    'Der Vorstoß des Ministers ist bekannt.',
    'Vor zwölf Jahren besetzte die Armee den Hafen.',
    'Damals verhaftete die Polizei den Präsidenten.',
    'Die Polizei ließ das Stadion wegen des Feuers räumen.',
  ])('tells nothing new: %s', (sentence) => {
    expect(lines(sentence)).toEqual([]);
  });

  it('goes on with the subject of the sentence before', () => {
    expect(lines('Der Innenminister reiste nach Rom. Er forderte von der EU mehr Geld.')).toContain('REQUEST assist: Innenminister → EU');
  });

  it('addresses an answer to the one whose act it answers', () => {
    expect(lines('Der Gewerkschaftsbund forderte höhere Löhne. Die Regierung lehnte die Forderung ab.')).toContain(
      'REJECT: Regierung → Gewerkschaftsbund',
    );
  });

  it('takes "die Stadt" for the town told before', () => {
    expect(lines('In Sumy gab es Luftalarm. Die russische Armee beschoss die Stadt.')).toContain(
      'ASSAULT heavy-weapons: russische Armee @ Sumy',
    );
  });

  it('takes a reproach that is denied for no second one', () => {
    expect(findingsOf('Der Präsident wies die Vorwürfe der Opposition zurück.').events.map((event) => event.type)).toEqual(['REJECT']);
  });
});
