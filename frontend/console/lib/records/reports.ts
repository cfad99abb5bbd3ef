import { answered, api, type Report } from '../../api/client';
import { reportStates, values } from '../choices';

type Query = { state?: Report['state']; cooperative?: string; assignee?: string };

/** How many reports there are in each state, and in all, by the server's count. */
export async function totals(query: Query): Promise<{ state?: Report['state']; total: number }[]> {
  const states = [undefined, ...values(reportStates)];
  return Promise.all(
    states.map(async (state) => {
      const page = await answered(api.GET('/api/feedback', { params: { query: { ...query, state, size: 1 } } }));
      return { state, total: page.total };
    }),
  );
}

/** The telephone number in what a buyer left, such as “Zalo 0912 345 678”; none where there is no such thing. */
export function phoneIn(contact: string): string | undefined {
  return /(?:\+84|0)(?:[ .-]?\d){9}(?!\d)/.exec(contact)?.[0].replace(/[ .-]/g, '');
}

/** The number of the lot, which its id ends in. */
export function lotNumber(report: Report): string {
  return report.lot.slice(report.lot.lastIndexOf(':') + 1);
}
