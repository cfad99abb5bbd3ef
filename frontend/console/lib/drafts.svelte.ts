import { untrack } from 'svelte';

const PREFIX = 'draft ';

/**
 * What a person types, kept in this tab until it is sent: a session that ends in the middle, or a page that is loaded anew, loses
 * no text.
 *
 * @param key of the form and its record
 * @param initial what stands there at first
 */
export class Draft<T extends object> {
  value = $state() as T;
  readonly found: boolean;
  readonly #key: string;
  #base: T;

  constructor(key: string, initial: T) {
    this.#key = PREFIX + key;
    this.#base = initial;
    const kept = sessionStorage.getItem(this.#key);
    this.found = kept !== null;
    this.value = kept === null ? { ...initial } : { ...initial, ...(JSON.parse(kept) as T) };
    $effect(() => {
      const now = JSON.stringify(this.value);
      if (now === JSON.stringify(this.#base)) {
        sessionStorage.removeItem(this.#key);
      } else {
        sessionStorage.setItem(this.#key, now);
      }
    });
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
    sessionStorage.removeItem(this.#key);
  }
}
