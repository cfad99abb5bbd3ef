// Builds what the browser gets into the class path, and only when something changed. `node build.mjs check` checks style.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, gzipSync } from 'node:zlib';

const here = dirname(fileURLToPath(import.meta.url));
const out = join(here, '../target/classes/static/assets');
const stamp = join(here, '../target/frontend.stamp');

function run(command, ...args) {
  execFileSync(command, args, { cwd: here, stdio: 'inherit' });
}

function install() {
  const installed = join(here, 'node_modules/.package-lock.json');
  const lock = join(here, 'package-lock.json');
  if (!existsSync(installed) || statSync(lock).mtimeMs > statSync(installed).mtimeMs) {
    run('npm', 'ci', '--no-audit', '--no-fund');
  }
}

function sources(folder) {
  const ignored = new Set(['node_modules', 'fonts']);
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => !ignored.has(entry.name))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      return entry.isDirectory() ? sources(path) : [path];
    })
    .sort();
}

function fingerprint() {
  const hash = createHash('sha256');
  for (const path of sources(here)) {
    hash.update(path).update(readFileSync(path));
  }
  return hash.digest('hex');
}

// Text that was compressed once costs the server nothing at each request. Fonts are compressed already.
function compress() {
  for (const name of readdirSync(out).filter((file) => /\.(css|js|svg)$/.test(file))) {
    const content = readFileSync(join(out, name));
    writeFileSync(join(out, `${name}.gz`), gzipSync(content, { level: 9 }));
    writeFileSync(join(out, `${name}.br`), brotliCompressSync(content));
  }
}

async function build() {
  const now = fingerprint();
  const fresh = existsSync(join(out, 'manifest.json')) && existsSync(stamp) && readFileSync(stamp, 'utf8') === now;
  if (fresh) {
    return;
  }
  const { subsetFonts } = await import('./fonts.mjs');
  await subsetFonts(join(here, 'site/fonts'));
  const vite = await import('vite');
  await vite.build({ root: here, logLevel: 'warn' });
  compress();
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, now);
}

install();
if (process.argv[2] === 'check') {
  run('npm', 'run', '--silent', 'check');
} else {
  await build();
}
