import { expect, test, vi } from 'vitest';
import type { Lot, TraceEvent } from '../../../api/client';
import type { OwnGood } from '../../../lib/lots/lots';
import type { Diary } from './events';

// As much of a browser as these files ask for before anything is shown.
vi.stubGlobal('document', { documentElement: { lang: 'vi' } });
vi.stubGlobal('addEventListener', () => undefined);
vi.stubGlobal('localStorage', { getItem: () => null });
vi.stubGlobal('location', { pathname: '/console/lots', search: '' });
const { eventOf, freshWork, wrongWork } = await import('./work');

const lot = { code: 'A1', epcClass: 'urn:sanvat:lot:A1', pack: 'p', made: { value: 40, unit: 'PIECE' } } as Lot;
const good = { id: 'g', name: { vi: 'Nghệ' }, category: 'ROOTS', packs: [] } as unknown as OwnGood;
const diary: Diary = { entries: [], before: [], waiting: [], stocks: [], places: [], cutAt: undefined };
const bran = 'urn:sanvat:material:A1-bran';

const packed = {
  type: 'TransformationEvent',
  eventID: 'urn:uuid:1',
  eventTime: '2026-11-25T07:00:00+07:00',
  bizStep: 'packing',
  'sanvat:cooperative': 'c',
  inputQuantityList: [{ epcClass: 'urn:sanvat:material:A1-roots', quantity: 520, uom: 'KGM' }],
  outputQuantityList: [
    { epcClass: lot.epcClass, quantity: 320, uom: 'KGM' },
    { epcClass: lot.epcClass, quantity: 40, uom: 'C62' },
    { epcClass: bran, quantity: 12.5, uom: 'KGM' },
    { epcClass: 'urn:sanvat:lot:B2', quantity: 5, uom: 'KGM' },
  ],
  'sanvat:goods': [{ epcClass: bran, name: { vi: 'Cám', en: 'Bran' } }],
  'sanvat:readings': [{ name: { vi: 'Nhiệt độ', en: 'Temperature' }, value: -18, unit: '°C' }],
} as unknown as TraceEvent;

test('a correction keeps what it does not change, also what the form does not show', () => {
  const typed = wrongWork(lot, packed, freshWork(lot, good, diary, 'packing', []));

  expect(typed.more.map(({ name, count }) => [name, count])).toEqual([['Cám', '12,5']]);
  const sent = eventOf({ lot, good, diary, stage: 'packing', typed, places: [], wrong: packed, at: packed.eventTime });

  const outs = sent.type === 'TransformationEvent' ? sent.outputQuantityList : [];
  expect(outs).toHaveLength(4);
  expect(outs).toEqual(
    expect.arrayContaining(packed.type === 'TransformationEvent' ? packed.outputQuantityList : [undefined]),
  );
  expect(sent['sanvat:goods']).toEqual(packed['sanvat:goods']);
  expect(sent['sanvat:readings']).toEqual(packed['sanvat:readings']);
});

test('a by-product that is left out of the correction is gone', () => {
  const typed = wrongWork(lot, packed, freshWork(lot, good, diary, 'packing', []));
  typed.more = [];

  const sent = eventOf({ lot, good, diary, stage: 'packing', typed, places: [], wrong: packed, at: packed.eventTime });

  expect(JSON.stringify(sent)).not.toContain(bran);
});
