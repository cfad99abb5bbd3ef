import { answered, api, type AuditLine } from '../../api/client';
import { operations } from '../../api/operations';
import { called, collections } from '../choices';
import { current, read, say } from '../language.svelte';
import { goodName, learnGoods } from './goods.svelte';
import { makerName } from './makers.svelte';
import { persons, type Person } from './names';
import { givenRoles } from './people';
import { ROOT } from '../router.svelte';

type Collection = keyof typeof collections;

/** A line of the audit trail, with the name of who did it, and of the person that it is about. */
export type Told = AuditLine & { who: string; about?: Person };

type Query = {
  collection?: string;
  record?: string;
  account?: string;
  action?: string;
  from?: string;
  to?: string;
  order?: 'NEWEST' | 'OLDEST';
  page?: number;
  size: number;
};

/** Lines of the audit trail, the newest first where no other order is asked for. */
export async function trail(query: Query): Promise<{ items: Told[]; page: number; pages?: number; total: number }> {
  const page = await answered(api.GET('/api/audit', { params: { query } }));
  const of = (collection: Collection) =>
    page.items.filter((line) => line.collection === collection).map(({ record }) => record);
  const [people] = await Promise.all([
    persons([...page.items.map((line) => line.account), ...of('accounts')]),
    learnGoods(of('products')),
  ]);
  return {
    ...page,
    items: page.items.map((line) => ({
      ...line,
      who: people.get(line.account)?.name ?? line.account,
      about: line.collection === 'accounts' ? people.get(line.record) : undefined,
    })),
  };
}

/** What happens to an account, or is read of it, and is no operation that changes something. */
const EVENTS: Record<string, string[]> = {
  signIn: ['Đăng nhập', 'Signed in'],
  signInByProvider: ['Đăng nhập qua nhà cung cấp', 'Signed in by a provider'],
  refusePassword: ['Bị từ chối vì sai mật khẩu', 'Refused for a wrong password'],
  slowGuessing: ['Bị làm chậm vì sai mật khẩu nhiều lần', 'Slowed down for many wrong passwords'],
  refuseCode: ['Bị từ chối vì sai mã xác nhận', 'Refused for a wrong code'],
  useRecoveryCode: ['Dùng mã dự phòng', 'Used a recovery code'],
  setPasswordByLink: ['Đặt mật khẩu bằng liên kết', 'Set the password by a link'],
  exportAccountData: ['Xuất dữ liệu cá nhân', 'Handed over the personal data'],
};

/** All that may be told, in words and by them. */
export function deeds(): { value: string; text: string }[] {
  return Object.keys({ ...operations, ...EVENTS })
    .map((action) => ({ value: action, text: named(action) }))
    .sort((a, b) => a.text.localeCompare(b.text, 'vi'));
}

function named(action: string): string {
  const names = operations[action] ?? EVENTS[action];
  return names?.[current() === 'vi' ? 0 : 1] ?? names?.[0] ?? action;
}

/** What was done, in words. */
export function deed(line: AuditLine): string {
  return line.action === undefined ? say('nobody') : named(line.action);
}

export function collectionName(collection: string): string {
  return collection in collections ? called(collections, collection as Collection) : collection;
}

const SCREENS: Record<string, string> = {
  products: 'goods',
  cooperatives: 'makers',
  lots: 'lots',
  evidence: 'evidence',
  recalls: 'recalls',
  feedback: 'reports',
  publications: 'publications',
  accounts: 'people',
};

/** What a record is called; its id where it has no name. */
export function recordName({ collection, record, about }: Told): string {
  switch (collection) {
    case 'products':
      return read(goodName(record));
    case 'cooperatives':
      return makerName(record);
    default:
      return about?.name ?? record;
  }
}

/** Where the console shows a record; nowhere for what has no screen of its own, or a person that one does not manage. */
export function screenOf({ collection, record, about }: Told): string | undefined {
  if (collection === 'office') {
    return `${ROOT}/office`;
  }
  if (collection === 'accounts' && !(about && givenRoles().includes(about.role))) {
    return undefined;
  }
  const screen = SCREENS[collection];
  return screen === undefined ? undefined : `${ROOT}/${screen}/${encodeURIComponent(record)}`;
}
