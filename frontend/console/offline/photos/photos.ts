import { me } from '../../lib/me.svelte';
import { phone, type Alt, type KeptPhoto } from '../phone';
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
