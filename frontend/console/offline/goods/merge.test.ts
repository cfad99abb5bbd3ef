import { expect, test } from 'vitest';
import { merged } from './merge';

const base = { name: 'Bột nghệ', use: 'Pha', photos: ['a'] };

test('changes of different fields are both kept', () => {
  const { value, conflicts } = merged(base, { ...base, name: 'Bột nghệ đỏ' }, { ...base, photos: ['a', 'b'] });
  expect(value).toEqual({ name: 'Bột nghệ đỏ', use: 'Pha', photos: ['a', 'b'] });
  expect(conflicts).toEqual([]);
});

test('of one field that both have changed ours stays, and theirs is shown', () => {
  const { value, conflicts } = merged(base, { ...base, use: 'Nấu' }, { ...base, use: 'Ướp' });
  expect(value.use).toBe('Nấu');
  expect(conflicts).toEqual([{ field: 'use', theirs: 'Ướp' }]);
});

test('the same change on both is no conflict', () => {
  const both = { ...base, use: 'Nấu' };
  expect(merged(base, both, { ...both })).toEqual({ value: both, conflicts: [] });
});
