/// <reference types="vite/client" />
import { expect, test } from 'vitest';
import type { Words } from '../words';

/** Words that come with their screens, by the file that holds them. */
const later = import.meta.glob<Record<string, Words>>('/console/screens/**/words.ts', { eager: true });

const sources = import.meta.glob<string>('/console/{lib,offline,parts,screens}/**/*.{svelte,ts}', {
  query: '?raw',
  import: 'default',
  eager: true,
});

test.each(Object.entries(later))('words of %s are said by its screens alone', (file, module) => {
  const folder = file.slice(0, file.lastIndexOf('/') + 1);
  const elsewhere = Object.entries(sources).filter(([source]) => !source.startsWith(folder));
  const said = Object.values(module)
    .flatMap((words) => Object.keys(words))
    .filter((word) => elsewhere.some(([, text]) => text.includes(`'${word}'`)));

  expect(elsewhere.length).toBeGreaterThan(100);
  expect(said).toEqual([]);
});
