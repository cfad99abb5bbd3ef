import type { Lot, TraceEvent } from '../../../api/client';
import { read, say } from '../../../lib/language.svelte';
import type { OwnGood } from '../../../lib/lots/lots';
import { transforms, type Stage } from '../../../lib/lots/businessSteps';
import { less, sum } from '../../../lib/lots/weights';
import { inWords, percent, typedAmount } from './amounts';
import type { Diary } from './events';
import { leftAfter, measured, netOfOne, notShown, type TypedWork } from './work';

/** A sentence about what was weighed; short: it cannot be so. */
type Line = { text: string; short: boolean };

/** What a form says so far: in less out, and what is left of what goes in. */
export function balance(
  lot: Lot,
  good: OwnGood,
  diary: Diary,
  stage: Stage,
  typed: TypedWork,
  wrong: TraceEvent | undefined,
): Line[] {
  if (!transforms(stage)) {
    return [];
  }
  const lines: Line[] = [];
  const out = typedAmount(typed.out);
  const weight = measured(out, typed.out.epcClass === lot.epcClass ? netOfOne(lot, good) : undefined);
  if (out?.code === 'C62' && weight && weight.code !== 'C62') {
    lines.push({ text: say('balancePacks', inWords(out), inWords(weight)), short: false });
  }
  const all = sum(typed.ins.map(typedAmount));
  const got = sum([weight, ...typed.more.map(typedAmount)]);
  const alone = !wrong || notShown(lot, wrong).length === 0;
  if (alone && all && got?.code === all.code) {
    const lost = less(all, got);
    const parts = [say('balanceIn', inWords(all)), say('balanceOut', inWords(got))];
    const over = lost.millionths < 0n;
    parts.push(
      over
        ? say('balanceOver', inWords(less(got, all)))
        : lost.millionths === 0n
          ? say('balanceEven')
          : say('balanceLost', inWords(lost), percent(got, all)),
    );
    lines.push({ text: `${parts.join(', ')}.`, short: over });
  }
  for (const goods of typed.ins) {
    const stock = diary.stocks.find(({ epcClass }) => epcClass === goods.epcClass);
    const taken = typedAmount(goods);
    const left = stock && taken && leftAfter(stock, taken, wrong);
    if (stock && left) {
      const short = left.millionths < 0n;
      const much = inWords(short ? { ...left, millionths: -left.millionths } : left);
      lines.push({ text: `${say(short ? 'stockShort' : 'stockAfter', read(stock.name), much)}.`, short });
    }
  }
  return lines;
}
