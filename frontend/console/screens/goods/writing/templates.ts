import type { Product } from '../../../api/client';
import type { Word } from '../../../lib/language.svelte';
import { newLine, newPack, type Typed } from '../../../offline/goods/typedGood';

/** What goods of a kind usually say, so that nobody begins with an empty form. */
export type Template = {
  word: Word;
  category: Product['category'];
  example: string;
  pack: { net: string; kind: string; life: string; byWeight?: boolean };
  ingredients?: [vi: string, en: string, percent: string][];
  allergens?: [vi: string, en: string][];
  use?: [vi: string, en: string];
  storage?: [vi: string, en: string];
  warnings?: [vi: string, en: string];
  material?: [vi: string, en: string];
};

const DRY: [string, string] = ['Để nơi khô mát, tránh nắng', 'Keep dry and cool, out of the sun'];

export const templates: Template[] = [
  {
    word: 'templateTurmeric',
    category: 'SPICES',
    example: 'Bột nghệ đỏ vườn nhà',
    pack: { net: '200 g', kind: 'Túi zip', life: '12 tháng' },
    ingredients: [['Nghệ', 'Turmeric', '100']],
    use: ['Nêm vào món ăn hoặc pha với nước ấm', 'Season dishes, or stir into warm water'],
    storage: DRY,
  },
  {
    word: 'templateRice',
    category: 'GRAINS',
    example: 'Gạo hữu cơ vụ Đông Xuân',
    pack: { net: '5 kg', kind: 'Bao', life: '6 tháng' },
    storage: DRY,
  },
  {
    word: 'templateFreshFish',
    category: 'FISH',
    example: 'Cá trắm cỏ nuôi lồng',
    pack: { net: '1 kg', kind: 'Túi', life: '1 ngày', byWeight: true },
    ingredients: [['Cá trắm cỏ', 'Grass carp', '100']],
    allergens: [['Cá', 'Fish']],
    use: ['Làm sạch, nấu chín trước khi ăn', 'Clean and cook before eating'],
    storage: ['Giữ lạnh 0–4 °C, dùng trong ngày', 'Keep at 0–4 °C and use the same day'],
  },
  {
    word: 'templateDriedFish',
    category: 'FISH',
    example: 'Cá suối khô một nắng',
    pack: { net: '200 g', kind: 'Túi hút chân không', life: '6 tháng' },
    ingredients: [
      ['Cá', 'Fish', ''],
      ['Muối', 'Salt', ''],
    ],
    allergens: [['Cá', 'Fish']],
    use: ['Chiên, nướng hoặc kho chín', 'Fry, grill or braise'],
    storage: ['Giữ nơi khô; để ngăn mát sau khi mở', 'Keep dry; in the fridge once opened'],
  },
  {
    word: 'templateHoney',
    category: 'HONEY',
    example: 'Mật ong hoa rừng',
    pack: { net: '500 ml', kind: 'Chai', life: '24 tháng' },
    ingredients: [['Mật ong', 'Honey', '100']],
    use: ['Pha nước ấm hoặc dùng trực tiếp', 'Stir into warm water, or eat as it is'],
    storage: DRY,
    warnings: ['Không dùng cho trẻ dưới 12 tháng tuổi', 'Not for infants under 12 months'],
  },
  {
    word: 'templateOil',
    category: 'OILS',
    example: 'Dầu lạc ép nguyên chất',
    pack: { net: '1 l', kind: 'Chai', life: '12 tháng' },
    ingredients: [['Lạc', 'Peanut', '100']],
    allergens: [['Lạc', 'Peanut']],
    use: ['Chiên, xào, trộn', 'For frying and dressing'],
    storage: ['Đậy kín, để nơi mát, tránh nắng', 'Keep closed and cool, out of the sun'],
  },
  {
    word: 'templateTea',
    category: 'DRINKS',
    example: 'Chè xanh phơi sao tay',
    pack: { net: '100 g', kind: 'Gói', life: '12 tháng' },
    ingredients: [['Chè xanh', 'Green tea', '100']],
    use: ['Hãm với nước nóng 80–90 °C', 'Steep in water of 80–90 °C'],
    storage: DRY,
  },
  {
    word: 'templateCraft',
    category: 'CRAFTS',
    example: 'Nón lá làng Thuận',
    pack: { net: '1 chiếc', kind: 'Không bao bì', life: '' },
    material: ['Lá nón, tre', 'Palm leaf, bamboo'],
    use: ['Đội che nắng, mưa; lau khô sau khi ướt', 'Worn in sun and rain; dry it when wet'],
  },
];

/** What a template says, where nothing is said yet; what is typed stays. */
export function filled(typed: Typed, template: Template): Typed {
  const text = (has: string, from: [string, string] | undefined, at: 0 | 1) => has || (from?.[at] ?? '');
  const bare = typed.packs.every((pack) => !pack.net && !pack.price && !pack.id);
  return {
    ...typed,
    category: template.category,
    packs: bare ? [newPack(template.pack)] : typed.packs,
    ingredients: typed.ingredients.length
      ? typed.ingredients
      : (template.ingredients ?? []).map(([vi, en, percent]) => newLine(vi, en, percent)),
    allergens: typed.allergens.length ? typed.allergens : (template.allergens ?? []).map(([vi, en]) => newLine(vi, en)),
    material: text(typed.material, template.material, 0),
    materialEn: text(typed.materialEn, template.material, 1),
    use: text(typed.use, template.use, 0),
    useEn: text(typed.useEn, template.use, 1),
    storage: text(typed.storage, template.storage, 0),
    storageEn: text(typed.storageEn, template.storage, 1),
    warnings: text(typed.warnings, template.warnings, 0),
    warningsEn: text(typed.warningsEn, template.warnings, 1),
  };
}
