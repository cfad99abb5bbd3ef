import type { Words } from '../../words';

/** Publications on e-trade platforms. */
export const publications = {
  platform: ['Sàn', 'Platform'],
  platformsState: ['Tình trạng các sàn', 'State of the platforms'],
  noPlatforms: ['Chưa nối với sàn nào.', 'No platform is connected.'],
  paused: ['Tạm dừng đến {0}', 'Paused until {0}'],
  running: ['Đang chạy', 'Running'],
  lastAnswer: ['Trả lời lần cuối {0}', 'Last answer {0}'],
  resume: ['Chạy lại ngay', 'Run again now'],
  resumed: ['Đã cho {0} chạy lại.', '{0} runs again.'],
  noPublications: ['Chưa có bản đăng nào', 'There are no publications yet'],
  noPublicationsSay: [
    'Sản phẩm đã duyệt sẽ được gửi lên các sàn đã nối; hoặc bạn tự đăng rồi ghi lại ở đây.',
    'Approved goods go to the connected platforms; or publish by hand and record it here.',
  ],
  byHand: ['Ghi bằng tay', 'Recorded by hand'],
  byConnector: ['Tự động', 'By connector'],
  how: ['Cách đăng', 'How'],
  proof: ['Bằng chứng', 'Proof'],
  seeThere: ['Xem trên sàn', 'See it there'],
  attempts: ['Số lần gửi', 'Attempts'],
  retryAt: ['Thử lại lúc', 'Tried again at'],
  retry: ['Gửi lại ngay', 'Send again now'],
  retried: ['Sẽ gửi lại ngay.', 'It will be sent again at once.'],
  platformSaid: ['Sàn trả lời', 'What the platform said'],
  recordByHand: ['Ghi bản đăng bằng tay', 'Record a publication by hand'],
  recordSay: [
    'Cần ít nhất một bằng chứng: địa chỉ, ghi chú hoặc ảnh chụp màn hình.',
    'At least one piece of evidence is needed: an address, a note or a screenshot.',
  ],
  platformHint: [
    'chữ thường không dấu, số và dấu nối, ví dụ postmart',
    'lower-case letters, digits and hyphens, such as postmart',
  ],
  screenshot: ['Ảnh chụp màn hình', 'Screenshot'],
  recorded: ['Đã ghi bản đăng.', 'The publication has been recorded.'],
  takeDown: ['Ghi là đã gỡ', 'Record that it was taken down'],
  takeDownSay: [
    'Bản đăng này do người đăng bằng tay: hãy gỡ trên sàn trước, rồi ghi lại ở đây.',
    'It was published by hand: take it down on the platform first, then record it here.',
  ],
  withdrawnByConnector: [
    'Bản đăng tự động được gỡ khi sản phẩm bị gỡ hoặc lô bị thu hồi.',
    'What a connector published is taken down when the product is withdrawn or its lot recalled.',
  ],
} as const satisfies Words;
