import { called, evidenceKinds } from '../../lib/choices';
import { read, say } from '../../lib/language.svelte';
import { lotPath } from '../../lib/lots/lots';
import { stepName, stepOf } from '../../lib/lots/businessSteps';
import { ROOT } from '../../lib/router.svelte';
import { recordDraft, type Draft } from '../drafts.svelte';
import type { EntryDraft } from './records';

/** What people call a draft. */
export function titleOf(draft: Draft): string {
  switch (draft.kind) {
    case 'good':
      return draft.typed.name || say('untitled');
    case 'lot':
      return `${say('lot')} ${draft.typed.number}, ${read(draft.good.name)}`;
    case 'entry':
      return `${stepName(draft.typed.step)}, ${say('lot')} ${numberOf(draft)}`;
    case 'lotChange':
      return say('changesLot', draft.number);
    case 'takeBack':
      return say('takesBack', stepName(stepOf(draft.body)), draft.number);
    case 'paper':
      return `${called(evidenceKinds, draft.typed.kind)} ${draft.typed.number}`;
  }
}

/** The number of an entry's lot: one that waits here may have been given another since. */
function numberOf({ lot, number }: EntryDraft): string {
  return recordDraft('lot', lot)?.typed.number ?? number;
}

/** Why the server has not taken a draft; goods by what people call them. */
export function reasonsOf({ refusal, ...draft }: Draft): string[] {
  const said = refusal?.errors.length ? refusal.errors : [{ vi: refusal?.detail ?? '' }];
  const goods = draft.kind === 'entry' || draft.kind === 'takeBack' ? (draft.body['sanvat:goods'] ?? []) : [];
  return said.map((fault) =>
    goods.reduce((text, { epcClass, name }) => text.replaceAll(`"${epcClass}"`, read(name)), read(fault)),
  );
}

/** Where a draft is written on; of what was sent, where it is. */
export function addressOf(draft: Draft): string {
  if (draft.kind === 'good') {
    return draft.product ? `${ROOT}/goods/${draft.product.id}/edit` : `${ROOT}/goods/new?draft=${draft.id}`;
  }
  return draft.sent?.path ?? formOf(draft);
}

function formOf(draft: Exclude<Draft, { kind: 'good' }>): string {
  const query = `?draft=${encodeURIComponent(draft.id)}`;
  switch (draft.kind) {
    case 'lot':
      return draft.state === 'REFUSED' ? `${ROOT}/lots/new${query}` : lotPath(draft.id);
    case 'entry': {
      const corrects = draft.body['sanvat:corrects']?.eventID;
      const wrong = corrects ? `&corrects=${encodeURIComponent(corrects)}` : '';
      return `${ROOT}/lots/${draft.lot}/diary/${draft.stage}${query}${wrong}`;
    }
    case 'lotChange':
      return `${ROOT}/lots/${draft.lot}/edit${query}`;
    case 'takeBack':
      return `${ROOT}/lots/${draft.lot}?at=diary`;
    case 'paper':
      return `${ROOT}/evidence/new${query}`;
  }
}
