// Shapes that the scenes are made of. Everything is drawn by hand in code; the seed makes each run the same picture.
export const W = 1280;
export const H = 960;

let state = 1;
export const seed = (n) => (state = n);
export const rnd = (a = 0, b = 1) => {
  state = (state * 1664525 + 1013904223) % 4294967296;
  return a + (state / 4294967296) * (b - a);
};
const f = (n) => n.toFixed(1);
export const times = (n, draw) => Array.from({ length: n }, (_, i) => draw(i)).join("");
export const at = (x, y, content, { r = 0, s = 1, sx = s, sy = s } = {}) =>
  `<g transform="translate(${f(x)} ${f(y)}) rotate(${f(r)}) scale(${sx} ${sy})">${content}</g>`;
export const pick = (list) => list[Math.floor(rnd(0, list.length))];

export const linear = (id, stops, vertical = true) =>
  `<linearGradient id="${id}" x1="0" y1="0" x2="${vertical ? 0 : 1}" y2="${vertical ? 1 : 0}">${stops.map(([o, c]) => `<stop offset="${o}" stop-color="${c}"/>`).join("")}</linearGradient>`;
export const radial = (id, stops, cx = 0.4, cy = 0.3, r = 0.8) =>
  `<radialGradient id="${id}" cx="${cx}" cy="${cy}" r="${r}">${stops.map(([o, c, a = 1]) => `<stop offset="${o}" stop-color="${c}" stop-opacity="${a}"/>`).join("")}</radialGradient>`;

const defs = [
  linear("wall", [[0, "#fbe7c4"], [0.7, "#f3cf98"], [1, "#e6b277"]]),
  linear("wood", [[0, "#b9793f"], [0.25, "#a86a35"], [1, "#7b4520"]]),
  linear("sky", [[0, "#fde3b0"], [0.55, "#fbd0a0"], [1, "#f7e6c6"]]),
  linear("dawn", [[0, "#f6c58b"], [0.5, "#f9dcae"], [1, "#fdf0d5"]]),
  linear("water", [[0, "#a9cdb8"], [0.4, "#6fa99b"], [1, "#2f6c6c"]]),
  radial("cane", [[0, "#f0cf8f"], [0.75, "#d9a85c"], [1, "#b98238"]], 0.45, 0.35, 0.75),
  radial("gold", [[0, "#ffd75a"], [0.55, "#f0a91c"], [1, "#c9770c"]], 0.4, 0.2, 0.9),
  radial("orange", [[0, "#ffcb63"], [0.6, "#f39a27"], [1, "#c96a12"]], 0.4, 0.2, 0.9),
  radial("clay", [[0, "#d98a5b"], [0.6, "#b0592f"], [1, "#7c3719"]], 0.35, 0.25, 0.9),
  radial("celadon", [[0, "#dbe9d5"], [0.6, "#a8c6aa"], [1, "#6d967c"]], 0.35, 0.25, 0.9),
  radial("cream", [[0, "#fffdf4"], [0.65, "#f4e8cf"], [1, "#d3bd95"]], 0.35, 0.25, 0.95),
  radial("indigo", [[0, "#6d8fb5"], [0.6, "#3f628d"], [1, "#243f63"]], 0.35, 0.25, 0.9),
  linear("honey", [[0, "#f9b934"], [0.5, "#e38d13"], [1, "#a9570a"]]),
  linear("oil", [[0, "#ffe27a"], [0.5, "#f6c02f"], [1, "#d38f12"]]),
  linear("leaf", [[0, "#9ccb62"], [0.5, "#5a9a41"], [1, "#2d6a34"]]),
  linear("leafDark", [[0, "#5f9a4b"], [1, "#1f5130"]]),
  linear("fish", [[0, "#55695c"], [0.45, "#93a58c"], [0.7, "#d9d8b8"], [1, "#f2e9cf"]]),
  linear("dried", [[0, "#7a4a22"], [0.4, "#b9793a"], [0.75, "#dba85e"], [1, "#efd09a"]]),
  linear("kraft", [[0, "#dcb27a"], [0.5, "#c99a5e"], [1, "#a97a42"]], false),
  linear("linen", [[0, "#fbf3e0"], [0.5, "#efe0bf"], [1, "#d3bd92"]], false),
  radial("sun", [[0, "#fffbe6"], [0.25, "#ffe9a8"], [1, "#ffd27a", 0]], 0.5, 0.5, 0.5),
  radial("glow", [[0, "#fff4cf", 0.85], [1, "#fff4cf", 0]], 0.5, 0.5, 0.5),
  radial("vignette", [[0.55, "#3b1d08", 0], [1, "#3b1d08", 0.38]], 0.5, 0.46, 0.78),
  `<filter id="soft" x="-30%" y="-30%" width="160%" height="160%"><feGaussianBlur stdDeviation="16"/></filter>
  <filter id="mist" x="-30%" y="-30%" width="160%" height="160%"><feGaussianBlur stdDeviation="34"/></filter>
  <filter id="hand" x="-5%" y="-5%" width="110%" height="110%"><feTurbulence type="fractalNoise" baseFrequency="0.018" numOctaves="2" seed="4"/><feDisplacementMap in="SourceGraphic" scale="7"/></filter>
  <filter id="grain" x="0" y="0" width="100%" height="100%"><feTurbulence type="fractalNoise" baseFrequency="0.55" numOctaves="2" seed="9"/><feColorMatrix values="0 0 0 0 0.35  0 0 0 0 0.2  0 0 0 0 0.08  0 0 0 -0.9 0.55"/></filter>
  <pattern id="weave" width="44" height="44" patternUnits="userSpaceOnUse" patternTransform="rotate(38) scale(1 .8)">
    <rect width="44" height="44" fill="#d8aa62"/><rect x="1" y="2" width="42" height="18" rx="5" fill="#ecc988"/><rect x="1" y="24" width="20" height="18" rx="5" fill="#c48f46"/><rect x="23" y="24" width="20" height="18" rx="5" fill="#e0b670"/><path d="M2 8H42M2 14H42" stroke="#c9994f" stroke-width="1.4"/></pattern>
  <pattern id="mat" width="26" height="12" patternUnits="userSpaceOnUse"><rect width="26" height="12" fill="#e9cf98"/><rect width="24" height="10" rx="3" fill="#f2dfb2"/></pattern>`,
].join("");

export const scene = (content, { grain = 0.5 } = {}) =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${W} ${H}" width="${W}" height="${H}"><defs>${defs}</defs><g filter="url(#hand)">${content}</g><rect width="${W}" height="${H}" fill="url(#vignette)"/><rect width="${W}" height="${H}" filter="url(#grain)" opacity="${grain}"/></svg>`;

export const shadow = (x, y, rx, ry, o = 0.38) => `<ellipse cx="${x}" cy="${y}" rx="${rx}" ry="${ry}" fill="#3a1a06" opacity="${o}" filter="url(#soft)"/>`;

/** A kitchen corner: a sunlit wall and a table of old wood. */
export const table = (horizon = 430, { cloth = false } = {}) =>
  `<rect x="-20" y="-20" width="1320" height="1000" fill="url(#wall)"/>` +
  `<ellipse cx="330" cy="150" rx="620" ry="420" fill="url(#glow)"/>` +
  `<g opacity=".28" fill="#fff6d8" filter="url(#soft)"><path d="M700-20h170L640 460H470z"/><path d="M930-20h150L850 460H700z"/></g>` +
  `<g opacity=".16" filter="url(#soft)">${times(7, (i) => at(1040 + rnd(-60, 160), 40 + i * 42, leafShape(190, 54, "#6b4a1a"), { r: rnd(120, 230) }))}</g>` +
  `<rect x="-20" y="${horizon}" width="1320" height="${H - horizon + 20}" fill="url(#wood)"/>` +
  times(5, (i) => `<path d="M-20 ${horizon + 60 + i * i * 22 + i * 40}H1300" stroke="#5d3114" stroke-width="4" opacity=".45"/>`) +
  times(40, () => { const y = rnd(horizon + 10, H), x = rnd(-50, 1200); return `<path d="M${f(x)} ${f(y)}q${f(rnd(60, 150))} ${f(rnd(-7, 7))} ${f(rnd(180, 330))} 0" fill="none" stroke="${pick(["#d59a5c", "#6b3a18"])}" stroke-width="${f(rnd(1, 3))}" opacity=".35"/>`; }) +
  `<rect x="-20" y="${horizon}" width="1320" height="9" fill="#dba566" opacity=".8"/>` +
  (cloth ? `<path d="M180 980L330 ${horizon + 90}Q640 ${horizon + 40} 960 ${horizon + 95}L1120 980z" fill="#f5e7cb"/><path d="M180 980L330 ${horizon + 90}Q640 ${horizon + 40} 960 ${horizon + 95}L1120 980" fill="none" stroke="#b7442c" stroke-width="9" stroke-dasharray="26 12" opacity=".75"/>` : "");

export const leafShape = (len, w, fill) => `<path d="M0 0C${f(len * 0.25)} ${f(-w)} ${f(len * 0.7)} ${f(-w * 0.8)} ${len} 0C${f(len * 0.7)} ${f(w * 0.8)} ${f(len * 0.25)} ${f(w)} 0 0z" fill="${fill}"/>`;
export const leaf = (len, w, fill = "url(#leaf)") =>
  leafShape(len, w, fill) +
  `<path d="M0 0H${f(len * 0.96)}" stroke="#e3f0b5" stroke-width="3" opacity=".75"/>` +
  times(9, (i) => { const x = len * (0.1 + i * 0.09); return `<path d="M${f(x)} 0l${f(len * 0.09)} ${f(-w * 0.5)}M${f(x)} 0l${f(len * 0.09)} ${f(w * 0.5)}" stroke="#2f6a35" stroke-width="1.6" opacity=".45" fill="none"/>`; });
/** Turmeric's: one broad blade on a long stalk, its veins slanting from the midrib as in all of the ginger family. */
export const turmericLeaf = (len, w) => {
  const blade = len * 0.72;
  const veins = times(12, (i) => { const x = blade * (0.1 + i * 0.06), v = w * 0.78 * Math.pow(Math.sin((Math.PI * (i + 1.6)) / 15.5), 0.8), s = blade * 0.13; return `<path d="M${f(x)} 0Q${f(x + s * 0.6)} ${f(-v * 0.35)} ${f(x + s)} ${f(-v * 0.8)}M${f(x)} 0Q${f(x + s * 0.6)} ${f(v * 0.35)} ${f(x + s)} ${f(v * 0.8)}" stroke="#b9d98a" stroke-width="${f(Math.max(1.2, len * 0.006))}" opacity=".6" fill="none" stroke-linecap="round"/>`; });
  return `<path d="M0 0H${f(len * 0.32)}" stroke="#86a94c" stroke-width="${f(len * 0.04)}" stroke-linecap="round"/>` +
    at(len * 0.28, 0, `<path d="M0 0C${f(blade * 0.12)} ${f(-w)} ${f(blade * 0.66)} ${f(-w * 1.05)} ${f(blade)} 0C${f(blade * 0.66)} ${f(w * 1.05)} ${f(blade * 0.12)} ${f(w)} 0 0z" fill="url(#leaf)"/><path d="M0 0C${f(blade * 0.12)} ${f(w)} ${f(blade * 0.66)} ${f(w * 1.05)} ${f(blade)} 0z" fill="#1f5130" opacity=".22"/>` + veins + `<path d="M0 0H${f(blade * 0.97)}" stroke="#d6e7a6" stroke-width="${f(Math.max(1.6, len * 0.012))}" opacity=".9"/>`);
};
export const bananaLeaf = (len, w) =>
  leafShape(len, w, "url(#leafDark)") + times(26, (i) => { const x = len * (0.04 + i * 0.035), v = w * Math.pow(Math.sin((Math.PI * (i + 1)) / 28), 0.8); return `<path d="M${f(x)} 0q${f(len * 0.02)} ${f(-v * 0.4)} ${f(len * 0.04)} ${f(-v * 0.6)}M${f(x)} 0q${f(len * 0.02)} ${f(v * 0.4)} ${f(len * 0.04)} ${f(v * 0.6)}" stroke="#8fbf6a" stroke-width="2" opacity=".5" fill="none"/>`; }) +
  `<path d="M0 0H${len}" stroke="#c9dd8f" stroke-width="9"/>`;

/** The round flat basket of every kitchen here. */
export const tray = (x, y, rx, ry) =>
  shadow(x + 20, y + ry * 0.45, rx * 1.02, ry * 0.85) +
  `<ellipse cx="${x}" cy="${y + 16}" rx="${rx}" ry="${ry}" fill="#8f5e25"/><ellipse cx="${x}" cy="${y}" rx="${rx}" ry="${ry}" fill="url(#cane)"/>` +
  `<ellipse cx="${x}" cy="${y + 4}" rx="${rx - 32}" ry="${ry - 22}" fill="#a9742f"/><ellipse cx="${x}" cy="${y + 9}" rx="${rx - 36}" ry="${ry - 24}" fill="url(#weave)"/>` +
  times(46, (i) => { const a = (i / 46) * Math.PI * 2; return `<path d="M${f(x + Math.cos(a) * (rx - 2))} ${f(y + Math.sin(a) * (ry - 2))}L${f(x + Math.cos(a + 0.05) * (rx - 30))} ${f(y + Math.sin(a + 0.05) * (ry - 21))}" stroke="#8d5a20" stroke-width="5" opacity=".65"/>`; }) +
  `<ellipse cx="${x - rx * 0.1}" cy="${y - ry * 0.12}" rx="${rx * 0.7}" ry="${ry * 0.6}" fill="url(#glow)" opacity=".5"/>`;

export const bowl = (x, y, w, h, fill = "url(#celadon)", rim = "#eef3e4", inside = "#5d7d67") =>
  shadow(x + 14, y + h * 0.98, w * 0.5, h * 0.22) +
  `<path d="M${x - w / 2} ${y}C${x - w / 2} ${y + h * 0.75} ${x - w * 0.24} ${y + h} ${x - w * 0.2} ${y + h}H${x + w * 0.2}C${x + w * 0.24} ${y + h} ${x + w / 2} ${y + h * 0.75} ${x + w / 2} ${y}z" fill="${fill}"/>` +
  `<ellipse cx="${x}" cy="${y}" rx="${w / 2}" ry="${w * 0.15}" fill="${rim}"/><ellipse cx="${x}" cy="${y + 3}" rx="${w / 2 - 12}" ry="${w * 0.15 - 9}" fill="${inside}"/>` +
  `<path d="M${x - w * 0.38} ${y + h * 0.3}q${w * 0.05} ${h * 0.32} ${w * 0.14} ${h * 0.46}" stroke="#fff" stroke-width="14" stroke-linecap="round" opacity=".35" fill="none"/>`;

export const heap = (x, y, w, h, fill, specks, n = 260) =>
  `<path d="M${x - w / 2} ${y}C${x - w * 0.32} ${y - h * 0.25} ${x - w * 0.16} ${y - h} ${x} ${y - h}S${x + w * 0.34} ${y - h * 0.2} ${x + w / 2} ${y}Q${x} ${y + w * 0.17} ${x - w / 2} ${y}z" fill="${fill}"/>` +
  `<path d="M${x - w * 0.05} ${y - h * 0.96}C${x + w * 0.12} ${y - h * 0.9} ${x + w * 0.3} ${y - h * 0.3} ${x + w / 2} ${y}Q${x + w * 0.2} ${y + w * 0.1} ${x + w * 0.06} ${y + w * 0.07}C${x + w * 0.12} ${y - h * 0.3} ${x + w * 0.02} ${y - h * 0.6} ${x - w * 0.05} ${y - h * 0.96}z" fill="#8d4a05" opacity=".22"/>` +
  times(n, () => { const t = rnd(-1, 1), px = x + t * w * 0.46, top = y - h * Math.pow(1 - Math.abs(t), 1.25) * 0.95, py = rnd(top, y + w * 0.07 * (1 - t * t)); return `<circle cx="${f(px)}" cy="${f(py)}" r="${f(rnd(1.2, 4.2))}" fill="${pick(specks)}" opacity="${f(rnd(0.4, 0.95))}"/>`; });

export const grains = (x, y, sx, sy, n, colors, len = 17, wid = 5.5) =>
  times(n, () => { const a = rnd(0, 6.28), d = Math.sqrt(rnd()); return at(x + Math.cos(a) * d * sx, y + Math.sin(a) * d * sy, `<ellipse rx="${len / 2}" ry="${wid / 2}" fill="${pick(colors)}" stroke="#7a4a16" stroke-opacity=".28"/><ellipse cx="-2" cy="-1" rx="${len / 4}" ry="${wid / 6}" fill="#fff" opacity=".5"/>`, { r: rnd(0, 180) }); });

export const root = (s = 1, cut = false) => {
  const blob = (x, y, rx, ry, r) => at(x, y, `<ellipse rx="${rx}" ry="${ry}" fill="#b4702a"/><ellipse cx="-4" cy="${-ry * 0.25}" rx="${rx * 0.85}" ry="${ry * 0.6}" fill="#d39647"/>` + times(5, (i) => `<path d="M${f(-rx * 0.7 + i * rx * 0.35)} ${f(-ry * 0.8)}q${f(rx * 0.12)} ${f(ry * 0.8)} 0 ${f(ry * 1.6)}" stroke="#7d4717" stroke-width="3" fill="none" opacity=".65"/>`), { r });
  return at(0, 0, blob(60, -58, 54, 25, -58) + blob(-30, -52, 44, 21, -118) + blob(104, 38, 60, 26, 34) + blob(0, 0, 118, 42, -6) + blob(-104, 30, 50, 25, 150) +
    (cut ? `<ellipse cx="112" cy="-8" rx="26" ry="38" fill="#8a4a10"/><ellipse cx="114" cy="-8" rx="22" ry="33" fill="#f59a1b"/><ellipse cx="116" cy="-8" rx="13" ry="21" fill="#ffc04a"/>` : `<ellipse cx="140" cy="54" rx="10" ry="15" fill="#f3a233"/>`), { s });
};
export const slice = (r = 40) => `<ellipse cx="3" cy="7" rx="${r}" ry="${r * 0.62}" fill="#7d420d" opacity=".5"/><ellipse rx="${r}" ry="${r * 0.62}" fill="#b3671d"/><ellipse rx="${r - 5}" ry="${r * 0.62 - 4}" fill="#f7a325"/><ellipse rx="${r * 0.55}" ry="${r * 0.33}" fill="#ffc653" opacity=".9"/>`;

export const ear = (len = 330, color = "#e2a62f") =>
  `<path d="M0 0C${len * 0.2} ${-len * 0.45} ${len * 0.5} ${-len * 0.62} ${len} ${-len * 0.32}" stroke="#b98a2d" stroke-width="5" fill="none"/>` +
  times(26, (i) => { const t = 0.32 + i * 0.026, u = 1 - t, x = 3 * u * u * t * len * 0.2 + 3 * u * t * t * len * 0.5 + t * t * t * len, y = -(3 * u * u * t * len * 0.45 + 3 * u * t * t * len * 0.62 + t * t * t * len * 0.32); return at(x, y + (i % 2 ? 9 : -9), `<ellipse rx="15" ry="6.2" fill="${color}" stroke="#a8701a" stroke-width="1.3"/><ellipse cx="-3" cy="-2" rx="7" ry="2" fill="#ffe79f" opacity=".8"/><path d="M14 0l20 -3" stroke="#d9aa4b" stroke-width="1.3"/>`, { r: t * 78 - 44 + (i % 2 ? 26 : -22) }); });

const paperLabel = (x, y, w, h, word, tint) =>
  `<rect x="${x - w / 2}" y="${y}" width="${w}" height="${h}" rx="10" fill="#fdf4de"/><rect x="${x - w / 2 + 9}" y="${y + 9}" width="${w - 18}" height="${h - 18}" rx="6" fill="none" stroke="${tint}" stroke-width="3"/>` +
  at(x, y + h * 0.34, leafShape(46, 15, tint), { r: -34, s: h / 150 }) + at(x, y + h * 0.34, leafShape(46, 15, tint), { r: -146, s: h / 150 }) +
  `<text x="${x}" y="${y + h * 0.74}" font-family="Be Vietnam Pro,DejaVu Sans,sans-serif" font-weight="700" font-size="${f(Math.min(h * 0.2, ((w - 30) * 1.55) / word.length))}" text-anchor="middle" fill="${tint}">${word}</text>`;

export const jar = (x, y, w, h, fill, word, tint) =>
  shadow(x + 24, y + h, w * 0.6, 30) +
  `<rect x="${x - w / 2}" y="${y + 34}" width="${w}" height="${h - 34}" rx="${w * 0.16}" fill="#f6efe0" opacity=".95"/><rect x="${x - w / 2 + 10}" y="${y + 66}" width="${w - 20}" height="${h - 76}" rx="${w * 0.13}" fill="${fill}"/>` +
  `<rect x="${x - w * 0.43}" y="${y}" width="${w * 0.86}" height="52" rx="12" fill="#8d5a2b"/><rect x="${x - w * 0.43}" y="${y}" width="${w * 0.86}" height="16" rx="8" fill="#c18a4d"/>` +
  `<rect x="${x - w * 0.4}" y="${y + 74}" width="16" height="${h - 120}" rx="8" fill="#fff" opacity=".55"/>` + paperLabel(x, y + h * 0.42, w * 0.72, h * 0.36, word, tint);

export const bottle = (x, y, w, h, fill, word, tint) =>
  shadow(x + 24, y + h, w * 0.62, 26) +
  `<path d="M${x - w * 0.17} ${y + 40}V${y + h * 0.2}C${x - w * 0.17} ${y + h * 0.3} ${x - w / 2} ${y + h * 0.3} ${x - w / 2} ${y + h * 0.44}V${y + h - 24}q0 24 24 24H${x + w / 2 - 24}q24 0 24 -24V${y + h * 0.44}C${x + w / 2} ${y + h * 0.3} ${x + w * 0.17} ${y + h * 0.3} ${x + w * 0.17} ${y + h * 0.2}V${y + 40}z" fill="${fill}" stroke="#fff7e0" stroke-opacity=".65" stroke-width="7"/>` +
  `<rect x="${x - w * 0.2}" y="${y}" width="${w * 0.4}" height="54" rx="8" fill="#6e3d19"/><rect x="${x - w * 0.2}" y="${y}" width="${w * 0.4}" height="14" rx="7" fill="#a9713c"/>` +
  `<rect x="${x - w * 0.4}" y="${y + h * 0.46}" width="13" height="${h * 0.46}" rx="6" fill="#fff" opacity=".6"/><path d="M${x - w * 0.1} ${y + 66}v${h * 0.12}" stroke="#fff" stroke-width="8" stroke-linecap="round" opacity=".6"/>` + paperLabel(x, y + h * 0.52, w * 0.78, h * 0.3, word, tint);

/** A paper bag with a window on what is in it. */
export const bag = (x, y, w, h, window, word, tint, paper = "url(#kraft)") =>
  shadow(x + 26, y + h, w * 0.58, 30) +
  `<path d="M${x - w * 0.46} ${y + 18}L${x - w / 2} ${y + h - 16}q${w / 2} 34 ${w} 0L${x + w * 0.46} ${y + 18}q${-w * 0.46} 20 ${-w * 0.92} 0z" fill="${paper}"/><path d="M${x - w * 0.46} ${y + 18}q${w * 0.46} 20 ${w * 0.92} 0l-4 46q${-w * 0.45} 18 ${-w * 0.91} 0z" fill="#6a431b" opacity=".32"/>` +
  `<path d="M${x - w * 0.46} ${y + 64}l-10 ${h * 0.7}M${x + w * 0.4} ${y + 90}l12 ${h * 0.6}" stroke="#fff" stroke-width="9" opacity=".22"/>` +
  `<ellipse cx="${x}" cy="${y + h * 0.78}" rx="${w * 0.27}" ry="${h * 0.13}" fill="#7b4a17"/><ellipse cx="${x}" cy="${y + h * 0.78}" rx="${w * 0.25}" ry="${h * 0.118}" fill="${window}"/>` + paperLabel(x, y + h * 0.24, w * 0.7, h * 0.36, word, tint);

export const fish = (len = 620, body = "url(#fish)", fin = "#5d6d58") =>
  `<path d="M${len * 0.46} 0L${len * 0.62} ${-len * 0.13}Q${len * 0.58} 0 ${len * 0.62} ${len * 0.13}z" fill="${fin}"/><path d="M${-len * 0.06} ${-len * 0.12}q${len * 0.1} ${-len * 0.12} ${len * 0.2} ${-len * 0.03}z" fill="${fin}"/>` +
  `<path d="M${-len * 0.42} ${len * 0.01}C${-len * 0.34} ${-len * 0.14} ${len * 0.1} ${-len * 0.2} ${len * 0.5} ${-len * 0.02}Q${len * 0.52} 0 ${len * 0.5} ${len * 0.03}C${len * 0.12} ${len * 0.17} ${-len * 0.34} ${len * 0.14} ${-len * 0.42} ${len * 0.01}z" fill="${body}"/>` +
  times(9, (r) => times(15, (c) => { const px = -len * 0.16 + c * len * 0.038 + (r % 2) * len * 0.019, py = -len * 0.105 + r * len * 0.026, e = 0.115 - Math.abs(px / len - 0.02) * 0.17; return Math.abs(py / len) < e ? `<path d="M${f(px)} ${f(py)}q${f(len * 0.022)} ${f(len * 0.013)} 0 ${f(len * 0.026)}" stroke="#3c4b3d" stroke-width="2" opacity=".45" fill="none"/>` : ""; })) +
  `<path d="M${-len * 0.22} ${-len * 0.1}q${len * 0.07} ${len * 0.1} 0 ${len * 0.2}" stroke="#3f4c3d" stroke-width="5" fill="none" opacity=".7"/><path d="M${-len * 0.14} ${len * 0.03}q${len * 0.1} ${len * 0.01} ${len * 0.07} ${len * 0.09}q${-len * 0.07} 0 ${-len * 0.07} ${-len * 0.09}z" fill="#8a8a64"/><path d="M${len * 0.12} ${len * 0.11}q${len * 0.08} ${len * 0.02} ${len * 0.09} ${len * 0.07}q${-len * 0.09} 0 ${-len * 0.12} ${-len * 0.06}z" fill="#8a8a64"/>` +
  `<circle cx="${-len * 0.33}" cy="${-len * 0.025}" r="${len * 0.022}" fill="#fff6cf"/><circle cx="${-len * 0.332}" cy="${-len * 0.025}" r="${len * 0.013}" fill="#20241d"/><path d="M${-len * 0.42} ${len * 0.012}l${len * 0.05} ${len * 0.012}" stroke="#39402f" stroke-width="4"/>` +
  `<path d="M${-len * 0.24} ${-len * 0.085}C${-len * 0.02} ${-len * 0.155} ${len * 0.2} ${-len * 0.13} ${len * 0.4} ${-len * 0.05}" stroke="#fff" stroke-width="7" opacity=".3" fill="none" stroke-linecap="round"/>`;

export const peanut = () => `<path d="M-46 4C-52 -22 -22 -34 -4 -20C12 -34 50 -28 48 0C48 26 12 32 -4 18C-20 30 -44 26 -46 4z" fill="#d9a765"/><path d="M-40 -4C-34 -22 -16 -22 -4 -14C12 -24 40 -20 42 -4" stroke="#f2d29b" stroke-width="7" fill="none" opacity=".8"/>${times(9, (i) => `<path d="M${-36 + i * 9} ${-12 + (i % 3) * 3}q4 12 0 24" stroke="#a8743a" stroke-width="2" fill="none" opacity=".7"/>`)}`;
export const kernel = (c = "#b3452f") => `<ellipse rx="19" ry="13" fill="${c}"/><ellipse cx="-4" cy="-4" rx="10" ry="4.5" fill="#e58c70" opacity=".75"/><path d="M12 -7q6 3 4 9" stroke="#6b2016" stroke-width="2" fill="none"/>`;

/** Limestone hills, one behind the other. */
export const hills = (y, height, color, n = 6, o = 1) => {
  let d = `M-40 ${y + 400}V${y}`;
  const step = 1360 / n;
  for (let i = 0; i < n; i++) {
    const x = -40 + i * step, peak = height * rnd(0.55, 1), w = step * rnd(0.85, 1.1);
    d += `C${f(x + w * 0.12)} ${f(y - peak * 0.55)} ${f(x + w * 0.2)} ${f(y - peak)} ${f(x + w * 0.42)} ${f(y - peak)}S${f(x + w * 0.78)} ${f(y - peak * 0.7)} ${f(x + step)} ${f(y - rnd(0, height * 0.14))}`;
  }
  return `<path d="${d}V${y + 400}z" fill="${color}" opacity="${o}"/>`;
};

export const hat = (w = 300) =>
  `<path d="M${-w / 2} ${w * 0.2}L0 ${-w * 0.33}L${w / 2} ${w * 0.2}Q0 ${w * 0.36} ${-w / 2} ${w * 0.2}z" fill="url(#linen)"/><path d="M0 ${-w * 0.33}L${w / 2} ${w * 0.2}Q${w * 0.3} ${w * 0.28} ${w * 0.12} ${w * 0.29}z" fill="#8a6325" opacity=".25"/>` +
  times(9, (i) => { const t = 0.16 + i * 0.098; return `<path d="M${f(-w * 0.5 * t)} ${f(-w * 0.33 + w * 0.53 * t)}Q0 ${f(-w * 0.33 + w * 0.53 * t + w * 0.16 * t)} ${f(w * 0.5 * t)} ${f(-w * 0.33 + w * 0.53 * t)}" stroke="#a97f3c" stroke-width="${f(w / 110)}" fill="none" opacity=".75"/>`; }) +
  times(17, (i) => { const t = -1 + i / 8; return `<path d="M0 ${f(-w * 0.33)}L${f((t * w) / 2)} ${f(w * 0.2 + (1 - t * t) * w * 0.075)}" stroke="#c5a05c" stroke-width="${f(w / 170)}" opacity=".55"/>`; });

export const broom = (h = 620) =>
  `<path d="M0 0C-10 ${h * 0.2} 6 ${h * 0.4} 0 ${h * 0.55}" stroke="#8b5b2b" stroke-width="34" stroke-linecap="round" fill="none"/><path d="M-6 6C-16 ${h * 0.2} 0 ${h * 0.4} -6 ${h * 0.5}" stroke="#c9924f" stroke-width="9" fill="none" opacity=".8"/>` +
  times(70, () => { const t = rnd(-1, 1); return `<path d="M${f(t * 18)} ${f(h * 0.5)}C${f(t * 50)} ${f(h * 0.68)} ${f(t * 120)} ${f(h * 0.82)} ${f(t * 150 + rnd(-12, 12))} ${f(h * rnd(0.9, 1.02))}" stroke="${pick(["#d8b06a", "#b98a48", "#e9cd92", "#9c7438", "#c8a35e"])}" stroke-width="${f(rnd(3, 8))}" fill="none" stroke-linecap="round"/>`; }) +
  times(4, (i) => `<path d="M-32 ${h * (0.43 + i * 0.035)}q32 14 64 0" stroke="#a1351f" stroke-width="10" fill="none"/>`) + `<path d="M-52 ${h * 0.64}q52 22 104 0" stroke="#a1351f" stroke-width="8" fill="none" opacity=".85"/>`;

export const person = (s = 1, coat = "#8c3b2a") => at(0, 0, `<path d="M-20 -4C-34 30 -34 80 -30 120H30C34 80 34 30 20 -4z" fill="${coat}"/><path d="M-22 116l-4 62h18l6 -58 8 58h18l-4 -62z" fill="#3a3b46"/><path d="M18 18q34 26 26 62" stroke="${coat}" stroke-width="15" fill="none" stroke-linecap="round"/><circle cy="-22" r="19" fill="#c98d63"/>${at(0, -40, hat(92))}`, { s });

export const steam = (x, y) => times(3, (i) => `<path d="M${x + i * 60 - 60} ${y}c-30 -50 30 -70 0 -130s26 -70 6 -110" stroke="#fffaf0" stroke-width="13" stroke-linecap="round" fill="none" opacity=".3"/>`);
