import { number } from '../../../lib/format';
import { current, say } from '../../../lib/language.svelte';
import { amount, value, type Amount, type UnitName } from '../../../lib/lots/weights';
import { millionths } from '../../../lib/numbers/numbers';

/** A number and its unit, as somebody types them. */
export type Typed = { count: string; unit: UnitName };

/** How much was typed; undefined for what is empty, or no number above 0. */
export function typedAmount({ count, unit }: Typed): Amount | undefined {
  const found = millionths(count, current() === 'vi' ? '.' : ',');
  return found === undefined || found === 0n ? undefined : amount(found, unit);
}

const UNITS = { KGM: 'kg', LTR: 'l', C62: 'piece' } as const;

/** An amount that is known, as it stands in a form. */
export function asTyped(known: Amount | undefined, otherwise: UnitName): Typed {
  return known === undefined
    ? { count: '', unit: otherwise }
    : { count: String(value(known)).replace('.', current() === 'vi' ? ',' : '.'), unit: UNITS[known.code] };
}

/** Such as 1.250,5 kg. */
export function inWords(known: Amount): string {
  const count = value(known);
  const text = count.toLocaleString(current() === 'en' ? 'en-GB' : 'vi-VN', { maximumFractionDigits: 6 });
  return known.code === 'C62' ? `${text} ${say('packsShort')}` : `${text} ${known.code === 'KGM' ? 'kg' : 'l'}`;
}

/** Part of the whole in percent. */
export function percent(part: Amount, whole: Amount): string {
  return number(Number((part.millionths * 1_000n) / whole.millionths) / 10);
}
