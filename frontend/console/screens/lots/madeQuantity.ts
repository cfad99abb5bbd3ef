import type { Schemas } from '../../api/client';
import type { Language } from '../../lib/language.svelte';
import { value } from '../../lib/lots/weights';
import { millionths } from '../../lib/numbers/numbers';

type Quantity = Schemas['Quantity'];

export type Made = { count: string; unit: Quantity['unit'] };

/** How much was filled, as it stands in a form. */
export function asMade(quantity: Quantity | undefined, byWeight: boolean | undefined, language: Language): Made {
  return quantity === undefined
    ? { count: '', unit: byWeight ? 'KG' : 'PIECE' }
    : { count: String(quantity.value).replace('.', language === 'vi' ? ',' : '.'), unit: quantity.unit };
}

/** How much was filled, as it is sent; undefined for what is no number above 0. */
export function made({ count, unit }: Made, language: Language): Quantity | undefined {
  const found = millionths(count, language === 'vi' ? '.' : ',');
  return found === undefined || found === 0n ? undefined : { value: value({ code: 'C62', millionths: found }), unit };
}
