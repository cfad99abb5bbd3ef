import { untrack } from 'svelte';
import type { Lot, TraceEvent } from '../../../api/client';
import type { Localized } from '../../../lib/language.svelte';
import { inputs, outputs, type Quantity } from '../../../lib/lots/quantities';
import { less, sum, told, type Amount } from '../../../lib/lots/weights';
import { stepOf } from '../../../lib/lots/businessSteps';
import { draftsKnown, recordDraft, recordDrafts, unsent } from '../../../offline/drafts.svelte';
import { materialOf, type EntryDraft, type TakeBackDraft } from '../../../offline/records/records';
import type { Source } from '../../../offline/formSource.svelte';

/** Steps that bring goods forth though they are only said to have been seen; as the server counts. */
export const ORIGINS = ['harvesting', 'catching', 'gathering', 'extracting', 'collecting', 'receiving'];
/** What is put in to grow says nothing about how much comes out. */
const GROWING = ['sowing', 'growing', 'stocking_fish', 'feeding'];

/** Where something was done, as it was told before. */
export type Place = { name: Localized; id: string | undefined };

/** Goods that were brought forth, with what became of them as far as that is known. */
export type Stock = {
  epcClass: string;
  name: Localized;
  /** When it was brought forth, last. */
  at: string | undefined;
  /** None where not all of it was weighed, or not in one unit. */
  had: Amount | undefined;
  used: Amount | undefined;
  left: Amount | undefined;
};

export type Diary = {
  /** Oldest first; what was corrected stays. */
  entries: TraceEvent[];
  /** The entries of the lot before, which most lots are made like; none where that is not asked for. */
  before: TraceEvent[];
  /** What was written for the lot on this phone, and is not recorded yet. */
  waiting: TraceEvent[];
  /** All that a maker has, what was recorded last first. */
  stocks: Stock[];
  places: Place[];
  /** How many records the stocks are reckoned from, where there are more. */
  cutAt: number | undefined;
};

export function stands(event: TraceEvent): boolean {
  return event.errorDeclaration === undefined;
}

/** Begins what goods are called that are no lot yet, and were recorded with this one. */
export function material(lot: Lot): string {
  return materialOf(lot.code);
}

/** What people call a class; undefined for a lot, and for what has no name. */
export function nameIn(events: TraceEvent[], epcClass: string): Localized | undefined {
  return events.flatMap((event) => event['sanvat:goods'] ?? []).find((goods) => goods.epcClass === epcClass)?.name;
}

/** A lot by the number in its Digital Link, or by its code; undefined for what is no lot. GS1 Digital Link: AI 10. */
export function lotName(epcClass: string): Localized | undefined {
  const [, number, code] = /\/10\/([^/?]+)$|^urn:sanvat:lot:(.+)$/.exec(epcClass) ?? [];
  const called =
    number === undefined ? code && (recordDraft('lot', code)?.typed.number ?? code) : decodeURIComponent(number);
  return called === undefined ? undefined : { vi: `Lô ${called}`, en: `Lot ${called}` };
}

/**
 * Reads what is recorded of a lot, and what its maker has at hand, with what waits on this phone.
 *
 * @param last the lot before, where it is a model
 * @param mended what is written anew, and so does not stand
 */
export async function readDiary(from: Source, lot: Lot, last?: Lot, mended?: EntryDraft): Promise<Diary> {
  await draftsKnown();
  const [recorded, past, before] = await Promise.all([
    from.events(lot.cooperative),
    from.past(lot.code),
    last ? from.past(last.code) : [],
  ]);
  const own = recorded.items.map(asTakenBack);
  const led = past.map(asTakenBack);
  const known = new Map([...own, ...led].map((event) => [event.eventID, event]));
  const here = entriesHere(mended).filter((event) => !known.has(event.eventID));
  return {
    entries: entriesOf(lot, led, own),
    before: last ? entriesOf(last, before, [...here, ...own]) : [],
    waiting: entriesOf(lot, [], here),
    stocks: stocksOf(lot, [...here, ...known.values()]),
    places: [...here, ...own].flatMap(placeOf),
    cutAt: recorded.total > recorded.items.length ? recorded.items.length : undefined,
  };
}

/** What is taken back on this phone does not stand, though the server does not know it yet. */
function asTakenBack(event: TraceEvent): TraceEvent {
  return takenBackHere(event)?.body ?? event;
}

/** Where an entry is taken back on this phone. */
function takenBackHere({ eventID }: TraceEvent): TakeBackDraft | undefined {
  return untrack(() => recordDrafts('takeBack')).find(
    (draft) => draft.state === 'WAITING' && draft.body.eventID === eventID,
  );
}

/** As they will be recorded. */
function entriesHere(mended: EntryDraft | undefined): TraceEvent[] {
  return untrack(() => recordDrafts('entry'))
    .filter((draft) => unsent(draft) && draft.id !== mended?.id)
    .map(({ body }) => body);
}

/** What led to the lot, and what was recorded with it and does not lead there yet. */
function entriesOf(lot: Lot, past: TraceEvent[], recorded: TraceEvent[]): TraceEvent[] {
  const own = recorded.filter((event) => outputs(event).some(({ epcClass }) => belongs(lot, epcClass)));
  return [...new Map([...past, ...own].map((event) => [event.eventID, event])).values()].sort(earlierFirst);
}

/** Whether goods are a lot's own: itself, or what was recorded with it and is no lot yet. */
export function belongs(lot: Lot, epcClass: string): boolean {
  return epcClass === lot.epcClass || epcClass.startsWith(material(lot));
}

function earlierFirst(a: TraceEvent, b: TraceEvent): number {
  const times = [Date.parse(a.eventTime) - Date.parse(b.eventTime), recorded(a) - recorded(b)];
  return times.find((difference) => difference !== 0) ?? 0;
}

function recorded(event: TraceEvent): number {
  return Date.parse(event.recordTime ?? event.eventTime);
}

function broughtForth(event: TraceEvent): Quantity[] {
  const step = stepOf(event);
  switch (event.type) {
    case 'TransformationEvent':
      return event.outputQuantityList;
    case 'AggregationEvent':
      return [];
    case 'ObjectEvent':
      return (event.action === 'ADD' && !GROWING.includes(step)) ||
        (event.action === 'OBSERVE' && ORIGINS.includes(step))
        ? event.quantityList
        : [];
  }
}

function used(event: TraceEvent): Quantity[] {
  return event.type === 'ObjectEvent' && event.action === 'DELETE' ? event.quantityList : inputs(event);
}

/** As far as the records tell; the server weighs all of them when something is taken. */
function stocksOf(lot: Lot, events: TraceEvent[]): Stock[] {
  const standing = events.filter(stands).sort((a, b) => recorded(b) - recorded(a));
  const classes = new Set(standing.flatMap(broughtForth).map(({ epcClass }) => epcClass));
  return [...classes]
    .filter((epcClass) => epcClass !== lot.epcClass)
    .flatMap((epcClass) => {
      const name = lotName(epcClass) ?? nameIn(standing, epcClass);
      const had = sum(amounts(standing.flatMap(broughtForth), epcClass));
      const taken = amounts(standing.flatMap(used), epcClass);
      const gone = taken.length || !had ? sum(taken) : { code: had.code, millionths: 0n };
      const left = had && gone && had.code === gone.code ? less(had, gone) : undefined;
      const at = standing.find((event) => broughtForth(event).some((one) => one.epcClass === epcClass))?.eventTime;
      return name ? [{ epcClass, name, at, had, used: gone, left }] : [];
    });
}

function amounts(quantities: Quantity[], epcClass: string): (Amount | undefined)[] {
  return quantities.filter((one) => one.epcClass === epcClass).map(({ quantity, uom }) => told(quantity, uom));
}

/** How much of a lot was packed, as far as that stands. */
export function packed(lot: Lot, events: TraceEvent[]): Amount | undefined {
  return sum(amounts(events.filter(stands).flatMap(broughtForth), lot.epcClass));
}

/** Where an event was; nothing where nobody said. */
export function placeOf(event: TraceEvent): Place[] {
  const name = event['sanvat:readPointName'];
  return name ? [{ name, id: event.readPoint?.id }] : [];
}
