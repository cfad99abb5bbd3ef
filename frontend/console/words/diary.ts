import type { Words } from './index';

/** Making a lot. */
export const diary = {
  newLot: ['Lô mới', 'New lot'],
  copyLot: ['Lập lô như lô này', 'Make one like it'],
  copyShort: ['Chép', 'Copy'],
  copyOf: ['Lập lô như lô {0}', 'Make a lot like {0}'],
  copyLast: ['Chép lô gần nhất', 'Copy the last lot'],
  copyLastSay: [
    'Chọn sản phẩm: quy cách, số lượng, số lô được điền sẵn theo lô gần nhất.',
    'Choose the product: pack, amount and number are filled in from its last lot.',
  ],
  otherGood: ['Sản phẩm khác', 'Another product'],
  goOn: ['Tiếp tục', 'Go on'],
  likeLot: ['Điền sẵn theo lô {0}, đóng ngày {1}.', 'Filled in from lot {0}, packed {1}.'],
  numberHint: [
    'In trên từng gói; chữ không dấu và số, tối đa 20 ký tự. Không dùng lại số cũ.',
    'Printed on each pack; plain letters and digits, at most 20. A number is never used again.',
  ],
  packedOn: ['Ngày sản xuất (đóng gói)', 'Produced (packed) on'],
  byShelfLife: [
    'Tính theo hạn dùng {0} ngày của quy cách; đổi được.',
    'Reckoned from the pack’s shelf life of {0} days; it can be changed.',
  ],
  byLastLot: ['Dài như lô trước; đổi được.', 'As long as the last lot; it can be changed.'],
  noShelfLife: [
    'Quy cách chưa ghi hạn dùng: hãy chọn ngày, trừ hàng không hỏng.',
    'The pack declares no shelf life: choose a day, unless the goods do not spoil.',
  ],
  howMany: ['Đóng được bao nhiêu', 'How much was filled'],
  unit: ['Đơn vị', 'Unit'],
  packsOf: ['gói, hũ, chiếc', 'packs, pieces'],
  notANumber: ['Hãy ghi một số lớn hơn 0, như 120 hoặc 1,5', 'Write a number above 0, such as 120 or 1.5'],
  showDiary: ['Cho người mua xem nhật ký của lô', 'Let buyers read the diary of the lot'],
  addressAsLast: ['Địa chỉ in trên gói: {0}', 'Address printed on the packs: {0}'],
  noPacks: ['Sản phẩm này chưa có quy cách', 'This product has no packs yet'],
  noPacksSay: ['Hãy thêm quy cách rồi lập lô.', 'Add a pack to it, then make a lot.'],
  makeLot: ['Lập lô', 'Make the lot'],
  lotMade: ['Đã lập lô {0}. Mã QR đã sẵn sàng.', 'Lot {0} is made. Its QR code is ready.'],
  lotChanged: ['Đã sửa lô {0}.', 'Lot {0} has been changed.'],
  changeLot: ['Sửa ngày, số lượng', 'Change dates, amount'],
  lotGone: ['Hãy chọn sản phẩm cho lô', 'Choose the product of the lot'],
  share: ['Chia sẻ', 'Share'],
  print: ['In', 'Print'],
  qrPicture: ['Tải ảnh (PNG)', 'Download the picture (PNG)'],
  qrText: ['Lô {0}: nguồn gốc và hạn dùng', 'Lot {0}: where it comes from and until when it keeps'],
} as const satisfies Words;
