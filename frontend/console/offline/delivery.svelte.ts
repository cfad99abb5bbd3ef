import { Failure, type Problem } from '../api/client';
import { say } from '../lib/language.svelte';
import { warn } from '../lib/notice.svelte';
import { change, draftOf, drafts, photosOf, readAgain, type Draft, type GoodDraft } from './drafts.svelte';
import { forgetPhoto, keptPhoto } from './photos/photos';
import { isHere, isRecord, waitsFor, type PaperDraft } from './records/records';
import { uploaded } from './photos/upload.svelte';
import { words } from '../words';

const GONE = 410;
/** What a server says that could do it later. */
const LATER = new Set([0, 401, 408, 425, 429]);

/** Sends what of a draft is not with the server: its photos first. @returns whether the server has answered */
export async function deliver(id: string): Promise<boolean> {
  try {
    await deliverParts(id);
    return true;
  } catch (reason) {
    const failure = reason instanceof Failure ? reason : new Failure(0);
    const later = LATER.has(failure.status) || failure.unknown || workedOn(failure);
    await change(id, (draft) => (later ? waiting(draft) : refused(draft, failure)));
    return !later;
  }
}

async function deliverParts(id: string): Promise<void> {
  const draft = draftOf(id);
  if (draft === undefined) {
    return;
  }
  if (isRecord(draft)) {
    // Nobody is in the middle of a word of it: what is kept is what stands.
    await readAgain(id);
  }
  if (!isRecord(draft)) {
    await upload(id);
    // Who writes no goods does not load how they are merged.
    const { sendGood } = await import('./goods/goods.svelte');
    await sendGood(id);
  } else if (draftOf(id)?.state === 'WAITING' && !waitsFor(draft, drafts())) {
    await upload(id);
    const { sendRecord } = await import('./records/sending.svelte');
    await sendRecord(id);
  }
}

/** Whether the server is still doing what was sent first under this key. */
function workedOn({ status, problem }: Failure): boolean {
  return status === 409 && (problem?.errors.some(({ field }) => field === 'Idempotency-Key') ?? false);
}

function waiting(draft: Draft): Draft {
  return { ...draft, state: 'WAITING', refusal: undefined };
}

function refused(draft: Draft, { problem }: Failure): Draft {
  const still = { ...draft, state: 'REFUSED' as const, refusal: problem, underway: undefined };
  return isRecord(still) ? still : { ...still, handIn: false };
}

async function upload(id: string): Promise<void> {
  const draft = draftOf(id);
  for (const photo of (draft && photosOf(draft).filter(isHere)) ?? []) {
    const kept = await keptPhoto(photo);
    if (kept === undefined && draft?.kind === 'paper') {
      throw new Failure(GONE, photoGone());
    }
    if (kept === undefined) {
      warn(say('photoGone'));
    }
    const sent = kept && (await uploaded(kept));
    await change(id, (now: Draft) => replaced(now, photo, sent?.id));
    await forgetPhoto(photo);
  }
}

/** Nobody can verify a paper that is not seen. */
function photoGone(): Problem {
  const [vi, en] = words.photoGone;
  return { type: '', title: vi, status: GONE, detail: vi, instance: '', errors: [{ field: 'scan', vi, en }] };
}

/** The picture under the server's id, or without it where the browser has thrown it away. */
function replaced(draft: Draft, photo: string, by: string | undefined): Draft {
  switch (draft.kind) {
    case 'good':
      return withPhotos(draft, photo, by);
    case 'paper':
      return withScan(draft, by);
    default:
      return draft;
  }
}

function withPhotos(draft: GoodDraft, photo: string, by: string | undefined): GoodDraft {
  const photos = draft.typed.photos.flatMap((one) => (one === photo ? (by ?? []) : one));
  return { ...draft, typed: { ...draft.typed, photos } };
}

function withScan(draft: PaperDraft, scan: string | undefined): PaperDraft {
  return { ...draft, typed: { ...draft.typed, scan: scan ?? '' }, body: { ...draft.body, scan } };
}
