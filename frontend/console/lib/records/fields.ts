import type { Product } from '../../api/client';
import { called, categories } from '../choices';
import { price, quantity } from '../format';
import { say, type Localized } from '../language.svelte';

type Pack = NonNullable<Product['packs']>[number];

/** What a product says in one of its fields, as text that can be compared. */
export type Field = { path: string; label: string; text: string; lang?: 'vi' | 'en' };

function both(path: string, label: string, text: Localized | undefined): Field[] {
  return text === undefined
    ? []
    : [
        { path: `${path}.vi`, label: `${label}, ${say('inVietnamese')}`, text: text.vi, lang: 'vi' as const },
        ...(text.en === undefined
          ? []
          : [{ path: `${path}.en`, label: `${label}, ${say('inEnglish')}`, text: text.en, lang: 'en' as const }]),
      ];
}

function lines(path: string, label: string, texts: Localized[] | undefined): Field[] {
  if (!texts?.length) {
    return [];
  }
  const vi = texts.map((text) => text.vi).join('\n');
  const en = texts.map((text) => text.en ?? text.vi).join('\n');
  return both(path, label, en === vi ? { vi } : { vi, en });
}

function pack(pack: Pack, at: number): Field {
  const { kind, material } = pack.packaging;
  const parts = [
    quantity(pack.net),
    material === undefined ? kind.vi : `${kind.vi} (${material.vi})`,
    say('packPrice', price(pack.priceVnd)),
    pack.shelfLifeDays === undefined ? '' : say('packShelfLife', pack.shelfLifeDays),
    pack.gtin === undefined ? '' : say('packGtin', pack.gtin),
    pack.soldByWeight ? say('packByWeight') : '',
  ];
  return {
    path: `packs.${pack.id ?? at}`,
    label: say('fieldPack', quantity(pack.net)),
    text: parts.filter(Boolean).join('; '),
  };
}

/** All that a product says, field by field, in the order in which people read it. Photos are not text. */
export function fields(product: Product): Field[] {
  const label = product.label;
  const ingredients = label?.ingredients?.map(({ name, percent }) => {
    const share = percent === undefined ? '' : ` ${percent} %`;
    return { vi: name.vi + share, en: name.en === undefined ? undefined : name.en + share };
  });
  const season = product.season;
  return [
    ...both('name', say('fieldName'), product.name),
    { path: 'category', label: say('category'), text: called(categories, product.category) },
    ...both('description', say('fieldDescription'), product.description),
    ...lines('label.ingredients', say('fieldIngredients'), ingredients),
    ...lines('label.allergens', say('fieldAllergens'), label?.allergens),
    ...both('label.material', say('fieldMaterial'), label?.material),
    ...both('label.use', say('fieldUse'), label?.use),
    ...both('label.storage', say('fieldStorage'), label?.storage),
    ...both('label.warnings', say('fieldWarnings'), label?.warnings),
    ...both('label.origin', say('fieldOrigin'), label?.origin),
    ...(product.packs ?? []).map(pack),
    ...(season
      ? [
          {
            path: 'season',
            label: say('fieldSeason'),
            text: `${say('month', season.fromMonth)} – ${say('month', season.toMonth)}`,
          },
        ]
      : []),
    ...(product.film ? [{ path: 'film', label: say('fieldFilm'), text: product.film }] : []),
  ];
}

/** What a field of the API's answers is called here; longer paths first. */
export function fieldNames(): Record<string, string> {
  return {
    'label.ingredients': say('fieldIngredients'),
    'label.allergens': say('fieldAllergens'),
    'label.material': say('fieldMaterial'),
    'label.use': say('fieldUse'),
    'label.storage': say('fieldStorage'),
    'label.warnings': say('fieldWarnings'),
    'label.origin': say('fieldOrigin'),
    cooperative: say('fieldContact'),
    name: say('fieldName'),
    category: say('category'),
    description: say('fieldDescription'),
    packs: say('packs'),
    photos: say('fieldPhotos'),
    season: say('fieldSeason'),
    film: say('fieldFilm'),
    reason: say('reason'),
    override: say('overrideReason'),
  };
}
