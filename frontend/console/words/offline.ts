import type { Words } from './index';

/** What waits on a phone for its signal beside goods: lots, entries of diaries, papers. */
export const offline = {
  changesLot: ['Sửa lô {0}', 'Change of lot {0}'],
  takesBack: ['Bỏ “{0}”, lô {1}', 'Take back “{0}”, lot {1}'],
  changesOnPhone: ['Chỗ sửa còn trên máy này', 'Changes still on this phone'],
  waitsForLot: ['Chờ “{0}” lên máy chủ trước', 'Waits until “{0}” is with the server'],
  sentAt: ['Đã gửi lúc {0}', 'Sent {0}'],
  maybeSent: [
    'Đã gửi nhưng chưa rõ máy chủ nhận chưa. Có mạng là máy hỏi lại; trước đó chưa sửa được.',
    'It was sent, and nobody knows yet whether it arrived. It is asked again with a signal, and can be changed then.',
  ],
  keptUntilSignal: [
    '{0}: đã giữ trên máy này, có mạng là tự gửi.',
    '{0}: kept on this phone, and sent as soon as there is a signal.',
  ],
  justSent: ['Vừa gửi xong', 'Sent lately'],
  mendIt: ['Sửa rồi gửi lại', 'Mend and send again'],
  changeIt: ['Sửa', 'Change'],
  lotGone: ['Đã bỏ lô này và {0} việc đã ghi cho lô', 'The lot was thrown away, with {0} entries written for it'],
  lotHere: ['Lô này mới có trên máy này', 'This lot is on this phone only'],
  lotHereSay: [
    'Mã QR có khi lô lên máy chủ. Việc đã làm thì cứ ghi: máy gửi lô trước, rồi gửi các việc theo thứ tự.',
    'Its QR code comes once it is with the server. Record what was done: the lot is sent first, then its entries in order.',
  ],
  lotsOnPhone: ['Lô còn trên máy này', 'Lots on this phone only'],
  entriesOnPhone: ['Việc còn trên máy này', 'Entries on this phone only'],
  asOf: [
    'Không có mạng: đây là bản máy này đọc lúc {0}. Máy khác ghi sau đó thì chưa thấy.',
    'No signal: this is what this phone read at {0}, without what was recorded elsewhere since.',
  ],
  copiedAt: [
    'Máy này đã chép sẵn hàng, lô và nhật ký lúc {0}: mất mạng vẫn lập lô, ghi việc, nộp giấy được.',
    'This phone has a copy of goods, lots and diaries of {0}: lots, entries and papers can be written without a signal.',
  ],
} as const satisfies Words;
