import { answered, api, type Product } from '../api/client';
import { called, roles } from './choices';

/** What the people of some accounts are called; who was erased is called by his role and id. For the department, which may ask. */
export async function accountNames(accounts: string[]): Promise<Map<string, string>> {
  const id = [...new Set(accounts)];
  const named = id.length ? await answered(api.GET('/api/accounts/names', { params: { query: { id } } })) : [];
  return new Map(named.map(({ id, name, role }) => [id, name ?? `${called(roles, role)} ${id}`]));
}

const AT_ONCE = 100;

/** Rows of a list, each with the name of the goods that it is about; with their id where they are gone. */
export async function withGoods<T, P extends { items: T[] }>(
  read: Promise<P>,
  product: (row: T) => string,
): Promise<Omit<P, 'items'> & { items: WithGood<T>[] }> {
  const page = await read;
  const id = [...new Set(page.items.map(product))].slice(0, AT_ONCE);
  const goods = id.length
    ? await answered(api.GET('/api/products', { params: { query: { id, size: AT_ONCE } } }))
    : null;
  const names = new Map(goods?.items.map((good) => [good.id, good.name]));
  return {
    ...page,
    items: page.items.map((row) => ({ ...row, good: names.get(product(row)) ?? { vi: product(row) } })),
  };
}

export type WithGood<T> = T & { good: Product['name'] };
