import { answered, api, Failure, type Product } from '../../api/client';
import { accountNames } from './names';

const SIZE = 50;

type Query = {
  state?: string;
  returned?: boolean;
  order?: 'SUBMITTED' | 'RETURNED';
  overdue?: boolean;
  after?: string;
};

function list(query: Query, page: number, size: number) {
  return answered(api.GET('/api/products', { params: { query: { ...query, page, size } } }));
}

const WAITING: Query = { state: 'SUBMITTED', order: 'SUBMITTED' };
const RETURNED: Query = { returned: true, order: 'RETURNED' };

/** What waits for a decision, the longest waiting first. */
export function waiting(page: number, size = SIZE, overdue = false) {
  return list(overdue ? { ...WAITING, overdue } : WAITING, page, size);
}

/** What was sent back or rejected, and waits for its maker; the longest waiting first. */
export function returned(page: number, size = SIZE) {
  return list(RETURNED, page, size);
}

/** A page of either, with the names of who handed it in or decided. */
export async function withPeople(read: ReturnType<typeof list>) {
  const page = await read;
  const names = await accountNames(page.items.flatMap((product) => who(product) ?? []));
  return { ...page, items: page.items.map((product) => ({ product, who: names.get(who(product) ?? '') })) };
}

/** Whose turn it was last. */
function who({ listing }: Product): string | undefined {
  return listing.state === 'SUBMITTED' ? listing.submittedBy : listing.lastRefusal?.by;
}

export type Waiting = Awaited<ReturnType<typeof withPeople>>['items'][number];

/** Where a product stands among what waits, and which one has waited next longest; from the end the first again. */
export async function around(id: string) {
  const [all, behind] = await Promise.all([list(WAITING, 1, 1), list({ ...WAITING, after: id }, 1, 1)]);
  const next = behind.items[0] ?? all.items[0];
  return { place: all.total - behind.total, total: all.total, next: next?.id === id ? undefined : next };
}

/** What the public sees of a product; nothing, where it sees nothing. */
export async function shown(id: string): Promise<Product | undefined> {
  const call = api.GET('/api/products/{id}', { params: { path: { id }, query: { shown: true } } });
  try {
    return await answered(call);
  } catch (reason) {
    if (reason instanceof Failure && reason.status === 404) {
      return undefined;
    }
    throw reason;
  }
}

/** Whether its maker has something to do before it can be handed in. */
export function isWritten({ listing }: Product): boolean {
  return listing.state === 'DRAFT' || listing.state === 'REJECTED' || listing.state === 'WITHDRAWN';
}
