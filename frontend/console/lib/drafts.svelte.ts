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

  constructor(key: string, initial: T) {
    this.#key = PREFIX + key;
    const kept = sessionStorage.getItem(this.#key);
    this.found = kept !== null;
    this.value = kept === null ? initial : { ...initial, ...(JSON.parse(kept) as T) };
    const before = JSON.stringify(initial);
    $effect(() => {
      const now = JSON.stringify(this.value);
      if (now === before) {
        sessionStorage.removeItem(this.#key);
      } else {
        sessionStorage.setItem(this.#key, now);
      }
    });
  }

  /** It was sent, or is not wanted any more. */
  reset(value: T) {
    this.value = value;
    sessionStorage.removeItem(this.#key);
  }
}
