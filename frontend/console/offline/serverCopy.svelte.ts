import { deleteDB, openDB } from 'idb';
import { answered, api, Failure, type Evidence, type Lot, type Product, type TraceEvent } from '../api/client';
import type { OwnMaker } from '../lib/lots/lots';
import { may, me } from '../lib/me.svelte';

/** What makers' people look at and forms choose from, as it was read last for who is signed in. It is never shown without its time. */
export type Copy = {
  owner: string;
  /** By this phone's clock. */
  at: string;
  makers: OwnMaker[];
  /** Those of each maker that were changed last. */
  goods: Product[];
  lots: Lot[];
  /** The latest of each maker. */
  events: TraceEvent[];
  /** None in a copy that an earlier version of this page has made. */
  papers?: Evidence[];
};

const NAME = 'sanvat copy';
const STORE = 'copies';
/** Of each maker; enough to find what lies in the shed. */
const MANY = 100;
const HELD_UP_MS = 2_000;

const state = $state<{ at?: string }>({});
let reading: Promise<void> | undefined;

/** When the copy of who is signed in was read; undefined while there is none. */
export function copiedAt(): string | undefined {
  return state.at;
}

function store() {
  return openDB<{ [STORE]: { key: string; value: Copy } }>(NAME, 1, {
    upgrade(database) {
      database.createObjectStore(STORE, { keyPath: 'owner' });
    },
    // Who signs out in another tab takes it away.
    blocking(_, __, event) {
      (event.target as IDBDatabase).close();
    },
  });
}

/** Reads it anew; without a signal, or room, the last one stays. */
export function renewCopy(): Promise<void> {
  reading ??= renew()
    .catch(() => undefined)
    .finally(() => (reading = undefined));
  return reading;
}

async function renew(): Promise<void> {
  const own = me();
  // The department's people sit in an office, and would copy everybody's.
  if (own === undefined || own.actsFor.length === 0 || !may('KEEP_LOTS')) {
    return;
  }
  const parts = await Promise.all(own.actsFor.map(readOf));
  const copy: Copy = {
    owner: own.id,
    at: new Date().toISOString(),
    makers: parts.map(({ maker }) => maker),
    goods: parts.flatMap(({ goods }) => goods),
    lots: parts.flatMap(({ lots }) => lots),
    events: parts.flatMap(({ events }) => events),
    papers: parts.flatMap(({ papers }) => papers),
  };
  const database = await store();
  // Another person's is not this one's; who reads meanwhile finds the last one.
  const change = database.transaction(STORE, 'readwrite');
  await Promise.all([change.store.clear(), change.store.put(copy), change.done]);
  database.close();
  state.at = copy.at;
}

async function readOf(cooperative: string) {
  const query = { cooperative, size: MANY };
  const [maker, goods, lots, events, papers] = await Promise.all([
    answered(api.GET('/api/cooperatives/{id}', { params: { path: { id: cooperative } } })),
    answered(api.GET('/api/products', { params: { query: { ...query, order: 'UPDATED' } } })),
    answered(api.GET('/api/lots', { params: { query } })),
    answered(api.GET('/api/events', { params: { query } })),
    answered(api.GET('/api/evidence', { params: { query } })),
  ]);
  return {
    maker: { id: maker.id, name: maker.name, address: maker.address },
    goods: goods.items,
    lots: lots.items,
    events: events.items,
    papers: papers.items,
  };
}

/** The copy of who is signed in; undefined where there is none, or this browser keeps nothing. */
export async function keptCopy(): Promise<Copy | undefined> {
  try {
    const database = await store();
    const found = await database.get(STORE, me()?.id ?? '');
    database.close();
    state.at = found?.at;
    return found;
  } catch {
    return undefined;
  }
}

/** Nobody is signed in any more. Another tab that is in the middle of reading it holds nobody up. */
export async function forgetCopy(): Promise<void> {
  await Promise.race([deleteDB(NAME), new Promise((done) => setTimeout(done, HELD_UP_MS))]);
}

/** All that a copy holds of something, in one page. */
export function inOnePage<T>(items: T[]): { items: T[]; page: number; total: number } {
  return { items, page: 1, total: items.length };
}

/** What a copy does not hold is not to be had without a signal. @throws Failure */
export function found<T>(value: T | undefined): T {
  if (value === undefined) {
    throw new Failure(0);
  }
  return value;
}
