import { answered, api, Failure, type Product } from '../api/client';

/** As many as one answer holds. */
const MAX = 100;

export type Queue = { items: Product[]; total: number };

/** What waits for review, the oldest first. Of more than one answer holds, those that it holds are put in order. */
export async function waiting(): Promise<Queue> {
  const page = await answered(
    api.GET('/api/products', { params: { query: { state: 'SUBMITTED', page: 1, size: MAX } } }),
  );
  const items = page.items.toSorted((a, b) => a.listing.changedAt.localeCompare(b.listing.changedAt));
  return { items, total: page.total };
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
