import { expect, test } from 'vitest';
import { counted, nothingYet, type RowAnswer } from './tally';

function rows(count: number, outcome: RowAnswer['outcome']): RowAnswer[] {
  return Array.from({ length: count }, (_, at) => ({ row: at + 2, outcome }));
}

test('counts rows by what became of them and keeps the first that a person looks at', () => {
  const begun = counted(nothingYet(), [{ row: 1, outcome: 'header', rows: 1400, ignored: ['Ghi chú'] }]);
  const tally = [rows(600, 'updated'), rows(700, 'refused'), rows(99, 'unchanged'), rows(1, 'created')].reduce(
    counted,
    begun,
  );

  expect(tally).toMatchObject({ rows: 1400, done: 1400, updated: 600, refused: 700, unchanged: 99, created: 1 });
  expect(tally.ignored).toEqual(['Ghi chú']);
  expect(tally.changes).toHaveLength(500);
  expect(tally.faults).toHaveLength(500);
});

test('leaves the tally that was shown as it was', () => {
  const before = nothingYet();

  counted(before, rows(1, 'created'));

  expect(before).toEqual(nothingYet());
});
