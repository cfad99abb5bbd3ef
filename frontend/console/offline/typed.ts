import type { Product, Schemas, Whole } from '../api/client';
import { days, money, net, written as writtenNet } from '../lib/amounts';
import { price } from '../lib/format';
import type { Localized } from '../lib/language.svelte';

/** Counts up when a draft that was begun before means something else by the same fields. */
export const FORM = 1;

/** What a pack says, as it is typed. @param key of the line on this phone; its id in the catalog once it has one */
export type TypedPack = {
  key: string;
  id: string;
  net: string;
  price: string;
  kind: string;
  kindEn: string;
  material: string;
  materialEn: string;
  life: string;
  gtin: string;
  byWeight: boolean;
};

export type TypedLine = { key: string; vi: string; en: string; percent: string };

/** All that a product says, as it is typed: each field is merged, and shown to be another's, as a whole. */
export type Typed = {
  maker: string;
  category: Product['category'];
  name: string;
  nameEn: string;
  description: string;
  descriptionEn: string;
  packs: TypedPack[];
  ingredients: TypedLine[];
  allergens: TypedLine[];
  material: string;
  materialEn: string;
  use: string;
  useEn: string;
  storage: string;
  storageEn: string;
  warnings: string;
  warningsEn: string;
  origin: string;
  originEn: string;
  /** Ids of the server's, or of this phone's until they are sent. */
  photos: string[];
  fromMonth: string;
  toMonth: string;
  film: string;
};

/** A fault that the form finds itself, before anything is sent. @param field as the API names it */
export type Fault = { field: string; word: 'notMoney' | 'notNet' | 'notDays' | 'notPercent' | 'missing' };

export function newPack(from?: Partial<TypedPack>): TypedPack {
  return {
    id: '',
    net: '',
    price: '',
    kind: '',
    kindEn: '',
    material: '',
    materialEn: '',
    life: '',
    gtin: '',
    byWeight: false,
    ...from,
    key: crypto.randomUUID(),
  };
}

export function newLine(vi = '', en = '', percent = ''): TypedLine {
  return { key: crypto.randomUUID(), vi, en, percent };
}

export function blank(maker: string): Typed {
  return {
    maker,
    category: 'OTHER',
    name: '',
    nameEn: '',
    description: '',
    descriptionEn: '',
    packs: [newPack()],
    ingredients: [],
    allergens: [],
    material: '',
    materialEn: '',
    use: '',
    useEn: '',
    storage: '',
    storageEn: '',
    warnings: '',
    warningsEn: '',
    origin: '',
    originEn: '',
    photos: [],
    fromMonth: '',
    toMonth: '',
    film: '',
  };
}

function line(text: Localized, at: number, percent?: number): TypedLine {
  return {
    key: String(at),
    vi: text.vi,
    en: text.en ?? '',
    percent: percent === undefined ? '' : String(percent).replace('.', ','),
  };
}

function pack(record: NonNullable<Product['packs']>[number], at: number): TypedPack {
  const { kind, material } = record.packaging;
  return {
    key: record.id ?? String(at),
    id: record.id ?? '',
    net: writtenNet(record.net),
    price: price(record.priceVnd),
    kind: kind.vi,
    kindEn: kind.en ?? '',
    material: material?.vi ?? '',
    materialEn: material?.en ?? '',
    life: record.shelfLifeDays === undefined ? '' : span(record.shelfLifeDays),
    gtin: record.gtin ?? '',
    byWeight: record.soldByWeight ?? false,
  };
}

/** As people say it: 12 tháng for 365 days. */
function span(count: number): string {
  return count % 365 === 0 ? `${(count / 365) * 12} tháng` : count % 30 === 0 ? `${count / 30} tháng` : `${count} ngày`;
}

/** A product of the server's as it would be typed. */
export function asTyped(product: Product): Typed {
  const label = product.label ?? {};
  return {
    maker: product.cooperative,
    category: product.category,
    name: product.name.vi,
    nameEn: product.name.en ?? '',
    description: product.description.vi,
    descriptionEn: product.description.en ?? '',
    packs: (product.packs ?? []).map(pack),
    ingredients: (label.ingredients ?? []).map(({ name, percent }, at) => line(name, at, percent)),
    allergens: (label.allergens ?? []).map((text, at) => line(text, at)),
    material: label.material?.vi ?? '',
    materialEn: label.material?.en ?? '',
    use: label.use?.vi ?? '',
    useEn: label.use?.en ?? '',
    storage: label.storage?.vi ?? '',
    storageEn: label.storage?.en ?? '',
    warnings: label.warnings?.vi ?? '',
    warningsEn: label.warnings?.en ?? '',
    origin: label.origin?.vi ?? '',
    originEn: label.origin?.en ?? '',
    photos: product.photos ?? [],
    fromMonth: product.season ? String(product.season.fromMonth) : '',
    toMonth: product.season ? String(product.season.toMonth) : '',
    film: product.film ?? '',
  };
}

/**
 * A product that was saved, as it would be typed now; its packs keep the keys of the lines that were sent, so that a line which is typed
 * in meanwhile is known to be the same pack.
 */
export function asSaved(sent: Typed, product: Product): Typed {
  const lines = toSend(sent);
  const saved = asTyped(product);
  return { ...saved, packs: saved.packs.map((one, at) => ({ ...one, key: lines[at]?.key ?? one.key })) };
}

/** What was typed on while its packs got their ids. */
export function withIds(typed: Typed, saved: Typed): Typed {
  const ids = new Map(saved.packs.map(({ key, id }) => [key, id]));
  return { ...typed, packs: typed.packs.map((one) => ({ ...one, id: one.id || (ids.get(one.key) ?? '') })) };
}

/** The same to begin another one with: nothing in it is the first one's own. */
export function copied(typed: Typed): Typed {
  return {
    ...typed,
    photos: [],
    packs: typed.packs.map((one) => newPack({ ...one, id: '', gtin: '' })),
  };
}

function both(vi: string, en: string): Localized | undefined {
  return vi.trim() ? { vi, en: en.trim() ? en : undefined } : undefined;
}

function percent(text: string): number | undefined {
  const written = text.trim().replace(/ ?%$/, '').replace(',', '.');
  return /^\d+(\.\d+)?$/.test(written) ? Number(written) : undefined;
}

function untouched(one: TypedPack): boolean {
  return !one.id && ![one.net, one.price, one.kind, one.material, one.life, one.gtin].some((text) => text.trim());
}

function written(lines: TypedLine[]): TypedLine[] {
  return lines.filter(({ vi }) => vi.trim());
}

/** The packs in which something is said, as they are sent; a fault names a pack by its place among these. */
export function toSend(typed: Typed): TypedPack[] {
  return typed.packs.filter((one) => !untouched(one));
}

/** What in the typed cannot be sent as it is. */
export function faults(typed: Typed): Fault[] {
  const found: Fault[] = [];
  const need = (field: string, text: string) => text.trim() || found.push({ field, word: 'missing' });
  need('name', typed.name);
  need('description', typed.description);
  toSend(typed).forEach((one, at) => {
    if (net(one.net) === undefined) {
      found.push({ field: `packs[${at}].net`, word: 'notNet' });
    }
    if (money(one.price) === undefined) {
      found.push({ field: `packs[${at}].priceVnd`, word: 'notMoney' });
    }
    need(`packs[${at}].packaging.kind`, one.kind);
    if (one.life.trim() && days(one.life) === undefined) {
      found.push({ field: `packs[${at}].shelfLifeDays`, word: 'notDays' });
    }
  });
  written(typed.ingredients).forEach((one, at) => {
    if (one.percent.trim() && percent(one.percent) === undefined) {
      found.push({ field: `label.ingredients[${at}].percent`, word: 'notPercent' });
    }
  });
  return found;
}

/** All that is typed as the API takes it. It has no {@link faults}. */
export function body(typed: Typed): Whole<Schemas['ProductDraft']> {
  return {
    cooperative: typed.maker,
    category: typed.category,
    name: { vi: typed.name, en: typed.nameEn.trim() ? typed.nameEn : undefined },
    description: { vi: typed.description, en: typed.descriptionEn.trim() ? typed.descriptionEn : undefined },
    label: {
      ingredients: written(typed.ingredients).map((one) => ({
        name: { vi: one.vi, en: one.en.trim() ? one.en : undefined },
        percent: percent(one.percent),
      })),
      allergens: written(typed.allergens).map(({ vi, en }) => ({ vi, en: en.trim() ? en : undefined })),
      material: both(typed.material, typed.materialEn),
      use: both(typed.use, typed.useEn),
      storage: both(typed.storage, typed.storageEn),
      warnings: both(typed.warnings, typed.warningsEn),
      origin: both(typed.origin, typed.originEn),
    },
    packs: toSend(typed).map((one) => ({
      id: one.id || undefined,
      net: net(one.net) ?? { value: 0, unit: 'G' },
      priceVnd: money(one.price) ?? 0,
      packaging: {
        kind: { vi: one.kind, en: one.kindEn.trim() ? one.kindEn : undefined },
        material: both(one.material, one.materialEn),
      },
      shelfLifeDays: days(one.life),
      gtin: one.gtin.trim() || undefined,
      soldByWeight: one.byWeight,
    })),
    photos: typed.photos,
    season:
      typed.fromMonth && typed.toMonth
        ? { fromMonth: Number(typed.fromMonth), toMonth: Number(typed.toMonth) }
        : undefined,
    film: typed.film.trim() || undefined,
  };
}

/** Whether a product says what was sent; a new pack has an id there, and texts are in their one form. */
export function arrived(sent: Typed, product: Product): boolean {
  const packs = toSend(sent);
  const saved = asTyped(product);
  const there = { ...saved, packs: saved.packs.map((one, at) => ({ ...one, id: packs[at]?.id ?? '' })) };
  return said(there) === said(sent);
}

function said(typed: Typed): string {
  return JSON.stringify(body(typed), (_, part: unknown) =>
    typeof part === 'string' ? part.normalize('NFC').replace(/\s+/g, ' ').trim() : part,
  );
}
