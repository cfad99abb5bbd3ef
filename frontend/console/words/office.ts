import type { Words } from './index';

/** The life of a maker, and the office. */
export const office = {
  makerState: ['Trạng thái', 'State'],
  approveMaker: ['Duyệt cơ sở', 'Approve the maker'],
  showMaker: ['Cho hiện lại', 'Show again'],
  hideMaker: ['Ẩn cơ sở', 'Hide the maker'],
  hideReason: ['Lý do ẩn', 'Why it is hidden'],
  hideMakerSure: ['Ẩn {0}?', 'Hide {0}?'],
  hideMakerSay: [
    'Trang của cơ sở và hàng của cơ sở không còn hiện, hàng được gỡ khỏi các sàn. Mã QR đã in vẫn trả lời. Có thể cho hiện lại.',
    'Its page and its goods are shown no more, and the goods are taken off platforms. Printed QR codes go on answering. It can be shown again.',
  ],
  makerApproved: ['{0} đã hiện công khai.', '{0} is shown to the public.'],
  makerHidden: ['{0} đã được ẩn.', '{0} is hidden.'],
  office: ['Đơn vị vận hành', 'The office'],
  officeSay: [
    'Người mua đọc những dòng này ở chân mỗi trang và trên trang giới thiệu.',
    'Buyers read this at the foot of each page and on the page about the site.',
  ],
  officeName: ['Tên đơn vị', 'Name of the office'],
  officeAddress: ['Địa chỉ', 'Address'],
  officePhone: ['Đường dây nóng', 'Hotline'],
  officeComplaints: ['Cách giải quyết khiếu nại', 'How complaints are dealt with'],
  officeSaved: ['Đã lưu; các trang hiện tên đơn vị ngay.', 'Saved; the pages show it at once.'],
  officeMissing: ['Chưa ai đứng tên trang này', 'Nobody stands behind this site yet'],
  officeMissingSay: [
    'Hãy ghi tên, địa chỉ, đường dây nóng của đơn vị để người mua biết ai chịu trách nhiệm.',
    'Say the name, address and hotline of the office, so that buyers know who answers for it.',
  ],
  baseAddress: ['Địa chỉ trong mã QR', 'Address in QR codes'],
  baseAddressSay: [
    'Mọi mã QR bắt đầu bằng địa chỉ này và phải trả lời mãi; muốn đổi thì đặt sanvat.base-url trước khi in.',
    'Every QR code begins with it and must answer for ever; set sanvat.base-url before anything is printed to change it.',
  ],
  baseAddressLocal: [
    'Địa chỉ này chỉ mở được trên máy này. Hãy đặt sanvat.base-url trước khi in mã QR nào.',
    'Only this machine can open it. Set sanvat.base-url before any QR code is printed.',
  ],
  baseAddressOther: [
    'Bạn đang mở trang này ở {0}, khác với địa chỉ in trong mã QR. Nếu {0} mới là địa chỉ lâu dài, người vận hành đặt biến môi trường SANVAT_BASE_URL={0} (hoặc thuộc tính sanvat.base-url) rồi khởi động lại dịch vụ; làm trước khi in.',
    'You have opened this page at {0}, which is not what QR codes say. If {0} is the address that will last, whoever runs the service sets the environment variable SANVAT_BASE_URL={0} (or the property sanvat.base-url) and starts it again, before anything is printed.',
  ],
  officers: ['Cán bộ của đơn vị', 'Officers'],
  officersSay: [
    'Mỗi người có tài khoản riêng. Ai đã gửi duyệt thì người khác phải duyệt, nên cần ít nhất hai người.',
    'Everybody has an account of their own. Who submits something does not approve it, so at least two people are needed.',
  ],
  inviteFirst: ['Mời cán bộ đầu tiên', 'Invite the first officers'],
} as const satisfies Words;
