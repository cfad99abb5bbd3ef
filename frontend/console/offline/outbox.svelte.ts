import { SvelteMap } from 'svelte/reactivity';
import { forgetOldFormText } from '../lib/formText.svelte';
import { me, standing } from '../lib/me.svelte';
import { deliver } from './delivery.svelte';
import { keptCopy, renewCopy } from './serverCopy.svelte';
import { draftOf, drafts, draftsKnown, keep, type Draft } from './drafts.svelte';
import { inOrder, waitsFor, type RecordDraft } from './records/records';

/** After a try that got no answer, the next one; then it waits for a signal, or for a person. */
const PAUSES_MS = [3_000, 10_000, 30_000, 60_000, 120_000, 300_000];
const SOON_MS = 500;
/** So long a person looks at a form that is being sent. */
const LOOK_MS = 8_000;
const LOCK = 'sanvat outbox';

/** The drafts that are being sent. */
const busy = new SvelteMap<string, true>();
let tries = 0;
let timer: ReturnType<typeof setTimeout> | undefined;

export function sending(draft: string): boolean {
  return busy.has(draft);
}

addEventListener('online', () => sendAll());

/** Sends what has waited since the last visit. */
export async function begin(): Promise<void> {
  forgetOldFormText();
  await Promise.all([draftsKnown(), keptCopy()]);
  sendAll();
}

/** Sends what waits, from the beginning of its patience. */
export function sendAll() {
  tries = 0;
  void turn();
}

async function turn(): Promise<void> {
  clearTimeout(timer);
  if (standing() !== 'in' || me() === undefined) {
    return;
  }
  let answeredAll = true;
  for (const { id } of inOrder(drafts().filter(({ state }) => state === 'WAITING'))) {
    const draft = draftOf(id);
    if (draft && isNext(draft)) {
      answeredAll = (await sendOne(id)) && answeredAll;
    }
  }
  if (answeredAll) {
    tries = 0;
    // What was typed while the rest was on its way.
    if (drafts().some(isNext)) {
      timer = setTimeout(() => void turn(), SOON_MS);
    } else {
      void renewCopy();
    }
  } else if (tries < PAUSES_MS.length) {
    timer = setTimeout(() => void turn(), PAUSES_MS[tries++]);
  }
}

/** Whether it waits for the signal alone. */
function isNext(draft: Draft): boolean {
  return draft.state === 'WAITING' && waitsFor(draft, drafts()) === undefined;
}

/**
 * Keeps a new record, and sends it. One of which nobody knows whether it has arrived stays as it was.
 *
 * @returns it as far as it has come in a few seconds
 */
export async function post<D extends RecordDraft>(draft: D): Promise<D> {
  const known = draftOf(draft.id) as D | undefined;
  if (known?.underway || known?.state === 'SENT') {
    return known;
  }
  await keep({ ...draft, state: 'WAITING', refusal: undefined, changedAt: new Date().toISOString() });
  await Promise.race([sendOne(draft.id), new Promise((done) => setTimeout(done, LOOK_MS))]);
  // It, where it got no answer, and what has waited for it.
  sendAll();
  return (draftOf(draft.id) as D | undefined) ?? draft;
}

/** Sends one draft, in one tab at a time. @returns whether the server has answered */
export async function sendOne(id: string): Promise<boolean> {
  if (busy.has(id)) {
    return true;
  }
  busy.set(id, true);
  try {
    const work = () => deliver(id);
    return 'locks' in navigator ? await navigator.locks.request(LOCK, work) : await work();
  } finally {
    busy.delete(id);
  }
}
