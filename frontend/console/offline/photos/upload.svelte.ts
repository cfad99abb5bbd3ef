import { SvelteMap } from 'svelte/reactivity';
import { answered, api, Failure, whole, type Photo } from '../../api/client';
import type { KeptPhoto } from '../phoneStore';
import { noteUpload } from './photos';

/** What is sent at once, and at most sent twice. Of 500 kB that makes eight answers to wait for on a slow network. */
const PIECE_BYTES = 64 * 1024;
const VERSION = { 'Tus-Resumable': '1.0.0' };
const NOT_FOUND = 404;
const CONFLICT = 409;

const progress = new SvelteMap<string, number>();

/** How much of a picture the server has, from 0 to 1; undefined while none is being sent. */
export function sentOf(photo: string): number | undefined {
  return progress.get(photo);
}

/**
 * Sends a picture in pieces, and goes on where an earlier try has stopped, be it of another tab or before a restart: the protocol tus 1.0.0.
 *
 * @throws Failure unless it was taken
 */
export async function uploaded({ id, blob, alt, upload: known }: KeptPhoto): Promise<Photo> {
  try {
    let offset = known === undefined ? undefined : await stopped(known);
    const upload = known === undefined || offset === undefined ? await begun(id, blob) : known;
    for (offset ??= 0; offset < blob.size;) {
      progress.set(id, offset / blob.size);
      offset = await append(upload, offset, blob.slice(offset, offset + PIECE_BYTES));
    }
    progress.set(id, 1);
    // Of one upload there is one photo, however often its answer is lost.
    const params = { header: { 'Idempotency-Key': upload } };
    return await answered(api.POST('/api/photos', { params, body: { upload, alt: alt?.vi, altEn: alt?.en } }));
  } catch (reason) {
    throw await tryAgain(id, reason);
  } finally {
    progress.delete(id);
  }
}

async function begun(id: string, blob: Blob): Promise<string> {
  const header = { ...VERSION, 'Upload-Length': String(blob.size) };
  const { response } = await whole(api.POST('/api/uploads', { params: { header } }));
  const upload = response.headers.get('Location')?.split('/').pop() ?? '';
  // Where there is no room for it the next try begins anew.
  await noteUpload(id, upload).catch(() => undefined);
  return upload;
}

/** Where an upload has stopped; undefined where the server has forgotten it. */
async function stopped(upload: string): Promise<number | undefined> {
  try {
    const params = { header: VERSION, path: { id: upload } };
    return offsetOf(await whole(api.HEAD('/api/uploads/{id}', { params })), 0);
  } catch (reason) {
    if (reason instanceof Failure && reason.status === NOT_FOUND) {
      return undefined;
    }
    throw reason;
  }
}

/** @returns how much the server has then */
async function append(upload: string, offset: number, piece: Blob): Promise<number> {
  const header = { ...VERSION, 'Upload-Offset': String(offset) };
  return offsetOf(
    await whole(
      api.PATCH('/api/uploads/{id}', {
        params: { header, path: { id: upload } },
        headers: { 'Content-Type': 'application/offset+octet-stream' },
        // The description has the bytes as text.
        body: '',
        bodySerializer: () => piece,
      }),
    ),
    offset + 1,
  );
}

/** @param least it is not less, or the sending would never end */
function offsetOf({ response }: { response: Response }, least: number): number {
  const offset = Number(response.headers.get('Upload-Offset') ?? NaN);
  if (!(offset >= least)) {
    // Somebody between the phone and the server has answered.
    throw new Failure(0);
  }
  return offset;
}

/** What the next try can mend by asking where the upload stands, or by beginning anew, is no refusal. */
async function tryAgain(id: string, reason: unknown): Promise<unknown> {
  if (!(reason instanceof Failure)) {
    return reason;
  }
  const about = (name: string) => reason.problem?.errors.some(({ field }) => field === name) ?? false;
  if (reason.status === NOT_FOUND || about('upload')) {
    await noteUpload(id).catch(() => undefined);
    return new Failure(0);
  }
  return reason.status === CONFLICT && about('Upload-Offset') ? new Failure(0) : reason;
}
