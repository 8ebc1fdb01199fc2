import { describe, expect, it } from 'vitest';
import { findingsOf } from '../testing.js';

/** Stance, holder and kind of condition ("-" for none) of the first statement that is not nested; undefined where there is none. */
function standOf(text: string): string | undefined {
  const found = findingsOf(text).statements.find(({ nested }) => !nested);
  return found && `${found.stance ?? '-'} ${found.speakerEntity?.name ?? '?'} ${found.condition?.kind ?? '-'}`;
}

describe('where an actor stands', () => {
  it.each([
    ['Norwegen befürwortet die Ausweitung der Kontrollen.', 'supports Norwegen -'],
    ['Kopenhagen macht sich für eine härtere Linie stark.', 'supports Dänemark -'],
    ['Ungarn blockiert die Auszahlung der Hilfen.', 'opposes Ungarn -'],
    ['Serbien will keine Sanktionen verhängen.', 'opposes Serbien -'],
    ['Für Moskau kommt ein Abzug nicht infrage.', 'opposes Russland -'],
    ['Die Hilfen werden von Ungarn blockiert.', 'opposes Ungarn -'],
    ['Die Türkei dringt auf die Auslieferung der Männer.', 'demands Türkei -'],
    ['Kaja Kallas sagte, Europa müsse mehr für seine Verteidigung tun.', 'demands Kaja Kallas -'],
    ['Die Niederlande wollen 18 Kampfjets liefern.', 'offers Niederlande -'],
    ['Paris sagt Kiew zwei Milliarden Euro zu.', 'offers Frankreich -'],
    ['Estland traut den Zusagen nicht.', 'doubts Estland -'],
    ['Russland spiele auf Zeit, sagte Kaja Kallas.', 'doubts Kaja Kallas -'],
    ['Kiew prüft den Vorschlag der USA.', 'undecided Ukraine -'],
    ['Ungarn knüpft seine Zustimmung an Ausnahmen beim Ölembargo.', 'accepts-on-condition Ungarn if'],
    ['Putin ist zu einer Feuerpause bereit, falls die Waffenlieferungen enden.', 'accepts-on-condition Wladimir Putin if'],
  ])('%s → %s', (text, expected) => {
    expect(standOf(text)).toBe(expected);
  });

  it.each([
    ['Ungarn gegen neues Hilfspaket', 'opposes Ungarn -'],
    ['Moskau: Keine europäischen Soldaten in der Ukraine', 'opposes Russland -'],
    ['Kreml: Waffenruhe nur bei Ende der Sanktionen', 'accepts-on-condition Russland if'],
    ['Die EU-Kommission fordert von Ungarn Reformen.', 'demands Europäische Kommission -'],
    ['Die Führung in Moskau lehnte den Plan ab.', 'opposes Russland -'],
  ])('also in a headline or by a body: %s', (text, expected) => {
    expect(standOf(text)).toBe(expected);
  });

  it.each([
    'Kiew: Drei Tote nach Angriff',
    'Finnland schickt weitere Munition.',
    'Ungarn gegen Schweden',
    'Panzer für die Ukraine',
    'Polen soll sich beteiligen.',
  ])('tells none in: %s', (text) => {
    expect(findingsOf(text).statements.filter(({ stance }) => stance !== undefined)).toEqual([]);
  });

  it('does not take the will of another side for the speaker’s own', () => {
    expect(standOf('Russland wolle keine Inspektionen, sagte Donald Tusk.')).toBe('- Donald Tusk -');
    expect(standOf('Man lehne Inspektionen ab, sagte Donald Tusk.')).toBe('opposes Donald Tusk -');
  });

  it.each([
    ['Kopenhagen winkt ab.', 'opposes Dänemark -'],
    ['Kopenhagen steht der Reform skeptisch gegenüber.', 'doubts Dänemark -'],
    ['Brüssel zeigte sich zu weiteren Treffen bereit.', 'supports EU -'],
    ['Die Anwohner lehnen den Bau der Halle ab.', 'opposes Anwohner -'],
    ['Die Verbündeten peilen eine Lösung an.', 'supports Verbündete -'],
    ['Die Tschechen wollen ohne fremde Energie auskommen.', 'supports Tschechen -'],
    ['Die Kurden wollen an der Regierung beteiligt werden.', 'supports Kurden -'],
    ['Peking hält nichts von der Idee.', 'opposes China -'],
    ['Die Slowenen votierten dagegen.', 'opposes Slowenen -'],
    ['Das Gericht erklärte das Verfahren für nichtig.', 'opposes Gericht -'],
    ['Geht es nach Ungarn, endet das Verfahren noch im Herbst.', 'demands Ungarn -'],
    ['Helsinki erwartet, dass Riga den Vertrag einhält.', 'demands Finnland -'],
    ['Nach einem Ende der Kämpfe will Schweden Ingenieure schicken.', 'accepts-on-condition Schweden after'],
    ['Bei einem Waffenstillstand wäre Dänemark zu einer Entsendung bereit.', 'accepts-on-condition Dänemark if'],
  ])('also told by a verb that takes the side itself: %s', (text, expected) => {
    expect(standOf(text)).toBe(expected);
  });

  it.each([
    'Zagreb bietet seinen Gästen viel.',
    'Das Amt stellt Stühle auf.',
    'Die Tschechen feiern ihren König.',
    'Oslo ist dabei, sich zu erholen.',
    'Danach geht es nach Ungarn.',
    'Nach einem Konzert will Schweden feiern.',
    'Helsinki erwartet, dass die Preise steigen.',
    'Helsinki erwartet, dass Riga verliert.',
  ])('takes no side in: %s', (text) => {
    expect(findingsOf(text).statements.filter(({ stance }) => stance === 'demands' || stance === 'opposes' || stance === 'offers')).toEqual(
      [],
    );
  });
});
