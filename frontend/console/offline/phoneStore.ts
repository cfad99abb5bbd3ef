import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { Draft } from './drafts.svelte';

/**
 * A picture that waits on this phone. It is kept before the draft that names it: a draft never names what is not there. Where some of it
 * has been sent, `upload` says as what.
 */
export type KeptPhoto = { id: string; owner: string; blob: Blob; keptAt: string; alt?: Alt; upload?: string };

/** What is seen on a picture, for who does not see it. */
export type Alt = { vi: string; en?: string };

interface Phone extends DBSchema {
  drafts: { key: string; value: Draft };
  photos: { key: string; value: KeptPhoto };
}

const NAME = 'sanvat';
const VERSION = 1;

let opened: Promise<IDBPDatabase<Phone>> | undefined;

/** What this phone keeps until the server has it; outlives the tab, the browser and a restart. */
export function phone(): Promise<IDBPDatabase<Phone>> {
  opened ??= openDB<Phone>(NAME, VERSION, {
    upgrade(store) {
      store.createObjectStore('drafts', { keyPath: 'id' });
      store.createObjectStore('photos', { keyPath: 'id' });
    },
    terminated() {
      opened = undefined;
    },
  }).catch((reason: unknown) => {
    // A browser that keeps nothing now may do so at the next try.
    opened = undefined;
    throw reason;
  });
  return opened;
}

/** Asks the browser not to throw away what is kept when room gets short. @returns whether it has agreed */
export async function keepForGood(): Promise<boolean> {
  // Old browsers have no such manager.
  const storage = navigator.storage as StorageManager | undefined;
  return (await storage?.persist?.().catch(() => false)) ?? false;
}

/** A picture as the page may show it, and as text that a file can hold. */
export function dataUrl(blob: Blob): Promise<string> {
  return new Promise((done, failed) => {
    const reader = new FileReader();
    reader.onload = () => done(reader.result as string);
    reader.onerror = () => failed(reader.error ?? new Error('unreadable'));
    reader.readAsDataURL(blob);
  });
}

/** What {@link dataUrl} has made a text of. @throws DOMException where it is none */
export function fromDataUrl(text: string): Blob {
  const [, type = '', data = ''] = /^data:(image\/[a-z]+);base64,(.*)$/.exec(text) ?? [];
  return new Blob([Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0))], { type });
}
