type Numbered = { number: string; producedOn: string };

/** GS1: a lot number has at most 20 characters. */
const MAX_LENGTH = 20;

/** Ways in which makers write the day of production into a number, longer ones first. */
const DATES = ['yyyy-mm-dd', 'yyyymmdd', 'ddmmyyyy', 'yymmdd', 'ddmmyy', 'ddmm'];
const PLAIN = 'ddmmyy';

function written(day: string, how: string): string {
  const [year = '', month = '', date = ''] = day.split('-');
  return how.replace('yyyy', year).replace('yy', year.slice(2)).replace('mm', month).replace('dd', date);
}

/** The day of production in a number, where it has one, becomes another. */
function dated({ number, producedOn: before }: Numbered, producedOn: string): string | undefined {
  const how = DATES.find((date) => number.includes(written(before, date)));
  if (how === undefined) {
    return undefined;
  }
  const [start = '', rest = ''] = number.split(written(before, how), 2);
  // The second lot of one day is no second lot of another.
  return start + written(producedOn, how) + (before === producedOn ? rest : rest.replace(/^-\d$/, ''));
}

/** One more, with as many digits at least; undefined for what does not end in a number. */
function counted(number: string): string | undefined {
  const count = /\d+$/.exec(number)?.[0];
  return count && number.slice(0, -count.length) + String(BigInt(count) + 1n).padStart(count.length, '0');
}

/** The first of some numbers that was not used. */
function unused(first: string, used: string[], next: (number: string, at: number) => string): string {
  let number = first;
  for (let at = 2; used.includes(number); at++) {
    number = next(number, at);
  }
  return number;
}

/**
 * The number that a maker would give the next lot: as the last one, with its own day or one more.
 *
 * @param last none where there has been no lot
 * @param producedOn such as 2026-11-28
 * @param used of the same pack: no number is used again
 */
export function nextNumber(last: Numbered | undefined, producedOn: string, used: string[]): string {
  const day = written(producedOn, PLAIN);
  const like = last && dated(last, producedOn);
  const more = last && like === undefined ? counted(last.number) : undefined;
  const first = more ?? like ?? (last ? `${last.number}-${day}` : day);
  const number = unused(first, used, (one, at) =>
    more === undefined ? `${first.replace(/-\d$/, '')}-${at}` : (counted(one) ?? one),
  );
  return number.length <= MAX_LENGTH ? number : day;
}
