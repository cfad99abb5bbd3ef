import { describe, expect, test } from 'vitest';
import { days, money, net, written } from './amounts';

describe('money', () => {
  test.each([
    ['45k', 45_000],
    ['45 nghìn', 45_000],
    ['45 ngàn', 45_000],
    ['45.000', 45_000],
    ['45,000 ₫', 45_000],
    ['45 000đ', 45_000],
    ['45000', 45_000],
    ['1,2 triệu', 1_200_000],
    ['1.2tr', 1_200_000],
    ['1tr2', 1_200_000],
    ['1tr250', 1_250_000],
    ['２５k', 25_000],
    ['12,5k', 12_500],
  ])('%s', (text, vnd) => expect(money(text)).toBe(vnd));

  test.each(['', '0', 'k', '-5k', '45.00', 'bốn lăm', '45k/kg', '1.2.3'])('not %j', (text) =>
    expect(money(text)).toBeUndefined(),
  );
});

describe('net', () => {
  test.each([
    ['200g', 200, 'G'],
    ['200 gam', 200, 'G'],
    ['1,5 kg', 1.5, 'KG'],
    ['2 lạng', 200, 'G'],
    ['nửa ký', 500, 'G'],
    ['Nửa lít', 500, 'ML'],
    ['½ kg', 500, 'G'],
    ['1 kg rưỡi', 1.5, 'KG'],
    ['0,3 kg', 300, 'G'],
    ['1 yến', 10, 'KG'],
    ['500 ml', 500, 'ML'],
    ['1 chiếc', 1, 'PIECE'],
    ['2 la\u0323ng', 200, 'G'],
  ] as const)('%s', (text, value, unit) => expect(net(text)).toEqual({ value, unit }));

  test.each(['', '200', 'kg', '-5 g', '0 g', '5 bao', '1,2345 kg', '1.000 g', '2,500 kg'])('not %j', (text) =>
    expect(net(text)).toBeUndefined(),
  );
});

test.each([
  { value: 2500, unit: 'G' },
  { value: 1.5, unit: 'KG' },
  { value: 0.125, unit: 'L' },
  { value: 3, unit: 'PIECE' },
] as const)('what is written is read as the same %j', (quantity) => {
  const expected = quantity.unit === 'L' ? { value: 125, unit: 'ML' } : quantity;
  expect(net(written(quantity))).toEqual(expected);
});

describe('days', () => {
  test.each([
    ['12 tháng', 365],
    ['24 tháng', 730],
    ['6 tháng', 180],
    ['1 năm', 365],
    ['45 ngày', 45],
    ['45', 45],
    ['2 tuần', 14],
    ['6 months', 180],
    ['12 months', 365],
  ])('%s', (text, count) => expect(days(text)).toBe(count));

  test.each(['', '0 ngày', 'mãi mãi', '-3 ngày', '3 vụ'])('not %j', (text) => expect(days(text)).toBeUndefined());
});
