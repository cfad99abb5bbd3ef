/// <reference types="vite/client" />
import { expect, test } from 'vitest';
import { publications } from './publications';
import { sheet } from './sheet';

/** Words that come with their screens, and where these are. */
const later = [
  { words: sheet, at: '../screens/goods/sheet/' },
  { words: publications, at: '../screens/publications/' },
];

const sources = import.meta.glob<string>('../{lib,offline,parts,screens}/**/*.{svelte,ts}', {
  query: '?raw',
  import: 'default',
  eager: true,
});

test.each(later)('words that come with $at are said nowhere else', ({ words, at }) => {
  const elsewhere = Object.entries(sources).filter(([file]) => !file.startsWith(at));
  const said = Object.keys(words).filter((word) => elsewhere.some(([, text]) => text.includes(`'${word}'`)));

  expect(elsewhere.length).toBeGreaterThan(100);
  expect(said).toEqual([]);
});
