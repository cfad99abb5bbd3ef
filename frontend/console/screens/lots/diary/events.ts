import { answered, api, type Lot, type TraceEvent } from '../../../api/client';
import type { Localized } from '../../../lib/language.svelte';
import { less, sum, told, type Amount } from '../../../lib/lots/weights';
import { stepOf } from '../../../lib/lots/steps';

type Quantity = { epcClass: string; quantity?: number; uom?: string };

/** Of a maker's latest records; enough to find what lies in the shed. */
const LAST = 100;

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
  /** All that a maker has, what was recorded last first. */
  stocks: Stock[];
  places: Place[];
  /** How many records the stocks are reckoned from, where there are more. */
  cutAt: number | undefined;
};

export function inputs(event: TraceEvent): Quantity[] {
  return event.type === 'TransformationEvent' ? event.inputQuantityList : [];
}

export function outputs(event: TraceEvent): Quantity[] {
  switch (event.type) {
    case 'TransformationEvent':
      return event.outputQuantityList;
    case 'AggregationEvent':
      return event.childQuantityList;
    case 'ObjectEvent':
      return event.quantityList;
  }
}

export function stands(event: TraceEvent): boolean {
  return event.errorDeclaration === undefined;
}

/** Begins what goods are called that are no lot yet, and were recorded with this one. */
export function material(lot: Lot): string {
  return `urn:sanvat:material:${lot.code}-`;
}

/** What people call a class; undefined for a lot, and for what has no name. */
export function nameIn(events: TraceEvent[], epcClass: string): Localized | undefined {
  return events.flatMap((event) => event['sanvat:goods'] ?? []).find((goods) => goods.epcClass === epcClass)?.name;
}

/** A lot by the number in its Digital Link, or by its code; undefined for what is no lot. GS1 Digital Link: AI 10. */
export function lotName(epcClass: string): Localized | undefined {
  const [, number, code] = /\/10\/([^/?]+)$|^urn:sanvat:lot:(.+)$/.exec(epcClass) ?? [];
  const called = number === undefined ? code : decodeURIComponent(number);
  return called === undefined ? undefined : { vi: `Lô ${called}`, en: `Lot ${called}` };
}

/**
 * Reads what is recorded of a lot, and what its maker has at hand.
 *
 * @param last the lot before, where it is a model
 */
export async function readDiary(lot: Lot, last?: Lot): Promise<Diary> {
  const [recorded, past, before] = await Promise.all([
    answered(api.GET('/api/events', { params: { query: { cooperative: lot.cooperative, size: LAST } } })),
    pastOf(lot),
    last ? pastOf(last) : [],
  ]);
  const known = new Map([...recorded.items, ...past].map((event) => [event.eventID, event]));
  return {
    entries: entriesOf(lot, past, recorded.items),
    before: last ? entriesOf(last, before, recorded.items) : [],
    stocks: stocksOf(lot, [...known.values()]),
    places: recorded.items.flatMap(placeOf),
    cutAt: recorded.total > LAST ? LAST : undefined,
  };
}

async function pastOf(lot: Lot): Promise<TraceEvent[]> {
  const journey = await answered(api.GET('/api/lots/{code}/journey', { params: { path: { code: lot.code } } }));
  return journey.steps.map(({ event }) => event);
}

/** What led to the lot, and what was recorded with it and does not lead there yet. */
function entriesOf(lot: Lot, past: TraceEvent[], recorded: TraceEvent[]): TraceEvent[] {
  const own = recorded.filter((event) => outputs(event).some(({ epcClass }) => belongs(lot, epcClass)));
  return [...new Map([...past, ...own].map((event) => [event.eventID, event])).values()].sort(earlierFirst);
}

function belongs(lot: Lot, epcClass: string): boolean {
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
