import type { Made } from './madeQuantity';

/** What may be changed of a lot, as it stands in the form. */
export type TypedLotChange = Made & {
  producedOn: string;
  expiresOn: string;
  diaryPublished: boolean;
};

/** A lot that is made, as it stands in the form. */
export type TypedLot = TypedLotChange & {
  pack: string;
  number: string;
};
