import { expect, test } from 'vitest';
import { nextNumber } from './lotNumbers';

test.each([
  ['GH-A-261115', '2026-11-15', 'GH-A-261129'],
  ['L29112026', '2026-11-29', 'L29112026-2'],
  ['N01', '2026-10-02', 'N02'],
  ['N99', '2026-10-02', 'N100'],
  ['0210', '2026-10-02', '2911'],
  ['X-261115-2', '2026-11-15', 'X-261129'],
  ['2026-11-15/A', '2026-11-15', '2026-11-29/A'],
  ['NGHE', '2026-10-02', 'NGHE-291126'],
  ['A-VERY-LONG-NUMBER-X', '2026-10-02', '291126'],
])('after %s of %s comes %s', (number, producedOn, next) =>
  expect(nextNumber({ number, producedOn }, '2026-11-29', [number])).toBe(next),
);

test('the first is its day', () => expect(nextNumber(undefined, '2026-11-29', [])).toBe('291126'));

test('no number is used again', () =>
  expect(nextNumber({ number: 'N01', producedOn: '2026-10-02' }, '2026-11-29', ['N01', 'N02', 'N03'])).toBe('N04'));

test('a second lot of the same day is told from the first', () =>
  expect(nextNumber({ number: 'L-291126', producedOn: '2026-11-29' }, '2026-11-29', ['L-291126', 'L-291126-2'])).toBe(
    'L-291126-3',
  ));
