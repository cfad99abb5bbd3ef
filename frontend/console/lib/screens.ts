import type { Component } from 'svelte';
import type { Word } from './language.svelte';
import { may, type Permission } from './me.svelte';
import { ROOT } from './router.svelte';

type IconName =
  | 'today'
  | 'inbox'
  | 'review'
  | 'goods'
  | 'lots'
  | 'makers'
  | 'evidence'
  | 'recall'
  | 'reports'
  | 'publications'
  | 'people'
  | 'history';

/** A screen that stands in the navigation. */
export type Entry = {
  path: string;
  word: Word;
  icon: IconName;
  needs: Permission;
  /** Who may do this, too, has another screen for it. */
  unless?: Permission;
};

type Screen = {
  pattern: string;
  needs: Permission;
  // Which properties a screen takes is told by its pattern.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  load: () => Promise<{ default: Component<any> }>;
};

/** In the order of a day's work; the first four stand in the bar of a phone. */
const entries: Entry[] = [
  { path: `${ROOT}/today`, word: 'today', icon: 'today', needs: 'APPROVE_GOODS' },
  { path: `${ROOT}/desk`, word: 'desk', icon: 'today', needs: 'WRITE_GOODS', unless: 'APPROVE_GOODS' },
  { path: `${ROOT}/inbox`, word: 'inbox', icon: 'inbox', needs: 'READ_INBOX' },
  { path: `${ROOT}/review`, word: 'review', icon: 'review', needs: 'APPROVE_GOODS' },
  { path: `${ROOT}/goods`, word: 'goods', icon: 'goods', needs: 'SEE_DRAFTS' },
  { path: `${ROOT}/lots`, word: 'lots', icon: 'lots', needs: 'SEE_DRAFTS' },
  { path: `${ROOT}/makers`, word: 'makers', icon: 'makers', needs: 'SEE_DRAFTS' },
  { path: `${ROOT}/evidence`, word: 'evidence', icon: 'evidence', needs: 'FILE_EVIDENCE' },
  { path: `${ROOT}/reports`, word: 'reports', icon: 'reports', needs: 'READ_REPORTS' },
  { path: `${ROOT}/recalls`, word: 'recall', icon: 'recall', needs: 'READ_RECALLS' },
  { path: `${ROOT}/publications`, word: 'publications', icon: 'publications', needs: 'PUBLISH' },
  { path: `${ROOT}/people`, word: 'people', icon: 'people', needs: 'MANAGE_PEOPLE_OF_MAKERS' },
  { path: `${ROOT}/office`, word: 'office', icon: 'makers', needs: 'SET_UP_OFFICE' },
  { path: `${ROOT}/history`, word: 'trail', icon: 'history', needs: 'READ_AUDIT_TRAIL' },
];

/** Each is loaded when it is first shown. */
const screens: Screen[] = [
  { pattern: '/review', needs: 'APPROVE_GOODS', load: () => import('../screens/goods/ReviewQueue.svelte') },
  { pattern: '/review/:id', needs: 'APPROVE_GOODS', load: () => import('../screens/goods/Review.svelte') },
  { pattern: '/goods', needs: 'SEE_DRAFTS', load: () => import('../screens/goods/Goods.svelte') },
  { pattern: '/goods/new', needs: 'WRITE_GOODS', load: () => import('../screens/goods/writing/Writing.svelte') },
  { pattern: '/goods/:id/edit', needs: 'WRITE_GOODS', load: () => import('../screens/goods/writing/Writing.svelte') },
  { pattern: '/goods/:id', needs: 'SEE_DRAFTS', load: () => import('../screens/goods/Good.svelte') },
  { pattern: '/sheet', needs: 'WRITE_GOODS', load: () => import('../screens/goods/sheet/GoodsSheet.svelte') },
  { pattern: '/desk', needs: 'WRITE_GOODS', load: () => import('../screens/desk/Desk.svelte') },
  { pattern: '/inbox', needs: 'READ_INBOX', load: () => import('../screens/inbox/Inbox.svelte') },
  { pattern: '/lots', needs: 'SEE_DRAFTS', load: () => import('../screens/lots/Lots.svelte') },
  { pattern: '/lots/new', needs: 'KEEP_LOTS', load: () => import('../screens/lots/NewLot.svelte') },
  { pattern: '/lots/here/:id', needs: 'KEEP_LOTS', load: () => import('../screens/lots/LotOnPhone.svelte') },
  { pattern: '/lots/:code', needs: 'SEE_DRAFTS', load: () => import('../screens/lots/LotRecord.svelte') },
  { pattern: '/lots/:code/edit', needs: 'KEEP_LOTS', load: () => import('../screens/lots/ChangedLot.svelte') },
  { pattern: '/lots/:code/diary/:stage', needs: 'KEEP_LOTS', load: () => import('../screens/lots/diary/Work.svelte') },
  { pattern: '/makers', needs: 'SEE_DRAFTS', load: () => import('../screens/makers/Makers.svelte') },
  { pattern: '/makers/new', needs: 'REGISTER_MAKERS', load: () => import('../screens/makers/MakerForm.svelte') },
  { pattern: '/makers/:id', needs: 'SEE_DRAFTS', load: () => import('../screens/makers/Maker.svelte') },
  { pattern: '/makers/:id/edit', needs: 'CHANGE_MAKERS', load: () => import('../screens/makers/MakerForm.svelte') },
  { pattern: '/evidence', needs: 'FILE_EVIDENCE', load: () => import('../screens/papers/Papers.svelte') },
  { pattern: '/evidence/new', needs: 'FILE_EVIDENCE', load: () => import('../screens/papers/PaperForm.svelte') },
  { pattern: '/evidence/:id', needs: 'FILE_EVIDENCE', load: () => import('../screens/papers/Paper.svelte') },
  { pattern: '/evidence/:id/edit', needs: 'FILE_EVIDENCE', load: () => import('../screens/papers/PaperForm.svelte') },
  { pattern: '/reports', needs: 'READ_REPORTS', load: () => import('../screens/reports/Reports.svelte') },
  { pattern: '/reports/:id', needs: 'READ_REPORTS', load: () => import('../screens/reports/Report.svelte') },
  { pattern: '/recalls', needs: 'READ_RECALLS', load: () => import('../screens/recall/RecallOrders.svelte') },
  { pattern: '/recalls/:id', needs: 'READ_RECALLS', load: () => import('../screens/recall/RecallOrder.svelte') },
  { pattern: '/recall', needs: 'RECALL_LOTS', load: () => import('../screens/recall/Recall.svelte') },
  { pattern: '/publications', needs: 'PUBLISH', load: () => import('../screens/publications/Publications.svelte') },
  {
    pattern: '/publications/new',
    needs: 'PUBLISH',
    load: () => import('../screens/publications/PublicationForm.svelte'),
  },
  { pattern: '/publications/:id', needs: 'PUBLISH', load: () => import('../screens/publications/Publication.svelte') },
  { pattern: '/today', needs: 'APPROVE_GOODS', load: () => import('../screens/Today.svelte') },
  { pattern: '/people', needs: 'MANAGE_PEOPLE_OF_MAKERS', load: () => import('../screens/people/People.svelte') },
  {
    pattern: '/people/new',
    needs: 'MANAGE_PEOPLE_OF_MAKERS',
    load: () => import('../screens/people/PersonNew.svelte'),
  },
  { pattern: '/people/:id', needs: 'MANAGE_PEOPLE_OF_MAKERS', load: () => import('../screens/people/Person.svelte') },
  { pattern: '/account', needs: 'KEEP_OWN_ACCOUNT', load: () => import('../screens/account/OwnAccount.svelte') },
  { pattern: '/switch', needs: 'KEEP_OWN_ACCOUNT', load: () => import('../screens/account/SwitchPerson.svelte') },
  { pattern: '/office', needs: 'SET_UP_OFFICE', load: () => import('../screens/office/Office.svelte') },
  { pattern: '/history', needs: 'READ_AUDIT_TRAIL', load: () => import('../screens/Trail.svelte') },
];

/** What this person's navigation shows. */
export function offered(): Entry[] {
  return entries.filter(({ needs, unless }) => may(needs) && (unless === undefined || !may(unless)));
}

/** The screen of an address, with what its pattern leaves open. */
export function screenAt(path: string): (Screen & { values: Record<string, string> }) | undefined {
  const segments = path.slice(ROOT.length).split('/').filter(Boolean);
  for (const screen of screens) {
    const pattern = screen.pattern.split('/').filter(Boolean);
    const fits =
      pattern.length === segments.length && pattern.every((part, at) => part.startsWith(':') || part === segments[at]);
    if (fits) {
      const open = pattern.flatMap((part, at) =>
        part.startsWith(':') ? [[part.slice(1), decodeURIComponent(segments[at] ?? '')] as const] : [],
      );
      return { ...screen, values: Object.fromEntries(open) };
    }
  }
  return undefined;
}
