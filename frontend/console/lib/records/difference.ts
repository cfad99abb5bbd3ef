import { diffWordsWithSpace } from 'diff';
import type { Issue, Product } from '../../api/client';
import { fieldOf } from './comments';
import { fields, type Field } from './fields';

/** A stretch of text. `mark` says that a rule found something in it. */
export type Piece = { text: string; kind: 'same' | 'added' | 'removed'; mark: boolean };

export type Change = Field & {
  kind: 'same' | 'changed' | 'added' | 'removed';
  before: string | undefined;
  pieces: Piece[];
  issues: Issue[];
};

/** Two texts that have little in common take long to compare; beyond this one stands for the other. */
const MAX_EDITS = 2_000;

/** What is quoted at the beginning of a finding is the word that was found. */
function foundWord(issue: Issue): string | undefined {
  return /^"([^"]+)"/.exec(issue.says.vi)?.[1]?.toLowerCase();
}

/** Where the words of the findings stand in a text. */
function marked(text: string, issues: Issue[]): [number, number][] {
  const lower = text.toLowerCase();
  const word = /[\p{L}\p{N}]/u;
  const ranges: [number, number][] = [];
  for (const found of issues.map(foundWord)) {
    for (let at = found ? lower.indexOf(found) : -1; found && at >= 0; at = lower.indexOf(found, at + 1)) {
      const end = at + found.length;
      if (!word.test(lower[at - 1] ?? ' ') && !word.test(lower[end] ?? ' ')) {
        ranges.push([at, end]);
      }
    }
  }
  return ranges.sort((a, b) => a[0] - b[0]);
}

function pieces(before: string | undefined, now: string, issues: Issue[]): Piece[] {
  const parts =
    before === undefined
      ? [{ value: now, added: false, removed: false }]
      : (diffWordsWithSpace(before, now, { maxEditLength: MAX_EDITS }) ?? [
          { value: before, added: false, removed: true },
          { value: now, added: true, removed: false },
        ]);
  const ranges = marked(now, issues);
  const out: Piece[] = [];
  let at = 0;
  for (const { value, added, removed } of parts) {
    const kind = added ? 'added' : removed ? 'removed' : 'same';
    if (removed) {
      out.push({ text: value, kind, mark: false });
      continue;
    }
    const end = at + value.length;
    const cuts = [at, end, ...ranges.flat().filter((cut) => cut > at && cut < end)];
    const sorted = [...new Set(cuts)].sort((a, b) => a - b);
    for (let i = 0; i + 1 < sorted.length; i++) {
      const from = sorted[i]!;
      const to = sorted[i + 1]!;
      const mark = ranges.some(([start, stop]) => start <= from && to <= stop);
      out.push({ text: now.slice(from, to), kind, mark });
    }
    at = end;
  }
  return out;
}

/**
 * What a working copy says beside what the public sees.
 *
 * @param shown undefined where the public sees nothing
 */
export function difference(working: Product, shown: Product | undefined, issues: Issue[]): Change[] {
  const before = new Map((shown ? fields(shown) : []).map((field) => [field.path, field]));
  const now = fields(working);
  const changes = now.map((field): Change => {
    const old = before.get(field.path);
    const found = issues.filter((issue) => isAbout(issue, field.path, working));
    const kind = !shown || old?.text === field.text ? 'same' : old ? 'changed' : 'added';
    return { ...field, kind, before: old?.text, issues: found, pieces: pieces(old?.text, field.text, found) };
  });
  const gone = [...before.values()]
    .filter((old) => !now.some((field) => field.path === old.path))
    .map((old): Change => {
      return {
        ...old,
        kind: 'removed',
        before: old.text,
        issues: [],
        pieces: [{ text: old.text, kind: 'removed', mark: false }],
      };
    });
  return [...changes, ...gone];
}

/** A finding about a pack or one of several ingredients stands at the row of it. */
function isAbout(issue: Issue, path: string, product: Product): boolean {
  const field = fieldOf(issue, product);
  return issue.field === path || field === path || (field !== issue.field && `${field}.vi` === path);
}

/** Findings about what no text stands for: a missing field, photos, packs, the maker. */
export function elsewhere(changes: Change[], issues: Issue[]): Issue[] {
  return issues.filter((issue) => !changes.some((change) => change.issues.includes(issue)));
}
