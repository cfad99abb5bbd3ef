import { cutAt, type Edge, type Grey } from './labelCut';

/** What a phone sends: enough for the largest picture that pages show, and for a slow network. */
const MAX_BYTES = 500_000;
const MAX_SIDE_PX = 2_048;
const QUALITIES = [0.85, 0.75, 0.65, 0.5];
/** What is looked at to say whether a picture is good. */
const LOOK_PX = 256;
const MIN_SIDE_PX = 800;
/** Of 255, the mean of all grey levels. */
const DARK = 60;
/** Variance of the second differences of neighbouring grey levels. */
const BLURRED = 25;

/** What may be better at another try; never a reason to refuse. */
export type Advice = 'tooDark' | 'blurred' | 'tooSmall';

/** @param cut over which edges print runs out; it says something of a picture of a label only */
export type Shrunk = { blob: Blob; advice: Advice[]; cut: Edge[] };

/**
 * A photo as it is sent: upright, without position or other data of the camera, of at most 500 kB.
 *
 * @throws DOMException where it is no picture that this browser can read
 */
export async function shrunk(file: Blob): Promise<Shrunk> {
  const picture = await createImageBitmap(file, { imageOrientation: 'from-image' });
  try {
    const small = look(picture);
    const advice = advise(picture, small);
    const cut = cutAt(small);
    for (let side = MAX_SIDE_PX; ; side = Math.round(side * 0.75)) {
      const canvas = drawn(picture, side);
      for (const quality of QUALITIES) {
        const blob = await encoded(canvas, quality);
        if (blob.size <= MAX_BYTES) {
          return { blob, advice, cut };
        }
      }
    }
  } finally {
    picture.close();
  }
}

function drawn(picture: ImageBitmap, sidePx: number): HTMLCanvasElement {
  const scale = Math.min(1, sidePx / Math.max(picture.width, picture.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(picture.width * scale));
  canvas.height = Math.max(1, Math.round(picture.height * scale));
  const pen = canvas.getContext('2d');
  if (pen === null) {
    throw new DOMException('No canvas', 'NotSupportedError');
  }
  // JPEG has no clear pixels.
  pen.fillStyle = '#fff';
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
  return canvas;
}

function encoded(canvas: HTMLCanvasElement, quality: number): Promise<Blob> {
  return new Promise((done, failed) =>
    canvas.toBlob(
      (blob) => (blob ? done(blob) : failed(new DOMException('No picture', 'EncodingError'))),
      'image/jpeg',
      quality,
    ),
  );
}

/** A small copy in grey. */
function look(picture: ImageBitmap): Grey {
  const canvas = drawn(picture, LOOK_PX);
  const { width, height } = canvas;
  const pixels = canvas.getContext('2d')?.getImageData(0, 0, width, height).data ?? new Uint8ClampedArray();
  const levels = Float32Array.from({ length: width * height }, (_, at) => {
    const [red = 0, green = 0, blue = 0] = pixels.subarray(at * 4, at * 4 + 3);
    return 0.299 * red + 0.587 * green + 0.114 * blue;
  });
  return { levels, width, height };
}

function advise(picture: ImageBitmap, { levels, width, height }: Grey): Advice[] {
  const advice: Advice[] = [];
  if (Math.min(picture.width, picture.height) < MIN_SIDE_PX) {
    advice.push('tooSmall');
  }
  if (mean(levels) < DARK) {
    advice.push('tooDark');
  } else if (sharpness(levels, width, height) < BLURRED) {
    advice.push('blurred');
  }
  return advice;
}

function mean(values: Float32Array): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}

/** The variance of the Laplacian, the usual measure of how sharp a picture is. */
function sharpness(grey: Float32Array, width: number, height: number): number {
  const edges: number[] = [];
  for (let y = 1; y < height - 1; y++) {
    for (let x = 1; x < width - 1; x++) {
      const at = y * width + x;
      const around = (grey[at - 1] ?? 0) + (grey[at + 1] ?? 0) + (grey[at - width] ?? 0) + (grey[at + width] ?? 0);
      edges.push(around - 4 * (grey[at] ?? 0));
    }
  }
  const values = Float32Array.from(edges);
  const middle = mean(values);
  return mean(values.map((edge) => (edge - middle) ** 2));
}
