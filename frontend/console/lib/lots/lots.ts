import type { Lot } from '../../api/client';
import type { lotStates } from '../choices';
import { today } from '../format';
import { may, me } from '../me.svelte';
import { ofMakers } from '../records/people';

/** How a lot stands today, as the server's filter has it. */
export function lotState(lot: Lot): keyof typeof lotStates {
  if (lot.recall) {
    return 'RECALLED';
  }
  return lot.expiresOn !== undefined && lot.expiresOn < today() ? 'EXPIRED' : 'IN_DATE';
}

/** Whether who is signed in may make lots of this maker, and keep their diary. The server decides; this is what is offered. */
export function keepsLotsOf(maker: string): boolean {
  const own = me();
  return own !== undefined && may('KEEP_LOTS') && (!ofMakers(own.role) || own.actsFor.includes(maker));
}
