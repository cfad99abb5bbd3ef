import type { Lot } from '../api/client';
import type { lotStates } from './choices';
import { today } from './format';

/** How a lot stands today, as the server's filter has it. */
export function lotState(lot: Lot): keyof typeof lotStates {
  if (lot.recall) {
    return 'RECALLED';
  }
  return lot.expiresOn !== undefined && lot.expiresOn < today() ? 'EXPIRED' : 'IN_DATE';
}
