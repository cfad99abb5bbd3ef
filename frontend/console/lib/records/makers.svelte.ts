import { SvelteMap } from 'svelte/reactivity';
import { answered, api, type Maker } from '../../api/client';

const PAGE = 100;
/** A province has some hundreds; whoever is not among them is shown by his id. */
const MAX_PAGES = 10;

let all = $state.raw<Maker[]>([]);
let asked: Promise<void> | undefined;
const names = new SvelteMap<string, string>();

async function read(): Promise<void> {
  const makers: Maker[] = [];
  for (let page = 1; page <= MAX_PAGES; page++) {
    const found = await answered(api.GET('/api/cooperatives', { params: { query: { page, size: PAGE } } }));
    makers.push(...found.items);
    if (page >= (found.pages ?? 1)) {
      break;
    }
  }
  all = makers;
}

/** All makers, for names and choices; none until they have been read. */
export function makers(): Maker[] {
  asked ??= read().catch(() => (asked = undefined));
  return all;
}

/** They are read again when somebody next asks. */
export function makersChanged() {
  asked = undefined;
}

/** What makers are called that are known from elsewhere, until all have been read. */
export function nameMakers(known: Pick<Maker, 'id' | 'name'>[]) {
  known.forEach(({ id, name }) => names.set(id, name));
}

export function makerName(id: string): string {
  return makers().find((maker) => maker.id === id)?.name ?? names.get(id) ?? id;
}

export function makerOptions(): { value: string; text: string }[] {
  return makers().map((maker) => ({ value: maker.id, text: maker.name }));
}
