import type { Words } from '../../../words';

/** Goods as a spreadsheet: taken home, changed there, and sent back. */
export const sheet = {
  sheetTake: ['1. Tải bảng hiện tại', '1. Take the present sheet'],
  sheetTakeSay: [
    'Mỗi quy cách một dòng, có giá, hạn dùng, nhãn. Giữ lại bản này: gửi lại nó thì ô đã có chữ trở về như cũ; ô vốn để trống và dòng mới thêm thì không.',
    'One row for each pack, with price, shelf life and label. Keep it: sent back, it puts what its cells say as it was; not what was blank then, nor rows added since.',
  ],
  sheetTakeButton: ['Tải bảng (.xlsx)', 'Download the sheet (.xlsx)'],
  sheetAllMakers: ['Mọi cơ sở', 'All makers'],
  sheetChange: ['2. Sửa bằng Excel hoặc Google Trang tính', '2. Change it in Excel or Google Sheets'],
  sheetRuleBlank: [
    'Ô trống giữ nguyên như cũ. Muốn bỏ một mục: ghi chữ “xóa”.',
    'A blank cell changes nothing. To empty something write “clear”.',
  ],
  sheetRuleMissing: [
    'Bớt dòng không xóa hàng: có thể chỉ gửi những dòng cần sửa.',
    'Leaving rows out removes nothing: send only those that change, if you like.',
  ],
  sheetRuleNew: [
    'Hàng mới: thêm dòng có tên, nhóm hàng, mô tả; quy cách mới: có khối lượng, bao bì, giá.',
    'New goods: a row with name, category and description; a new pack: net quantity, packaging and price.',
  ],
  sheetRuleNumbers: [
    'Giá ghi 45000, 45.000 hay 45k; khối lượng ghi 200 g, 1,5 kg; hạn dùng ghi 12 tháng.',
    'Prices as 45000, 45,000 or 45k; quantities as 200 g, 1.5 kg; shelf life as 12 months.',
  ],
  sheetSend: ['3. Gửi lại: xem trước, rồi mới ghi', '3. Send it back: look first, then write'],
  sheetChoose: ['Chọn tệp .xlsx hoặc .csv', 'Choose a file, .xlsx or .csv'],
  sheetChooseOther: ['Chọn tệp khác', 'Choose another file'],
  sheetChecking: ['Đang kiểm tra {0} trên {1} dòng', 'Checking {0} of {1} rows'],
  sheetWriting: ['Đang ghi {0} trên {1} dòng', 'Writing {0} of {1} rows'],
  sheetReadingFile: ['Đang gửi tệp…', 'Sending the file…'],
  sheetWouldBe: ['Nếu ghi bảng “{0}”', 'If “{0}” is written'],
  sheetWas: ['Đã ghi bảng “{0}”', '“{0}” was written'],
  sheetCreated: ['dòng hàng mới', 'rows of new goods'],
  sheetUpdated: ['dòng thay đổi', 'rows with changes'],
  sheetUnchanged: ['dòng giữ nguyên', 'rows unchanged'],
  sheetRefused: ['dòng cần sửa', 'rows to be mended'],
  sheetIgnored: ['Cột không dùng đến: {0}', 'Columns that are not used: {0}'],
  sheetNothing: [
    'Bảng này giống hệt dữ liệu hiện tại, không có gì để ghi.',
    'The sheet says what stands there already; there is nothing to write.',
  ],
  sheetWrite: ['Ghi {0} dòng', 'Write {0} rows'],
  sheetWithResults: ['Tải bảng kèm chỗ cần sửa', 'Download it with what to mend'],
  sheetMendSay: [
    'Dòng cần sửa chưa được ghi. Tải bảng về, cột cuối nói sai gì và sửa thế nào; sửa rồi gửi lại, phần đã ghi không bị lặp.',
    'The rows to be mended are not written. Download the sheet: its last column says what is wrong and how to mend it; then send it again, nothing is written twice.',
  ],
  sheetFaults: ['Cần sửa', 'To be mended'],
  sheetChanges: ['Thay đổi', 'Changes'],
  sheetRow: ['Dòng {0}', 'Row {0}'],
  sheetNewGood: ['hàng mới', 'new'],
  sheetNothingThere: ['trống', 'blank'],
  sheetMore: ['… và {0} dòng nữa', '… and {0} more rows'],
  sheetDraftsSay: [
    'Hàng mới là bản nháp. Hàng đang công khai vẫn hiện như cũ tới khi bản sửa được gửi duyệt và duyệt.',
    'New goods are drafts. What is public stays as it is until the change was handed in and approved.',
  ],
  sheetBroken: [
    'Mất kết nối giữa chừng: có dòng đã ghi, có dòng chưa. Ghi lại chính tệp này, không dòng nào bị lặp.',
    'The connection was lost: some rows are written, some are not. Write the same file again; nothing is written twice.',
  ],
  sheetToGoods: ['Xem hàng vừa sửa', 'See the changed goods'],
} as const satisfies Words;
