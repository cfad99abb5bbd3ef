import { me } from '../lib/me.svelte';
import { nothingWritten } from './goods/nothingWritten';
import { blank, FORM, type Typed } from './goods/typedGood';
import type { Conflict } from './goods/merge';
import { keepForGood, phone } from './phoneStore';
import { isRecord, speaksOf, type Kept, type RecordDraft } from './records/records';
import { unsent } from './unsent';

export { unsent } from './unsent';

/** Goods that are written on this phone, and may wait here for a signal. */
export type GoodDraft = Kept & {
  kind: 'good';
  /** The version of the form with which it began. */
  form: number;
  typed: Typed;
  step: string;
  /** The product that it changes, as the server had it last; none of one that the server has not got yet. */
  product?: { id: string; revision: number; typed: Typed };
  /** To be handed in for review as soon as it is saved. */
  handIn: boolean;
  conflicts: Conflict<Typed>[];
  /** What is on its way, and of which nobody knows whether it has arrived: it is sent again as it was. */
  underway?: { key: string; typed: Typed; submit: boolean };
};

export type Draft = GoodDraft | RecordDraft;

const CHANNEL = 'sanvat drafts';
/** Whoever has waited longer is told: the browser may throw away what it keeps. */
const LONG_MS = 3 * 86_400_000;
/** So long it is told that something was sent, and an empty form may stand open in another tab. */
const TOLD_MS = 86_400_000;

const state = $state<{ drafts: Draft[]; failed: boolean }>({ drafts: [], failed: false });
let reading: Promise<void> | undefined;
const channel = typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel(CHANNEL);

// Of another tab's only the one that it has changed is read: this one may be in the middle of a word of another.
channel?.addEventListener('message', ({ data }) => void readDraft(String(data)));

/** Those of who is signed in, the last changed first. */
export function drafts(): Draft[] {
  return state.drafts.filter(({ owner }) => owner === me()?.id);
}

/** Whether this phone keeps nothing: no room, or a browser that is told to forget. */
export function nothingKept(): boolean {
  return state.failed;
}

export function draftOf(id: string): Draft | undefined {
  return state.drafts.find((draft) => draft.id === id);
}

export function goodDraft(id: string): GoodDraft | undefined {
  const draft = draftOf(id);
  return draft?.kind === 'good' ? draft : undefined;
}

/** A draft of one kind of record; undefined for another's. */
export function recordDraft<K extends RecordDraft['kind']>(
  kind: K,
  id: string | undefined,
): Extract<RecordDraft, { kind: K }> | undefined {
  return recordDrafts(kind).find((draft) => draft.id === id);
}

export function recordDrafts<K extends RecordDraft['kind']>(kind: K): Extract<RecordDraft, { kind: K }>[] {
  return drafts().filter((draft): draft is Extract<RecordDraft, { kind: K }> => draft.kind === kind);
}

export function draftOfProduct(product: string): GoodDraft | undefined {
  return drafts().find((draft): draft is GoodDraft => draft.kind === 'good' && draft.product?.id === product);
}

/** Whether it has waited so long that its writer should see to a signal. */
export function waitsLong(draft: Draft): boolean {
  return Date.now() - Date.parse(draft.changedAt) > LONG_MS;
}

/** Waits until they have been read from the phone. */
export function draftsKnown(): Promise<void> {
  reading ??= readDrafts().then(() => tidy().catch(() => undefined));
  return reading;
}

/** Pictures of a draft. */
export function photosOf(draft: Draft): string[] {
  return draft.kind === 'good'
    ? draft.typed.photos
    : draft.kind === 'paper' && draft.body.scan
      ? [draft.body.scan]
      : [];
}

async function tidy(): Promise<void> {
  const old = state.drafts.filter(({ changedAt }) => Date.now() - Date.parse(changedAt) > TOLD_MS);
  const done = old.filter((draft) => (draft.state === 'SENT' ? namedBy(draft).length === 0 : onlyBegun(draft)));
  await Promise.all(done.map((draft) => forget(draft)));
  await dropOrphans();
}

/** A tab that was closed on an empty form leaves one behind. */
function onlyBegun(draft: Draft): boolean {
  return (
    draft.kind === 'good' && draft.state === 'OPEN' && !draft.product && !draft.underway && nothingWritten(draft.typed)
  );
}

/** The entries that speak of a lot by the name that it has here, and are not sent. */
export function namedBy(lot: Draft): RecordDraft[] {
  return lot.kind === 'lot'
    ? state.drafts.filter(isRecord).filter((other) => unsent(other) && speaksOf(other, lot))
    : [];
}

/** Pictures that no draft names are those of one that was thrown away, and of a tab that ended in the middle. */
async function dropOrphans(): Promise<void> {
  const store = await phone();
  const named = new Set((await store.getAll('drafts')).map(upgraded).flatMap(photosOf));
  const all = await store.getAll('photos');
  const old = all.filter(({ id, keptAt }) => !named.has(id) && Date.now() - Date.parse(keptAt) > LONG_MS);
  await Promise.all(old.map(({ id }) => store.delete('photos', id)));
}

/** As it is kept: another tab may have sent it meanwhile. */
export async function readAgain(id: string): Promise<void> {
  if (!state.failed) {
    await readDraft(id).catch(() => undefined);
  }
}

async function readDraft(id: string): Promise<void> {
  const found = await (await phone()).get('drafts', id);
  const others = state.drafts.filter((draft) => draft.id !== id);
  state.drafts = found ? [upgraded(found), ...others] : others;
}

/** A draft that an earlier form began has nothing in the fields that came since; at first all drafts were of goods. */
function upgraded(kept: Draft): Draft {
  const draft = { ...kept, kind: kept.kind ?? 'good' } as Draft;
  return isRecord(draft) || draft.form === FORM
    ? draft
    : { ...draft, form: FORM, typed: { ...blank(draft.typed.maker), ...draft.typed } };
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
    ...fresh(crypto.randomUUID()),
    kind: 'good',
    form: FORM,
    typed,
    step: '',
    product,
    handIn: false,
    conflicts: [],
  };
}

/** What every draft begins with. */
export function fresh(id: string): Kept {
  return { id, owner: me()?.id ?? '', changedAt: new Date().toISOString(), state: 'OPEN' };
}

/** Keeps a draft on this phone as it is now. What cannot be kept stays on the screen, which says so. */
export async function keep(draft: Draft): Promise<void> {
  const plain = $state.snapshot(draft) as Draft;
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

/** Changes a draft as it is at that moment: it may be typed on while it is sent. */
export async function change<D extends Draft>(id: string, how: (draft: D) => D): Promise<D | undefined> {
  const draft = draftOf(id) as D | undefined;
  if (draft === undefined) {
    return undefined;
  }
  const changed = how(draft);
  await keep(changed);
  return changed;
}

/** It is with the server, or not wanted any more. @param photos whether its pictures go, too */
export async function forget(draft: Draft, { photos = true } = {}): Promise<void> {
  state.drafts = state.drafts.filter(({ id }) => id !== draft.id);
  try {
    const store = await phone();
    await store.delete('drafts', draft.id);
    await Promise.all(photos ? photosOf(draft).map((photo) => store.delete('photos', photo)) : []);
  } catch {
    state.failed = true;
  }
  channel?.postMessage(draft.id);
}

/** A new one for a maker. */
export function begun(maker: string): GoodDraft {
  return newDraft(blank(maker));
}
