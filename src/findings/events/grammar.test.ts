import { describe, expect, it } from 'vitest';
import { findingsOf } from '../testing.js';

const told = (text: string) =>
  findingsOf(text).events.map(
    (event) =>
      `${event.type}: ${event.sources.map((ref) => ref.name).join('+')} → ${event.recipients.map((ref) => ref.name).join('+')} @ ${event.places.map((ref) => ref.name).join('+')}`,
  );

describe('who acts and whom it meets, by the grammar of the clause', () => {
  it.each([
    [
      'takes a phrase in the dative that nothing claims as the addressee',
      'Der Präsident dankte der Polizei für den Einsatz.',
      'SUPPORT: Präsident → Polizei @ ',
    ],
    [
      'takes what looks like an object of a dative verb as the addressee',
      'Die Regierung drohte den Streikenden.',
      'THREATEN: Regierung → Streikende @ ',
    ],
    [
      'joins role and name that were taken for object and subject',
      'Mehrere Einheiten hatten den Palast gestürmt und den amtierenden Präsidenten Karl Weber während einer Sitzung gefangen genommen.',
      'COERCE: Einheiten → Karl Weber @ ',
    ],
    [
      'gives a name behind a role with attributes to the role',
      'Gestern empfahl der Kommissar für Umwelt und Verkehr Karl Weber, Verhandlungen einzuleiten.',
      'REQUEST: Karl Weber →  @ ',
    ],
    [
      'addresses a denial to the one whose reproach it answers',
      'Die Behörde wirft dem Iran vor, Waffen zu bauen. Der Iran streitet dies ab.',
      'REJECT: Iran → Behörde @ ',
    ],
    [
      'gives an investigation the one accused before',
      'Ein Mann wurde festgenommen. Die Staatsanwaltschaft ermittelt wegen Mordes.',
      'ACCUSE: Staatsanwaltschaft → Mann @ ',
    ],
    [
      'takes a place behind a word of direction for no agent',
      'Der Politiker wurde in der Nähe von Brüssel verhaftet.',
      'COERCE:  → Politiker @ Brüssel',
    ],
    [
      'takes an unknown noun for somebody where the verb takes only people',
      'Die Polizei nahm ihren Freund am Tatort fest.',
      'COERCE: Polizei → Freund @ ',
    ],
    [
      'takes a name of several words in the genitive for the owner of what follows',
      'Wladimir Putins Sprecher wies die Kritik Polens zurück.',
      'REJECT: Sprecher → Polen @ ',
    ],
    [
      'takes the second of two where the first is denied',
      'Nicht die Armee, sondern die Rebellen haben den Präsidenten bedroht.',
      'THREATEN: Rebellen → Präsident @ ',
    ],
    [
      'takes the doer from behind the verb where the act stands before it',
      'Scharfe Kritik übte die Opposition am Premier.',
      'ACCUSE: Opposition → Premier @ ',
    ],
    ['gives criticism of a plan to the one whose it is', 'Das Vorhaben der Regierung stieß auf scharfe Kritik.', 'ACCUSE:  → Regierung @ '],
    [
      'takes both sides from apart where something "comes about between" them',
      'Zwischen Polizei und Demonstranten kam es zu Zusammenstößen.',
      'ASSAULT: Polizei+Demonstranten →  @ ',
    ],
    [
      'takes what is exchanged for the object beside a reflexive',
      'Armee und Rebellen lieferten sich heftige Gefechte.',
      'ASSAULT: Armee+Rebellen →  @ ',
    ],
    ['takes a sum for the object', 'Deutschland stellt Haiti eine Million Euro zur Verfügung.', 'AID: Deutschland → Haiti @ '],
    [
      'takes a multitude of people for the subject',
      'Tausende Studenten gingen gegen die Regierung auf die Straße.',
      'PROTEST: Studenten → Regierung @ ',
    ],
    ['takes a weapon behind "durch" for no doer', 'Zwei Soldaten wurden durch eine Sprengfalle getötet.', 'ASSAULT:  → Soldaten @ '],
    [
      'gives an attack those who claim it',
      'In Sumy wurden bei einem Anschlag zwei Polizisten getötet. Zu der Tat bekannten sich maoistische Rebellen.',
      'ASSAULT: Rebellen → Polizisten @ Sumy',
    ],
    ['takes a listed group for no person', 'Boko Haram drohte der Regierung.', 'THREATEN: Boko Haram → Regierung @ '],
    [
      'takes the body in front of a compound for the one who acts',
      'Bei einem Nato-Luftangriff wurden zwölf Zivilisten getötet.',
      'ASSAULT: Nato → Zivilisten @ ',
    ],
    [
      'takes the body in front of a document for its author',
      'Ein UN-Bericht wirft Israel Folter vor.',
      'ACCUSE: Vereinte Nationen → Israel @ ',
    ],
    ['takes no state in front of a compound for the one who acts', 'Der Irak-Einsatz wurde von der SPD kritisiert.', 'ACCUSE: SPD →  @ '],
    ['reads an adjective beside "sein" as no part of the verb', 'Die Journalistin ist wieder frei.', 'RETREAT:  → Journalistin @ '],
    ['takes those who threaten a strike for a party', 'Die Piloten drohen mit Streik.', 'THREATEN: Piloten →  @ '],
    [
      'takes abduction abroad for more than a private matter',
      'Im Jemen sind drei deutsche Touristen entführt worden.',
      'ASSAULT:  → Touristen Deutschlands @ Jemen',
    ],
    [
      'takes the addressee out of the subject where the verb needs one',
      'Die Proteste begannen, weil die Opposition der Regierung Wahlbetrug vorgeworfen hatte.',
      'ACCUSE: Opposition → Regierung @ ',
    ],
    ['takes what is not recognised for refused', 'Mehrere Länder haben den Kosovo nicht anerkannt.', 'REJECT: Länder → Kosovo @ '],
    [
      'takes the names behind a number of people for them',
      'Zwei Männer, Anton Moser und Karl Weber, wurden im Iran hingerichtet.',
      'ASSAULT:  → Anton Moser+Karl Weber @ Iran',
    ],
    [
      'parts a place from the name behind it',
      'Der Minister Karl Weber hat in Paris Emmanuel Macron getroffen.',
      'CONSULT: Karl Weber → Emmanuel Macron @ Paris',
    ],
    [
      'parts two surnames side by side',
      'Der Kanzler Karl Weber sprach mit Eva Huber. Danach lobte Weber Huber.',
      'SUPPORT: Karl Weber → Eva Huber @ ',
    ],
    [
      'reads a truncated coordination by its last word',
      'Die Staats- und Regierungschefs der EU beraten am Donnerstag in Brüssel über die Ukraine.',
      'CONSULT: Regierungschef der EU →  @ Brüssel',
    ],
    [
      'takes the author of a document in the passive',
      'In dem Bericht der Kommission wird die Regierung kritisiert.',
      'ACCUSE: Kommission → Regierung @ ',
    ],
    ['reads a number of planes as the subject beside a name', 'Kampfjets griffen Gaza an.', 'ASSAULT: Kampfjets →  @ Gazastreifen'],
    ['reads a participle that looks like an adjective', 'Der Mann wurde verhaftet.', 'COERCE:  → Mann @ '],
    [
      'goes on with the verb behind a relative clause where its form could be a present, too',
      'Am Montag wurde der Fahrer, der aus Wien stammt, von der Polizei verhaftet.',
      'COERCE: Polizei → Fahrer @ ',
    ],
    [
      'takes an article that could only be a genitive for the opening of a relative clause',
      'Der Bus, der Kinder aus der Stadt bringen sollte, wurde von Rebellen beschossen.',
      'ASSAULT: Rebellen → Bus @ ',
    ],
    [
      'addresses a reproach to people whose article could be an accusative',
      'Das Ministerium wirft den Rebellen vor, Hilfe zu behindern.',
      'ACCUSE: Ministerium → Rebellen @ ',
    ],
    ['gives a minister no country for a name', 'Am Montag besuchte der Minister Finnland.', 'CONSULT: Minister → Finnland @ '],
    [
      'knows whose accounts they are',
      'Die Union bestrafte Karl Weber. Seine Konten wurden von der Regierung eingefroren.',
      'COERCE: Regierung → Karl Weber @ ',
    ],
    ['takes a bare plural for what is sent', 'Die USA haben Soldaten nach Polen geschickt.', 'AID: USA → Polen @ '],
    [
      'tells an attack and what came of it once',
      'Ein Attentäter tötete bei einem Anschlag auf einen Konvoi acht Soldaten.',
      'ASSAULT: Attentäter → Soldaten @ ',
    ],
    [
      'leaves a name behind the target to the target',
      'Es kam zu Protesten gegen die Regierung von Präsident Weber.',
      'PROTEST:  → Regierung @ ',
    ],
    ['lets a firm reproach the state', 'Der Konzern Siemens warf der Regierung Untätigkeit vor.', 'ACCUSE: Siemens → Regierung @ '],
    [
      'takes the negation of an attribute for its own',
      'Die Schule wurde aus nicht ganz klaren Gründen von Rebellen beschossen.',
      'ASSAULT: Rebellen →  @ ',
    ],
    ['tells an arrest by its outcome', 'Elf Wärter sind festgenommen.', 'COERCE:  → Wärter @ '],
    ['keeps the s of a name that no genitive asks for', 'Eva Gebries (SPD) dankte dem Minister.', 'SUPPORT: Eva Gebries → Minister @ '],
    [
      'takes the possessor of an arrest for the one arrested',
      'Karl Weber kam ins Gefängnis. Nach seiner Festnahme in Wien gab es Proteste.',
      'COERCE:  → Karl Weber @ Wien',
    ],
    ['takes a body with its town for the body', 'Der Kirchenkreis Ulm rief zu einer Mahnwache auf.', 'REQUEST: Kirchenkreis Ulm →  @ '],
    [
      'finds a saint in the name of a town',
      'Bei einem Anschlag in der Stadt Sankt Petersburg starben zwei Polizisten.',
      'ASSAULT:  → Polizisten @ St. Petersburg',
    ],
    ['takes an evaluation for a reproach', 'Die Opposition nannte den Haushalt eine Mogelpackung.', 'ACCUSE: Opposition →  @ '],
    ['takes a welcome of anything but people for support', 'Der Verband begrüßte das Vorhaben.', 'SUPPORT: Verband →  @ '],
    [
      'ends a phrase before the bare object of its verb',
      'Die Staatsanwaltschaft hat gegen den Minister Anklage erhoben.',
      'ACCUSE: Staatsanwaltschaft → Minister @ ',
    ],
    [
      'shares the agent of participles that have one auxiliary',
      'Der Mann konnte von der Polizei gestellt und festgenommen werden.',
      'COERCE: Polizei → Mann @ ',
    ],
    [
      'takes the dative of a verb without a subject as the one who acts',
      'Es gelang der Polizei, einen Mann in Graz festzunehmen.',
      'COERCE: Polizei → Mann @ Graz',
    ],
    [
      'blames the subject of what is criticised',
      'Die Kläger bemängeln, dass die Bundesregierung gezögert hat.',
      'ACCUSE: Kläger → Bundesregierung @ ',
    ],
    ['addresses the one who ought to act', 'Die Gewerkschaft fordert, der Minister müsse gehen.', 'REQUEST: Gewerkschaft → Minister @ '],
    [
      'takes a second role of a named person for no second person',
      'Karl Weber, Präsident der Universität und derzeitiger Vorsitzender des Rates, kritisierte den Minister.',
      'ACCUSE: Karl Weber → Minister @ ',
    ],
    [
      'takes the attribute right behind the object, not a later phrase',
      'Der Sicherheitsrat hat Sanktionen gegen Libyen wegen der Gewalt gegen Demonstranten beschlossen.',
      'COERCE: Sicherheitsrat → Libyen @ ',
    ],
    [
      'adds the named members to their group',
      'Zu der Kundgebung hatten über 50 linke Gruppen aufgerufen, unter ihnen die SPD.',
      'REQUEST: Gruppen+SPD →  @ ',
    ],
    [
      'goes on with the speaker before where a passive says "zudem"',
      'Die OSZE kritisierte den Ablauf der Wahl. Zudem wird bemängelt, dass viele Angaben fehlen.',
      'ACCUSE: OSZE →  @ ',
    ],
    [
      'takes the one whose resignation is demanded as the addressee',
      'Die Opposition forderte den Rücktritt des Ministers.',
      'REQUEST: Opposition → Minister @ ',
    ],
    ['takes the possessor of a policy, not the policy', 'Der Minister kritisierte Merkels Politik.', 'ACCUSE: Minister → Angela Merkel @ '],
    ['reads a resignation made known', 'Der Präsident hatte seinen Rücktritt bekannt gegeben.', 'RETREAT: Präsident →  @ '],
  ])('%s', (_rule, text, expected) => {
    expect(told(text)).toContain(expected);
  });

  it.each([
    ['a genitive is no addressee', 'Die Anhänger der Partei dankten dem Präsidenten.', 'SUPPORT: Anhänger → Partei @ '],
    [
      'the freeing of hostages is not demanded of them',
      'Die Regierung forderte die Freilassung der Geiseln.',
      'REQUEST: Regierung → Geiseln @ ',
    ],
    [
      'accounts of one of two women are of neither',
      'Anna Weber traf Eva Huber. Ihre Konten wurden von der Polizei gesperrt.',
      'COERCE: Polizei → Anna Weber @ ',
    ],
    [
      'an act of another verb is none of the attack beside it',
      'Nach einem Anschlag auf einen Markt nahm die Polizei zwei Männer fest.',
      'ASSAULT: Polizei → Männer @ ',
    ],
  ])('not: %s', (_rule, text, unexpected) => {
    expect(told(text)).not.toContain(unexpected);
  });
});

describe('places that acts share', () => {
  it('gives a coordinated clause the place of the one before it', () => {
    expect(told('Milizen haben die Stadt Abyei besetzt und die Soldaten sind geflohen.')).toContain('RETREAT: Soldaten →  @ Abyei');
  });
  it('gives what happened "dabei" the place of the sentence before', () => {
    expect(told('Am Abend zogen 300 Menschen vor das Rathaus in Görlitz. Dabei wurden einige Menschen festgenommen.')).toContain(
      'COERCE:  → Menschen @ Görlitz',
    );
  });
  it('shares no place without such a word', () => {
    expect(told('In Görlitz tagte der Stadtrat. Die Polizei nahm in der Nacht zwei Männer fest.')).toContain('COERCE: Polizei → Männer @ ');
  });
});

describe('hearsay and plans', () => {
  const certainty = (text: string) => findingsOf(text).events.map((event) => event.certainty);
  it('reads one auxiliary behind two participles as hearsay', () => {
    expect(certainty('Die Miliz soll Angriffe gegen Zivilisten geführt und Dörfer geplündert haben.')[0]).toBe('hedged');
  });
  it('reads "voraussichtlich" as a plan', () => {
    expect(certainty('Ein Mann wird voraussichtlich wegen Mordes vor Gericht gestellt.')).toEqual(['planned']);
  });
  it('tells a demand once that its speaker is named with again', () => {
    expect(certainty('Karl Weber forderte ein Verbot. Die Forderungen Karl Webers sind umstritten.')).toEqual(['asserted']);
  });
});

describe('no events in votes, disasters and what is denied', () => {
  it.each([
    'Der Minister begrüßte die Gäste.',
    'Der Minister nannte keine Einzelheiten.',
    'Drei Jugendliche wurden von zwei Männern überfallen.',
    'Die Frau wurde von ihrem Mann in der Wohnung erstochen.',
    'Nach dem Unfall kam die Feuerwehr. Das Fahrzeug wurde völlig zerstört.',
    'Der Kontakt mit dem Hubschrauber war abgebrochen.',
    'Das Parlament stimmte dem Gesetzentwurf zu.',
    'Im Abendprogramm bestreitet die Sängerin das Konzert.',
    'Bei dem Hochwasser wurden in Abenau 41 Menschen getötet.',
    'Die Abgeordneten stimmten gegen das Gesetz.',
  ])('%s', (text) => {
    expect(told(text)).toEqual([]);
  });
  it('a denied reproach is the denial alone', () => {
    expect(told('Der Minister bestreitet die Vorwürfe der Opposition.').map((line) => line.split(':')[0])).toEqual(['REJECT']);
  });
  it('but an attack in a report about a flood stays', () => {
    expect(told('Nach dem Hochwasser griffen Rebellen die Stadt Goma an. Zwei Menschen wurden getötet.').join()).toContain(
      'ASSAULT: Rebellen',
    );
  });
});

describe('what is done as a rule', () => {
  it('is no event: a prize for some or other people', () => {
    expect(told('Mit dem Preis werden Politiker ausgezeichnet, die sich verdient gemacht haben.')).toEqual([]);
    expect(told('Mit dem Preis wurden am Montag Politiker ausgezeichnet.')).toEqual(['SUPPORT:  → Politiker @ ']);
  });
});

describe('why people gather', () => {
  const sure = (text: string) => findingsOf(text).events.map((event) => `${event.type} ${event.certainty}`);

  it('is told as done where they protest, as planned where they go to fight', () => {
    expect(sure('Vor dem Palast versammelten sich Tausende, um gegen die Regierung zu protestieren.')).toEqual(['PROTEST asserted']);
    expect(sure('Rebellen zogen in die Stadt, um die Kaserne anzugreifen.')).toEqual(['ASSAULT planned']);
    expect(sure('Soldaten versammelten sich, um das Dorf anzugreifen.')).toContain('ASSAULT planned');
  });
});
