import { SvelteMap } from 'svelte/reactivity';
import { me, standing } from '../lib/me.svelte';
import { deliver } from './delivery.svelte';
import { drafts, draftsKnown } from './drafts.svelte';

/** After a try that got no answer, the next one; then it waits for a signal, or for a person. */
const PAUSES_MS = [3_000, 10_000, 30_000, 60_000, 120_000, 300_000];
const SOON_MS = 500;
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
  await draftsKnown();
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
  const waiting = drafts().filter(({ state }) => state === 'WAITING');
  let answeredAll = true;
  for (const { id } of waiting) {
    answeredAll = (await sendOne(id)) && answeredAll;
  }
  if (answeredAll) {
    tries = 0;
    // What was typed while the rest was on its way.
    if (drafts().some((draft) => draft.state === 'WAITING')) {
      timer = setTimeout(() => void turn(), SOON_MS);
    }
  } else if (tries < PAUSES_MS.length) {
    timer = setTimeout(() => void turn(), PAUSES_MS[tries++]);
  }
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
