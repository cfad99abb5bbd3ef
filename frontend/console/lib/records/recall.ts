import { answered, api, type Lot, type Publication } from '../../api/client';

/** A lot that may have to be recalled, too. */
export type Related = { lot: Lot; why: 'madeFrom' | 'sameNumber' | 'sameHarvest'; of: string };

type Progress = (done: number, all: number) => void;

/** As many lots of one product are looked at; each has a journey of its own to be read. */
const MAX_LOTS = 48;

/** What a lot's journey begins with: the raw material that nothing was recorded before. */
async function origins(lot: Lot): Promise<Set<string>> {
  const journey = await answered(api.GET('/api/lots/{code}/journey', { params: { path: { code: lot.code } } }));
  const made = new Set<string>();
  const used = new Set<string>();
  const first = new Set<string>();
  for (const { event } of journey.steps) {
    if (event.type === 'TransformationEvent') {
      event.inputQuantityList?.forEach(({ epcClass }) => used.add(epcClass));
      event.outputQuantityList?.forEach(({ epcClass }) => made.add(epcClass));
    } else if (event.type === 'ObjectEvent' && event.action === 'ADD') {
      event.quantityList?.forEach(({ epcClass }) => first.add(epcClass));
    }
  }
  return new Set([...first, ...used].filter((epcClass) => !made.has(epcClass)));
}

export async function lotsOf(product: string): Promise<Lot[]> {
  return (await answered(api.GET('/api/lots', { params: { query: { product, size: MAX_LOTS } } }))).items;
}

/**
 * Lots that were made from those chosen, bear the same number, or come of the same raw material.
 *
 * @param stopped asked between two requests
 */
export async function related(
  chosen: Lot[],
  progress: Progress,
  stopped: () => boolean,
): Promise<{ lots: Related[]; cutShort: boolean }> {
  const found = new Map<string, Related>();
  let cutShort = false;
  const add = (lot: Lot, why: Related['why'], of: Lot) => {
    if (!lot.recall && !found.has(lot.id) && !chosen.some((other) => other.id === lot.id)) {
      found.set(lot.id, { lot, why, of: of.number });
    }
  };
  const siblings = new Map<string, Lot[]>();
  for (const lot of chosen) {
    siblings.set(lot.product, siblings.get(lot.product) ?? (await lotsOf(lot.product)));
  }
  const all = chosen.length + [...siblings.values()].reduce((sum, lots) => sum + lots.length, 0);
  let done = 0;
  const sources = new Map<string, Set<string>>();
  for (const lot of chosen) {
    const made = await answered(api.GET('/api/lots/{code}/descendants', { params: { path: { code: lot.code } } }));
    cutShort ||= made.cutShort;
    made.lots.forEach((other) => add(other, 'madeFrom', lot));
    siblings
      .get(lot.product)
      ?.filter((other) => other.number === lot.number)
      .forEach((other) => add(other, 'sameNumber', lot));
    sources.set(lot.id, await origins(lot));
    progress(++done, all);
  }
  for (const lot of chosen) {
    const from = sources.get(lot.id) ?? new Set();
    for (const other of siblings.get(lot.product) ?? []) {
      if (stopped()) {
        return { lots: [...found.values()], cutShort: true };
      }
      if (!other.recall && !found.has(other.id) && from.size > 0) {
        const theirs = sources.get(other.id) ?? (await origins(other));
        sources.set(other.id, theirs);
        if ([...theirs].some((source) => from.has(source))) {
          add(other, 'sameHarvest', lot);
        }
      }
      progress(Math.min(++done, all), all);
    }
  }
  return { lots: [...found.values()], cutShort };
}

/** What stands, or stood, on platforms of the goods of these lots. */
export async function publicationsOf(lots: { product: string }[]): Promise<Publication[]> {
  const products = [...new Set(lots.map((lot) => lot.product))];
  const pages = await Promise.all(
    products.map((product) => answered(api.GET('/api/publications', { params: { query: { product, size: 100 } } }))),
  );
  return pages.flatMap((page) => page.items);
}
