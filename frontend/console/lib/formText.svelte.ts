import { untrack } from 'svelte';
import { me } from './me.svelte';

// As it is written on the phones already.
const PREFIX = 'draft ';
const FORGOTTEN_MS = 30 * 86_400_000;

type Kept<T> = { at: number; value: T };

/** @param lasts whether it outlives the tab; of an office's shared computers nothing does */
type Options = { lasts?: boolean };

/**
 * What a person types, kept in this tab until it is sent: a session that ends in the middle, or a page that is loaded anew, loses
 * no text. Where it lasts it is kept on this phone for a month, for who has typed it, also when the tab is closed.
 *
 * @param key of the form and its record
 * @param initial what stands there at first
 */
export class FormText<T extends object> {
  value = $state() as T;
  readonly found: boolean;
  readonly #key: string;
  readonly #store: Storage;
  #base: T;

  constructor(key: string, initial: T, { lasts = false }: Options = {}) {
    this.#store = lasts ? localStorage : sessionStorage;
    this.#key = PREFIX + (lasts ? `${me()?.id} ` : '') + key;
    this.#base = initial;
    const kept = this.#read();
    this.found = kept !== undefined;
    this.value = { ...initial, ...kept };
    $effect(() => {
      const now = JSON.stringify(this.value);
      if (now === JSON.stringify(this.#base)) {
        this.#store.removeItem(this.#key);
      } else {
        this.#write(this.value);
      }
    });
  }

  #read(): T | undefined {
    const text = this.#store.getItem(this.#key);
    return text === null ? undefined : (JSON.parse(text) as Kept<T>).value;
  }

  #write(value: T) {
    try {
      this.#store.setItem(this.#key, JSON.stringify({ at: Date.now(), value } satisfies Kept<T>));
    } catch {
      // Without room it stands on the screen, and can be sent still.
      this.#store.removeItem(this.#key);
    }
  }

  /** The record was changed by somebody else: what the person has not touched becomes what it is now. */
  rebase(record: T) {
    untrack(() => {
      for (const name of Object.keys(record) as (keyof T)[]) {
        if (this.value[name] === this.#base[name]) {
          this.value[name] = record[name];
        }
      }
      this.#base = record;
    });
  }

  /** It was sent, or is not wanted any more. */
  reset(value: T) {
    this.#base = value;
    this.value = { ...value };
    this.#store.removeItem(this.#key);
  }
}

/** What nobody has gone on with for a month is wanted no more. */
export function forgetOldFormText() {
  const texts = Object.keys(localStorage).filter((key) => key.startsWith(PREFIX));
  for (const key of texts) {
    const { at } = JSON.parse(localStorage.getItem(key) ?? '{"at":0}') as Kept<unknown>;
    if (Date.now() - at > FORGOTTEN_MS) {
      localStorage.removeItem(key);
    }
  }
}
