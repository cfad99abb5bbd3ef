// Draws the letters of Be Vietnam Pro (SIL Open Font License 1.1, see LICENSE.lettering.txt) as outlines, so that pictures with words in
// them need no font of the machine that makes them. Run by hand: node src/main/illustrations/lettering.mjs
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const require = createRequire(join(here, "../../../frontend/package.json"));
const hb = await import(pathToFileURL(require.resolve("harfbuzzjs")));
const fonts = dirname(require.resolve("@expo-google-fonts/be-vietnam-pro/package.json"));
const out = join(here, "../resources/label");

const ascii = Array.from({ length: 95 }, (_, i) => String.fromCharCode(32 + i)).join("");
const lower = "ăâđêôơưáàảãạắằẳẵặấầẩẫậéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ";
const text = ascii + lower + lower.toUpperCase() + "–—…“”‘’·°±×₫";

const bytes = readFileSync(join(fonts, "600SemiBold/BeVietnamPro_600SemiBold.ttf"));
const face = new hb.Face(new hb.Blob(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length)));
const font = new hb.Font(face);
const lines = [...text].map((letter) => {
  const glyph = font.nominalGlyph(letter.codePointAt(0));
  const code = letter.codePointAt(0).toString(16).padStart(4, "0");
  return `${code} ${font.glyphHAdvance(glyph)} ${font.glyphToPath(glyph)}`.trimEnd();
});
mkdirSync(out, { recursive: true });
writeFileSync(join(out, "lettering.txt"), `unitsPerEm ${face.upem}\n${lines.join("\n")}\n`);
copyFileSync(join(fonts, "LICENSE_FONT"), join(out, "LICENSE.lettering.txt"));
