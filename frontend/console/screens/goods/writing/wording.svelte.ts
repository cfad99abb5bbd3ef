import { answered, api, type Issue } from '../../../api/client';
import { read } from '../../../lib/language.svelte';
import type { FieldMessage } from '../../../lib/fieldMessages';
import { wording } from '../../../offline/goods/body';
import type { GoodDraft } from '../../../offline/drafts.svelte';

/** A person who types is not asked after every letter, nor the server. */
const PAUSE_MS = 1200;

/** The server's rules that are about words, and can be told before the rest is written. */
const RULES = ['health-claim', 'badge', 'named-component', 'allergen'];

/** What the rules say of the words of a draft while they are typed: claims that need proof, allergens that stand nowhere. */
export class Wording {
  says = $state.raw<FieldMessage[]>([]);

  constructor(draft: () => GoodDraft) {
    $effect(() => {
      const { typed, product } = draft();
      const body = wording(typed);
      if (body === undefined) {
        return undefined;
      }
      let current = true;
      const timer = setTimeout(() => {
        answered(api.POST('/api/checks', { params: { query: { product: product?.id } }, body })).then(
          ({ issues }) => {
            if (current) {
              this.says = issues.filter(({ rule }) => RULES.includes(rule)).map(said);
            }
          },
          // Without a signal nothing is said of it.
          () => undefined,
        );
      }, PAUSE_MS);
      return () => {
        current = false;
        clearTimeout(timer);
      };
    });
  }
}

function said(issue: Issue): FieldMessage {
  return { field: issue.field, kind: issue.severity === 'BLOCK' ? 'block' : 'warning', text: read(issue.says) };
}
