import type { Word } from '../../../lib/language.svelte';

/** One question each, in the order in which they are asked. */
export const steps = ['what', 'packs', 'label', 'photos', 'send'] as const;

export type Step = (typeof steps)[number];

export const stepWords: Record<Step, { title: Word; why?: Word }> = {
  what: { title: 'stepWhat', why: 'stepWhatWhy' },
  packs: { title: 'stepPacks', why: 'stepPacksWhy' },
  label: { title: 'stepLabel', why: 'stepLabelWhy' },
  photos: { title: 'stepPhotos', why: 'stepPhotosWhy' },
  send: { title: 'stepSend' },
};

export function isStep(text: string | undefined): text is Step {
  return steps.some((step) => step === text);
}

/** Where a field of the API is asked for; undefined of what no step asks, such as how the maker is reached. */
export function stepOf(field: string): Step | undefined {
  const [first] = field.split(/[.[]/);
  switch (first) {
    case 'name':
    case 'description':
    case 'category':
    case 'season':
    case 'film':
      return 'what';
    case 'packs':
      return 'packs';
    case 'label':
      return 'label';
    case 'photos':
      return 'photos';
    default:
      return undefined;
  }
}
