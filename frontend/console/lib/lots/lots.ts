import type { Lot, Maker, Product } from '../../api/client';
import type { lotStates } from '../choices';
import { today } from '../format';
import { may, me } from '../me.svelte';
import { isHere } from '../../offline/records/records';
import { ofMakers } from '../records/people';
import { ROOT } from '../router.svelte';

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

/** Where a lot is looked at. @param code or the id of its draft */
export function lotPath(code: string): string {
  return isHere(code) ? `${ROOT}/lots/here/${code}` : `${ROOT}/lots/${code}`;
}

/** What forms of lots need to know of goods. */
export type OwnGood = Pick<Product, 'id' | 'name' | 'cooperative' | 'category' | 'packs'>;

/** What forms of lots need to know of a maker. */
export type OwnMaker = Pick<Maker, 'id' | 'name' | 'address'>;
