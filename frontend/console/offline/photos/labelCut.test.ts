import { describe, expect, test } from 'vitest';
import { cutAt, type Grey } from './labelCut';

const WIDTH = 256;
const HEIGHT = 192;
const GROUND = 120;
const PAPER = 235;
const INK = 40;

type Box = { left: number; top: number; right: number; bottom: number };

/** The same numbers at each run. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}

function ground(level: (x: number, y: number) => number = () => GROUND): Grey {
  const levels = Float32Array.from({ length: WIDTH * HEIGHT }, (_, at) => level(at % WIDTH, Math.floor(at / WIDTH)));
  return { levels, width: WIDTH, height: HEIGHT };
}

function fill(picture: Grey, box: Box, level: number) {
  for (let y = Math.max(0, box.top); y < Math.min(HEIGHT, box.bottom); y++) {
    picture.levels.fill(level, y * WIDTH + Math.max(0, box.left), y * WIDTH + Math.min(WIDTH, Math.max(0, box.right)));
  }
}

/** Paper with lines of strokes of one to three pixels, and a margin round them. */
function label(picture: Grey, box: Box, ink = INK): Grey {
  const next = numbers(7);
  fill(picture, box, PAPER);
  for (let top = box.top + 10; top + 6 < box.bottom - 8; top += 12) {
    for (let left = box.left + 10; left < box.right - 12;) {
      const width = 1 + Math.floor(next() * 3);
      fill(picture, { left, top: top + Math.floor(next() * 2), right: left + width, bottom: top + 6 }, ink);
      left += width + 1 + Math.floor(next() * (next() < 0.2 ? 6 : 2));
    }
  }
  return picture;
}

const WHOLE = { left: 40, top: 30, right: 216, bottom: 162 };

describe('print that runs out', () => {
  test.each([
    ['edgeLeft', { ...WHOLE, left: -30 }],
    ['edgeRight', { ...WHOLE, right: WIDTH + 30 }],
    ['edgeTop', { ...WHOLE, top: -20 }],
    ['edgeBottom', { ...WHOLE, bottom: HEIGHT + 16 }],
  ])('is said of %s', (edge, box) => {
    expect(cutAt(label(ground(), box))).toEqual([edge]);
  });

  test('is said of two edges', () => {
    expect(cutAt(label(ground(), { ...WHOLE, left: -30, bottom: HEIGHT + 16 }))).toEqual(['edgeLeft', 'edgeBottom']);
  });

  test('is said in a picture whose sides are no multiple of a letter', () => {
    const wide = label(ground(), { ...WHOLE, right: WIDTH + 30 });
    const levels = new Float32Array(251 * HEIGHT);
    for (let y = 0; y < HEIGHT; y++) {
      levels.set(wide.levels.subarray(y * WIDTH + 5, (y + 1) * WIDTH), y * 251);
    }

    expect(cutAt({ levels, width: 251, height: HEIGHT })).toEqual(['edgeRight']);
  });
});

describe('nothing is said', () => {
  test('of a label that is whole', () => {
    expect(cutAt(label(ground(), WHOLE))).toEqual([]);
  });

  test('of paper that goes on without print', () => {
    const picture = ground();
    fill(picture, { ...WHOLE, left: -1, right: WIDTH }, PAPER);

    expect(cutAt(label(picture, WHOLE))).toEqual([]);
  });

  test('of a ground that is busy all over, whether the label is whole or not', () => {
    const next = numbers(3);
    const mat = () => ground(() => GROUND + (next() - 0.5) * 160);

    expect(cutAt(label(mat(), WHOLE))).toEqual([]);
    expect(cutAt(label(mat(), { ...WHOLE, left: -30 }))).toEqual([]);
  });

  test('of a busy table under a plain wall', () => {
    const next = numbers(3);
    const table = ground((_, y) => (y > HEIGHT / 2 ? GROUND + (next() - 0.5) * 160 : GROUND));

    expect(cutAt(label(table, WHOLE))).toEqual([]);
  });

  test('of soft grain, and of the edge of a table', () => {
    const next = numbers(5);
    const grain = ground((x, y) => (y > 150 + x / 16 ? 60 : 180) + (next() - 0.5) * 20);

    expect(cutAt(label(grain, WHOLE))).toEqual([]);
  });

  test('of a word of something else at an edge', () => {
    const picture = label(ground(), WHOLE);
    for (let left = 0; left < 40; left += 4) {
      fill(picture, { left, top: 170, right: left + 2, bottom: 176 }, INK);
    }

    expect(cutAt(picture)).toEqual([]);
  });

  test('of print that is too pale to be seen', () => {
    expect(cutAt(label(ground(), { ...WHOLE, left: -30 }, PAPER - 20))).toEqual([]);
  });

  test('of a picture smaller than a letter', () => {
    expect(cutAt({ levels: new Float32Array(5 * 5), width: 5, height: 5 })).toEqual([]);
  });
});
