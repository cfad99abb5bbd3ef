import { answered, api, Failure, seen, type Lot } from '../../api/client';
import { ROOT } from '../../lib/router.svelte';
import { countArrival } from '../arrivals.svelte';
import { change, draftOf, recordDraft, recordDrafts } from '../drafts.svelte';
import {
  following,
  isRecord,
  speaksOf,
  type EntryDraft,
  type LotChangeDraft,
  type LotDraft,
  type RecordDraft,
} from './records';

/** Longer than a phone waits for any answer. */
const LOST_MS = 60_000;

/** Sends a record whose photos are there, and for which nothing waits; under the same key again, where its answer was lost. */
export async function sendRecord(id: string): Promise<void> {
  await followLots(id);
  const draft = draftOf(id);
  if (draft === undefined || !isRecord(draft)) {
    return;
  }
  const away = !navigator.onLine;
  const again = draft.underway;
  const key = again?.key ?? crypto.randomUUID();
  await change<RecordDraft>(id, (now) => ({ ...now, underway: { key } }));
  try {
    await arrive(id, await posted(draft, key));
  } catch (reason) {
    const before = again && (await arrivedBefore(draft, reason));
    if (before) {
      await arrive(id, before);
      return;
    }
    if (away && reason instanceof Failure && reason.status === 0) {
      // Nothing leaves a phone without a signal: it can be changed still.
      await change<RecordDraft>(id, (now) => ({ ...now, underway: again }));
    }
    throw reason;
  }
}

type Arrived = Omit<NonNullable<RecordDraft['sent']>, 'at'>;

async function arrive(id: string, sent: Arrived): Promise<void> {
  const at = new Date().toISOString();
  await change<RecordDraft>(id, (now) => ({
    ...now,
    state: 'SENT',
    changedAt: at,
    sent: { at, ...sent },
    underway: undefined,
    refusal: undefined,
  }));
  for (const entry of recordDrafts('entry')) {
    await followLots(entry.id);
  }
  countArrival();
}

/** An entry is sent by the names of lots that the server knows. */
async function followLots(id: string): Promise<void> {
  const entry = recordDraft('entry', id);
  for (const lot of recordDrafts('lot')) {
    if (entry && entry.state !== 'SENT' && lot.sent && speaksOf(entry, lot)) {
      await change<EntryDraft>(id, (now) => following(now, lot));
    }
  }
}

async function posted(draft: RecordDraft, key: string): Promise<Arrived> {
  const params = { header: { 'Idempotency-Key': key } };
  const signal = AbortSignal.timeout(LOST_MS);
  switch (draft.kind) {
    case 'lot':
      return made(await answered(api.POST('/api/lots', { params, body: draft.body, signal })));
    case 'lotChange': {
      const to = { path: { code: draft.lot }, header: { 'If-Match': seen(draft) } };
      await answered(api.PUT('/api/lots/{code}', { params: to, body: draft.body, signal }));
      return changedLot(draft);
    }
    case 'takeBack':
    case 'entry': {
      const event = await answered(api.POST('/api/events', { params, body: draft.body, signal }));
      return { path: `${ROOT}/lots/${draft.lot}?at=diary`, warnings: event['sanvat:warnings'] ?? [] };
    }
    case 'paper': {
      const paper = await answered(api.POST('/api/evidence', { params, body: draft.body, signal }));
      return { path: `${ROOT}/evidence/${paper.id}`, warnings: [] };
    }
  }
}

function made(lot: Lot): Arrived {
  return { path: `${ROOT}/lots/${lot.code}`, lot, warnings: [] };
}

function changedLot({ lot }: LotChangeDraft): Arrived {
  return { path: `${ROOT}/lots/${lot}`, warnings: [] };
}

/** What is refused because it had arrived before, when only its answer was lost. */
async function arrivedBefore(draft: RecordDraft, reason: unknown): Promise<Arrived | undefined> {
  if (!(reason instanceof Failure)) {
    return undefined;
  }
  if (draft.kind === 'lot' && reason.status === 409) {
    const own = await ownLot(draft);
    return own && made(own);
  }
  return draft.kind === 'lotChange' && reason.overtaken && (await isSo(draft)) ? changedLot(draft) : undefined;
}

/** Whether a lot is as a change would make it. */
async function isSo({ lot, body }: LotChangeDraft): Promise<boolean> {
  const now = await answered(api.GET('/api/lots/{code}', { params: { path: { code: lot } } }));
  return (
    now.producedOn === body.producedOn &&
    (body.expiresOn === undefined || now.expiresOn === body.expiresOn) &&
    now.diaryPublished === body.diaryPublished &&
    isAsMuch(now.made, body.made)
  );
}

/** The lot that has taken the number, where it is what was sent before. */
async function ownLot({ body }: LotDraft): Promise<Lot | undefined> {
  const { pack, number } = body;
  const found = await answered(api.GET('/api/lots', { params: { query: { pack, number } } }));
  const { producedOn, made } = body;
  return found.items.find((lot) => lot.producedOn === producedOn && isAsMuch(lot.made, made));
}

function isAsMuch(one: Lot['made'], other: Lot['made']): boolean {
  return one.value === other.value && one.unit === other.unit;
}
