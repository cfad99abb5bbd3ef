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

function after(last: Numbered, producedOn: string): string {
  const how = DATES.find((date) => last.number.includes(written(last.producedOn, date)));
  if (how !== undefined) {
    const [before = '', rest = ''] = last.number.split(written(last.producedOn, how), 2);
    // The second lot of one day is no second lot of another.
    return before + written(producedOn, how) + (last.producedOn === producedOn ? rest : rest.replace(/^-\d$/, ''));
  }
  const counted = /\d+$/.exec(last.number)?.[0];
  return counted === undefined
    ? `${last.number}-${written(producedOn, PLAIN)}`
    : last.number.slice(0, -counted.length) + String(Number(counted) + 1).padStart(counted.length, '0');
}

/**
 * The number that a maker would give the next lot: as the last one, with its own day or one more.
 *
 * @param last none where there has been no lot
 * @param producedOn such as 2026-11-28
 * @param used of the same pack: no number is used again
 */
export function nextNumber(last: Numbered | undefined, producedOn: string, used: string[]): string {
  const like = last && after(last, producedOn);
  const first = like !== undefined && like.length <= MAX_LENGTH ? like : written(producedOn, PLAIN);
  let number = first;
  for (let count = 2; used.includes(number); count++) {
    number = `${first.replace(/-\d$/, '')}-${count}`;
  }
  return number;
}
