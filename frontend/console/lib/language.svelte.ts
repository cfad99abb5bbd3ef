import { words, type Words } from '../words';

export type Language = 'vi' | 'en';

/** A text in Vietnamese, and in English where somebody has translated it. */
export type Localized = { vi: string; en?: string };

/** A key of the one dictionary. */
export type Word =
  | keyof typeof words
  | keyof (typeof import('../screens/goods/sheet/words'))['sheet']
  | keyof (typeof import('../screens/publications/words'))['publications'];

const known: Words = { ...words };

/** Takes in the words of a screen that comes later; called where that screen's module begins. */
export function learn(more: Words) {
  Object.assign(known, more);
}

let language = $state<Language>(document.documentElement.lang === 'en' ? 'en' : 'vi');

export function current(): Language {
  return language;
}

/** Changes what stands on the screen, and asks the server to remember it, as the public pages do. */
export function speak(other: Language) {
  language = other;
  document.documentElement.lang = other;
  void fetch(`/console/?lang=${other}`, { method: 'HEAD' }).catch(() => undefined);
}

/** A word of ours; `{0}` and so on give way to what is said after it. */
export function say(word: Word, ...values: (string | number)[]): string {
  const text = known[word]?.[language === 'vi' ? 0 : 1] ?? word;
  return values.reduce<string>((said, value, at) => said.replace(`{${at}}`, String(value)), text);
}

/** A text of a record. */
export function read(text: Localized | undefined): string {
  return text === undefined ? '' : language === 'en' ? (text.en ?? text.vi) : text.vi;
}

/** The `lang` attribute of a text that nobody has translated. */
export function tongue(text: Localized | undefined): Language | undefined {
  return language === 'en' && text !== undefined && text.en === undefined ? 'vi' : undefined;
}

/** What records' names and addresses are written in. */
export function vietnamese(): Language | undefined {
  return language === 'en' ? 'vi' : undefined;
}
