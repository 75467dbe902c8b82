// A map of the places: countries as outlines, a dot for each place, as large as its mentions.
// An SVG whose units are tenths of degrees needs no library of projections: x is shrunk by
// the cosine of the middle latitude, so that shapes keep their look.

let World = null;
const View = { x: 0, y: 0, w: 3600, h: 1800 };
let mapDots = [];

async function drawMap() {
  World ||= await unpack("world");
  const rows = (await visible("places")).filter((row) => row.lat !== null && row.lon !== null);
  const groups = bySize(tally(rows, (row) => row.gazetteer_id || `${row.lat},${row.lon}`));
  mapDots = groups.map(([, members]) => {
    const { lat, lon, precision } = members[0];
    return { x: lon * 10, y: -lat * 10, precision, members, size: members.length,
      name: members[0].name_en || members[0].name || members[0].text };
  });
  const list = h("ol", { class: "chips" });
  const all = await visible("places");
  $("places").replaceChildren(
    h("h2", {}, "Places"),
    h("p", { class: "summary" }, `${count(all.length, "mention")}, `,
      `${count(mapDots.length, "place")} on the map`,
      all.length > rows.length ? `; ${all.length - rows.length} without coordinates` : ""),
    h("div", { class: "map" },
      h("svg:svg", { id: "map", role: "img", dir: "ltr", direction: "ltr",
        "aria-label": `Map: ${mapDots.slice(0, 8).map((dot) => dot.name).join(", ") || "no place"}` }),
      h("div", { class: "zoom" },
        zoomButton("+", "Zoom in", () => zoom(0.6)), zoomButton("−", "Zoom out", () => zoom(1 / 0.6)),
        zoomButton("⤢", "Show all places", () => fit(mapDots)))),
    h("p", { class: "key" }, "Dot: a place. Ring: an area. Dashed ring: a whole country."),
    ...paged(mapDots, 10, (dot) => h("li", {}, h("button", { type: "button", class: "ref",
      "data-layer": "places", onclick: () => select(dot.members[0], true) },
      bdi(dot.members[0].name || dot.members[0].text), h("span", { class: "times" }, `×${dot.size}`))),
      list, "places"),
  );
  fit(core(mapDots.filter((dot) => dot.precision !== 3)));
}

const zoomButton = (sign, label, action) =>
  h("button", { type: "button", "aria-label": label, title: label, onclick: action }, sign);

// The places that a text is about: not a capital far away that it names in passing.
function core(dots) {
  const middle = (values) => values.sort((a, b) => a - b)[values.length >> 1];
  const [x, y] = ["x", "y"].map((axis) =>
    middle(dots.flatMap((dot) => Array(dot.size).fill(dot[axis]))));
  const far = (dot) => Math.hypot(dot.x - x, dot.y - y);
  const usual = middle(dots.flatMap((dot) => Array(dot.size).fill(far(dot))));
  return dots.filter((dot) => far(dot) <= Math.max(60, 4 * usual));
}

function fit(chosen) {
  const used = chosen.length ? chosen : mapDots;
  if (!used.length) Object.assign(View, { x: -1700, y: -800, w: 3500, h: 1400 });
  else {
    const xs = used.map((dot) => dot.x), ys = used.map((dot) => dot.y);
    const [west, east] = [Math.min(...xs), Math.max(...xs)];
    const [north, south] = [Math.min(...ys), Math.max(...ys)];
    const w = Math.max(200, (east - west) * 1.5), height = Math.max(130, (south - north) * 1.5);
    Object.assign(View, { x: (west + east - w) / 2, y: (north + south - height) / 2, w, h: height });
  }
  paintMap();
}

function zoom(by) {
  const { x, y, w, h: height } = View;
  Object.assign(View, { x: x + (w - w * by) / 2, y: y + (height - height * by) / 2, w: w * by,
    h: height * by });
  paintMap();
}

function paintMap() {
  const svg = $("map");
  const width = svg.clientWidth || 640, height = Math.round(width * 0.66); // letters as large as elsewhere
  const middle = (View.y + View.h / 2) / 10;
  const squeeze = Math.max(0.3, Math.cos((middle * Math.PI) / 180));
  const scale = Math.min(width / (View.w * squeeze), height / View.h); // pixels a unit
  const left = View.x + View.w / 2 - width / 2 / (scale * squeeze);
  const top = View.y + View.h / 2 - height / 2 / scale;
  const at = (x, y) => [(x - left) * scale * squeeze, (y - top) * scale];
  const inside = ([x, y]) => x > 0 && x < width && y > 0 && y < height;
  const taken = [];
  svg.setAttribute("viewBox", `0 0 ${width} ${height}`);
  const ground = h("svg:g", { transform:
    `scale(${scale * squeeze} ${scale}) translate(${-left} ${-top})` },
    h("svg:path", { class: "land", d: World.land }),
    h("svg:path", { class: "borders", d: World.borders }));
  const most = Math.max(16, ...mapDots.map((dot) => dot.size));
  const dots = [...mapDots].sort((a, b) => b.size - a.size).map((dot) => ({ ...dot,
    at: at(dot.x, dot.y), radius: radiusOf(dot.size, most) * Math.min(1, width / 500) }))
    .filter((dot) => inside(dot.at));
  dots.forEach((dot) => taken.push(box(dot.at[0] - dot.radius, dot.at[1] - dot.radius,
    dot.radius * 2, dot.radius * 2)));
  const circles = dots.map((dot) => h("svg:circle", { class: `dot precision-${dot.precision || 1}`,
    cx: dot.at[0], cy: dot.at[1], r: dot.radius, onclick: () => select(dot.members[0], true) },
    h("svg:title", {}, `${dot.name} (${count(dot.size, "mention")})`)));
  const labels = dots.map((dot) => placeLabel(dot, taken, width, height));
  const countries = World.labels.filter(([name, x, y, size]) =>
    inside(at(x, y)) && size * scale >= name.length * 5)
    .map(([name, x, y]) => countryLabel(name, at(x, y), taken));
  svg.replaceChildren(h("svg:rect", { class: "sea", width, height }), ground,
    ...countries.filter(Boolean), ...circles, ...labels.filter(Boolean));
}

// The area of a dot says how often its place is mentioned.
const radiusOf = (size, most) => 3.5 + 15 * Math.sqrt((size - 0.8) / most);

const box = (x, y, w, hgt) => [x, y, x + w, y + hgt];
const meets = (a, b) => a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];

// A name in the middle of its country, where no dot or name of a place is.
function countryLabel(name, [x, y], taken) {
  const space = box(x - name.length * 3.6, y - 7, name.length * 7.2, 14);
  if (taken.some((other) => meets(other, space))) return null;
  taken.push(space);
  return h("svg:text", { class: "country", x, y: y + 4 }, name);
}

// A name beside its dot, right, left, above or below, where nothing else is.
function placeLabel(dot, taken, width, height) {
  const [x, y] = dot.at;
  const w = dot.name.length * 7.4 + 4, gap = dot.radius + 4;
  const spots = [[x + gap, y - 8, "start", x + gap], [x - gap - w, y - 8, "end", x - gap],
    [x - w / 2, y - gap - 15, "middle", x], [x - w / 2, y + gap, "middle", x]];
  for (const [left, top, anchor, tx] of spots) {
    const space = box(left, top, w, 16);
    const fits = left > 0 && left + w < width && top > 0 && top + 16 < height;
    if (!fits || taken.some((other) => meets(other, space))) continue;
    taken.push(space);
    return h("svg:text", { class: "place", x: tx, y: top + 12.5, "text-anchor": anchor }, dot.name);
  }
  return null;
}

function listenToMap() {
  let from = null;
  $("places").addEventListener("pointerdown", (event) => {
    if (event.target.closest("svg") && !event.target.closest(".dot"))
      from = [event.clientX, event.clientY, View.x, View.y];
  });
  addEventListener("pointermove", (event) => {
    if (!from || !$("map")) return;
    const unit = View.w / $("map").clientWidth;
    View.x = from[2] - (event.clientX - from[0]) * unit;
    View.y = from[3] - (event.clientY - from[1]) * unit;
    paintMap();
  });
  addEventListener("pointerup", () => (from = null));
  addEventListener("resize", () => $("map") && paintMap());
}
