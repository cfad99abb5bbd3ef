import type { Words } from './index';

/** What is to be done today. */
export const today = {
  allDone: ['Hôm nay không còn việc gì chờ', 'Nothing waits today'],
  allDoneSay: [
    'Không có hàng chờ duyệt, giấy sắp hết hạn, phản ánh mới hay bản đăng bị từ chối.',
    'No goods to review, no papers about to end, no new reports, nothing refused by platforms.',
  ],
  waitingReview: ['Chờ duyệt', 'Waiting for review'],
  endingPapers: ['Giấy sắp hết hạn', 'Papers about to end'],
  endingIn: ['Trong {0} ngày', 'Within {0} days'],
  newReports: ['Phản ánh mới của người mua', 'New reports of buyers'],
  refusedByPlatforms: ['Sàn từ chối', 'Refused by platforms'],
  noneOfThese: ['Không có.', 'None.'],
  seeAll: ['Xem tất cả ({0})', 'See all ({0})'],
} as const satisfies Words;
