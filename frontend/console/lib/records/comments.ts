import type { Comment, Issue, Product } from '../../api/client';
import { fieldNames } from './fields';
import { say } from '../language.svelte';
import { quantity } from '../format';

/** A comment while it is typed. */
export type Note = { vi: string; en: string };

/** Of the fields that have one. */
export type Notes = Record<string, Note>;

/** Both languages of a text under the name of the whole. */
function whole(field: string): string {
  return field.replace(/\.(vi|en)$/, '');
}

/**
 * The comments beside the fields that they are on; one on a whole text stands at its first language, and what no row stands for is the
 * rest.
 *
 * @param rows the fields that are shown
 */
export function beside(comments: Comment[], rows: string[]): { at: Map<string, Comment[]>; rest: Comment[] } {
  const at = new Map<string, Comment[]>();
  const rest: Comment[] = [];
  for (const comment of comments) {
    const row =
      rows.find((field) => field === comment.field) ?? rows.find((field) => whole(field) === whole(comment.field));
    if (row === undefined) {
      rest.push(comment);
    } else {
      at.set(row, [...(at.get(row) ?? []), comment]);
    }
  }
  return { at, rest };
}

/** As they are sent: without those in which nothing is said. */
export function written(notes: Notes): Comment[] {
  return Object.entries(notes)
    .filter(([, note]) => note.vi.trim() || note.en.trim())
    .map(([field, { vi, en }]) => ({ field, text: { vi, en: en.trim() ? en : undefined } }));
}

/** The field that a finding is about, as comments name it: a pack by its id, a list as a whole. */
export function fieldOf(issue: Issue, product: Product): string {
  const pack = /^packs\[(\d+)\]/.exec(issue.field);
  const id = pack ? product.packs?.[Number(pack[1])]?.id : undefined;
  return id === undefined ? issue.field.replace(/\[.*$/, '') : `packs.${id}`;
}

/** What the field of a comment is called. */
export function fieldName(field: string, product: Product): string {
  const pack = product.packs?.find(({ id }) => field === `packs.${id}`);
  if (pack) {
    return say('fieldPack', quantity(pack.net));
  }
  const names = fieldNames();
  const name = names[whole(field)] ?? (field.startsWith('packs') ? say('packs') : field);
  return field.endsWith('.vi')
    ? `${name}, ${say('inVietnamese')}`
    : field.endsWith('.en')
      ? `${name}, ${say('inEnglish')}`
      : name;
}
