import type { Account, Evidence, Maker, Product, Publication, Report } from '../api/client';
import { current, say } from './language.svelte';

type Both = readonly [vi: string, en: string];

// Each is whole: a value that the API adds is a fault of types until it has its words.

export const categories: Record<Product['category'], Both> = {
  SPICES: ['Gia vị, bột nghệ', 'Spices and turmeric'],
  GRAINS: ['Gạo, ngũ cốc', 'Rice and grains'],
  FISH: ['Cá, thủy sản', 'Fish'],
  MEAT: ['Thịt, gia cầm', 'Meat and poultry'],
  HONEY: ['Mật ong', 'Honey'],
  OILS: ['Dầu, mỡ', 'Oils'],
  VEGETABLES: ['Rau, củ, nông sản khô', 'Vegetables and dried produce'],
  SWEETS: ['Bánh, mứt, đồ ăn vặt', 'Sweets and snacks'],
  DRINKS: ['Trà, đồ uống', 'Tea and drinks'],
  CRAFTS: ['Thủ công', 'Crafts'],
  OTHER: ['Sản vật khác', 'Other goods'],
};

export const listingStates: Record<Product['listing']['state'], Both> = {
  DRAFT: ['Bản nháp', 'Draft'],
  SUBMITTED: ['Chờ duyệt', 'Waiting for review'],
  APPROVED: ['Đã duyệt', 'Approved'],
  PUBLISHED: ['Đã lên sàn', 'On a platform'],
  WITHDRAWN: ['Đã gỡ', 'Withdrawn'],
  REJECTED: ['Bị từ chối', 'Rejected'],
};

export const makerStates: Record<Maker['status']['state'], Both> = {
  PROPOSED: ['Chờ duyệt, chưa ai thấy', 'Proposed, not shown yet'],
  APPROVED: ['Đang hiện công khai', 'Shown to the public'],
  HIDDEN: ['Đang ẩn cùng hàng của cơ sở', 'Hidden with its goods'],
};

export const makerKinds: Record<Maker['kind'], Both> = {
  COOPERATIVE: ['Hợp tác xã', 'Cooperative'],
  COOPERATIVE_GROUP: ['Tổ hợp tác', 'Cooperative group'],
  HOUSEHOLD: ['Hộ kinh doanh', 'Household business'],
  COMPANY: ['Doanh nghiệp', 'Company'],
};

export const evidenceKinds: Record<Evidence['kind'], Both> = {
  OCOP: ['OCOP', 'OCOP'],
  VIETGAP: ['VietGAP', 'VietGAP'],
  ORGANIC: ['Hữu cơ', 'Organic'],
  ORGANIC_IN_CONVERSION: ['Đang chuyển đổi hữu cơ', 'In conversion to organic'],
  FOOD_SAFETY: ['An toàn thực phẩm', 'Food safety'],
  TEST_REPORT: ['Phiếu kiểm nghiệm', 'Test report'],
  CNNT: ['Công nghiệp nông thôn tiêu biểu', 'Typical rural industrial product'],
  OTHER: ['Giấy chứng nhận khác', 'Other certificate'],
};

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

export const reportKinds: Record<NonNullable<Report['kind']>, Both> = {
  SPOILT: ['Hỏng, mốc, có mùi hoặc vị lạ', 'Spoilt, mouldy, odd smell or taste'],
  UNWELL: ['Thấy không khỏe sau khi dùng', 'Felt unwell after eating'],
  PACKAGING: ['Bao bì hở, rách, có vật lạ', 'Pack open or torn, something foreign in it'],
  LABEL: ['Nhãn hoặc trang ghi sai', 'The label or the page is wrong'],
  COUNTERFEIT: ['Nghi hàng giả, hàng nhái', 'It may be counterfeit'],
  OTHER: ['Việc khác', 'Something else'],
};

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
