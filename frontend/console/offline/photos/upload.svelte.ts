import { SvelteMap } from 'svelte/reactivity';
import { Failure, type Problem, type Schemas } from '../../api/client';
import type { KeptPhoto } from '../phone';
import { ask, me, OUTDATED_PAGE, signedOut } from '../../lib/me.svelte';

const progress = new SvelteMap<string, number>();

/** How much of a picture has been sent, from 0 to 1; undefined while none is. */
export function sentOf(photo: string): number | undefined {
  return progress.get(photo);
}

/** Sends a picture by a request that says how far it is; `fetch` cannot. @throws Failure unless it was taken */
export function uploaded({ id, blob, alt }: KeptPhoto): Promise<Schemas['PhotoAnswer']> {
  return new Promise<Schemas['PhotoAnswer']>((done, failed) => {
    const request = new XMLHttpRequest();
    const said = new URLSearchParams({ ...(alt && { alt: alt.vi }), ...(alt?.en && { altEn: alt.en }) });
    request.open('POST', `/api/photos?${said.toString()}`);
    request.responseType = 'json';
    request.setRequestHeader('Content-Type', blob.type);
    request.setRequestHeader('Idempotency-Key', id);
    request.setRequestHeader('X-CSRF-Token', me()?.csrf ?? '');
    request.upload.onprogress = ({ loaded, total }) => progress.set(id, total ? loaded / total : 0);
    request.onerror = () => failed(new Failure(0));
    request.onload = () => {
      if (request.status < 300) {
        done(request.response as Schemas['PhotoAnswer']);
        return;
      }
      const failure = new Failure(request.status, (request.response ?? undefined) as Problem | undefined);
      if (failure.problem?.type === OUTDATED_PAGE) {
        // With the token of the session that was signed in since it is taken at the next try.
        void ask().then(() => failed(new Failure(0)));
        return;
      }
      if (request.status === 401) {
        signedOut();
      }
      failed(failure);
    };
    request.send(blob);
  }).finally(() => progress.delete(id));
}
