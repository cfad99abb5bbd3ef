import { SvelteMap } from 'svelte/reactivity';
import { answered, api, type Product } from '../../api/client';

/** As many are asked for in one request. */
const AT_ONCE = 100;

const names = new SvelteMap<string, Product['name']>();
const asked = new Set<string>();
const waiting: string[] = [];

/** Reads what goods are called; those that are gone, not for this person, or not to be had now keep their id. */
export async function learnGoods(ids: Iterable<string>): Promise<void> {
  const all = [...new Set(ids)];
  all.forEach((id) => asked.add(id));
  for (let at = 0; at < all.length; at += AT_ONCE) {
    const id = all.slice(at, at + AT_ONCE);
    try {
      const found = await answered(api.GET('/api/products', { params: { query: { id, size: AT_ONCE } } }));
      nameGoods(found.items);
    } catch {
      // They are asked for again when they are next shown.
      id.forEach((one) => asked.delete(one));
    }
  }
}

/** What goods are called that are known from elsewhere. */
export function nameGoods(goods: Pick<Product, 'id' | 'name'>[]) {
  goods.forEach(({ id, name }) => {
    asked.add(id);
    names.set(id, name);
  });
}

/** A page of what is about goods, once their names are known, too. */
export async function withGoods<P extends { items: { product: string }[] }>(read: Promise<P>): Promise<P> {
  const page = await read;
  await learnGoods(page.items.map(({ product }) => product));
  return page;
}

/** What goods are called; their id until it is known. Those that are shown together are asked for together. */
export function goodName(id: string): Product['name'] {
  if (!asked.has(id)) {
    asked.add(id);
    if (waiting.push(id) === 1) {
      queueMicrotask(() => void learnGoods(waiting.splice(0)));
    }
  }
  return names.get(id) ?? { vi: id };
}
