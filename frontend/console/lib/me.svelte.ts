import type { Schemas } from '../api/client';
import { rememberPerson } from './persons';

/** Who is signed in. */
type Me = Schemas['OwnAccountMe'];

/** What an account may do, as the server's one table says. */
export type Permission = Me['permissions'][number];

/** That this tab has been sent to the sign-in page: it is not sent there again until somebody is signed in. */
const SENT = 'sent to sign in';
/** Who was signed in last on this phone, so that the console opens without a signal. Kept without what lets anybody do anything. */
const LAST = 'who was signed in';
/** Whose drafts this tab keeps. */
const WHOSE = 'whose drafts';

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

/** Whether this person acts for a maker; the department's people act for all. */
export function isOwn(maker: string): boolean {
  const own = state.me?.actsFor ?? [];
  return own.length === 0 || own.includes(maker);
}

const SAFE = new Set(['GET', 'HEAD']);

/** How the server says that a change bears the token of another session: of one that was ended by signing in again in another tab. */
const OUTDATED_PAGE = '/problems/outdated-page';

/** Sends a request with the token of the session; once more with the present one, if that was another. */
export async function send(request: Request): Promise<Response> {
  if (SAFE.has(request.method)) {
    return fetch(request);
  }
  const again = request.clone();
  const whose = state.me?.id;
  const answer = await fetch(withToken(request));
  if (answer.status !== 403 || !(await outdated(answer.clone()))) {
    return answer;
  }
  await ask();
  // Nobody changes anything in the name of who has signed in since.
  return state.me?.id === whose ? fetch(withToken(again)) : answer;
}

function withToken(request: Request): Request {
  request.headers.set('X-CSRF-Token', state.me?.csrf ?? '');
  return request;
}

async function outdated(answer: Response): Promise<boolean> {
  const problem: unknown = await answer.json().catch(() => undefined);
  return (problem as { type?: string } | undefined)?.type === OUTDATED_PAGE;
}

/** The session has ended; what stands on the screen stays. */
export function signedOut() {
  state.standing = 'out';
}

/** By how much this device's clock is before the server's, when that answered last. */
let skewMs = $state(0);

const MINUTE_MS = 60_000;

/** By how many minutes this device's clock is off. */
export function clockOff(): number {
  return Math.round(Math.abs(skewMs) / MINUTE_MS);
}

/** Asks who is signed in; without a signal it is who was so last. */
export async function ask(): Promise<void> {
  try {
    const answer = await fetch('/api/me', { headers: { Accept: 'application/json' } });
    if (answer.ok) {
      skewMs = Date.now() - Date.parse(answer.headers.get('date') ?? new Date().toISOString());
      come((await answer.json()) as Me);
    } else if (answer.status === 401) {
      localStorage.removeItem(LAST);
      state.standing = 'out';
    } else {
      goOn();
    }
  } catch {
    goOn();
  }
}

function come(found: Me) {
  // Another person's text is not this one's.
  if ((sessionStorage.getItem(WHOSE) ?? found.id) !== found.id) {
    sessionStorage.clear();
  }
  sessionStorage.setItem(WHOSE, found.id);
  sessionStorage.removeItem(SENT);
  state.me = found;
  state.standing = 'in';
  remember(found);
  rememberPerson({ id: found.id, name: found.name ?? found.id });
}

function remember(found: Me) {
  try {
    localStorage.setItem(LAST, JSON.stringify({ ...found, csrf: '', email: undefined }));
  } catch {
    // On a phone without room the console opens with a signal only.
    localStorage.removeItem(LAST);
  }
}

function goOn() {
  const last = localStorage.getItem(LAST);
  state.me ??= last === null ? undefined : (JSON.parse(last) as Me);
  state.standing = state.me === undefined ? 'away' : 'in';
  // With a signal again, the server says whether he still is.
  addEventListener('online', () => void ask(), { once: true });
}

/** Nobody is signed in any more, on this tab and for the next start without a signal. */
export function forgetMe() {
  sessionStorage.clear();
  localStorage.removeItem(LAST);
}

/** Leads to the sign-in page; once, so that a browser which keeps no cookie is not sent to and fro. */
export function sendTo(signIn: string) {
  if (sessionStorage.getItem(SENT) === null) {
    sessionStorage.setItem(SENT, 'yes');
    location.replace(signIn);
  }
}
