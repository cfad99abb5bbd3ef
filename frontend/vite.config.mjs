import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vite';

// Pages name these files themselves, so each must be in the manifest although no script imports it.
function pictures(folder) {
  return {
    name: 'pictures',
    apply: 'build',
    buildStart() {
      for (const name of readdirSync(folder)) {
        const path = join(folder, name);
        this.emitFile({ type: 'asset', name, originalFileName: path, source: readFileSync(path) });
      }
    },
  };
}

export default defineConfig({
  base: '/assets/',
  publicDir: false,
  test: { include: ['console/**/*.test.ts'] },
  plugins: [pictures('site/pictures'), svelte({ configFile: false, compilerOptions: { runes: true } })],
  build: {
    outDir: '../target/classes/static/assets',
    emptyOutDir: true,
    assetsDir: '',
    assetsInlineLimit: 0,
    manifest: 'manifest.json',
    // What a screen imports is fetched together with it, not after it.
    modulePreload: { polyfill: false },
    target: ['chrome107', 'safari16', 'firefox104'],
    // How long each plug-in took is nobody's concern as long as the build is quick.
    rolldownOptions: {
      checks: { pluginTimings: false },
      output: {
        // What a dozen screens share comes as one file: a phone with a slow signal waits for each of fifty small ones.
        codeSplitting: {
          groups: [{ name: 'parts', test: /console.(api|lib|offline|parts|words)/, minShareCount: 12 }],
        },
      },
      input: {
        site: 'site/site.js',
        console: 'console/main.ts',
        signIn: 'console/signIn.ts',
        worker: 'console/worker.js',
      },
    },
  },
});
