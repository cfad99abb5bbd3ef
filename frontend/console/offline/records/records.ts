import type { Lot, Problem, Schemas, TraceEvent } from '../../api/client';
import type { Localized } from '../../lib/language.svelte';
import { inputs, outputs } from '../../lib/lots/quantities';
import type { Stage } from '../../lib/lots/businessSteps';
import type { TypedLot, TypedLotChange } from '../../screens/lots/typedLot';
import type { TypedWork } from '../../screens/lots/diary/work';
import type { TypedPaper } from '../../screens/papers/typedPaper';

/** What every draft is, whatever it is to become. */
export type Kept = {
  /** Made on this phone: under it the server takes it once. */
  id: string;
  /** Whose it is: on a phone that several people use, each sees the own drafts. */
  owner: string;
  /** By this phone's clock. */
  changedAt: string;
  /** OPEN: typed on; WAITING: to be sent; REFUSED: the server has said why not; SENT: the server has it, and its form is told so. */
  state: 'OPEN' | 'WAITING' | 'REFUSED' | 'SENT';
  refusal?: Problem;
};

/** Where the server has what was sent. @param lot what became of a lot's draft: entries are written by its names */
type Sent = { at: string; path: string; lot?: Lot; warnings: Localized[] };

type NewRecord<K extends string, T, B> = Kept & {
  kind: K;
  /** Records are sent in this order: what was done first was written first. */
  writtenAt: string;
  /** To be mended where it is refused. */
  typed: T;
  body: B;
  /** It is on its way, and nobody knows whether it has arrived: it is sent again under this key, and not changed until then. */
  underway?: { key: string };
  sent?: Sent;
};

/** A lot to be made. Its id is its code until the server has given it one. @param from the code of the lot that it is copied from */
export type LotDraft = NewRecord<'lot', TypedLot, Schemas['LotNewLot']> & {
  good: { id: string; cooperative: string; name: Localized };
  from?: string;
};

/** An entry of a diary. @param lot by its code, or the id of its draft */
export type EntryDraft = NewRecord<'entry', TypedWork, TraceEvent> & { lot: string; number: string; stage: Stage };

/** A lot as it is to be. @param lot its code @param revision of it with which the change began, and what stood there then */
export type LotChangeDraft = NewRecord<'lotChange', TypedLotChange, Schemas['LotChangedLot']> & {
  lot: string;
  number: string;
  revision: number;
  began: TypedLotChange;
};

/** An entry that never happened, declared so. @param lot by its code */
export type TakeBackDraft = NewRecord<'takeBack', { reason: string }, TraceEvent> & { lot: string; number: string };

/** A paper to be filed. */
export type PaperDraft = NewRecord<'paper', TypedPaper, Schemas['EvidenceRequest']>;

/** What is sent as a whole, and once. */
export type RecordDraft = LotDraft | LotChangeDraft | EntryDraft | TakeBackDraft | PaperDraft;

/** Ids of what is still on this phone only. */
const HERE = 'phone:';

export function isHere(id: string): boolean {
  return id.startsWith(HERE);
}

export function idHere(): string {
  return HERE + crypto.randomUUID();
}

const LOT = 'urn:sanvat:lot:';
const MATERIAL = 'urn:sanvat:material:';

/** Goods that are no lot yet, and were recorded with a lot of this code, begin so. */
export function materialOf(code: string): string {
  return `${MATERIAL}${code}-`;
}

/** A lot that the server has not got yet, for the forms that speak of it; as the server has it, once it does. */
export function asLot({ id, body, typed, good, changedAt, sent }: LotDraft): Lot {
  return (
    sent?.lot ?? {
      ...body,
      id,
      revision: 0,
      code: id,
      epcClass: LOT + id,
      cooperative: good.cooperative,
      product: good.id,
      expiresOn: typed.expiresOn || undefined,
      createdAt: changedAt,
      updatedAt: changedAt,
      warnings: [],
    }
  );
}

/** What is sent next of several drafts: the oldest first. */
export function inOrder<D extends Kept & { writtenAt?: string }>(drafts: D[]): D[] {
  const at = ({ writtenAt, changedAt }: D) => writtenAt ?? changedAt;
  return [...drafts].sort((one, other) => at(one).localeCompare(at(other)));
}

/** What an entry has to wait for: the lot that it speaks of, and the entry that brought forth what it takes. */
export function waitsFor<D extends Kept & { kind: string }>(
  draft: D | RecordDraft,
  others: (D | RecordDraft)[],
): LotDraft | EntryDraft | undefined {
  if (!isRecord(draft) || draft.kind !== 'entry') {
    return undefined;
  }
  const said = JSON.stringify(draft.body);
  const taken = new Set(inputs(draft.body).map(({ epcClass }) => epcClass));
  return others
    .filter(isRecord)
    .filter((other) => other.kind === 'lot' || other.kind === 'entry')
    .find((other) => {
      if (other.state === 'SENT' || other.writtenAt >= draft.writtenAt) {
        return false;
      }
      return other.kind === 'lot'
        ? said.includes(other.id)
        : outputs(other.body).some(({ epcClass }) => taken.has(epcClass));
    });
}

export function isRecord(draft: Kept & { kind: string }): draft is RecordDraft {
  return draft.kind !== 'good';
}

/** Whether a draft speaks of another one: of a lot, or of what was recorded with it. */
export function speaksOf(draft: RecordDraft, { id }: LotDraft): boolean {
  return draft.kind === 'entry' && (draft.lot === id || JSON.stringify(draft.body).includes(id));
}

/** An entry whose lot the server has got meanwhile: it names it as the server does. */
export function following(entry: EntryDraft, { id, sent }: LotDraft): EntryDraft {
  const lot = sent?.lot;
  if (lot === undefined) {
    return entry;
  }
  const renamed = <T>(value: T): T =>
    JSON.parse(JSON.stringify(value), (_, part: unknown) =>
      typeof part === 'string'
        ? part.replaceAll(LOT + id, lot.epcClass).replaceAll(materialOf(id), materialOf(lot.code))
        : part,
    ) as T;
  return {
    ...entry,
    lot: entry.lot === id ? lot.code : entry.lot,
    number: entry.lot === id ? lot.number : entry.number,
    typed: renamed(entry.typed),
    body: renamed(entry.body),
  };
}
