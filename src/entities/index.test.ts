import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyzeLanguage } from '../language/index.js';
import { actorById, analyzeEntities, canonicalName, findNames, placeById } from './index.js';

const PUBLISHED = '2025-03-27T12:00:00+01:00';

function analyse(text: string, published = PUBLISHED) {
  const language = analyzeLanguage(text, { lang: 'de', published });
  return { language, ...analyzeEntities(language, { published }) };
}

/** What a word stands for: `entity` or name of its reference. */
function referent(text: string, word: string, published = PUBLISHED): string | undefined {
  const { language, references } = analyse(text, published);
  const token = language.tokens.find((candidate) => candidate.form === word);
  const reference = token && references.get(token.index);
  return reference && (reference.ref.entity ?? reference.ref.name);
}

function kindOf(text: string, word: string): string | undefined {
  const { language, references } = analyse(text);
  const token = language.tokens.find((candidate) => candidate.form === word);
  const reference = token && references.get(token.index);
  return reference && `${reference.kind}/${reference.by}`;
}

function mentions(text: string): string[] {
  return analyse(text).mentions.map(({ span, type }) => `${text.slice(...span)}=${type}`);
}

describe('mentions', () => {
  it('are names without title and article, outermost', () => {
    expect(mentions('Der ukrainische Präsident Wolodymyr Selenskyj kam nach Paris.')).toEqual([
      'Wolodymyr Selenskyj=person',
      'Paris=place',
    ]);
  });

  it('give states and cities as places whatever their role', () => {
    expect(mentions('Frankreich warnte Russland in einem Brief.')).toEqual(['Frankreich=place', 'Russland=place']);
  });

  it('take up the surname of somebody named in full', () => {
    const { mentions: found } = analyse('Die Ärztin Sabine Kranewitter half sofort. Kranewitter blieb die ganze Nacht.');
    expect(new Set(found.map((mention) => mention.entity)).size).toBe(1);
    expect(found.map((mention) => mention.name)).toEqual(['Sabine Kranewitter', 'Sabine Kranewitter']);
  });

  it('carry the canonical name and the same id for every way of writing it', () => {
    for (const name of ['Wolodymyr Selenskyj', 'Volodymyr Zelensky', 'Wolodymyr Selensky'])
      expect(analyse(`Am Montag sprach ${name} in Kiew.`).mentions[0]).toMatchObject({ entity: 'Q3874799', name: 'Wolodymyr Selenskyj' });
  });

  it('leave ordinary words alone that are places too', () => {
    const miss = [
      'Das Essen war kalt.',
      'Die Front verlief im Norden.',
      'Die Wahl fand statt.',
      'Am Hof stand ein Wagen.',
      'Die Lage ist gespannt.',
      'Sie lasen die Post.',
    ];
    for (const text of miss) expect(mentions(text), text).toEqual([]);
  });

  it('part two listed names that stand side by side, and a state from its body', () => {
    expect(mentions('Am Abend griff Russland Charkiw an.')).toEqual(['Russland=place', 'Charkiw=place']);
    expect(mentions('Nordkoreas Armee schickte Soldaten.')).toEqual(['Nordkoreas=place']);
    expect(mentions('Sie lebt in New York.')).toEqual(['New York=place']);
  });

  it('leave described bodies to the references', () => {
    expect(mentions('Die russische Armee rückte vor.')).toEqual([]);
    expect(referent('Die russischen Streitkräfte rückten vor.', 'Streitkräfte')).toBe('x_org-russische-armee');
  });

  it('take such words as places behind a preposition of place', () => {
    expect(mentions('Sie wohnt in Essen.')).toEqual(['Essen=place']);
  });
});

describe('roles', () => {
  it('name the holder on the day of publication', () => {
    expect(referent('Der Kremlchef lehnte das ab.', 'Kremlchef')).toBe('Q7747');
    expect(referent('Der ukrainische Präsident lehnte das ab.', 'Präsident')).toBe('Q3874799');
    expect(referent('Der US-Präsident lehnte das ab.', 'US-Präsident')).toBe('Q22686');
    expect(referent('Der US-Präsident lehnte das ab.', 'US-Präsident', '2024-06-01')).toBe('Q6279');
    expect(referent('Die Bundeskanzlerin lehnte das ab.', 'Bundeskanzlerin', '2015-06-01')).toBe('Q567');
  });

  it('do not name a man by a woman’s office', () => {
    expect(referent('Die Bundeskanzlerin lehnte das ab.', 'Bundeskanzlerin')).not.toBe('Q61053');
  });

  it('make a local actor of a role and an unknown name', () => {
    const { actors, mentions: found } = analyse('Der litauische Grenzschutzchef Jonas Petrulevičius sprach von einem Erfolg.');
    expect(actors.get(found[0]?.entity ?? '')).toMatchObject({ kind: 'person', name: 'Jonas Petrulevičius', country: 'LT' });
  });

  it('find the mayor of a city again by his office', () => {
    const text = 'Der Bürgermeister von Charkiw, Ihor Terechow, zählte acht Verletzte. Später sprach der Bürgermeister von neun.';
    const { language, references } = analyse(text);
    const roles = language.tokens.filter((token) => token.form === 'Bürgermeister').map((token) => references.get(token.index)?.ref.entity);
    expect(roles).toEqual(['x_person-ihor-terechow', 'x_person-ihor-terechow']);
  });

  it('take up the one minister and the one person of the report by the bare noun', () => {
    const text = 'Verteidigungsminister Boris Pistorius sagte Hilfe zu. Der Minister reist heute. Der SPD-Politiker will länger bleiben.';
    const pistorius = referent(text, 'Verteidigungsminister');
    expect(pistorius).toBeDefined();
    expect(referent(text, 'Minister')).toBe(pistorius);
    expect(referent(text, 'SPD-Politiker')).toBe(pistorius);
  });

  it('leave the bare noun open where two fit', () => {
    const text = 'Verteidigungsminister Jonas Adler traf Außenminister Karl Weber. Der Minister lobte das. Der Politiker ging.';
    expect(referent(text, 'Minister')).toBe('Minister');
    expect(referent(text, 'Politiker')).toBe('Politiker');
  });

  it('take "das Land" for the one state named before', () => {
    expect(referent('Die Ukraine meldete Angriffe. Das Land bat um Hilfe.', 'Land')).toBe('Q212');
    for (const text of [
      'Russland und die Ukraine verhandelten. Das Land bat um Hilfe.',
      'Die Ukraine meldete Angriffe. Auf dem Land blieb es ruhig.',
      'Die Ukraine meldete Angriffe. Das Land Brandenburg half.',
      'Das Land bat um Hilfe.',
    ])
      expect(referent(text, 'Land'), text).not.toBe('Q212');
  });

  it('take the name behind a genitive of a thing, and in commas', () => {
    const nameOf = (text: string, word: string) => {
      const { language, references } = analyse(text);
      return references.get(language.tokens.find((token) => token.form === word)?.index ?? -1)?.ref.name;
    };
    expect(nameOf('Der Vorsitzende des Ausschusses Anton Moser erklärte das.', 'Vorsitzende')).toBe('Anton Moser');
    expect(nameOf('Die Vorsitzende des Ausschusses, Anna Moser, erklärte das.', 'Vorsitzende')).toBe('Anna Moser');
    expect(nameOf('Der Sprecher des Ministers Anton Moser erklärte das.', 'Sprecher')).toBe('Sprecher');
  });

  it('take up a nominalised adjective by the gender that its article tells', () => {
    const last = (text: string) => {
      const { language, references } = analyse(text);
      const tokens = language.tokens.filter((token) => token.form === 'Abgeordnete');
      return references.get(tokens.at(-1)?.index ?? -1)?.ref.name;
    };
    expect(last('Der Abgeordnete Anton Moser kam. Der Abgeordnete sagte nichts.')).toBe('Anton Moser');
    expect(last('Die Abgeordnete Anna Moser kam. Der Abgeordnete sagte nichts.')).toBe('Abgeordnete');
  });

  it('leave a role without holder a role', () => {
    expect(kindOf('Ein Sprecher wollte sich nicht äußern.', 'Sprecher')).toBe('role/noun');
  });
});

describe('bodies and peoples', () => {
  it('belong to the state of their adjective', () => {
    expect(referent('Russische Truppen rückten vor.', 'Truppen')).toBe('x_org-russische-armee');
    expect(analyse('Die polnische Regierung schwieg.').actors.get('x_government-pl')?.name).toBe('Regierung Polens');
    expect(kindOf('Die Ukrainer hielten stand.', 'Ukrainer')).toBe('people/noun');
  });

  it('are nobody’s where no state stands beside them', () => {
    expect(referent('Die Polizei sperrte die Straße.', 'Polizei')).toBe('Polizei');
  });
});

describe('metonyms', () => {
  it('are governments where they act', () => {
    expect(referent('Moskau wies die Vorwürfe zurück.', 'Moskau')).toBe('Q159');
    expect(referent('Der Kreml wies die Vorwürfe zurück.', 'Kreml')).toBe('Q159');
  });

  it('are places behind prepositions of place', () => {
    expect(kindOf('Die Delegation reiste nach Moskau.', 'Moskau')).toBe('place/name');
    expect(kindOf('In Kiew gab es Explosionen.', 'Kiew')).toBe('place/name');
  });
});

describe('places', () => {
  it('tell a region from the city that it is called after', () => {
    const { places } = analyse('In Charkiw brannte es. In der Region Charkiw wurden Dörfer getroffen.');
    expect([...places.values()].map((place) => [place.name, place.precision])).toEqual([
      ['Charkiw', 'city'],
      ['Region Charkiw', 'region'],
    ]);
  });

  it('choose among homonyms by the region that the report names', () => {
    const { places } = analyse('In der Region Charkiw schlugen Drohnen ein. In Solotschiw gab es Verletzte.');
    expect([...places.values()].find((place) => place.name === 'Solotschiw')).toMatchObject({
      country: 'UA',
      within: 'x_place-region-charkiw',
    });
  });
});

describe('other languages', () => {
  const ids = (text: string, lang: string): (string | undefined)[] =>
    findNames(text, analyzeLanguage(text, { lang }).tokens, lang).map((mention) => mention.entity);

  it('give the ids of German texts, inflected forms included', () => {
    expect(ids('Zelensky met Macron in Paris; Russia shelled Kharkiv.', 'en')).toEqual([
      'Q3874799',
      'Q3052772',
      'geonames:2988507',
      'Q159',
      'geonames:706483',
    ]);
    expect(ids('Зеленського прийняв Макрон у Парижі. У Харкові пролунали вибухи.', 'uk')).toEqual([
      'Q3874799',
      'Q3052772',
      'geonames:2988507',
      'geonames:706483',
    ]);
    expect(ids('Президент России Путин позвонил Трампу. Взрывы в Харькове.', 'ru')).toEqual(['Q159', 'Q7747', 'Q22686', 'geonames:706483']);
    expect(ids('La Russie a attaqué Kharkiv, a déclaré Volodymyr Zelensky.', 'fr')).toEqual(['Q159', 'geonames:706483', 'Q3874799']);
  });

  it('give nothing for a language without lists', () => {
    expect(findNames('Putin besøgte Oslo.', analyzeLanguage('Putin besøgte Oslo.', { lang: 'da' }).tokens, 'da')).toEqual([]);
  });

  it('have canonical names', () => {
    expect(canonicalName('Q159', 'de')).toBe('Russland');
    expect(canonicalName('Q159', 'uk')).toBe('Росія');
    expect(canonicalName('geonames:706483', 'en')).toBe('Kharkiv');
    expect(canonicalName('x_nothing', 'de')).toBeUndefined();
    expect(actorById('Q7747')?.name).toBe('Wladimir Putin');
    expect(placeById('geonames:706483')).toMatchObject({ name: 'Charkiw', precision: 'city', country: 'UA' });
  });
});

describe('any text', () => {
  it('has mentions that quote it, in order and without overlap', () => {
    const word = fc.constantFrom(
      'Charkiw',
      'Präsident',
      'der',
      'Scholz',
      'St.',
      'Petersburg',
      'Kreml',
      '„',
      '“',
      'EU',
      '-',
      'Олена',
      '𝒜',
      '\n\n',
      'New',
      'York',
      'von',
      '.',
      'Maria',
      '2025',
      'AG',
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 40 }), (words) => {
        const text = words.join(' ');
        const { mentions: found, references } = analyse(text);
        let end = 0;
        for (const { span } of found) {
          expect(span[0]).toBeGreaterThanOrEqual(end);
          expect(text.slice(...span).trim()).toBe(text.slice(...span));
          end = span[1];
        }
        for (const { ref } of references.values()) expect(ref.span === undefined || text.slice(...ref.span).length > 0).toBe(true);
      }),
      { numRuns: 60 },
    );
  });
});
