import type { Product, TraceEvent } from '../../api/client';
import { called, options, type Option } from '../choices';

/** What is done with goods, in the order of the work: business steps as the server's vocabulary has them. */
const steps = {
  sowing: ['Gieo trồng', 'Sowing'],
  growing: ['Chăm sóc', 'Growing'],
  stocking_fish: ['Thả giống', 'Stocking with fry'],
  feeding: ['Cho ăn, chăm sóc', 'Feeding'],
  harvesting: ['Thu hoạch', 'Harvesting'],
  catching: ['Đánh bắt', 'Catching'],
  gathering: ['Hái lượm', 'Gathering in the wild'],
  extracting: ['Quay mật, lấy mật', 'Extracting honey'],
  collecting: ['Thu gom', 'Collecting'],
  receiving: ['Nhận hàng', 'Receiving'],
  killing: ['Giết mổ', 'Slaughtering'],
  sorting: ['Phân loại', 'Sorting'],
  washing: ['Rửa sạch', 'Washing'],
  peeling: ['Gọt, bóc vỏ', 'Peeling'],
  slicing: ['Thái lát', 'Slicing'],
  soaking: ['Ngâm', 'Soaking'],
  settling: ['Lắng lọc', 'Settling'],
  boiling: ['Luộc, nấu', 'Boiling'],
  steaming: ['Hấp', 'Steaming'],
  drying: ['Sấy, phơi', 'Drying'],
  roasting: ['Rang', 'Roasting'],
  grinding: ['Nghiền', 'Grinding'],
  milling: ['Xay xát', 'Milling'],
  pressing: ['Ép', 'Pressing'],
  filtering: ['Lọc', 'Filtering'],
  mixing: ['Phối trộn', 'Mixing'],
  fermenting: ['Ủ, lên men', 'Fermenting'],
  salting: ['Ướp muối', 'Salting'],
  smoking: ['Hun khói, gác bếp', 'Smoking'],
  cutting: ['Sơ chế, cắt khúc', 'Cutting'],
  freezing: ['Cấp đông', 'Freezing'],
  chilling: ['Làm lạnh', 'Chilling'],
  weaving: ['Đan, chằm', 'Weaving'],
  tying: ['Bện, bó', 'Tying'],
  inspecting: ['Kiểm nghiệm, kiểm tra', 'Inspecting'],
  packing: ['Đóng gói', 'Packing'],
  repackaging: ['Đóng gói lại', 'Repackaging'],
  storing: ['Bảo quản, lưu kho', 'Storing'],
  stocking: ['Nhập kho', 'Stocking'],
  shipping: ['Xuất kho, giao đi', 'Shipping'],
} as const;

export type Step = keyof typeof steps;

/** What a person says that he has done: each is a form of its own. */
export type Stage = 'raising' | 'harvest' | 'processing' | 'packing' | 'handling';

const STAGES: Record<Stage, Step[]> = {
  raising: ['sowing', 'growing', 'stocking_fish', 'feeding'],
  harvest: ['harvesting', 'catching', 'gathering', 'extracting', 'collecting', 'receiving'],
  processing: [
    'sorting',
    'washing',
    'peeling',
    'slicing',
    'soaking',
    'settling',
    'boiling',
    'steaming',
    'drying',
    'roasting',
    'grinding',
    'milling',
    'pressing',
    'filtering',
    'mixing',
    'fermenting',
    'salting',
    'smoking',
    'killing',
    'cutting',
    'freezing',
    'chilling',
    'weaving',
    'tying',
  ],
  packing: ['packing', 'repackaging'],
  handling: ['inspecting', 'storing', 'stocking', 'shipping'],
};

/** What most makers of such goods do; others are chosen. */
const USUAL: Partial<Record<Product['category'], Partial<Record<Stage, Step>>>> = {
  FISH: { raising: 'stocking_fish', harvest: 'catching', processing: 'cutting' },
  GRAINS: { processing: 'milling' },
  HONEY: { harvest: 'extracting', processing: 'filtering' },
  OILS: { processing: 'pressing' },
  MEAT: { raising: 'feeding', harvest: 'collecting', processing: 'killing' },
  CRAFTS: { harvest: 'gathering', processing: 'weaving' },
};

export function isStage(text: string): text is Stage {
  return text in STAGES;
}

/** The step of an event, without the mark that CBV does not have it. */
export function stepOf(event: TraceEvent): string {
  return event.bizStep.replace(/^sanvat:/, '');
}

/** The form in which a step is recorded; undefined for what is recorded elsewhere. */
export function stageOf(step: string): Stage | undefined {
  return (Object.keys(STAGES) as Stage[]).find((stage) => STAGES[stage].some((one) => one === step));
}

/** What a step is called; its own word where it is none of these. */
export function stepName(step: string): string {
  return step in steps ? called(steps, step as Step) : step;
}

export function stepsOf(stage: Stage): Option[] {
  return options(steps, STAGES[stage]);
}

/** Whether goods become other goods by it; else they begin, or are seen. */
export function transforms(stage: Stage): boolean {
  return stage === 'processing' || stage === 'packing';
}

/** What is preselected. */
export function usualStep(stage: Stage, category: Product['category']): Step {
  const [first] = stage === 'processing' ? (['drying'] as const) : STAGES[stage];
  return USUAL[category]?.[stage] ?? (first as Step);
}
