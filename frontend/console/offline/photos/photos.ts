import { me } from '../../lib/me.svelte';
import { phone, type Alt, type KeptPhoto } from '../phoneStore';
import { idHere } from '../records/records';

/** Keeps a picture. @returns its id @throws DOMException where there is no room */
export async function keepPhoto(blob: Blob, alt?: Alt): Promise<string> {
  const photo: KeptPhoto = {
    id: idHere(),
    owner: me()?.id ?? '',
    blob,
    keptAt: new Date().toISOString(),
    alt,
  };
  await (await phone()).put('photos', photo);
  return photo.id;
}

export async function keptPhoto(id: string): Promise<KeptPhoto | undefined> {
  return (await phone()).get('photos', id);
}

export async function forgetPhoto(id: string): Promise<void> {
  await (await phone()).delete('photos', id);
}

/** Notes as what the server takes a picture in; as nothing, where it has to be sent from its beginning. */
export async function noteUpload(id: string, upload?: string): Promise<void> {
  const change = (await phone()).transaction('photos', 'readwrite');
  const kept = await change.store.get(id);
  // It may have been taken away meanwhile.
  if (kept) {
    await change.store.put({ ...kept, upload });
  }
  await change.done;
}

/** Under which id the server keeps a picture: the SHA-256 of its bytes. @throws TypeError where the page came without encryption */
export async function idThere(blob: Blob): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', await blob.arrayBuffer());
  return Array.from(new Uint8Array(hash), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
