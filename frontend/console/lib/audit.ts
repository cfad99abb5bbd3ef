import { answered, api, type AuditLine } from '../api/client';
import { operations } from '../api/operations';
import { called, collections } from './choices';
import { current, say } from './language.svelte';
import { accountNames } from './names';
import { ROOT } from './router.svelte';

type Collection = keyof typeof collections;

/** A line of the audit trail, with the name of who did it. */
export type Told = AuditLine & { who: string };

type Query = {
  collection?: string;
  record?: string;
  account?: string;
  from?: string;
  to?: string;
  page?: number;
  size: number;
};

/** Lines of the audit trail, the newest first. */
export async function trail(query: Query): Promise<{ items: Told[]; page: number; pages?: number; total: number }> {
  const page = await answered(api.GET('/api/audit', { params: { query } }));
  const names = await accountNames(page.items.map((line) => line.account));
  return { ...page, items: page.items.map((line) => ({ ...line, who: names.get(line.account) ?? line.account })) };
}

/** What was done, in words. */
export function deed(line: AuditLine): string {
  const names = line.action === undefined ? undefined : operations[line.action];
  return names?.[current() === 'vi' ? 0 : 1] ?? names?.[0] ?? line.action ?? say('nobody');
}

export function collectionName(collection: string): string {
  return collection in collections ? called(collections, collection as Collection) : collection;
}

const SCREENS: Record<string, string> = {
  products: 'goods',
  cooperatives: 'makers',
  evidence: 'evidence',
  recalls: 'recalls',
  feedback: 'reports',
  publications: 'publications',
  accounts: 'people',
};

/** Where the console shows a record; nowhere for what has no screen of its own. */
export function screenOf({ collection, record }: AuditLine): string | undefined {
  const screen = SCREENS[collection];
  if (collection === 'office') {
    return `${ROOT}/office`;
  }
  return screen === undefined ? undefined : `${ROOT}/${screen}/${encodeURIComponent(record)}`;
}
