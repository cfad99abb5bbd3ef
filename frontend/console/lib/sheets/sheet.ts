import { ZONE } from '../format';
import type { Column, Page, Value } from '../list.svelte';

/** As many rows as a spreadsheet is given; whoever needs more filters. */
export const MAX_ROWS = 10_000;

const ROWS_AT_ONCE = 100;
const WIDEST = 60;
const NARROWEST = 10;
const HOUR_MS = 3_600_000;

/** What a spreadsheet shows for a text of the API: a date without a zone, which is how spreadsheets keep them. */
export function date(text: string | undefined): Date | undefined {
  if (text === undefined) {
    return undefined;
  }
  const at = new Date(text);
  if (text.length === 10) {
    return at;
  }
  // As the clock on the office's wall.
  return new Date(at.toLocaleString('sv-SE', { timeZone: ZONE }).replace(' ', 'T') + 'Z');
}

type Sheet = { file: Blob; cutShort: boolean };

/**
 * All rows of a list as an XLSX file.
 *
 * @param progress is told how many rows of how many have been read
 * @param stopped asked before each page
 * @returns nothing if it was stopped
 */
export async function sheet<T>(
  name: string,
  columns: Column<T>[],
  read: (page: number, size: number) => Promise<Page<T>>,
  progress: (done: number, all: number) => void,
  stopped: () => boolean,
): Promise<Sheet | undefined> {
  const rows: Value[][] = [];
  let cutShort = false;
  for (let page = 1, pages = 1; page <= pages; page++) {
    if (stopped()) {
      return undefined;
    }
    const found = await read(page, ROWS_AT_ONCE);
    rows.push(...found.items.map((row) => columns.map((column) => column.value(row))));
    progress(rows.length, found.total);
    pages = Math.min(found.pages ?? 1, MAX_ROWS / ROWS_AT_ONCE);
    cutShort = found.total > MAX_ROWS;
  }
  return { file: await written(name, columns, rows), cutShort };
}

async function written<T>(name: string, columns: Column<T>[], rows: Value[][]): Promise<Blob> {
  const { default: write } = await import('write-excel-file/universal');
  const head = columns.map(({ title }) => ({ value: title, fontWeight: 'bold' as const }));
  const cells = rows.map((row) => row.map((value) => cell(value)));
  return write([head, ...cells], {
    sheet: name.slice(0, 31),
    stickyRowsCount: 1,
    columns: columns.map((column, at) => ({ width: width([column.title, ...rows.map((row) => row[at])]) })),
  }).toBlob();
}

function cell(value: Value) {
  if (value === undefined || value === '') {
    return null;
  }
  return value instanceof Date
    ? { value, format: value.getTime() % (24 * HOUR_MS) === 0 ? 'dd/mm/yyyy' : 'dd/mm/yyyy hh:mm' }
    : { value };
}

function width(values: Value[]): number {
  const longest = Math.max(...values.map((value) => (value instanceof Date ? 16 : String(value ?? '').length)));
  return Math.min(WIDEST, Math.max(NARROWEST, longest + 2));
}
