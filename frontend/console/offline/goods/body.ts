import type { Product, Schemas, Whole } from '../../api/client';
import { days, money, net } from '../../lib/numbers/amounts';
import type { Localized } from '../../lib/language.svelte';
import { millionths, plainNumber } from '../../lib/numbers/numbers';
import { asTyped, type Typed, type TypedLine, type TypedPack } from './typedGood';

/** A fault that the form finds itself, before anything is sent. @param field as the API names it */
export type Fault = { field: string; word: 'notMoney' | 'notNet' | 'notDays' | 'notPercent' | 'missing' };

/**
 * A product that was saved, as it would be typed now; its packs keep the keys of the lines that were sent, so that a line which is typed
 * in meanwhile is known to be the same pack.
 */
export function asSaved(sent: Typed, product: Product): Typed {
  const lines = toSend(sent);
  const saved = asTyped(product);
  return { ...saved, packs: saved.packs.map((one, at) => ({ ...one, key: lines[at]?.key ?? one.key })) };
}

function both(vi: string, en: string): Localized | undefined {
  return vi.trim() ? { vi, en: en.trim() ? en : undefined } : undefined;
}

function percent(text: string): number | undefined {
  const found = millionths(text.trim().replace(/ ?%$/, ''), undefined);
  return found === undefined ? undefined : plainNumber(found);
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

/**
 * The words of what is typed, for rules that are about words: whatever else is missing, or wrong, is left to the form. Undefined where
 * nothing is said yet.
 */
export function wording(typed: Typed): Whole<Schemas['ProductDraft']> | undefined {
  const { name, description, ...rest } = body({ ...typed, packs: [], photos: [], film: '', ingredients: named(typed) });
  if (![name.vi, description.vi].some((text) => text.trim()) && !rest.label?.ingredients?.length) {
    return undefined;
  }
  const filled = (text: Localized) => (text.vi.trim() ? text : { vi: NOTHING });
  return { ...rest, name: filled(name), description: filled(description) };
}

/** Stands for a text that must be there and is not written yet. */
const NOTHING = '…';

/** Without shares that are no numbers yet. */
function named(typed: Typed): Typed['ingredients'] {
  return typed.ingredients.map((one) => ({ ...one, percent: percent(one.percent) === undefined ? '' : one.percent }));
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
