import { answered, api, Failure, type Product } from '../api/client';

const SIZE = 50;

/** What waits for review, page by page; the longest waiting first. */
export function waiting(page: number) {
  return answered(
    api.GET('/api/products', { params: { query: { state: 'SUBMITTED', sort: 'submitted', page, size: SIZE } } }),
  );
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
