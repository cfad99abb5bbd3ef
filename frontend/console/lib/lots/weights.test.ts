import { describe, expect, test } from 'vitest';
import { amount, less, sum, times, told, UNIT_NAMES, value } from './weights';

describe('amount', () => {
  test.each([
    ['ton', 'KGM', 1500],
    ['quintal', 'KGM', 150],
    ['yen', 'KGM', 15],
    ['kg', 'KGM', 1.5],
    ['lang', 'KGM', 0.15],
    ['g', 'KGM', 0.0015],
    ['l', 'LTR', 1.5],
    ['ml', 'LTR', 0.0015],
    ['piece', 'C62', 1.5],
  ] as const)('1.5 %s', (unit, code, count) => {
    const known = amount(1_500_000n, unit);
    expect(known?.code).toBe(code);
    expect(known && value(known)).toBe(count);
  });

  test('has a case for each unit', () => expect(UNIT_NAMES).toHaveLength(9));

  test('is none where it is finer than events are told', () => expect(amount(1n, 'g')).toBeUndefined());
});

test('tenths are added exactly', () => {
  const tenth = told(0.1, 'KGM');
  const all = sum([tenth, told(0.2, 'KGM')]);
  expect(all && value(all)).toBe(0.3);
  expect(all && tenth && value(less(all, tenth))).toBe(0.2);
});

test('what is told in other units is the same', () => {
  expect(told(1.25, 'DTN')).toEqual(told(125, 'KGM'));
  expect(told(3, undefined)).toEqual({ code: 'C62', millionths: 3_000_000n });
  expect(told(undefined, 'KGM')).toBeUndefined();
  expect(told(3, 'XYZ')).toBeUndefined();
});

test('nothing is the sum of what is in different units, or not weighed', () => {
  expect(sum([told(1, 'KGM'), told(1, 'LTR')])).toBeUndefined();
  expect(sum([told(1, 'KGM'), undefined])).toBeUndefined();
  expect(sum([])).toBeUndefined();
});

test('packs weigh as often as there are', () => {
  expect(times({ code: 'C62', millionths: 300_000_000n }, { code: 'KGM', millionths: 200_000n })).toEqual({
    code: 'KGM',
    millionths: 60_000_000n,
  });
});
