import type { Words } from './index';

/** What others decided about a maker's records, and how it is handed on. */
export const inbox = {
  inbox: ['Hộp thư', 'Inbox'],
  unreadMessages: ['{0} tin chưa đọc', '{0} unread'],
  unreadMark: ['Mới', 'New'],
  noMessages: ['Chưa có tin nào', 'No messages yet'],
  noMessagesSay: [
    'Khi cán bộ duyệt, trả lại hàng, xác minh giấy tờ hay chuyển phản ánh, bạn đọc ở đây.',
    'When officers approve goods or send them back, verify a paper or hand a report over, you read of it here.',
  ],
  olderMessages: ['Tin cũ hơn', 'Older'],
  newestMessages: ['Về tin mới nhất', 'Back to the newest'],
  recordGone: ['Không còn trên hệ thống', 'No longer here'],

  // Handed on by Zalo.
  copyForZalo: ['Sao chép để gửi Zalo', 'Copy for Zalo'],
  shareText: ['Gửi bằng ứng dụng', 'Share'],
  copiedForZalo: [
    'Đã chép. Mở Zalo, chọn người hoặc nhóm rồi dán vào.',
    'Copied. Open Zalo, choose a chat and paste it.',
  ],
  copyByHand: [
    'Máy không cho chép tự động: hãy chép đoạn chữ này.',
    'This device does not copy: please copy this text.',
  ],
  textForZalo: ['Lời nhắn', 'The message'],
  tellMaker: ['Báo cơ sở qua Zalo', 'Tell the maker by Zalo'],
  tellMakerSay: [
    'Cơ sở đọc được trong hộp thư của họ. Muốn họ biết ngay, gửi thêm lời nhắn này.',
    'The maker reads it in its inbox. To let them know at once, send this as well.',
  ],
} as const satisfies Words;
