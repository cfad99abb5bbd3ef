import type { Invitation } from '../../api/client';

let made = $state.raw<{ account: string; invitation: Invitation }>();

/** The link that was just made for somebody: it is told once, and gone when the page is loaded anew. */
export function invitationOf(account: string): Invitation | undefined {
  return made?.account === account ? made.invitation : undefined;
}

export function keepInvitation(account: string, invitation: Invitation | undefined) {
  made = invitation && { account, invitation };
}
