import { answered, api, Failure, seen, type Product } from '../../api/client';
import { countArrival } from '../arrivals.svelte';
import { arrived, asSaved, body, faults } from './body';
import { change, forget, goodDraft, type GoodDraft } from '../drafts.svelte';
import { merged, same } from './merge';
import { isHere } from '../records/records';
import { asTyped, withIds, type Typed } from './typedGood';

/** Sends what of goods is not with the server, once it has the photos: the goods, then the handing in. */
export async function sendGood(id: string): Promise<void> {
  await save(id);
  await submit(id);
}

function changeGood(id: string, how: (draft: GoodDraft) => GoodDraft): Promise<GoodDraft | undefined> {
  return change(id, how);
}

/** Whether a draft can be sent as it is; a photo may have come while others were sent. */
function complete({ conflicts, typed }: GoodDraft): boolean {
  return conflicts.length === 0 && faults(typed).length === 0 && !typed.photos.some(isHere);
}

async function save(id: string): Promise<void> {
  const draft = goodDraft(id);
  if (draft === undefined || draft.underway?.submit) {
    return;
  }
  const { product, underway } = draft;
  if (!underway && product && same(product.typed, draft.typed)) {
    await changeGood(id, (now) => ({ ...now, state: now.handIn ? 'WAITING' : 'OPEN', refusal: undefined }));
    return;
  }
  if (!underway && !complete(draft)) {
    const photos = draft.typed.photos.some(isHere);
    await changeGood(id, (now) => ({ ...now, state: photos ? now.state : 'OPEN', handIn: photos && now.handIn }));
    return;
  }
  const typed = underway?.typed ?? draft.typed;
  const key = underway?.key ?? crypto.randomUUID();
  await changeGood(id, (now) => ({ ...now, underway: { key, typed, submit: false } }));
  const saved = product ? await changed(id, product, typed) : await created(key, typed);
  if (saved !== undefined) {
    countArrival();
    await changeGood(id, (now) => rebased(now, typed, saved));
  }
}

function created(key: string, typed: Typed): Promise<Product> {
  return answered(api.POST('/api/products', { params: { header: { 'Idempotency-Key': key } }, body: body(typed) }));
}

/** @returns undefined where somebody else has changed it meanwhile: both are put together then, and sent at the next turn */
async function changed(
  id: string,
  product: NonNullable<GoodDraft['product']>,
  typed: Typed,
): Promise<Product | undefined> {
  const path = { id: product.id };
  try {
    return await answered(
      api.PUT('/api/products/{id}', { params: { path, header: { 'If-Match': seen(product) } }, body: body(typed) }),
    );
  } catch (reason) {
    const theirs = await overtaking(reason, product);
    if (arrived(typed, theirs)) {
      // It had arrived; only the answer was lost.
      return theirs;
    }
    await meet(id, product, theirs);
    return undefined;
  }
}

/** What somebody else has made of a product. @throws what went wrong, where it was something else */
async function overtaking(reason: unknown, product: NonNullable<GoodDraft['product']>): Promise<Product> {
  if (!(reason instanceof Failure) || !reason.overtaken) {
    throw reason;
  }
  const theirs = await answered(api.GET('/api/products/{id}', { params: { path: { id: product.id } } }));
  if (theirs.revision === product.revision) {
    throw reason;
  }
  return theirs;
}

/** Puts a draft and what somebody else has made of its product together. */
async function meet(id: string, product: NonNullable<GoodDraft['product']>, theirs: Product): Promise<void> {
  const other = asTyped(theirs);
  await changeGood(id, (now) => {
    const { value, conflicts } = merged(product.typed, now.typed, other);
    return {
      ...now,
      typed: value,
      conflicts,
      underway: undefined,
      state: conflicts.length ? 'OPEN' : 'WAITING',
      handIn: now.handIn && conflicts.length === 0,
      product: { id: theirs.id, revision: theirs.revision, typed: other },
    };
  });
}

/** What was typed while the rest was on its way stays; the rest is as the server has it. */
function rebased(draft: GoodDraft, sent: Typed, product: Product): GoodDraft {
  const saved = asSaved(sent, product);
  const { value } = merged(withIds(sent, saved), withIds(draft.typed, saved), saved);
  return {
    ...draft,
    typed: value,
    product: { id: product.id, revision: product.revision, typed: saved },
    underway: undefined,
    refusal: undefined,
    state: draft.handIn || !same(value, saved) ? 'WAITING' : 'OPEN',
  };
}

/** Hands in what is saved. */
async function submit(id: string): Promise<void> {
  const draft = goodDraft(id);
  if (!draft?.product || !draft.handIn || !same(draft.product.typed, draft.typed)) {
    return;
  }
  const { product } = draft;
  const key = draft.underway?.key ?? crypto.randomUUID();
  await changeGood(id, (now) => ({ ...now, underway: { key, typed: now.typed, submit: true } }));
  try {
    await answered(
      api.POST('/api/products/{id}/submit', {
        params: { path: { id: product.id }, header: { 'If-Match': seen(product), 'Idempotency-Key': key } },
      }),
    );
  } catch (reason) {
    await meet(id, product, await overtaking(reason, product));
    return;
  }
  countArrival();
  await forget(draft);
}
