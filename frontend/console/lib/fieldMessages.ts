import type { Comment, Issue, Problem, Product } from '../api/client';
import { fieldOf } from './records/comments';
import { current, read, say } from './language.svelte';
import { toSend, type Fault } from '../offline/goods/body';
import { type Typed } from '../offline/goods/typedGood';

/** Something that is said about a field: by the form or the server, by the rules of publishing, or by an officer. */
export type FieldMessage = { field: string; kind: 'fault' | 'block' | 'warning' | 'remark'; text: string };

/** Both ways in which the API names a pack, as the place of it among those that are sent. */
function placed(field: string, typed: Typed): string {
  const named = /^packs\.([^.[]+)/.exec(field);
  const at = named ? toSend(typed).findIndex(({ id }) => id === named[1]) : -1;
  return at < 0 ? field : `packs[${at}]`;
}

export function fromForm(found: Fault[]): FieldMessage[] {
  return found.map(({ field, word }) => ({ field, kind: 'fault', text: say(word) }));
}

export function fromServer(problem: Problem | undefined): FieldMessage[] {
  return (problem?.errors ?? []).map(({ field = '', vi, en }) => ({
    field,
    kind: 'fault',
    text: (current() === 'en' ? (en ?? vi) : vi)
      .split(' ')
      .filter((word) => word !== field)
      .join(' '),
  }));
}

export function fromRules(issues: Issue[], product: Product, typed: Typed): FieldMessage[] {
  return issues.map((issue) => ({
    field: /^packs\[\d+\]/.test(issue.field) ? placed(fieldOf(issue, product), typed) : issue.field,
    kind: issue.severity === 'BLOCK' ? 'block' : 'warning',
    text: read(issue.says),
  }));
}

export function fromOfficer(comments: Comment[], typed: Typed): FieldMessage[] {
  return comments.map(({ field, text }) => ({ field: placed(field, typed), kind: 'remark', text: read(text) }));
}

/** What is said about a field, and about its parts. @param english of the English of it, or of all but that */
export function about(all: FieldMessage[], field: string, english = false): FieldMessage[] {
  return all.filter((said) => {
    const within = said.field === field || said.field.startsWith(`${field}.`) || said.field.startsWith(`${field}[`);
    return within && said.field.endsWith('.en') === english;
  });
}
