import { Failure } from '../../api/client';
import { draftOf, nothingKept } from '../drafts.svelte';
import { post } from '../outbox.svelte';
import type { RecordDraft } from './records';

/** The form of a record that is kept on this phone and sent from there, now or with the next signal. */
export class RecordForm<D extends RecordDraft> {
  busy = $state(false);
  #id = $state<string>();

  /** @param record that is mended; none of a new one */
  constructor(record: D | undefined) {
    this.#id = record?.id;
  }

  /** As it is kept now; none before its button is pressed. */
  get record(): D | undefined {
    return this.#id === undefined ? undefined : (draftOf(this.#id) as D | undefined);
  }

  /** Why the server has not taken it. */
  get failure(): Failure | undefined {
    const { state, refusal } = this.record ?? {};
    return state === 'REFUSED' ? new Failure(refusal?.status ?? 0, refusal) : undefined;
  }

  /** Whether nobody knows yet if it has arrived: then it cannot be changed. */
  get underway(): boolean {
    return this.record?.underway !== undefined;
  }

  /** @returns what was kept, where the form can be left: it is with the server, or waits on this phone */
  async send(record: D): Promise<D | undefined> {
    if (this.busy) {
      return undefined;
    }
    this.busy = true;
    try {
      const kept = await post(record);
      this.#id = kept.id;
      const left = kept.state === 'SENT' || (kept.state === 'WAITING' && !nothingKept());
      return left ? kept : undefined;
    } finally {
      this.busy = false;
    }
  }
}
