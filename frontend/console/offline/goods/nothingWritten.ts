import type { Typed } from './typedGood';

/** What a form has chosen before anybody writes. */
const CHOSEN = new Set(['maker', 'category', 'key']);

/** Whether nothing stands in it that anybody has written, in any step. */
export function nothingWritten(typed: Typed): boolean {
  return empty(typed);
}

function empty(value: unknown): boolean {
  if (typeof value === 'string') {
    return !value.trim();
  }
  return typeof value === 'object' && value !== null
    ? Object.entries(value).every(([name, part]) => CHOSEN.has(name) || empty(part))
    : value !== true;
}
