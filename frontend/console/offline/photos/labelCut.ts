/** A small picture: grey levels of 0 to 255, row by row. */
export type Grey = { levels: Float32Array; width: number; height: number };

/** Each by the word that says it. */
export type Edge = 'edgeLeft' | 'edgeRight' | 'edgeTop' | 'edgeBottom';

const EDGES: Edge[] = ['edgeLeft', 'edgeRight', 'edgeTop', 'edgeBottom'];

/** Letters are looked for in squares of that side. */
const CELL_PX = 8;
/** By so many grey levels a stroke differs from what it is printed on, and more of such steps than one edge of something makes. */
const STROKE = 24;
const STROKES = 4;
/** A line of print that runs out goes on inwards for so many of the next cells; there is room between lines. */
const INWARDS = 4;
const PRINTED_INWARDS = 2;
/** Of an edge, from which part on what runs out is more than a word of something else. */
const PART = 1 / 8;
/** What stands at more edges than that is a mat, a wall or leaves. */
const MAX_EDGES = 2;

/**
 * Over which edges print runs out, as that of a label does which is not whole on the picture.
 *
 * It does not know a label from anything else with strokes. Where such detail is at three or four edges, nobody can tell a label from what
 * it stands on, and nothing is said: advice that is often wrong is not heeded. So a label that fills the whole picture is not noticed, nor
 * one that is cut between two lines.
 */
export function cutAt(picture: Grey): Edge[] {
  const cells = printed(picture);
  const cut = EDGES.filter((edge) => runsOut(cells, edge));
  return cut.length > MAX_EDGES ? [] : cut;
}

type Cells = { print: boolean[]; columns: number; rows: number };

function printed({ levels, width, height }: Grey): Cells {
  const columns = Math.floor(width / CELL_PX);
  const rows = Math.floor(height / CELL_PX);
  const print = Array.from({ length: columns * rows }, (_, cell) => {
    // Up to the very edges, whatever the size.
    const left = Math.round(((cell % columns) * width) / columns);
    const top = Math.round((Math.floor(cell / columns) * height) / rows);
    return hasStrokes(levels, width, top * width + left);
  });
  return { print, columns, rows };
}

/** Whether it gets darker and lighter again, more often than at one edge of something. */
function hasStrokes(levels: Float32Array, width: number, from: number): boolean {
  const steps = { right: 0, left: 0, down: 0, up: 0 };
  for (let y = 0; y < CELL_PX; y++) {
    for (let x = 0; x < CELL_PX; x++) {
      const at = from + y * width + x;
      const level = levels[at] ?? 0;
      const across = x < CELL_PX - 1 ? (levels[at + 1] ?? 0) - level : 0;
      const down = y < CELL_PX - 1 ? (levels[at + width] ?? 0) - level : 0;
      steps.right += Number(across > STROKE);
      steps.left += Number(across < -STROKE);
      steps.down += Number(down > STROKE);
      steps.up += Number(down < -STROKE);
    }
  }
  return Math.min(steps.right, steps.left) >= STROKES || Math.min(steps.down, steps.up) >= STROKES;
}

function runsOut(cells: Cells, edge: Edge): boolean {
  const length = edge === 'edgeLeft' || edge === 'edgeRight' ? cells.rows : cells.columns;
  const out = Array.from({ length }, (_, along) => along).filter((along) => {
    const inwards = Array.from({ length: INWARDS }, (_, deep) => isPrint(cells, edge, along, deep + 1));
    return isPrint(cells, edge, along, 0) && inwards.filter(Boolean).length >= PRINTED_INWARDS;
  });
  return out.length > 0 && out.length >= length * PART;
}

/** @param deep how many cells inwards from the edge */
function isPrint({ print, columns, rows }: Cells, edge: Edge, along: number, deep: number): boolean {
  switch (edge) {
    case 'edgeLeft':
      return print[along * columns + deep] ?? false;
    case 'edgeRight':
      return print[(along + 1) * columns - 1 - deep] ?? false;
    case 'edgeTop':
      return print[deep * columns + along] ?? false;
    case 'edgeBottom':
      return print[(rows - 1 - deep) * columns + along] ?? false;
  }
}
