// Builds what the browser gets into the class path, and only when something changed. `node build.mjs check` checks style and
// types, `node build.mjs types` only writes the types of the API that the console speaks to.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, gzipSync } from 'node:zlib';

const here = dirname(fileURLToPath(import.meta.url));
const out = join(here, '../target/classes/static/assets');
const stamp = join(here, '../target/frontend.stamp');
const description = join(here, 'console/openapi.json');
const types = join(here, 'console/api/schema.ts');
const operations = join(here, 'console/api/operations.ts');
const titles = join(here, 'console/api/titles.ts');
const businessSteps = join(here, '../src/main/resources/vn/sanvat/trace/business-steps.psv');

// What a phone loads before the console's first screen stands.
const MAX_CONSOLE_SCRIPT_BYTES = 90_000;

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
  const made = new Set([join(here, 'node_modules'), join(here, 'tokens/fonts'), types, operations, titles]);
  return readdirSync(folder, { withFileTypes: true })
    .map((entry) => ({ path: join(folder, entry.name), isFolder: entry.isDirectory() }))
    .filter(({ path }) => !made.has(path))
    .flatMap(({ path, isFolder }) => (isFolder ? sources(path) : [path]))
    .sort();
}

function fingerprint() {
  const hash = createHash('sha256');
  for (const path of [...sources(here), businessSteps]) {
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

// A screen that uses a field which the API no longer has is a fault of types.
async function writeTypes() {
  const { default: openapi, astToString } = await import('openapi-typescript');
  const api = JSON.parse(readFileSync(description, 'utf8'));
  keep(types, astToString(await openapi(api, { enum: false, defaultNonNullable: false })));
  keep(operations, changes(api));
  keep(titles, titlesOf({ ...enumTitles(api), BizStep: stepTitles() }));
}

// What the values of the server's enums are called, each enum by itself: a screen loads the words that it shows.
function titlesOf(enums) {
  return Object.entries(enums)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, words]) => `export const ${camel(name)} = ${JSON.stringify(words, null, 2)} as const;\n`)
    .join('\n');
}

function camel(name) {
  return name[0].toLowerCase() + name.slice(1);
}

// They stand with every schema of the enum, in the order of its values.
function enumTitles(part, found = {}) {
  const told = part['x-enum-titles'];
  if (told) {
    found[told.name] = Object.fromEntries(part.enum.map((value, at) => [value, told.titles[at]]));
  }
  Object.values(part)
    .filter((inner) => inner && typeof inner === 'object')
    .forEach((inner) => enumTitles(inner, found));
  return found;
}

// A business step is a text of the API, for events that come from elsewhere have others: id|vi|en|…
function stepTitles() {
  const rows = readFileSync(businessSteps, 'utf8')
    .split('\n')
    .filter((line) => line && !line.startsWith('#'))
    .map((line) => line.split('|'));
  return Object.fromEntries(rows.map(([id, vi, en]) => [id, [vi, en]]));
}

// What the operations that change something are called, for the audit trail: Vietnamese, then English.
function changes({ paths }) {
  const names = Object.values(paths)
    .flatMap((path) => ['post', 'put', 'patch', 'delete'].flatMap((method) => path[method] ?? []))
    .map(({ operationId, summary }) => [operationId, summary.split(' · ').reverse()]);
  return `export const operations: Record<string, string[]> = ${JSON.stringify(Object.fromEntries(names), null, 2)};\n`;
}

function keep(path, code) {
  if (!existsSync(path) || readFileSync(path, 'utf8') !== code) {
    writeFileSync(path, code);
  }
}

// The entry, what it imports at once, and the largest screen that is loaded on top of it.
function measureConsole() {
  const manifest = JSON.parse(readFileSync(join(out, 'manifest.json'), 'utf8'));
  const together = (key, seen = new Set()) => {
    if (!seen.has(key)) {
      seen.add(key);
      (manifest[key].imports ?? []).forEach((other) => together(other, seen));
    }
    return seen;
  };
  const bytes = (keys) => [...keys].reduce((sum, key) => sum + statSync(join(out, `${manifest[key].file}.gz`)).size, 0);
  const shell = together('console/main.ts');
  const screens = (manifest['console/main.ts'].dynamicImports ?? []).map((key) => bytes(together(key, new Set(shell))));
  const first = Math.max(bytes(shell), ...screens);
  console.log(`Console: ${bytes(shell)} bytes of script, ${first} with its largest screen, gzipped`);
  if (first > MAX_CONSOLE_SCRIPT_BYTES) {
    throw new Error(`The console's first load is ${first} bytes of script; allowed are ${MAX_CONSOLE_SCRIPT_BYTES}`);
  }
}

async function build() {
  const now = fingerprint();
  const fresh = existsSync(join(out, 'manifest.json')) && existsSync(stamp) && readFileSync(stamp, 'utf8') === now;
  if (fresh) {
    return;
  }
  const { subsetFonts } = await import('./fonts.mjs');
  await subsetFonts(join(here, 'tokens/fonts'));
  await writeTypes();
  const vite = await import('vite');
  await vite.build({ root: here, logLevel: 'warn' });
  compress();
  measureConsole();
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, now);
}

install();
if (process.argv[2] === 'check') {
  run('npm', 'run', '--silent', 'check');
} else if (process.argv[2] === 'types') {
  await writeTypes();
} else {
  await build();
}
