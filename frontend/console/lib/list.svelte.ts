import { Loaded } from './loading.svelte';
import { askedPage } from './router.svelte';

/** @param asOf of which time it is, where the server did not answer */
export type Page<T> = { items: T[]; page: number; pages?: number; total: number; asOf?: string };

/** What a cell holds in a spreadsheet; a day or a moment is a date there, so that it sorts as one. */
export type Value = string | number | Date | undefined;

/** The first one of a table names the record, and always stands. */
export type Column<T> = {
  key: string;
  title: string;
  value: (row: T) => Value;
  /** It is told in the first cell; a spreadsheet has it as a column. */
  inFirst?: true;
};

const ROWS = 24;

/** A list of the server's, read page by page as the address asks. */
export class List<T> extends Loaded<Page<T>> {
  /** @param read reads its reactive values before it first waits */
  constructor(readonly read: (page: number, size: number) => Promise<Page<T>>) {
    super(() => read(askedPage(), ROWS));
  }
}
