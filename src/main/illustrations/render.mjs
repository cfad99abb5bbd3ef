// Draws the illustrations with a local Chromium: node render.mjs [chromium] [name…]
// Out come WebP pictures of 1280 × 960 in src/main/resources/sample/pictures, and the share picture in src/main/resources/static.
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { H, scene, seed, W } from "./brush.mjs";
import { scenes, share } from "./scenes.mjs";

const QUALITY = 0.8;
const here = dirname(fileURLToPath(import.meta.url));
const [chromium = "/usr/bin/chromium", ...only] = process.argv.slice(2);
const out = join(here, "../resources/sample/pictures");
const work = mkdtempSync(join(tmpdir(), "illustrations-"));

/** Lets the browser draw the SVG onto a canvas and hand back the encoded picture. */
function draw(svg, width, height, type) {
  const page = join(work, "page.html");
  const source = Buffer.from(svg).toString("base64");
  writeFileSync(page, `<meta charset=utf-8><body><script>const i=new Image();i.onload=()=>{const c=document.createElement("canvas");c.width=${width};c.height=${height};c.getContext("2d").drawImage(i,0,0);document.body.textContent=c.toDataURL("${type}",${QUALITY});};i.src="data:image/svg+xml;base64,${source}";</script>`);
  const dom = execFileSync(chromium, ["--headless", "--no-sandbox", "--disable-gpu", "--virtual-time-budget=30000", "--dump-dom", `file://${page}`], { encoding: "utf8", maxBuffer: 1e8, stdio: ["ignore", "pipe", "ignore"] });
  const data = /data:image\/(?:webp|jpeg);base64,([A-Za-z0-9+/=]+)/.exec(dom);
  if (!data) throw new Error("The browser drew nothing");
  return Buffer.from(data[1], "base64");
}

/** A little nearer: the wall above the table is only there for the light. */
const closer = (content) => `<g transform="translate(-64 -96) scale(1.1)">${content}</g>`;

mkdirSync(out, { recursive: true });
let number = 7;
for (const [name, compose] of Object.entries(scenes)) {
  number += 13;
  if (only.length > 0 && !only.includes(name)) continue;
  seed(number);
  const bytes = draw(scene(closer(compose())), W, H, "image/webp");
  writeFileSync(join(out, `${name}.webp`), bytes);
  console.log(name, Math.round(bytes.length / 1000), "kB");
}
if (only.length === 0 || only.includes("share")) {
  seed(5);
  const svg = scene(share()).replace(`viewBox="0 0 ${W} ${H}" width="${W}" height="${H}"`, 'viewBox="40 40 1200 630" width="1200" height="630"');
  mkdirSync(join(here, "../resources/static"), { recursive: true });
  writeFileSync(join(here, "../resources/static/share.jpg"), draw(svg, 1200, 630, "image/jpeg"));
}
rmSync(work, { recursive: true });
