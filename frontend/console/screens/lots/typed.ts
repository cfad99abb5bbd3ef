import type { Made } from './made';

/** A lot that is made, as it stands in the form. */
export type TypedLot = Made & {
  pack: string;
  producedOn: string;
  number: string;
  expiresOn: string;
  diaryPublished: boolean;
};
