/** What an account may do, as the server's one table says. */
export type Permission =
  | 'SEE_DRAFTS'
  | 'READ_REPORTS'
  | 'WITHDRAW_GOODS'
  | 'APPROVE_GOODS'
  | 'REGISTER_MAKERS'
  | 'CHANGE_MAKERS'
  | 'VERIFY_EVIDENCE'
  | 'RECALL_LOTS'
  | 'PUBLISH';

/** Who is signed in. */
export type Me = {
  id: string;
  name: string;
  role: string;
  cooperatives: string[];
  permissions: string[];
  csrf: string;
};

type Standing = 'asking' | 'in' | 'out' | 'away';

const state = $state<{ standing: Standing; me?: Me }>({ standing: 'asking' });

export function standing(): Standing {
  return state.standing;
}

export function me(): Me | undefined {
  return state.me;
}

export function may(permission: Permission): boolean {
  return state.me?.permissions.includes(permission) ?? false;
}

export function csrf(): string {
  return state.me?.csrf ?? '';
}

/** The session has ended; what stands on the screen stays. */
export function signedOut() {
  state.standing = 'out';
}

/** Asks who is signed in. */
export async function ask(): Promise<void> {
  try {
    const answer = await fetch('/api/me', { headers: { Accept: 'application/json' } });
    if (answer.ok) {
      state.me = (await answer.json()) as Me;
    }
    state.standing = answer.ok ? 'in' : answer.status === 401 ? 'out' : 'away';
  } catch {
    state.standing = 'away';
  }
}

export async function signOut(): Promise<void> {
  await fetch('/sign-out', { method: 'POST', headers: { 'X-CSRF-Token': csrf() } });
  sessionStorage.clear();
  location.assign('/');
}
