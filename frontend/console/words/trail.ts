import type { Words } from './index';

/** The audit trail. */
export const trail = {
  recordKind: ['Loại bản ghi', 'Kind of record'],
  recordId: ['Mã bản ghi', 'Id of the record'],
  who: ['Người làm', 'Who'],
  did: ['Đã làm', 'Did'],
  when: ['Lúc', 'When'],
  record: ['Bản ghi', 'Record'],
  fromDay: ['Từ ngày', 'From'],
  toDay: ['Đến ngày', 'Until'],
  revisions: ['bản {0} → {1}', 'revision {0} → {1}'],
  firstRevision: ['bản 1', 'revision 1'],
  unseen: ['duyệt mà chưa ai xem', 'approved unseen'],
  unconfirmed: ['không rõ có xong không', 'not known to be done'],
  whoHint: ['Gõ tên…', 'Type a name…'],
  whoNotFound: ['Chưa chọn ai: hãy chọn một tên trong danh sách', 'Nobody is chosen: choose a name of the list'],
  noTrail: ['Chưa có gì trong nhật ký', 'The trail is empty'],
  noTrailSay: ['Mọi thay đổi về sau sẽ hiện ở đây.', 'Every change from now on appears here.'],
  wholeTrail: ['Xem cả {0} dòng', 'See all {0} lines'],
} as const satisfies Words;
