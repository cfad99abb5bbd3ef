/** As many decimals as anything here is told with. */
export const DECIMALS = 6;
export const MILLION = 10n ** BigInt(DECIMALS);

/** `½`, `1½` and `1 1/2` as NFKC leaves them. */
const FRACTION = /^(?:(\d{1,12}) ?)?(\d)\u2044(\d)$/;

/**
 * A number as people write it, `1,5`, `1.5`, `1.500,25`, `1 500` or `½`, in millionths; undefined for what is none. Three digits after a
 * single mark are thousands where thousands are written so; else both marks are decimal ones.
 *
 * @param thousands the mark between thousands: a dot in Vietnamese, a comma in English; undefined where none are written
 * @param decimals at most so many, 0..6
 */
export function millionths(text: string, thousands: '.' | ',' | undefined, decimals = DECIMALS): bigint | undefined {
  const close = text
    .normalize('NFKC')
    .replace(/[\s\u200b\u00ad]+/g, ' ')
    .trim();
  const [fraction, wholes = '0', above, below] = FRACTION.exec(close) ?? [];
  if (fraction !== undefined) {
    return BigInt(wholes) * MILLION + BigInt(Math.round((Number(above) / Number(below)) * Number(MILLION)));
  }
  const [, whole, part = ''] = /^(\d{1,12})(?:[.,](\d{1,6}))?$/.exec(ungrouped(close, thousands)) ?? [];
  return whole === undefined || part.length > decimals
    ? undefined
    : BigInt(whole) * MILLION + BigInt(part.padEnd(DECIMALS, '0'));
}

function ungrouped(text: string, thousands: '.' | ',' | undefined): string {
  if (thousands === undefined) {
    return text;
  }
  const decimal = thousands === '.' ? ',' : '.';
  const grouped = new RegExp(`^[1-9]\\d{0,2}([\\${thousands} ]\\d{3})+(\\${decimal}\\d+)?$`);
  return grouped.test(text) ? text.replace(new RegExp(`[\\${thousands} ]`, 'g'), '') : text;
}

/** As a program reckons with it. */
export function plainNumber(millionths: bigint): number {
  return Number(millionths) / Number(MILLION);
}
