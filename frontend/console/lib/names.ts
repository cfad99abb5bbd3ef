import { answered, api } from '../api/client';
import { called, roles } from './choices';

/** What the people of some accounts are called; who was erased is called by his role and id. For the department, which may ask. */
export async function accountNames(accounts: string[]): Promise<Map<string, string>> {
  const id = [...new Set(accounts)];
  const named = id.length ? await answered(api.GET('/api/accounts/names', { params: { query: { id } } })) : [];
  return new Map(named.map(({ id, name, role }) => [id, name ?? `${called(roles, role)} ${id}`]));
}
