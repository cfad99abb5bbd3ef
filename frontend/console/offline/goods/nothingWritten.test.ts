import { expect, test } from 'vitest';
import { nothingWritten } from './nothingWritten';
import type { Typed } from './typedGood';

const pack = { key: 'k', id: '', net: '', price: '', byWeight: false };

function typed(part: object): Typed {
  return {
    maker: 'htx',
    category: 'OTHER',
    name: '',
    nameEn: '',
    packs: [pack],
    ingredients: [],
    photos: [],
    film: '',
    ...part,
  } as unknown as Typed;
}

test('an empty form has nothing written in it, whatever was chosen', () => {
  expect(nothingWritten(typed({}))).toBe(true);
  expect(nothingWritten(typed({ category: 'SPICES', name: ' ' }))).toBe(true);
});

test('whatever was written in any step is something', () => {
  for (const part of [
    { name: 'Bột nghệ' },
    { nameEn: 'Turmeric' },
    { film: 'https://video.example/a' },
    { photos: ['p1'] },
    { packs: [{ ...pack, price: '45000' }] },
    { packs: [{ ...pack, byWeight: true }] },
    { ingredients: [{ key: 'k', vi: 'Nghệ', en: '', percent: '' }] },
  ]) {
    expect(nothingWritten(typed(part)), JSON.stringify(part)).toBe(false);
  }
});
