import type { TraceEvent } from '../../api/client';

/** So much of some goods, as an event tells it. */
export type Quantity = { epcClass: string; quantity?: number; uom?: string };

export function inputs(event: TraceEvent): Quantity[] {
  return event.type === 'TransformationEvent' ? event.inputQuantityList : [];
}

export function outputs(event: TraceEvent): Quantity[] {
  switch (event.type) {
    case 'TransformationEvent':
      return event.outputQuantityList;
    case 'AggregationEvent':
      return event.childQuantityList;
    case 'ObjectEvent':
      return event.quantityList;
  }
}
