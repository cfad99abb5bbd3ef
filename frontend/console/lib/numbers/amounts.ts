import type { Schemas } from '../../api/client';
import { millionths, plainNumber } from './numbers';

type Quantity = Schemas['Quantity'];

/** What people write after a number, and how much of which unit it is. */
const MEASURES: Record<string, [number, Quantity['unit']]> = {
  g: [1, 'G'],
  gam: [1, 'G'],
  gram: [1, 'G'],
  lạng: [100, 'G'],
  kg: [1, 'KG'],
  ký: [1, 'KG'],
  kí: [1, 'KG'],
  kilo: [1, 'KG'],
  cân: [1, 'KG'],
  yến: [10, 'KG'],
  tạ: [100, 'KG'],
  tấn: [1000, 'KG'],
  ml: [1, 'ML'],
  l: [1, 'L'],
  lít: [1, 'L'],
  chiếc: [1, 'PIECE'],
  cái: [1, 'PIECE'],
  quả: [1, 'PIECE'],
  con: [1, 'PIECE'],
  piece: [1, 'PIECE'],
  pieces: [1, 'PIECE'],
};

/** The smaller unit, where half of the larger is not written with decimals on a label. */
const SMALLER: Partial<Record<Quantity['unit'], Quantity['unit']>> = { KG: 'G', L: 'ML' };

const THOUSAND = 1_000;
const MILLION = 1_000_000;
const MONTH_DAYS = 30;
const YEAR_DAYS = 365;

function plain(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\u200b\u00ad]+/g, ' ')
    .trim();
}

/** No more than three decimals, and without what binary fractions add. */
function exact(value: number): number {
  return Math.round(value * THOUSAND) / THOUSAND;
}

/** A number in which both marks are decimal ones; undefined for what is none. */
function decimal(text: string): number | undefined {
  const found = millionths(text, undefined, 3);
  return found === undefined ? undefined : plainNumber(found);
}

/** Whole đồng as people write them: 45k, 45 nghìn, 45.000, 45,000 ₫, 1,2 triệu, 1tr2; undefined for what is none above 0. */
export function money(text: string): number | undefined {
  const written = plain(text).replace(/ ?(₫|đ|đồng|vnd|vnđ)$/, '');
  const split = /^(\d{1,4}) ?(?:tr|triệu)(?: ?(\d{1,3}))?$/.exec(written);
  if (split) {
    // 1tr2 is one million and two hundred thousand.
    return positive(Number(split[1]) * MILLION + Number((split[2] ?? '').padEnd(3, '0')) * THOUSAND);
  }
  const scaled = /^(.*\d) ?(k|n|ng|ngàn|nghìn|tr|triệu)$/.exec(written);
  if (scaled) {
    const scale = /^t/.test(scaled[2] ?? '') ? MILLION : THOUSAND;
    return positive(Math.round((decimal(scaled[1] ?? '') ?? 0) * scale));
  }
  // Nobody writes less than a đồng: both marks are those of thousands.
  const whole = millionths(written, written.includes(',') ? ',' : '.', 0);
  return whole === undefined ? undefined : positive(plainNumber(whole));
}

function positive(value: number): number | undefined {
  return Number.isSafeInteger(value) && value > 0 ? value : undefined;
}

/**
 * A quantity as people write it: 200g, 1,5 kg, 2 lạng, nửa ký, ½ lít, 1 kg rưỡi; undefined for what is none above 0, and for 1.000 g,
 * which is a thousand to some and one to others.
 */
export function net(text: string): Quantity | undefined {
  const written = plain(text).replace(/^nửa |^half a /, '0,5 ');
  const parts = /^(.*\d) ?(\p{L}+)( rưỡi)?$/u.exec(written);
  if (/^[1-9]\d{0,2}[.,]\d{3}$/.test(parts?.[1] ?? '')) {
    return undefined;
  }
  const measure = parts ? MEASURES[(parts[2] ?? '').normalize('NFC')] : undefined;
  const count = decimal(parts?.[1] ?? '');
  if (!parts || !measure || count === undefined) {
    return undefined;
  }
  const [times, unit] = measure;
  const value = exact((count + (parts[3] ? 0.5 : 0)) * times);
  const smaller = SMALLER[unit];
  if (!(value > 0)) {
    return undefined;
  }
  return smaller && value < 1 ? { value: exact(value * THOUSAND), unit: smaller } : { value, unit };
}

const SYMBOLS: Record<Quantity['unit'], string> = { G: 'g', KG: 'kg', ML: 'ml', L: 'l', PIECE: 'chiếc' };

/** A quantity as {@link net} reads it. */
export function written({ value, unit }: Quantity): string {
  return `${String(value).replace('.', ',')} ${SYMBOLS[unit]}`;
}

const SPANS: [RegExp, number][] = [
  [/^(ngày|day)/, 1],
  [/^(tuần|week)/, 7],
  [/^(tháng|month)/, MONTH_DAYS],
  [/^(năm|year)/, YEAR_DAYS],
];

/**
 * Days in `12 tháng`, `1 năm`, `45 ngày`, `2 tuần` and their English; undefined for what is none. Months of whole years count as years,
 * as the server counts them back.
 */
export function days(text: string): number | undefined {
  const written = /^(\d{1,4}) ?(\p{L}+)?$/u.exec(plain(text));
  const count = Number(written?.[1] ?? 0);
  const span = SPANS.find(([name]) => name.test(written?.[2] ?? 'ngày'))?.[1] ?? 0;
  return positive(span === MONTH_DAYS && count % 12 === 0 ? (count / 12) * YEAR_DAYS : count * span);
}
