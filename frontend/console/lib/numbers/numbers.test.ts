import { describe, expect, test } from 'vitest';
import { millionths } from './numbers';

describe('millionths', () => {
  test.each([
    ['1,5', '.', 1_500_000n],
    ['1.5', '.', 1_500_000n],
    ['1.500', '.', 1_500_000_000n],
    ['1.500,25', '.', 1_500_250_000n],
    ['1 500', '.', 1_500_000_000n],
    ['0.500', '.', 500_000n],
    ['1,500', ',', 1_500_000_000n],
    ['1.500', ',', 1_500_000n],
    ['１２', '.', 12_000_000n],
    ['0,000001', '.', 1n],
    ['½', '.', 500_000n],
    ['1½', ',', 1_500_000n],
    ['1.500', undefined, 1_500_000n],
  ] as const)('%s with %s between thousands', (text, mark, count) => expect(millionths(text, mark)).toBe(count));

  test.each(['', 'x', '1 5', '-5', '1,2,3', '1,2345678', '5 kg', '1e3'])('not %j', (text) =>
    expect(millionths(text, '.')).toBeUndefined(),
  );
});

test('no more decimals than are taken', () => {
  expect(millionths('1,234', undefined, 3)).toBe(1_234_000n);
  expect(millionths('1,2345', undefined, 3)).toBeUndefined();
  expect(millionths('45.00', '.', 0)).toBeUndefined();
  expect(millionths('45.000', '.', 0)).toBe(45_000_000_000n);
});
