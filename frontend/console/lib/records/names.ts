import { answered, api, type Account } from '../../api/client';
import { called, roles } from '../choices';

export type Person = { name: string; role: Account['role'] };

/** Who is behind some accounts; who was erased is called by his role and id. For the department, which may ask. */
export async function persons(accounts: string[]): Promise<Map<string, Person>> {
  const id = [...new Set(accounts)];
  const named = id.length ? await answered(api.GET('/api/accounts/names', { params: { query: { id } } })) : [];
  return new Map(named.map(({ id, name, role }) => [id, { name: name ?? `${called(roles, role)} ${id}`, role }]));
}

/** What the people of some accounts are called. */
export async function accountNames(accounts: string[]): Promise<Map<string, string>> {
  return new Map([...(await persons(accounts))].map(([id, { name }]) => [id, name]));
}
