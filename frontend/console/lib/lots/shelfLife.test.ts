import { expect, test } from 'vitest';
import { daysBetween, expiryOf, plusDays } from './shelfLife';

// The very cases by which the server is tested: TraceApiTests.
test.each([
  [365, '2026-01-31', '2027-01-31'],
  [30, '2026-01-31', '2026-02-28'],
  [180, '2025-08-31', '2026-02-28'],
  [360, '2024-02-29', '2025-02-28'],
  [730, '2024-02-29', '2026-02-28'],
  [45, '2026-01-10', '2026-02-24'],
  [7, '2026-01-28', '2026-02-04'],
  [90, '2026-01-10', '2026-04-10'],
  [1, '2026-01-10', '2026-01-11'],
])('%i days after %s is %s', (days, producedOn, expiresOn) => expect(expiryOf(producedOn, days)).toBe(expiresOn));

test('days are counted over leap days', () => {
  expect(plusDays('2024-02-28', 2)).toBe('2024-03-01');
  expect(daysBetween('2024-02-28', '2024-03-01')).toBe(2);
});
