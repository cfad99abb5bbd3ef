import { forgetCopy } from '../offline/serverCopy.svelte';
import { forgetMe, send } from './me.svelte';
import { comes, type Person } from './persons';

/**
 * Ends the session. What waits here to be sent stays: it is kept by person.
 *
 * @param next who signs in after that, as far as one knows
 * @returns whether the server has ended it; without a signal it goes on
 */
export async function signOut(next?: Person): Promise<boolean> {
  const out = new Request('/sign-out', { method: 'POST', headers: { Accept: 'application/json' } });
  const answer = await send(out).catch(() => undefined);
  if (answer === undefined || !(answer.ok || answer.status === 401)) {
    return false;
  }
  await leave(next);
  return true;
}

/** Nobody is signed in any more. @param next who signs in after that, as far as one knows */
export async function leave(next?: Person): Promise<void> {
  forgetMe();
  await forgetCopy().catch(() => undefined);
  location.assign(`/sign-in?after=out${comes(next)}`);
}
