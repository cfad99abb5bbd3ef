import type { Words } from './index';

/** Forms, time and numbers. */
export const forms = {
  save: ['Lưu', 'Save'],
  cancel: ['Thôi', 'Cancel'],
  edit: ['Sửa', 'Edit'],
  working: ['Đang gửi…', 'Sending…'],
  optional: ['không bắt buộc', 'optional'],
  inVietnamese: ['tiếng Việt', 'in Vietnamese'],
  inEnglish: ['tiếng Anh', 'in English'],
  draftKept: ['Bản đang gõ dở đã được giữ lại cho bạn.', 'What you had begun to type was kept for you.'],
  throwAway: ['Bỏ bản gõ dở', 'Discard it'],
  faults: ['Chưa gửi được', 'This was not accepted'],
  notLoaded: ['Chưa tải được', 'This could not be loaded'],
  failedUnknown: [
    'Không rõ máy chủ đã nhận hay chưa. Bấm lại cũng không sợ gửi hai lần.',
    'Nobody can say whether the server has it. Press again: it will not be done twice.',
  ],
  overtaken: ['Người khác vừa thay đổi mục này', 'Somebody else has just changed this'],
  overtakenSay: [
    'Bản ghi đã được tải lại như hiện nay; những gì bạn gõ vẫn còn. Hãy xem lại rồi quyết định.',
    'The record has been loaded anew as it stands; what you typed is still here. Look again, then decide.',
  ],
  choose: ['Chọn…', 'Choose…'],
  justNow: ['vừa xong', 'just now'],
  minutesAgo: ['{0} phút trước', '{0} min ago'],
  hoursAgo: ['{0} giờ trước', '{0} h ago'],
  daysAgo: ['{0} ngày trước', '{0} days ago'],
  piece: ['chiếc', 'piece'],
  pieces: ['chiếc', 'pieces'],
  days: ['{0} ngày', '{0} days'],
  month: ['tháng {0}', 'month {0}'],
  goodNotFound: [
    'Chưa chọn sản phẩm: hãy chọn một tên trong danh sách',
    'No product is chosen: choose a name of the list',
  ],
  url: ['Địa chỉ trên sàn', 'Address on the platform'],
} as const satisfies Words;
