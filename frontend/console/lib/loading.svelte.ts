import { Failure } from '../api/client';

/** Something that is read from the server, and read again when what it was asked by changes. */
export class Loaded<T> {
  value = $state.raw<T>();
  failure = $state.raw<Failure>();
  loading = $state(true);
  #again = $state(0);

  /** @param load reads its reactive values before it first waits */
  constructor(load: () => Promise<T>) {
    $effect(() => {
      void this.#again;
      let current = true;
      this.loading = true;
      load().then(
        (value) => {
          if (current) {
            this.value = value;
            this.failure = undefined;
            this.loading = false;
          }
        },
        (reason: unknown) => {
          if (current) {
            this.failure = reason instanceof Failure ? reason : new Failure(0);
            this.loading = false;
          }
        },
      );
      return () => (current = false);
    });
    // What found nobody is asked for again as soon as there is a signal.
    $effect(() => onSignal(() => this.failure?.status === 0 && this.again()));
  }

  again() {
    this.#again++;
  }
}

/** Does something with each new signal. @returns ends that */
export function onSignal(does: () => void): () => void {
  addEventListener('online', does);
  return () => removeEventListener('online', does);
}

/** Something that a person does once, however often the button is pressed. */
export class Action {
  busy = $state(false);
  failure = $state.raw<Failure>();
  readonly #kept: { key: string };

  /** @param kept where the key of the request stands; a draft that outlives its page keeps it there */
  constructor(kept: { key: string } = { key: crypto.randomUUID() }) {
    this.#kept = kept;
  }

  /**
   * @param call takes the key by which the server knows a request that is sent again
   * @returns what was answered; undefined where it was refused, or is still being done
   */
  async run<T>(call: (key: string) => Promise<T>): Promise<T | undefined> {
    if (this.busy) {
      return undefined;
    }
    this.busy = true;
    this.failure = undefined;
    try {
      const value = await call(this.#kept.key);
      this.#kept.key = crypto.randomUUID();
      return value;
    } catch (reason) {
      const failure = reason instanceof Failure ? reason : new Failure(0);
      if (!failure.unknown) {
        this.#kept.key = crypto.randomUUID();
      }
      this.failure = failure;
      return undefined;
    } finally {
      this.busy = false;
    }
  }
}
