import type { Words } from './index';

/** Lists: how they are found in, sorted and turned over. */
export const lists = {
  all: ['Tất cả', 'All'],
  columns: ['Cột hiển thị', 'Columns'],
  sheetDownload: ['Tải bảng tính', 'Download a spreadsheet'],
  sheetReading: ['Đang đọc {0} trên {1} mục', 'Reading {0} of {1}'],
  sheetDone: ['Đã tải bảng tính có {0} mục.', 'Downloaded a spreadsheet; rows: {0}.'],
  sheetCutShort: [
    'Bảng tính chỉ có {0} mục đầu; hãy lọc bớt để lấy phần còn lại.',
    'The spreadsheet holds only the first {0} rows; filter the list to get the others.',
  ],
  pages: ['Trang của danh sách', 'Pages of the list'],
  previousPage: ['Trang trước', 'Previous page'],
  nextPage: ['Trang sau', 'Next page'],
  pageOf: ['Trang {0} trên {1}', 'Page {0} of {1}'],
  found: ['{0} mục', '{0} found'],
  clearFilters: ['Bỏ lọc', 'Clear the filters'],
  nothingMatches: ['Không có mục nào khớp', 'Nothing matches'],
  nothingMatchesSay: ['Hãy bỏ bớt điều kiện lọc.', 'Take away some of the filters.'],
  findByName: ['Tìm theo tên', 'Find by name'],
  sortedBy: ['Xếp theo', 'Sorted by'],
  sortedByName: ['tên', 'name'],
  sortedByChange: ['sửa gần nhất', 'last change'],
  newestFirst: ['mới nhất trước', 'the newest first'],
  oldestFirst: ['cũ nhất trước', 'the oldest first'],
  lastChangedFirst: ['thay đổi gần nhất trước', 'the last changed first'],
  lastFiledFirst: ['mới nộp trước', 'the last filed first'],
  longestWaitingFirst: ['chờ lâu nhất trước', 'what has waited longest first'],
  endingFirst: ['sắp hết hạn trước', 'what ends first'],
  lastRecalledFirst: ['thu hồi sau cùng trước', 'the latest recall first'],
  since: ['Từ', 'Since'],
} as const satisfies Words;
