import { account } from './account';
import { desk } from './desk';
import { diary } from './diary';
import { evidence } from './evidence';
import { forms } from './forms';
import { frame } from './frame';
import { goods } from './goods';
import { inbox } from './inbox';
import { lists } from './lists';
import { makers } from './makers';
import { offline } from './offline';
import { office } from './office';
import { people } from './people';
import { recall } from './recall';
import { reports } from './reports';
import { review } from './review';
import { today } from './today';
import { trail } from './trail';

/** Words by their keys: Vietnamese, then English. `{0}` gives way to a value. */
export type Words = Record<string, readonly [vi: string, en: string]>;

/**
 * The words that are there at once; those of screens that few people open stand beside the screen as `words.ts`, and come with it:
 * {@link learn}.
 */
export const words = {
  ...frame,
  ...lists,
  ...forms,
  ...goods,
  ...review,
  ...makers,
  ...people,
  ...account,
  ...trail,
  ...today,
  ...evidence,
  ...reports,
  ...recall,
  ...desk,
  ...inbox,
  ...diary,
  ...office,
  ...offline,
} satisfies Words;
