import type { Failure } from '../api/client';
import { current } from './language.svelte';

/** What the server said of a field of the request, or of a part of it; undefined where it found nothing wrong there. */
export function faultAt(failure: Failure | undefined, field: string): string | undefined {
  const parts = [`${field}.`, `${field}[`];
  const fault = failure?.problem?.errors.find(
    ({ field: at = '' }) => at === field || parts.some((part) => at.startsWith(part)),
  );
  return fault && (current() === 'en' ? (fault.en ?? fault.vi) : fault.vi);
}
