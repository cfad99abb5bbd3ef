import { me } from '../lib/me.svelte';
import { drafts, keep, photosOf, unsent, type Draft } from './drafts.svelte';
import { keepPhoto, keptPhoto } from './photos/photos';
import { dataUrl, fromDataUrl, type Alt } from './phoneStore';
import { isHere } from './records/records';
import { blank } from './goods/typedGood';

/** What such a file says of itself. */
const KIND = 'sanvat-drafts';

type Kept = { draft: Draft; photos: { id: string; data: string; alt?: Alt }[] };
type DraftFile = { kind: typeof KIND; savedAt: string; drafts: Kept[] };

/** All that waits on this phone, with its photos, as a file that another phone can open. */
export async function asFile(): Promise<Blob> {
  const kept = await Promise.all(
    drafts()
      .filter(unsent)
      .map(async (draft): Promise<Kept> => {
        const photos: Kept['photos'] = [];
        for (const id of photosOf(draft).filter(isHere)) {
          const kept = await keptPhoto(id);
          if (kept) {
            photos.push({ id, data: await dataUrl(kept.blob), alt: kept.alt });
          }
        }
        return { draft: $state.snapshot(draft) as Draft, photos };
      }),
  );
  const file: DraftFile = { kind: KIND, savedAt: new Date().toISOString(), drafts: kept };
  return new Blob([JSON.stringify(file)], { type: 'application/json' });
}

/**
 * Keeps what a file of {@link asFile} holds on this phone, as who is signed in.
 *
 * @returns how many drafts
 * @throws Error where it is no such file
 */
export async function fromFile(blob: Blob): Promise<number> {
  const file = JSON.parse(await blob.text()) as DraftFile;
  if (file.kind !== KIND) {
    throw new Error('another file');
  }
  for (const { draft, photos } of file.drafts) {
    const ids = new Map<string, string>();
    for (const { id, data, alt } of photos) {
      ids.set(id, await keepPhoto(fromDataUrl(data), alt));
    }
    await keep({ ...renamed(draft, ids), owner: me()?.id ?? '' });
  }
  return file.drafts.length;
}

/** With its photos under the ids that they have on this phone. At first all drafts were of goods. */
function renamed(draft: Draft, ids: Map<string, string>): Draft {
  const here = (photo: string) => (isHere(photo) ? ids.get(photo) : photo);
  switch (draft.kind) {
    case 'lot':
    case 'lotChange':
    case 'entry':
    case 'takeBack':
      return draft;
    case 'paper': {
      const scan = here(draft.typed.scan);
      return { ...draft, typed: { ...draft.typed, scan: scan ?? '' }, body: { ...draft.body, scan } };
    }
    default: {
      const photos = draft.typed.photos.flatMap((photo) => here(photo) ?? []);
      return { ...draft, kind: 'good', typed: { ...blank(''), ...draft.typed, photos } };
    }
  }
}
