import type { Problem } from '../api/client';
import { me } from '../lib/me.svelte';
import { blank, FORM, type Typed } from './typed';
import { same, type Conflict } from './merge';
import { keepForGood, phone, type Alt, type KeptPhoto } from './phone';

/** Something that is written on this phone, and may wait here for a signal. */
export type GoodDraft = {
  /** Made on this phone: under it the server takes it once. */
  id: string;
  /** Whose it is: on a phone that several people use, each sees the own drafts. */
  owner: string;
  /** The version of the form with which it began. */
  form: number;
  typed: Typed;
  step: string;
  /** The product that it changes, as the server had it last; none of one that the server has not got yet. */
  product?: { id: string; revision: number; typed: Typed };
  /** To be handed in for review as soon as it is saved. */
  handIn: boolean;
  /** By this phone's clock. */
  changedAt: string;
  /** OPEN: typed on; WAITING: to be sent; REFUSED: the server has said why not. */
  state: 'OPEN' | 'WAITING' | 'REFUSED';
  refusal?: Problem;
  conflicts: Conflict<Typed>[];
  /** What is on its way, and of which nobody knows whether it has arrived: it is sent again as it was. */
  underway?: { key: string; typed: Typed; submit: boolean };
};

const CHANNEL = 'sanvat drafts';
/** Whoever has waited longer is told: the browser may throw away what it keeps. */
const LONG_MS = 3 * 86_400_000;

const state = $state<{ drafts: GoodDraft[]; failed: boolean }>({ drafts: [], failed: false });
let reading: Promise<void> | undefined;
const channel = typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel(CHANNEL);

// Of another tab's only the one that it has changed is read: this one may be in the middle of a word of another.
channel?.addEventListener('message', ({ data }) => void readDraft(String(data)));

/** Those of who is signed in, the last changed first. */
export function drafts(): GoodDraft[] {
  return state.drafts.filter(({ owner }) => owner === me()?.id);
}

/** Whether this phone keeps nothing: no room, or a browser that is told to forget. */
export function nothingKept(): boolean {
  return state.failed;
}

export function draftOf(id: string): GoodDraft | undefined {
  return state.drafts.find((draft) => draft.id === id);
}

export function draftOfProduct(product: string): GoodDraft | undefined {
  return drafts().find((draft) => draft.product?.id === product);
}

/** Whether it has waited so long that its writer should see to a signal. */
export function waitsLong(draft: GoodDraft): boolean {
  return Date.now() - Date.parse(draft.changedAt) > LONG_MS;
}

/** Whether something of it is not with the server yet. */
export function unsent(draft: GoodDraft): boolean {
  return (
    draft.product === undefined || draft.handIn || draft.state === 'REFUSED' || !same(draft.product.typed, draft.typed)
  );
}

/** Waits until they have been read from the phone. */
export function draftsKnown(): Promise<void> {
  reading ??= readDrafts().then(() => dropOrphans().catch(() => undefined));
  return reading;
}

/** Pictures that no draft names are those of one that was thrown away, and of a tab that ended in the middle. */
async function dropOrphans(): Promise<void> {
  const store = await phone();
  const named = new Set((await store.getAll('drafts')).flatMap(({ typed }) => typed.photos));
  const all = await store.getAll('photos');
  const old = all.filter(({ id, keptAt }) => !named.has(id) && Date.now() - Date.parse(keptAt) > LONG_MS);
  await Promise.all(old.map(({ id }) => store.delete('photos', id)));
}

async function readDraft(id: string): Promise<void> {
  const found = await (await phone()).get('drafts', id);
  const others = state.drafts.filter((draft) => draft.id !== id);
  state.drafts = found ? [found, ...others] : others;
}

/** A draft that an earlier form began has nothing in the fields that came since. */
function upgraded(draft: GoodDraft): GoodDraft {
  return draft.form === FORM ? draft : { ...draft, form: FORM, typed: { ...blank(draft.typed.maker), ...draft.typed } };
}

async function readDrafts(): Promise<void> {
  try {
    const found = await (await phone()).getAll('drafts');
    state.drafts = found.map(upgraded).sort((one, other) => other.changedAt.localeCompare(one.changedAt));
    state.failed = false;
  } catch {
    state.failed = true;
  }
}

export function newDraft(typed: Typed, product?: GoodDraft['product']): GoodDraft {
  return {
    id: crypto.randomUUID(),
    owner: me()?.id ?? '',
    form: FORM,
    typed,
    step: '',
    product,
    handIn: false,
    changedAt: new Date().toISOString(),
    state: 'OPEN',
    conflicts: [],
  };
}

/** Keeps a draft on this phone as it is now. What cannot be kept stays on the screen, which says so. */
export async function keep(draft: GoodDraft): Promise<void> {
  const plain = $state.snapshot(draft) as GoodDraft;
  const others = state.drafts.filter(({ id }) => id !== draft.id);
  if (others.length === state.drafts.length) {
    void keepForGood();
  }
  state.drafts = [plain, ...others];
  try {
    await (await phone()).put('drafts', plain);
    state.failed = false;
  } catch {
    state.failed = true;
  }
  channel?.postMessage(draft.id);
}

/** It is with the server, or not wanted any more. @param photos whether its pictures go, too */
export async function forget(draft: GoodDraft, { photos = true } = {}): Promise<void> {
  state.drafts = state.drafts.filter(({ id }) => id !== draft.id);
  try {
    const store = await phone();
    await store.delete('drafts', draft.id);
    await Promise.all(photos ? draft.typed.photos.map((photo) => store.delete('photos', photo)) : []);
  } catch {
    state.failed = true;
  }
  channel?.postMessage(draft.id);
}

/** Ids of pictures that are still on this phone only. */
const HERE = 'phone:';

export function isHere(photo: string): boolean {
  return photo.startsWith(HERE);
}

/** Keeps a picture. @returns its id @throws DOMException where there is no room */
export async function keepPhoto(blob: Blob, alt?: Alt): Promise<string> {
  const photo: KeptPhoto = {
    id: HERE + crypto.randomUUID(),
    owner: me()?.id ?? '',
    blob,
    keptAt: new Date().toISOString(),
    alt,
  };
  await (await phone()).put('photos', photo);
  return photo.id;
}

export async function keptPhoto(id: string): Promise<KeptPhoto | undefined> {
  return (await phone()).get('photos', id);
}

export async function forgetPhoto(id: string): Promise<void> {
  await (await phone()).delete('photos', id);
}

/** A new one for a maker. */
export function begun(maker: string): GoodDraft {
  return newDraft(blank(maker));
}
