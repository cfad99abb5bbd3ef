import type { Words } from './index';

/** One's own account. */
export const account = {
  changePassword: ['Đổi mật khẩu', 'Change the password'],
  presentPassword: ['Mật khẩu hiện tại', 'Present password'],
  newPassword: ['Mật khẩu mới', 'New password'],
  passwordHint: [
    'Ít nhất 10 ký tự; vài từ ghép lại là tốt nhất.',
    'At least 10 characters; a few words in a row do best.',
  ],
  passwordChanged: [
    'Đã đổi mật khẩu; những nơi khác đã bị đăng xuất.',
    'The password is changed; everywhere else you are signed out.',
  ],
  whereSignedIn: ['Nơi đang đăng nhập', 'Where you are signed in'],
  thisDevice: ['máy này', 'this device'],
  lastSeen: ['hoạt động {0}', 'active {0}'],
  signedInSince: ['đăng nhập {0}', 'since {0}'],
  endSession: ['Đăng xuất nơi này', 'Sign out there'],
  sessionEnded: ['Đã đăng xuất nơi đó.', 'Signed out there.'],
  signOutEverywhere: ['Đăng xuất mọi nơi', 'Sign out everywhere'],
  signOutEverywhereSay: [
    'Mọi máy, cả máy này, phải đăng nhập lại.',
    'Every device, this one too, has to sign in again.',
  ],
  accessKeys: ['Khóa truy cập', 'Access keys'],
  accessKeysSay: [
    'Cho phần mềm nhập liệu hoặc sàn thương mại. Khóa có đủ quyền của bạn: chỉ đưa cho phần mềm mà bạn tin.',
    'For programs that import goods, or for platforms. A key may do all that you may: give it only to what you trust.',
  ],
  noKeys: ['Chưa có khóa nào.', 'There are no keys.'],
  keyName: ['Tên khóa', 'Name of the key'],
  keyNameHint: ['Ví dụ: nhap-hang', 'For example: import'],
  makeKey: ['Tạo khóa', 'Make a key'],
  keyUser: ['Tên đăng nhập', 'User name'],
  keySecret: ['Mật khẩu của khóa', 'Password of the key'],
  revokeKey: ['Thu hồi khóa', 'Revoke'],
  revokeKeySure: [
    'Thu hồi khóa “{0}”? Phần mềm dùng khóa này bị từ chối ngay.',
    'Revoke the key “{0}”? Programs that use it are refused at once.',
  ],
  keyRevoked: ['Đã thu hồi khóa “{0}”.', 'The key “{0}” is revoked.'],
  secondFactorSay: [
    'Thêm một mã từ ứng dụng trên điện thoại khi đăng nhập: ai biết mật khẩu của bạn vẫn không vào được.',
    'A code from an app on your phone when you sign in: who knows your password still cannot come in.',
  ],
  secondFactorOn: ['Đang bật.', 'It is on.'],
  begin: ['Bật mã xác nhận', 'Set it up'],
  scanThis: [
    'Quét mã QR này bằng ứng dụng tạo mã, rồi nhập 6 số mà ứng dụng hiện.',
    'Scan this with an app that shows codes, then enter the 6 digits that it shows.',
  ],
  openAuthenticator: ['Ứng dụng nằm ngay trên máy này? Mở ứng dụng', 'Is the app on this very phone? Open it'],
  qrForApp: ['Mã QR để ứng dụng quét', 'QR code for the app to scan'],
  orType: ['Không quét được? Gõ khóa này vào ứng dụng', 'Cannot scan? Type this key into the app'],
  lotCodeShort: ['Mã lô', 'Code'],
  code: ['Mã xác nhận', 'Code'],
  confirmCode: ['Xác nhận mã', 'Confirm the code'],
  recoveryCodes: ['Mã dự phòng', 'Recovery codes'],
  recoveryCodesSay: [
    'Mỗi mã dùng được một lần khi mất điện thoại. Chỉ hiện lần này: hãy in hoặc chép ra giấy rồi cất kỹ.',
    'Each is good once, for when the phone is lost. Shown this once: print them or write them down, and keep them safe.',
  ],
  haveThem: ['Đã ghi lại', 'I have them'],
  removeFactor: ['Tắt mã xác nhận', 'Remove it'],
  factorRemoved: ['Đã tắt mã xác nhận.', 'The second factor is removed.'],
} as const satisfies Words;
