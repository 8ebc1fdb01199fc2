import { describe, expect, it } from 'vitest';
import { findingsOf } from '../testing.js';

describe('findTransfers', () => {
  it('reads giver, receiver, items, quantity and value', () => {
    const [transfer] = findingsOf('Frankreich lieferte der Ukraine 20 Panzer im Wert von zwei Milliarden Euro.').transfers;
    expect(transfer).toMatchObject({
      giver: { name: 'Frankreich' },
      receiver: { name: 'Ukraine' },
      items: [{ what: 'Panzer', quantity: 20, bound: 'exact', value: { amount: 2_000_000_000, currency: 'EUR' } }],
      status: 'delivered',
      certainty: 'asserted',
    });
  });

  it.each([
    ['Deutschland will der Ukraine Panzer liefern.', 'announced'],
    ['Deutschland sagte der Ukraine 20 Panzer zu.', 'committed'],
    ['Nordkorea soll der russischen Armee Munition geliefert haben.', 'claimed'],
    ['Nordkorea lieferte Russland keine Munition.', 'refused'],
  ])('%s is %s', (sentence, status) => {
    expect(findingsOf(sentence).transfers.map((transfer) => transfer.status)).toEqual([status]);
  });

  it('reads a noun of giving with the giver as subject', () => {
    const [transfer] = findingsOf('Kuba half Angola durch die Entsendung von Ärzten.').transfers;
    expect([transfer?.giver?.name, transfer?.receiver?.name, transfer?.items.map((item) => item.what)]).toEqual([
      'Kuba',
      'Angola',
      ['Ärzten'],
    ]);
  });

  it.each(['Das Spiel lieferte viele Tore.', 'Die Firma lieferte das Paket an den Kunden.', 'Er schickte seiner Mutter eine Karte.'])(
    'finds none in: %s',
    (sentence) => {
      expect(findingsOf(sentence).transfers).toEqual([]);
    },
  );
});
