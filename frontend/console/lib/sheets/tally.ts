import type { Schemas } from '../../api/client';

export type RowAnswer = Schemas['SheetAnswer'];

/** What is kept of a sheet's answers: a phone need not hold 50,000 of them. */
const KEPT = 500;

/** What became of a sheet's rows so far. */
export type Tally = {
  rows: number;
  done: number;
  created: number;
  updated: number;
  unchanged: number;
  refused: number;
  ignored: string[];
  /** The first rows that change or come to be. */
  changes: RowAnswer[];
  /** The first rows that are to be mended. */
  faults: RowAnswer[];
};

export function nothingYet(): Tally {
  return { rows: 0, done: 0, created: 0, updated: 0, unchanged: 0, refused: 0, ignored: [], changes: [], faults: [] };
}

/** The tally with some more answers. */
export function counted(tally: Tally, answers: RowAnswer[]): Tally {
  const sum = { ...tally, changes: [...tally.changes], faults: [...tally.faults] };
  for (const answer of answers) {
    if (answer.outcome === 'header') {
      sum.rows = answer.rows ?? 0;
      sum.ignored = answer.ignored ?? [];
      continue;
    }
    sum.done++;
    sum[answer.outcome]++;
    const kept = answer.outcome === 'refused' ? sum.faults : answer.outcome === 'unchanged' ? undefined : sum.changes;
    if (kept !== undefined && kept.length < KEPT) {
      kept.push(answer);
    }
  }
  return sum;
}
