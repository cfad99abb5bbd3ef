import type { Draft } from './drafts.svelte';
import { same } from './goods/merge';
import { phone } from './phoneStore';
import { isRecord } from './records/records';

/** Whether something of a draft is not with the server yet. */
export function unsent(draft: Draft): boolean {
  if (isRecord(draft)) {
    return draft.state !== 'SENT';
  }
  return (
    draft.product === undefined || draft.handIn || draft.state === 'REFUSED' || !same(draft.product.typed, draft.typed)
  );
}

/** How many drafts of somebody wait on this phone; none where it keeps nothing. */
export async function unsentOf(owner: string): Promise<number> {
  try {
    const all = await (await phone()).getAll('drafts');
    return all.filter((draft) => draft.owner === owner && unsent(draft)).length;
  } catch {
    return 0;
  }
}
