// Be Vietnam Pro, cut down to the letters that Vietnamese and English need: 10 kB a weight instead of 130.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import subset from 'subset-font';

const require = createRequire(import.meta.url);

const ascii = Array.from({ length: 95 }, (_, i) => String.fromCharCode(32 + i)).join('');
const lower = 'ăâđêôơưáàảãạắằẳẵặấầẩẫậéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ';
const signs = '₫–—…“”‘’·•°±×½²³µ→←©®«»≤≥−\u00a0';
const text = ascii + lower + lower.toUpperCase() + signs;

const weights = {
  regular: '400Regular/BeVietnamPro_400Regular.ttf',
  bold: '700Bold/BeVietnamPro_700Bold.ttf',
};

export async function subsetFonts(folder) {
  mkdirSync(folder, { recursive: true });
  for (const [name, file] of Object.entries(weights)) {
    const font = readFileSync(require.resolve(`@expo-google-fonts/be-vietnam-pro/${file}`));
    const small = await subset(font, text, { targetFormat: 'woff2', noHinting: true, keepFeatures: ['kern'] });
    writeFileSync(join(folder, `${name}.woff2`), small);
  }
}
