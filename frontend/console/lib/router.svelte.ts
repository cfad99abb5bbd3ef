import { tick } from 'svelte';

/** Where everything here lies. */
export const ROOT = '/console';

const place = $state({ path: location.pathname, search: location.search });

addEventListener('popstate', () => {
  place.path = location.pathname;
  place.search = location.search;
});

export function path(): string {
  return place.path.replace(/\/+$/, '') || ROOT;
}

/** The address, for coming back to it after signing in. */
export function address(): string {
  return place.path + place.search;
}

/** A value of the address's query. */
export function asked(name: string): string | undefined {
  return new URLSearchParams(place.search).get(name) ?? undefined;
}

/** What the address of every list may say beside its filters. */
const ORDER_AND_PAGE = ['order', 'page'];

/** Whether the address leaves out a part of its list. @param tabs what chooses another list, not a part of one */
export function narrowed(tabs: string[]): boolean {
  const others = [...tabs, ...ORDER_AND_PAGE];
  return [...new URLSearchParams(place.search)].some(([name, value]) => value !== '' && !others.includes(name));
}

/** The page of a list, counted from 1. */
export function askedPage(): number {
  return Math.max(1, Number.parseInt(asked('page') ?? '1', 10) || 1);
}

/** This address with other values in its query; without those that are empty. */
export function withQuery(values: Record<string, string | number | undefined>): string {
  const query = new URLSearchParams(place.search);
  for (const [name, value] of Object.entries(values)) {
    if (value === undefined || value === '') {
      query.delete(name);
    } else {
      query.set(name, String(value));
    }
  }
  const text = query.toString();
  return place.path + (text ? `?${text}` : '');
}

/** Shows another address. The reader's place moves to its heading, as when a page is loaded. */
export async function go(to: string, { replace = false } = {}): Promise<void> {
  const before = place.path;
  history[replace ? 'replaceState' : 'pushState'](null, '', to);
  place.path = location.pathname;
  place.search = location.search;
  if (before !== place.path) {
    await tick();
    scrollTo(0, 0);
    document.getElementById('main')?.focus({ preventScroll: true });
  }
}

/** Follows links of ours without loading the page anew; everything else is left to the browser. */
export function follow(event: MouseEvent) {
  const link = (event.target as Element).closest?.('a');
  const plain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
  if (!plain || event.defaultPrevented || !link || link.target || link.hasAttribute('download')) {
    return;
  }
  const url = new URL(link.href, location.href);
  const inside = url.origin === location.origin && (url.pathname === ROOT || url.pathname.startsWith(`${ROOT}/`));
  if (inside && !url.hash) {
    event.preventDefault();
    void go(url.pathname + url.search);
  }
}

/** Filters a list by a value, from its first page on; undefined takes the filter away. */
export function narrow(name: string, value: string | undefined) {
  void go(withQuery({ [name]: value, page: undefined }), { replace: true });
}
