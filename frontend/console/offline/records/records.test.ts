import { expect, test } from 'vitest';
import type { TraceEvent } from '../../api/client';
import { asLot, following, inOrder, isHere, materialOf, waitsFor, type EntryDraft, type LotDraft } from './records';

const ID = 'phone:5e4b';
const CODE = 'AB12CD34EF';

const lot = {
  id: ID,
  kind: 'lot',
  owner: 'hoa',
  state: 'WAITING',
  changedAt: '2026-11-29T02:00:00Z',
  writtenAt: '2026-11-29T02:00:00Z',
  typed: { number: 'N02', expiresOn: '2027-11-29' },
  body: { pack: 'p1', number: 'N02', producedOn: '2026-11-29', made: { value: 20, unit: 'KG' }, diaryPublished: true },
  good: { id: 'g1', cooperative: 'c1', name: { vi: 'Bột nghệ' } },
} as LotDraft;

const taken: LotDraft = {
  ...lot,
  state: 'SENT',
  sent: {
    at: '',
    path: '',
    warnings: [],
    lot: { ...asLot(lot), code: CODE, number: 'N03', epcClass: 'https://id.gs1.org/01/08930000000011/10/N03' },
  },
};

function entry(id: string, minute: string, event: Partial<TraceEvent>): EntryDraft {
  return {
    id,
    kind: 'entry',
    owner: 'hoa',
    state: 'WAITING',
    changedAt: '',
    writtenAt: `2026-11-29T02:${minute}:00Z`,
    typed: { out: { epcClass: `${materialOf(ID)}1` } },
    body: event,
    lot: ID,
    number: 'N02',
    stage: 'harvest',
  } as EntryDraft;
}

const harvest = entry('harvest', '10', {
  type: 'ObjectEvent',
  quantityList: [{ epcClass: `${materialOf(ID)}1`, quantity: 150 }],
});
const packing = entry('packing', '20', {
  type: 'TransformationEvent',
  inputQuantityList: [{ epcClass: `${materialOf(ID)}1`, quantity: 20 }],
  outputQuantityList: [{ epcClass: asLot(lot).epcClass, quantity: 20 }],
});

test('what was written first is sent first', () =>
  expect(inOrder([packing, harvest, lot]).map(({ id }) => id)).toEqual([ID, 'harvest', 'packing']));

test('an entry waits for its lot, also while that is refused', () => {
  expect(waitsFor(harvest, [lot, harvest, packing])).toBe(lot);
  const refused: LotDraft = { ...lot, state: 'REFUSED' };
  expect(waitsFor(harvest, [refused, harvest])).toBe(refused);
  expect(waitsFor(harvest, [taken, harvest])).toBeUndefined();
});

test('an entry waits for the one that brought forth what it takes', () => {
  const all = [taken, harvest, packing];
  expect(waitsFor(packing, all)).toBe(harvest);
  expect(waitsFor(packing, [taken, { ...harvest, state: 'SENT' }, packing])).toBeUndefined();
  expect(waitsFor(harvest, all)).toBeUndefined();
});

test('nothing waits for what was written after it', () => {
  const later = { ...harvest, writtenAt: '2026-11-29T02:30:00Z' };
  expect(waitsFor(packing, [taken, later, packing])).toBeUndefined();
});

test('a lot and goods wait for nothing', () => {
  expect(waitsFor(lot, [lot, harvest])).toBeUndefined();
  expect(waitsFor({ ...lot, kind: 'good' }, [lot])).toBeUndefined();
});

test('the work for a lot follows the number that it was mended to', () => {
  const followed = following(packing, taken);
  expect(followed.lot).toBe(CODE);
  expect(followed.number).toBe('N03');
  expect(JSON.stringify(followed)).not.toContain(ID);
  expect(followed.body).toMatchObject({
    inputQuantityList: [{ epcClass: `${materialOf(CODE)}1`, quantity: 20 }],
    outputQuantityList: [{ epcClass: 'https://id.gs1.org/01/08930000000011/10/N03', quantity: 20 }],
  });
  expect(followed.typed.out.epcClass).toBe(`${materialOf(CODE)}1`);
});

test('an entry of another lot follows the lot that it takes, and stays that one’s', () => {
  const other: EntryDraft = { ...packing, lot: 'ZZ99ZZ99ZZ', number: 'M01' };
  expect(following(other, taken)).toMatchObject({ lot: 'ZZ99ZZ99ZZ', number: 'M01' });
});

test('nothing follows a lot that was not sent', () => expect(following(harvest, lot)).toBe(harvest));

test('a lot goes by its draft until the server has given it a code', () => {
  expect(isHere(asLot(lot).code)).toBe(true);
  expect(asLot(lot).expiresOn).toBe('2027-11-29');
  expect(asLot(taken).code).toBe(CODE);
});
