import type { Account, Evidence, Maker, Product, Publication, Report } from '../api/client';
import { category, cooperativeKind, cooperativeState, evidenceKind, feedbackKind } from '../api/titles';
import { current, say } from './language.svelte';

type Both = readonly [vi: string, en: string];

// Each is whole: a value that the API adds is a fault of types until it has its words. What the server has a title for is called as
// it says; for the rest it has none.

export const categories: Record<Product['category'], Both> = category;

export const listingStates: Record<Product['listing']['state'], Both> = {
  DRAFT: ['Bản nháp', 'Draft'],
  SUBMITTED: ['Chờ duyệt', 'Waiting for review'],
  APPROVED: ['Đã duyệt', 'Approved'],
  PUBLISHED: ['Đã lên sàn', 'On a platform'],
  WITHDRAWN: ['Đã gỡ', 'Withdrawn'],
  REJECTED: ['Bị từ chối', 'Rejected'],
};

export const makerStates: Record<Maker['status']['state'], Both> = cooperativeState;

export const makerKinds: Record<Maker['kind'], Both> = cooperativeKind;

export const evidenceKinds: Record<Evidence['kind'], Both> = evidenceKind;

export const verifications: Record<Evidence['verification']['state'], Both> = {
  UNVERIFIED: ['Chưa xác minh', 'Not verified'],
  VERIFIED: ['Đã xác minh', 'Verified'],
  REFUSED: ['Bị từ chối', 'Refused'],
};

export const lotStates: Record<'IN_DATE' | 'EXPIRED' | 'RECALLED', Both> = {
  IN_DATE: ['Còn hạn', 'In date'],
  EXPIRED: ['Hết hạn', 'Expired'],
  RECALLED: ['Đã thu hồi', 'Recalled'],
};

export const reportKinds: Record<NonNullable<Report['kind']>, Both> = feedbackKind;

/** For who answers. The titles that the server has for these are for the buyer's receipt. */
export const reportStates: Record<Report['state'], Both> = {
  RECEIVED: ['Mới', 'New'],
  IN_PROGRESS: ['Đang xem xét', 'Being looked into'],
  WITH_MAKER: ['Chờ cơ sở trả lời', 'With the maker'],
  ANSWERED: ['Đã trả lời', 'Answered'],
  CLOSED: ['Đã đóng', 'Closed'],
};

export const publicationStates: Record<Publication['state'], Both> = {
  PENDING: ['Sắp gửi', 'To be sent'],
  PUBLISHED: ['Đang có trên sàn', 'On the platform'],
  REJECTED: ['Sàn từ chối', 'Refused'],
  WAITING: ['Sẽ thử lại', 'To be tried again'],
  WITHDRAWN: ['Đã gỡ', 'Taken down'],
};

export const roles: Record<Account['role'], Both> = {
  MEMBER: ['Thành viên cơ sở', 'Member of a maker'],
  MANAGER: ['Quản lý cơ sở', 'Manager of a maker'],
  OFFICER: ['Cán bộ', 'Officer'],
  HEAD: ['Lãnh đạo', 'Head'],
  ADMIN: ['Quản trị', 'Administrator'],
};

export const accountStates: Record<Account['state'], Both> = {
  ACTIVE: ['Đang dùng', 'Active'],
  SUSPENDED: ['Đang khóa', 'Suspended'],
  ERASED: ['Đã xóa dữ liệu', 'Erased'],
};

/** What the audit trail tells of, under the names that the store gives. */
export const collections = {
  products: ['Sản phẩm', 'Product'],
  cooperatives: ['Cơ sở', 'Maker'],
  evidence: ['Giấy tờ', 'Paper'],
  lots: ['Lô hàng', 'Lot'],
  recalls: ['Lệnh thu hồi', 'Recall'],
  feedback: ['Phản ánh', 'Report'],
  publications: ['Bản đăng trên sàn', 'Publication'],
  accounts: ['Tài khoản', 'Account'],
  media: ['Ảnh', 'Photo'],
  places: ['Địa danh', 'Place'],
  office: ['Đơn vị vận hành', 'The office'],
} satisfies Record<string, Both>;

/** What a person chooses from. */
export type Option = { value: string; text: string };

/** What a value is called. */
export function called<K extends string>(choices: Record<K, Both>, value: K): string {
  return choices[value][current() === 'vi' ? 0 : 1];
}

/** The values of a list of choices, in the order of the words above. */
export function values<K extends string>(choices: Record<K, Both>): K[] {
  return Object.keys(choices) as K[];
}

/** Choices as a list offers them. @param some of them, where not all */
export function options<K extends string>(choices: Record<K, Both>, some = values(choices)): Option[] {
  return some.map((value) => ({ value, text: called(choices, value) }));
}

const SOON_DAYS = [7, 30, 60];

/** Within how many days something may end. */
export function soon(): Option[] {
  return SOON_DAYS.map((days) => ({ value: String(days), text: say('days', days) }));
}
