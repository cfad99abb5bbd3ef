import type { Lot, TraceEvent } from '../../../api/client';
import { ZONE } from '../../../lib/format';
import type { OwnGood } from '../../../lib/lots/lots';
import { inputs, outputs, type Quantity } from '../../../lib/lots/quantities';
import { stageOf, stepOf, transforms, usualStep, type Stage } from '../../../lib/lots/businessSteps';
import { less, times, told, value, type Amount } from '../../../lib/lots/weights';
import { asTyped, typedAmount, type Typed } from './amounts';
import { belongs, lotName, material, ORIGINS, nameIn, stands, type Diary, type Place, type Stock } from './events';
import { freshReadings, readingsOf, typedReadings, type TypedReading } from './readings';

/** Goods that come out, as they stand in the form. */
export type TypedGoods = Typed & { epcClass: string; name: string };

/** Goods that go in; without a class they are not recorded yet, and get the one that waits for them. */
export type TypedInput = TypedGoods & { ownClass: string };

export type TypedWork = {
  step: string;
  /** On the clock of the place: 2026-11-28T07:30. */
  when: string;
  /** The name of a place that was told before; '' for another. */
  place: string;
  placeName: string;
  ins: TypedInput[];
  out: TypedGoods;
  /** What comes out besides: by-products. */
  more: TypedGoods[];
  readings: TypedReading[];
  note: string;
  reason: string;
  eventID: string;
  /** When it was sent first, and what the form said then: sent again, it is the same event. */
  sent?: { at: string; when: string };
};

/** Steps by which goods come to be; what is tended, or only seen, was there. */
const BEGINNING = [...ORIGINS, 'sowing', 'stocking_fish'];

const OFFSET = '+07:00';
const KEY_LENGTH = 8;

/** The clock of the place, to the minute. */
export function clock(instant: number | string): string {
  return new Date(instant).toLocaleString('sv-SE', { timeZone: ZONE }).replace(' ', 'T').slice(0, 16);
}

function newClass(lot: Lot): string {
  return material(lot) + crypto.randomUUID().slice(0, KEY_LENGTH);
}

/** A row for goods that are still to be named. */
export function freshInput(lot: Lot): TypedInput {
  return { epcClass: '', ownClass: newClass(lot), name: '', count: '', unit: 'kg' };
}

/** A row for what comes out besides. */
export function freshOutput(lot: Lot): TypedGoods {
  return { epcClass: newClass(lot), name: '', count: '', unit: 'kg' };
}

/** What one pack of the lot holds; none where packs are weighed one by one, or there is none. */
export function netOfOne(lot: Lot, good: OwnGood): Amount | undefined {
  const pack = good.packs?.find(({ id }) => id === lot.pack);
  return pack === undefined || pack.soldByWeight ? undefined : of(pack.net);
}

const CODES = { G: 'GRM', KG: 'KGM', ML: 'MLT', L: 'LTR', PIECE: 'C62' } as const;

/** A quantity as the catalog has it. */
export function of(quantity: Lot['made']): Amount | undefined {
  return told(quantity.value, CODES[quantity.unit]);
}

/** In kg or l, where it is counted in packs whose content is known. */
export function measured(amount: Amount | undefined, net: Amount | undefined): Amount | undefined {
  return amount?.code === 'C62' && net ? times(amount, net) : amount;
}

/** What was done for the lot before and is still to be done for this one, in this form; what begins goods is done as it was done last. */
export function modelOf(stage: Stage, { before, entries, waiting }: Diary): TraceEvent | undefined {
  const all = [...entries, ...waiting];
  const fits = (event: TraceEvent) =>
    stands(event) &&
    stageOf(stepOf(event)) === stage &&
    event.type === (transforms(stage) ? 'TransformationEvent' : 'ObjectEvent');
  const done = all.filter(stands).map(stepOf);
  const next = before.find((event) => fits(event) && !done.includes(stepOf(event)));
  return next ?? (begins(stage) ? all.filter(fits).at(-1) : undefined);
}

/** Whether goods are told of that are no lot yet, and of which nothing went before. */
export function begins(stage: Stage): boolean {
  return stage === 'raising' || stage === 'harvest';
}

/** What stands in a new form: as it was for the lot before, where that is known. */
export function freshWork(lot: Lot, good: OwnGood, diary: Diary, stage: Stage, places: Place[]): TypedWork {
  const model = modelOf(stage, diary);
  return {
    step: model ? stepOf(model) : usualStep(stage, good.category),
    when: clock(Date.now()),
    place: places[0]?.name.vi ?? '',
    placeName: '',
    ins: transforms(stage) ? [firstIn(lot, good, diary, stage, model)] : [],
    out: firstOut(lot, good, diary, stage, model),
    more: [],
    readings: freshReadings(model),
    note: '',
    reason: '',
    eventID: `urn:uuid:${crypto.randomUUID()}`,
  };
}

/** What is called as it was for the lot before, else what was recorded last: as much as is needed, or as is left. */
function firstIn(lot: Lot, good: OwnGood, diary: Diary, stage: Stage, model: TraceEvent | undefined): TypedInput {
  const stocks = offered(lot, diary);
  const called = model ? inputs(model).map(({ epcClass }) => nameIn([model], epcClass)?.vi) : [];
  const stock = stocks.find(({ name }) => called.includes(name.vi)) ?? stocks[0];
  const fresh = freshInput(lot);
  return stock === undefined
    ? fresh
    : { ...fresh, epcClass: stock.epcClass, ...asTyped(needed(lot, good, stage, stock), 'kg') };
}

function needed(lot: Lot, good: OwnGood, stage: Stage, { left }: Stock): Amount | undefined {
  const all = stage === 'packing' ? measured(of(lot.made), netOfOne(lot, good)) : undefined;
  return all && left && all.code === left.code && all.millionths < left.millionths ? all : left;
}

function firstOut(lot: Lot, good: OwnGood, diary: Diary, stage: Stage, model: TraceEvent | undefined): TypedGoods {
  if (stage === 'packing' || stage === 'handling') {
    return { epcClass: lot.epcClass, name: '', ...asTyped(of(lot.made), 'piece') };
  }
  const called = model && outputs(model).map(({ epcClass }) => nameIn([model], epcClass)?.vi);
  return {
    epcClass: raised(lot, diary, stage) ?? newClass(lot),
    name: called?.find(Boolean) ?? good.name.vi,
    count: '',
    unit: 'kg',
  };
}

/** What was sown with this lot is what is tended and harvested: its past would be lost under another name. */
function raised(lot: Lot, diary: Diary, stage: Stage): string | undefined {
  const sown = [...diary.entries, ...diary.waiting].filter(
    (event) => stands(event) && stageOf(stepOf(event)) === 'raising',
  );
  const own = sown.flatMap(outputs).filter(({ epcClass }) => epcClass.startsWith(material(lot)));
  return begins(stage) ? own.at(-1)?.epcClass : undefined;
}

/** What may go in: some is left, or nobody knows how much; what was recorded with this lot first, other lots last. */
export function offered(lot: Lot, diary: Diary): Stock[] {
  const some = diary.stocks.filter(({ left }) => left === undefined || left.millionths > 0n);
  const rank = ({ epcClass }: Stock) => (epcClass.startsWith(material(lot)) ? 0 : lotName(epcClass) ? 2 : 1);
  return some.sort((a, b) => rank(a) - rank(b));
}

/** What stands in the form when an entry is corrected. */
export function wrongWork(lot: Lot, wrong: TraceEvent, fresh: TypedWork): TypedWork {
  const out = mainOf(lot, wrong);
  const goods = (one: { epcClass: string; quantity?: number; uom?: string }): TypedGoods => ({
    epcClass: one.epcClass,
    name: nameIn([wrong], one.epcClass)?.vi ?? '',
    ...asTyped(told(one.quantity, one.uom), 'kg'),
  });
  return {
    ...fresh,
    step: stepOf(wrong),
    when: clock(wrong.eventTime),
    place: wrong['sanvat:readPointName']?.vi ?? '',
    ins: inputs(wrong).map((one) => ({ ...freshInput(lot), ...goods(one) })),
    out: out ? goods(out) : fresh.out,
    more: outputs(wrong)
      .filter((one) => one !== out && isByProduct(lot, one))
      .map(goods),
    readings: typedReadings(wrong),
    note: wrong['sanvat:note']?.vi ?? '',
  };
}

/** How much is left of a stock once so much was taken, where it is known; what is corrected gives back what it took. */
export function leftAfter(stock: Stock, taken: Amount, wrong: TraceEvent | undefined): Amount | undefined {
  if (stock.left?.code !== taken.code) {
    return undefined;
  }
  const before = wrong && inputs(wrong).find(({ epcClass }) => epcClass === stock.epcClass);
  const back = before && told(before.quantity, before.uom);
  const had = back ? { ...stock.left, millionths: stock.left.millionths + back.millionths } : stock.left;
  return less(had, taken);
}

type Sent = {
  lot: Lot;
  good: OwnGood;
  diary: Diary;
  stage: Stage;
  typed: TypedWork;
  places: Place[];
  wrong: TraceEvent | undefined;
  /** Now, where the time was left as it stood: the form may have been open for long. */
  at: string;
};

/** The event that is sent; what cannot be changed here stays as it was recorded. */
export function eventOf({ lot, good, diary, stage, typed, places, wrong, at }: Sent): TraceEvent {
  const place = places.find(({ name }) => name.vi === typed.place);
  const ins = typed.ins.map((goods) => ({ ...goods, epcClass: goods.epcClass || goods.ownClass }));
  const quantity = (goods: TypedGoods) => {
    const amount = typedAmount(goods);
    return { epcClass: goods.epcClass, quantity: amount && value(amount), uom: amount?.code };
  };
  const named = [...ins, typed.out, ...typed.more].flatMap(({ epcClass, name }) => {
    const known = wrong && nameIn([wrong], epcClass);
    const stock = diary.stocks.find((one) => one.epcClass === epcClass)?.name;
    if (lotName(epcClass)) {
      return [];
    }
    const called = name ? (known?.vi === name ? known : { vi: name }) : (known ?? stock);
    return called ? [{ epcClass, name: called }] : [];
  });
  const note = wrong?.['sanvat:note'];
  const outs = [...[typed.out, ...typed.more].map(quantity), ...(wrong ? notShown(lot, wrong) : [])];
  const common = {
    eventID: typed.eventID,
    eventTime: at,
    eventTimeZoneOffset: OFFSET,
    bizStep: typed.step,
    disposition: wrong?.disposition,
    bizLocation: wrong?.bizLocation,
    readPoint: place?.id === undefined ? undefined : { id: place.id },
    'sanvat:readPointName': place?.name ?? (typed.placeName ? { vi: typed.placeName } : undefined),
    'sanvat:cooperative': lot.cooperative,
    'sanvat:goods': named.length ? named : undefined,
    'sanvat:note': typed.note ? (note?.vi === typed.note ? note : { vi: typed.note }) : undefined,
    'sanvat:readings': readingsOf(typed.readings, [wrong, modelOf(stage, diary)]),
    'sanvat:corrects': wrong?.eventID ? { eventID: wrong.eventID, reason: { vi: typed.reason } } : undefined,
  };
  if (!transforms(stage)) {
    const before = wrong?.type === 'ObjectEvent' ? wrong : undefined;
    return {
      ...common,
      type: 'ObjectEvent',
      action: before?.action ?? (BEGINNING.includes(typed.step) ? 'ADD' : 'OBSERVE'),
      quantityList: outs,
    };
  }
  const before = wrong?.type === 'TransformationEvent' ? wrong : undefined;
  return {
    ...common,
    type: 'TransformationEvent',
    inputQuantityList: ins.map(quantity),
    outputQuantityList: outs,
    'sanvat:process': before ? before['sanvat:process'] : process(lot, good, stage),
  };
}

/** What came out first of all: the lot, where it did. */
function mainOf(lot: Lot, event: TraceEvent): Quantity | undefined {
  return outputs(event).find(({ epcClass }) => epcClass === lot.epcClass) ?? outputs(event)[0];
}

function isByProduct(lot: Lot, { epcClass }: Quantity): boolean {
  return epcClass !== lot.epcClass && belongs(lot, epcClass);
}

/** What the form does not show: what came out for other lots, and the lot where it was counted in two units. */
export function notShown(lot: Lot, wrong: TraceEvent): Quantity[] {
  const out = mainOf(lot, wrong);
  return outputs(wrong).filter((one) => one !== out && !isByProduct(lot, one));
}

/** By which the server weighs what came out against what went in. */
function process(lot: Lot, good: OwnGood, stage: Stage): string | undefined {
  const code = stage === 'packing' ? measured(of(lot.made), netOfOne(lot, good))?.code : undefined;
  return code === 'KGM' ? 'packing' : code === 'LTR' ? 'packing-liquid' : undefined;
}

/** With the clock of the place. */
export function zoned(when: string): string {
  return `${when}:00${OFFSET}`;
}
