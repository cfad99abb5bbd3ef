import type { Product } from '../../api/client';
import { written } from '../../lib/numbers/amounts';
import { price } from '../../lib/format';
import type { Localized } from '../../lib/language.svelte';

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
    net: written(record.net),
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
