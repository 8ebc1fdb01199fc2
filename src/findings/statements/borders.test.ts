import { describe, expect, it } from 'vitest';
import { analyzeLanguage } from '../../language/index.js';
import type { EntityAnalysis, Span, Statement } from '../../model/index.js';
import { findingsOf } from '../testing.js';
import { findStatements } from './index.js';

const NOBODY: EntityAnalysis = { mentions: [], references: new Map(), actors: new Map(), places: new Map() };

function statementsOf(text: string): Statement[] {
  return findStatements({ language: analyzeLanguage(text, { lang: 'de' }), entities: NOBODY });
}

function words(text: string, spans: readonly Span[]): string {
  return spans.map(([start, end]) => text.slice(start, end)).join(' … ');
}

function quotesOf(text: string): string[] {
  return statementsOf(text).map(({ quote }) => words(text, quote));
}

describe('where a content begins and ends', () => {
  it.each([
    ['Wie eine Sprecherin der Stadt mitteilte, habe man die Brücke gesperrt.', 'habe man die Brücke gesperrt'],
    ['Wie Karl Moser, Sprecher der Feuerwehr in Bern, gestern sagte, brannte das Dach.', 'brannte das Dach'],
    ['Die Lage ist ernst, wie Ärzte betonen.', 'Die Lage ist ernst'],
    ['Laut Polizei gab es Streit, zwei Männer wurden verletzt.', 'gab es Streit, zwei Männer wurden verletzt'],
    ['Der Minister befürchtet, sobald er das sage, werde der Druck wachsen.', 'sobald er das sage, werde der Druck wachsen'],
    ['Die Wetterdienste warnten davor, der Sturm könnte Schäden anrichten.', 'der Sturm könnte Schäden anrichten'],
    ['Die Bauern sagten, einen Knall gehört zu haben.', 'einen Knall gehört zu haben'],
    ['Der Trainer lobte das Team, weil es gekämpft habe.', 'weil es gekämpft habe'],
    ['Er schlug vor, das System auf der A 8, der alten Autobahn, einzusetzen.', 'das System auf der A 8, der alten Autobahn, einzusetzen'],
    ['Man wirft ihm vor, die Kasse geleert zu haben, was er bestreitet.', 'die Kasse geleert zu haben'],
    ['Der Sprecher sagte, sie sei krank, die Partei wählte eine andere.', 'sie sei krank'],
    ['Der Sprecher sagte, sie sei krank, die Kinder haben Fieber.', 'sie sei krank, die Kinder haben Fieber'],
    ['Die Frau, die sagte, dass er gelogen habe, kam gestern nicht.', 'dass er gelogen habe'],
    ['Es gibt ein Gutachten, laut dem die Brücke zerfällt.', 'die Brücke zerfällt'],
    ['Das Haus brennt. Das erklärte Minister Berg am Montag.', 'Das Haus brennt. … Das'],
    ['Die Kürzung ist rechtswidrig. Dies urteilte heute das Verwaltungsgericht.', 'Die Kürzung ist rechtswidrig. … Dies'],
  ])('%s', (text, quote) => {
    expect(quotesOf(text).map((one) => one.replace(/\.?( … |$)/u, '$1'))).toContain(quote.replace('. …', ' …'));
  });

  it.each([
    'Der Streit ist nicht entschieden, noch gibt es Gegner.',
    'Er klagte über Schmerzen, später brach er zusammen.',
    'Er wohnt in Bern, fand dort eine Anstellung.',
    'Im Mai, als es regnete, wurden dem Verein geringe Chancen eingeräumt.',
    'Es ist davon auszugehen, dass es regnet.',
    'Die Stadt verbot ihm, im See zu baden.',
    'Der Hund weigerte sich, ins Wasser zu gehen.',
    'Ein Gesetz sorgt dafür, dass die Preise sinken.',
  ])('finds no statement in: %s', (text) => {
    expect(quotesOf(text)).toEqual([]);
  });

  it('keeps a deed of an actor that the lists know', () => {
    expect(findingsOf('Ungarn weigerte sich, die Hilfen freizugeben.').statements.length).toBeGreaterThan(0);
  });

  it('tells of judging where the actor is known', () => {
    expect(findingsOf('Kiew lehnte Verhandlungen ab.').statements[0]).toMatchObject({ form: 'reported', act: 'reject' });
    expect(quotesOf('Der Verein lehnte den Umbau ab.')).toEqual([]);
  });
});

describe('who speaks and to whom', () => {
  it.each([
    ['Gegenüber dem Tagblatt Online sagte Karl Moser, er sei krank.', 'Karl Moser', 'dem Tagblatt Online'],
    ['Kritiker werfen Moser vor, er habe gelogen.', 'Kritiker', 'Moser'],
    ['Moser wurde vorgeworfen, er habe gelogen.', '', 'Moser'],
    ['Im Gespräch mit dem Tagblatt sagte sie, es eile.', 'sie', 'dem Tagblatt'],
    ['Der Minister sagte vor Journalisten, es eile.', 'Der Minister', 'Journalisten'],
    ['Der Minister sagte vor zwei Jahren, es eile.', 'Der Minister', ''],
    ['Auf der Internetseite des Amtes hieß es, man prüfe das.', 'der Internetseite des Amtes', ''],
    ['Ein Gutachten, nach dem er krank ist, liegt vor.', 'dem', ''],
  ])('%s', (text, speaker, addressee) => {
    const [statement] = statementsOf(text);
    expect([words(text, statement?.speaker ?? []), words(text, statement?.addressee ?? [])]).toEqual([speaker, addressee]);
  });

  it('gives a quotation behind a colon to the main frame, not to the clause before it', () => {
    const text = 'Die Trainerin hofft, dass es besser wird: „Wir haben gelernt.“';
    expect(statementsOf(text).map(({ form, speaker }) => [form, words(text, speaker)])).toEqual([
      ['indirect', 'Die Trainerin'],
      ['direct', 'Die Trainerin'],
    ]);
  });

  it('gives words quoted in a run the frame that the run goes on from', () => {
    const text = 'Der Trainer sagte, man sei müde. Es drohe „eine schlimme Niederlage gegen Bern“.';
    const quoted = statementsOf(text).find(({ form }) => form === 'direct');
    expect(quoted && [words(text, quoted.cue), words(text, quoted.frame)]).toEqual(['sagte', 'Der Trainer sagte,']);
  });
});
