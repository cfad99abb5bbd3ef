import { DECIMALS, MILLION, millionths, plainNumber } from '../numbers/numbers';

/** Units in which people weigh and measure, and how many of which unit of UN/ECE Recommendation 20 each is, times a thousand. */
const UNITS = {
  ton: { code: 'KGM', thousandths: 1_000_000n },
  quintal: { code: 'KGM', thousandths: 100_000n },
  yen: { code: 'KGM', thousandths: 10_000n },
  kg: { code: 'KGM', thousandths: 1_000n },
  lang: { code: 'KGM', thousandths: 100n },
  g: { code: 'KGM', thousandths: 1n },
  l: { code: 'LTR', thousandths: 1_000n },
  ml: { code: 'LTR', thousandths: 1n },
  piece: { code: 'C62', thousandths: 1_000n },
} as const;

/** How a unit is called in this module; what people read stands in the words of the diary. */
export type UnitName = keyof typeof UNITS;

type UnitCode = (typeof UNITS)[UnitName]['code'];

/** An amount in the unit that events are sent in: kg, l or pieces, exact to six decimals. */
export type Amount = { code: UnitCode; millionths: bigint };

export const UNIT_NAMES = Object.keys(UNITS) as UnitName[];

/** So many of a unit; undefined where it is finer than events are told. */
export function amount(count: bigint, unit: UnitName): Amount | undefined {
  const { code, thousandths } = UNITS[unit];
  const product = count * thousandths;
  return product % 1_000n === 0n ? { code, millionths: product / 1_000n } : undefined;
}

/** What an event tells; undefined for what is not measured, or in a unit that is not known here. */
export function told(quantity: number | undefined, uom = 'C62'): Amount | undefined {
  const units: Record<string, UnitName> = {
    KGM: 'kg',
    GRM: 'g',
    TNE: 'ton',
    DTN: 'quintal',
    LTR: 'l',
    MLT: 'ml',
    C62: 'piece',
    H87: 'piece',
    HEA: 'piece',
  };
  const unit = units[uom];
  const count = quantity === undefined ? undefined : millionths(plain(quantity), ',');
  return unit === undefined || count === undefined ? undefined : amount(count, unit);
}

/** Without an exponent. */
function plain(value: number): string {
  return value.toFixed(DECIMALS);
}

/** As it is sent: a decimal of at most 15 digits is written by JSON just as it is read. */
export function value({ millionths }: Amount): number {
  return plainNumber(millionths);
}

/** What so many packs weigh or measure. */
export function times(count: Amount, net: Amount): Amount {
  return { code: net.code, millionths: (count.millionths * net.millionths) / MILLION };
}

/** The sum of what is all in one unit; undefined where it is not. */
export function sum(amounts: (Amount | undefined)[]): Amount | undefined {
  const [first] = amounts;
  if (first === undefined || amounts.some((one) => one?.code !== first.code)) {
    return undefined;
  }
  return { code: first.code, millionths: amounts.reduce((total, one) => total + (one?.millionths ?? 0n), 0n) };
}

/** One less another of the same unit, which may be less than nothing. */
export function less(from: Amount, taken: Amount): Amount {
  return { code: from.code, millionths: from.millionths - taken.millionths };
}
