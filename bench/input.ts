import { seededRandom } from './random.js';

/** A made-up report for measuring: German news prose from seeded parts, about `words` words. */
export interface BenchReport {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly lang: 'de';
  readonly published: string;
}

const PLACES = [
  'Charkiw',
  'Odessa',
  'Cherson',
  'Sumy',
  'Dnipro',
  'Saporischschja',
  'Kursk',
  'Belgorod',
  'Tallinn',
  'Brüssel',
  'Genf',
  'Warschau',
  'Ankara',
  'Riad',
];
const PERSONS = [
  'Wolodymyr Selenskyj',
  'Emmanuel Macron',
  'Keir Starmer',
  'Boris Pistorius',
  'Donald Tusk',
  'Mark Rutte',
  'Kaja Kallas',
  'Sergej Lawrow',
  'Ihor Terechow',
  'Petra Sandmann',
];
const ROLES = [
  'der Gouverneur',
  'die Regierungssprecherin',
  'der Generalstab',
  'das Verteidigungsministerium',
  'die Polizei',
  'der Bürgermeister',
  'eine Diplomatin',
];
const WEAPONS = ['Drohnen', 'Raketen', 'Gleitbomben', 'Artillerie', 'Marschflugkörpern'];
const ISSUES = [
  'eine Waffenruhe',
  'neue Sanktionen',
  'die Entsendung von Truppen',
  'Sicherheitsgarantien',
  'den Austausch von Gefangenen',
  'ein Abkommen über Rohstoffe',
];
const DAYS = [
  'am Montag',
  'am Dienstagabend',
  'in der Nacht zum Mittwoch',
  'am Donnerstagmorgen',
  'am Freitag',
  'am vergangenen Wochenende',
  'Ende März',
];

type Pick = (list: readonly string[]) => string;
type Number = (from: number, to: number) => number;

const SENTENCES: readonly ((pick: Pick, number: Number) => string)[] = [
  (pick, number) =>
    `Russland hat ${pick(DAYS)} die Stadt ${pick(PLACES)} mit ${pick(WEAPONS)} angegriffen, mindestens ${number(2, 40)} Menschen wurden verletzt.`,
  (pick) => `„Wir brauchen ${pick(ISSUES)}, und zwar sofort“, sagte ${pick(PERSONS)} ${pick(DAYS)} in ${pick(PLACES)}.`,
  (pick) => `${pick(PERSONS)} forderte nach Angaben seines Büros ${pick(ISSUES)}, sofern die Gegenseite dazu bereit sei.`,
  (pick, number) =>
    `Wie ${pick(ROLES)} mitteilte, seien bei dem Angriff auf ${pick(PLACES)} rund ${number(3, 90)} Gebäude beschädigt worden; Rettungskräfte suchten nach Verschütteten.`,
  (pick, number) =>
    `Frankreich sagte der Ukraine weitere ${number(1, 9)},${number(1, 9)} Milliarden Euro für Flugabwehr zu, falls das Parlament in ${pick(PLACES)} zustimmt.`,
  (pick) => `${pick(PERSONS)} traf ${pick(DAYS)} in ${pick(PLACES)} mit ${pick(PERSONS)} zusammen, um über ${pick(ISSUES)} zu beraten.`,
  (pick) =>
    `Ein Sprecher des Kreml wies den Vorwurf zurück, es habe ${pick(DAYS)} Angriffe auf Energieanlagen bei ${pick(PLACES)} gegeben.`,
  (pick, number) =>
    `Die Einfuhren stiegen im Jahr ${number(2019, 2024)} um ${number(2, 30)} Prozent, wie aus einer Auswertung hervorgeht, die ${pick(PERSONS)} vorstellte.`,
  (pick) =>
    `Beobachter bezweifeln, dass ${pick(ISSUES)} noch in diesem Jahr zustande kommt, weil die Positionen beider Seiten weit auseinanderliegen.`,
];

/** `count` reports, the same for the same seed. @param words default 250 */
export function makeReports(count: number, seed = 1, words = 250): BenchReport[] {
  const random = seededRandom(seed);
  const pick: Pick = (list) => list[Math.floor(random() * list.length)]!;
  const number: Number = (from, to) => from + Math.floor(random() * (to - from + 1));
  return Array.from({ length: count }, (_, index) => {
    const sentences: string[] = [];
    for (let length = 0; length < words; length += sentences.at(-1)!.split(' ').length)
      sentences.push(SENTENCES[Math.floor(random() * SENTENCES.length)]!(pick, number));
    const minute = index % (60 * 24 * 60);
    return {
      id: `bench-${seed}-${index}`,
      title: `${pick(PERSONS)} zu ${pick(ISSUES)}: Lage in ${pick(PLACES)}`,
      text: paragraphs(sentences),
      lang: 'de',
      published: new Date(Date.UTC(2025, 1, 1) + minute * 60_000).toISOString(),
    };
  });
}

function paragraphs(sentences: readonly string[]): string {
  const parts: string[] = [];
  for (let at = 0; at < sentences.length; at += 4) parts.push(sentences.slice(at, at + 4).join(' '));
  return parts.join('\n\n');
}
