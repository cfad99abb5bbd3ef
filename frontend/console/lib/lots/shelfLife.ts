const MONTH_DAYS = 30;
const YEAR_DAYS = 365;
const YEAR_MONTHS = 12;

/** A day after another. @param day such as 2026-11-28 */
export function plusDays(day: string, count: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + count);
  return date.toISOString().slice(0, 10);
}

/** The same day of a later month, or that month's last. */
function plusMonths(day: string, count: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  const dayOfMonth = date.getUTCDate();
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() + count + 1, 0);
  date.setUTCDate(Math.min(dayOfMonth, date.getUTCDate()));
  return date.toISOString().slice(0, 10);
}

/** The last day of what was packed on a day, to be shown before the server says it: in months and years where makers count so. */
export function expiryOf(producedOn: string, shelfLifeDays: number): string {
  if (shelfLifeDays % YEAR_DAYS === 0) {
    return plusMonths(producedOn, (shelfLifeDays / YEAR_DAYS) * YEAR_MONTHS);
  }
  return shelfLifeDays % MONTH_DAYS === 0
    ? plusMonths(producedOn, shelfLifeDays / MONTH_DAYS)
    : plusDays(producedOn, shelfLifeDays);
}

/** Days from one to another. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}
