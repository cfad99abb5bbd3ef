import { Failure, type Problem } from '../../api/client';
import { current } from '../language.svelte';
import { send, signedOut } from '../me.svelte';
import { counted, nothingYet, type RowAnswer, type Tally } from './tally';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const CSV = 'text/csv';

/**
 * Has a sheet checked, or written.
 *
 * @param progress is told what became of the rows so far
 * @throws Failure if it was refused as a whole, or nobody knows how it ended
 */
export async function take(
  file: Blob,
  apply: boolean,
  progress: (tally: Tally) => void,
  signal: AbortSignal,
): Promise<Tally> {
  const answer = await sent(
    file,
    `?apply=${apply}&lang=${current()}`,
    'application/x-ndjson, application/json',
    signal,
  );
  let tally = nothingYet();
  for await (const answers of lines(answer)) {
    tally = counted(tally, answers);
    progress(tally);
  }
  if (tally.done < tally.rows) {
    throw new Failure(0);
  }
  return tally;
}

/** The sheet with a column that says what is wrong in each row. */
export async function withResults(file: Blob): Promise<Blob> {
  return (await sent(file, `/answered?lang=${current()}`, XLSX)).blob();
}

/** The present goods as a sheet. */
export async function goodsSheet(cooperative: string | undefined): Promise<Blob> {
  const maker = cooperative === undefined ? '' : `&cooperative=${encodeURIComponent(cooperative)}`;
  return (await asked(new Request(`/api/goods-sheet?lang=${current()}${maker}`, { headers: { Accept: XLSX } }))).blob();
}

async function sent(file: Blob, query: string, accept: string, signal?: AbortSignal): Promise<Response> {
  // Windows says that a CSV is Excel's; what it is, the server sees.
  const type = file instanceof File && /\.(csv|txt|tsv)$/i.test(file.name) ? CSV : XLSX;
  const headers = { Accept: accept, 'Content-Type': type };
  return asked(
    new Request(`/api/goods-sheet${query}`, { method: 'POST', headers, body: file, signal: signal ?? null }),
  );
}

async function asked(request: Request): Promise<Response> {
  const answer = await send(request).catch((lost: unknown) => {
    throw lost instanceof TypeError ? new Failure(0) : lost;
  });
  if (answer.status === 401) {
    signedOut();
  }
  if (!answer.ok) {
    throw new Failure(answer.status, (await answer.json().catch(() => undefined)) as Problem | undefined);
  }
  return answer;
}

async function* lines(answer: Response): AsyncGenerator<RowAnswer[]> {
  const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  for (;;) {
    const piece = await reader?.read().catch((lost: unknown) => {
      throw lost instanceof TypeError ? new Failure(0) : lost;
    });
    if (piece === undefined || piece.done) {
      return;
    }
    const whole = (rest + piece.value).split('\n');
    rest = whole.pop() ?? '';
    yield whole.map((line) => JSON.parse(line) as RowAnswer);
  }
}
