import { answered, api, type Message, type Product } from '../../api/client';
import { setUnread } from '../inbox.svelte';
import type { Localized } from '../language.svelte';
import { ROOT } from '../router.svelte';

/** How the server numbers what is decided. */
export type Decision = Message['decision'];

/** What is said of a decision; a message is one, and so is what an officer has just done. */
export type Told = { decision: Decision; record: string; name?: Localized; why?: Localized };

/** How often something was marked as read: a number that was asked for before that says nothing any more. */
let marked = 0;

/** Counts what is unread, for the navigation; without a signal the last number stays. */
export async function countUnread(): Promise<void> {
  if (document.visibilityState === 'visible') {
    const before = marked;
    const answer = await api.GET('/api/inbox', { params: { query: { size: 1 } } }).catch(() => undefined);
    if (answer?.data && marked === before) {
      setUnread(answer.data.unread);
    }
  }
}

/** All that was decided until then is read. Where that cannot be said now, it stays unread. */
export async function markRead(until: string): Promise<void> {
  await answered(api.PUT('/api/inbox/read', { body: { until } }));
  marked++;
  setUnread(0);
}

const ROOMS: Record<Decision, string> = {
  GOODS_APPROVED: 'goods',
  GOODS_RETURNED: 'goods',
  GOODS_REJECTED: 'goods',
  GOODS_WITHDRAWN: 'goods',
  PAPER_VERIFIED: 'evidence',
  PAPER_REFUSED: 'evidence',
  PAPER_ENDING: 'evidence',
  REPORT_HANDED_OVER: 'reports',
  LOTS_RECALLED: 'recalls',
  MAKER_APPROVED: 'makers',
  MAKER_HIDDEN: 'makers',
};

/** The screen of what a message is about. */
export function screenOf({ decision, record }: Told): string {
  return `${ROOT}/${ROOMS[decision]}/${encodeURIComponent(record)}`;
}

/** What was decided about goods last; nothing where a decision is still to come, or none was taken. */
export function lastDecision({ id, name, listing }: Product): Told | undefined {
  const { state, reason } = listing;
  const decided: Partial<Record<typeof state, Decision>> = {
    APPROVED: 'GOODS_APPROVED',
    PUBLISHED: 'GOODS_APPROVED',
    WITHDRAWN: 'GOODS_WITHDRAWN',
    REJECTED: 'GOODS_REJECTED',
    DRAFT: reason && 'GOODS_RETURNED',
  };
  const decision = decided[state];
  return decision && { decision, record: id, name, why: reason };
}

/** What happened, and what is to be done. Read in a maker's own group, so it is in Vietnamese whatever the console speaks. */
const SENTENCES: Record<Decision, { what: string; next: string }> = {
  GOODS_APPROVED: {
    what: 'Sản phẩm “{0}” đã được duyệt, người mua xem được rồi.',
    next: 'Gửi đường dẫn này cho khách; nhớ lập lô và dán mã QR trước khi bán.',
  },
  GOODS_RETURNED: {
    what: 'Sản phẩm “{0}” được trả lại để sửa.',
    next: 'Mở ra sửa theo lý do trên rồi gửi duyệt lại.',
  },
  GOODS_REJECTED: {
    what: 'Sản phẩm “{0}” bị từ chối.',
    next: 'Đọc kỹ lý do; chỉ gửi lại được sau khi đã sửa nội dung.',
  },
  GOODS_WITHDRAWN: {
    what: 'Sản phẩm “{0}” đã ngừng bán trên trang Sản Vật.',
    next: 'Muốn bán lại thì sửa xong rồi gửi duyệt.',
  },
  PAPER_VERIFIED: { what: 'Giấy tờ “{0}” đã được xác minh.', next: 'Không phải làm gì thêm.' },
  PAPER_REFUSED: {
    what: 'Giấy tờ “{0}” không được chấp nhận.',
    next: 'Sửa lại hoặc chụp lại giấy tờ theo lý do trên.',
  },
  PAPER_ENDING: {
    what: 'Giấy tờ “{0}” sắp hết hạn.',
    next: 'Xin cấp lại sớm, có giấy mới thì nộp lên.',
  },
  REPORT_HANDED_OVER: {
    what: 'Có phản ánh của người mua về “{0}”, chờ cơ sở trả lời.',
    next: 'Mở ra đọc và trả lời.',
  },
  LOTS_RECALLED: {
    what: 'Lô {0} bị thu hồi.',
    next: 'Ngừng bán ngay, báo cho nơi đã lấy hàng.',
  },
  MAKER_APPROVED: {
    what: 'Cơ sở “{0}” đã được duyệt.',
    next: 'Từ nay gửi duyệt sản phẩm được.',
  },
  MAKER_HIDDEN: {
    what: 'Cơ sở “{0}” bị tạm ẩn, cùng mọi sản phẩm.',
    next: 'Liên hệ cán bộ để biết cần làm gì cho hiện lại.',
  },
};

/** Plain text for a chat: what happened, why, what to do, and where. Nothing of a buyer, nor of who decided. */
export function textForZalo(told: Told, site = location.origin): string {
  const { what, next } = SENTENCES[told.decision];
  const address = told.decision === 'GOODS_APPROVED' ? `/catalog/${encodeURIComponent(told.record)}` : screenOf(told);
  return [
    what.replace('{0}', () => told.name?.vi ?? told.record),
    told.why && `Lý do: ${told.why.vi}`,
    `Việc cần làm: ${next}`,
    site + address,
  ]
    .filter(Boolean)
    .join('\n');
}
