import { answered, api, Failure, type Lot, type TraceEvent } from '../api/client';
import type { OwnGood, OwnMaker } from '../lib/lots/lots';
import { learnGoods, nameGoods } from '../lib/records/goods.svelte';
import { nameMakers } from '../lib/records/makers.svelte';
import { found, keptCopy, type Copy } from './serverCopy.svelte';
import { draftsKnown, recordDraft, recordDrafts, unsent } from './drafts.svelte';
import { asLot, isHere } from './records/records';

/** Where forms find what they choose from: the server, or what this phone has copied of it. Lots that wait here are in both. */
export type Source = {
  /** @param code or the id of its draft */
  lot: (code: string) => Promise<Lot>;
  /** The newest first. @param product all that one may see where absent */
  lots: (product?: string) => Promise<Lot[]>;
  good: (id: string) => Promise<OwnGood>;
  goods: (maker: string) => Promise<OwnGood[]>;
  maker: (id: string) => Promise<OwnMaker>;
  /** What a maker has recorded last. @param total of all */
  events: (maker: string) => Promise<{ items: TraceEvent[]; total: number }>;
  /** What led to a lot; none where just the server can tell. */
  past: (code: string) => Promise<TraceEvent[]>;
};

/** What was read, and of which time it is where there was no signal. */
type AsOf = { asOf?: string };

const MANY = 100;
/** A signal that needs longer is none. */
const SLOW_MS = 6_000;

/** Reads from the server; from the phone's copy, where that does not answer. @throws Failure where neither has it */
export function fromSource<T extends object>(load: (from: Source) => Promise<T>): Promise<T & AsOf> {
  return orCopied(
    () => load(server),
    (copy) => load(copied(copy)),
  );
}

/** What was read, or what a copy says where nobody answers. @throws Failure where neither has it */
export async function orCopied<T extends object>(
  read: () => Promise<T>,
  kept: (copy: Copy) => Promise<T>,
): Promise<T & AsOf> {
  const asked = read();
  try {
    return await Promise.race([asked, lateness()]);
  } catch (reason) {
    if (!(reason instanceof Failure) || reason.status !== 0) {
      throw reason;
    }
    const copy = await keptCopy();
    if (copy === undefined) {
      return asked;
    }
    nameGoods(copy.goods);
    nameMakers(copy.makers);
    const known = await kept(copy).catch(() => undefined);
    return known === undefined ? asked : { ...known, asOf: copy.at };
  }
}

function lateness(): Promise<never> {
  return new Promise((_, failed) => setTimeout(() => failed(new Failure(0)), SLOW_MS));
}

/** Lots that wait on this phone, the last written first. */
export function lotsHere(product?: string): Lot[] {
  return recordDrafts('lot')
    .filter((draft) => unsent(draft) && (product === undefined || draft.good.id === product))
    .sort((one, other) => other.writtenAt.localeCompare(one.writtenAt))
    .map(asLot);
}

async function lotHere(id: string): Promise<Lot> {
  await draftsKnown();
  const draft = recordDraft('lot', id);
  if (draft === undefined) {
    throw new Failure(404);
  }
  return asLot(draft);
}

const server: Source = {
  lot: (code) => (isHere(code) ? lotHere(code) : answered(api.GET('/api/lots/{code}', { params: { path: { code } } }))),
  lots: async (product) => {
    const listed = await answered(api.GET('/api/lots', { params: { query: { product, size: MANY } } }));
    if (product === undefined) {
      await learnGoods(listed.items.map((lot) => lot.product));
    }
    return [...lotsHere(product), ...listed.items];
  },
  good: (id) => answered(api.GET('/api/products/{id}', { params: { path: { id } } })),
  goods: async (cooperative) =>
    (await answered(api.GET('/api/products', { params: { query: { cooperative, size: MANY } } }))).items,
  maker: (id) => answered(api.GET('/api/cooperatives/{id}', { params: { path: { id } } })),
  events: (cooperative) => answered(api.GET('/api/events', { params: { query: { cooperative, size: MANY } } })),
  past: async (code) => {
    if (isHere(code)) {
      return [];
    }
    const journey = await answered(api.GET('/api/lots/{code}/journey', { params: { path: { code } } }));
    return journey.steps.map(({ event }) => event);
  },
};

function copied({ lots, goods, makers, events }: Copy): Source {
  return {
    lot: async (code) => (isHere(code) ? lotHere(code) : found(lots.find((lot) => lot.code === code))),
    lots: async (product) => [
      ...lotsHere(product),
      ...lots.filter((lot) => product === undefined || lot.product === product),
    ],
    good: async (id) => found(goods.find((good) => good.id === id)),
    goods: async (maker) => goods.filter(({ cooperative }) => cooperative === maker),
    maker: async (id) => found(makers.find((maker) => maker.id === id)),
    events: async (maker) => {
      const items = events.filter((event) => event['sanvat:cooperative'] === maker);
      return { items, total: items.length };
    },
    past: async () => [],
  };
}
