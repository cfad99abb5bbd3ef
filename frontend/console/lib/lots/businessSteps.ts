import type { Product, TraceEvent } from '../../api/client';
import { bizStep } from '../../api/titles';
import { called, options, type Option } from '../choices';

/** A business step of the server's vocabulary. */
export type Step = keyof typeof bizStep;

/** What a person says that he has done: each is a form of its own. Its steps stand in the order of the work. */
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
  return step in bizStep ? called(bizStep, step as Step) : step;
}

export function stepsOf(stage: Stage): Option[] {
  return options(bizStep, STAGES[stage]);
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
