// The records of a layer as a table: sorted, paged, with the important columns or with all.

const MAIN = {
  places: ["text", "name_en", "kind", "country", "admin1", "role", "confidence", "rule"],
  forces: ["text", "category", "subcategory", "country", "echelon", "model", "quantity_id", "rule"],
  quantities: ["text", "kind", "value", "low", "high", "unit", "bound", "force_id", "rule"],
  dates: ["text", "kind", "value", "calendar", "anchor", "year_source", "rule"],
  actors: ["text", "kind", "name", "title", "country", "rule"],
  claims: ["source_text", "source_kind", "cue_text", "content_text", "certainty", "attribution",
    "stance", "rule"],
};
const PAGE = 40;

const Table = { layer: "places", wide: false, sort: null, down: false, page: 0 };

async function drawTable() {
  const rows = await visible(Table.layer);
  if (Table.sort) rows.sort(compare);
  const pages = Math.max(1, Math.ceil(rows.length / PAGE));
  Table.page = Math.min(Table.page, pages - 1);
  const names = Table.wide ? Store.facts.columns[Table.layer].filter((name) => name !== "id")
    : MAIN[Table.layer];
  const shown = rows.slice(Table.page * PAGE, (Table.page + 1) * PAGE);
  $("records").replaceChildren(
    h("h2", {}, "Records"),
    h("div", { class: "bar" }, h("div", { class: "tabs", role: "group", "aria-label": "Layer" },
      Object.entries(LAYERS).map(([layer, about]) => h("button", { type: "button",
        "data-layer": layer, "aria-pressed": String(layer === Table.layer),
        onclick: () => change({ layer, sort: null, page: 0 }, `[data-layer=${layer}]`) },
        badge(layer), about.name))),
      h("label", {}, h("input", { type: "checkbox", checked: Table.wide, id: "wide",
        onchange: (event) => change({ wide: event.target.checked }, "#wide") }), " all columns")),
    h("div", { class: "scroll", tabindex: "0", role: "region", "aria-label":
      `${LAYERS[Table.layer].name}, ${rows.length} rows` },
      h("table", { class: "records" },
        h("thead", {}, h("tr", {}, h("th", { scope: "col" }, "id"), names.map(header))),
        h("tbody", {}, shown.map((row) => tableRow(row, names))))),
    h("div", { class: "bar pager" },
      pageButton("Previous rows", "‹", -1, pages),
      h("span", { role: "status" }, rows.length
        ? `${Table.page * PAGE + 1}–${Table.page * PAGE + shown.length} of ${rows.length.toLocaleString("en")}`
        : "No records pass the filters."),
      pageButton("Next rows", "›", 1, pages)),
  );
}

async function change(values, focus) {
  Object.assign(Table, values);
  await drawTable();
  const target = focus && $("records").querySelector(focus);
  if (target) target.focus({ preventScroll: true });
}

const pageButton = (label, sign, by, pages) => {
  const page = Table.page + by;
  const off = page < 0 || page >= pages;
  return h("button", { type: "button", "aria-label": label, "aria-disabled": off ? "true" : null,
    onclick: () => off || change({ page }, `[aria-label="${label}"]`) }, sign);
};

function header(name) {
  const sorted = Table.sort === name;
  const sign = sorted ? (Table.down ? " ↓" : " ↑") : "";
  return h("th", { scope: "col", "aria-sort": sorted ? (Table.down ? "descending" : "ascending") : null },
    h("button", { type: "button", class: "plain", "data-column": name, onclick: () =>
      change({ sort: name, down: sorted && !Table.down, page: 0 }, `[data-column=${name}]`) },
      plain(name) + sign));
}

function compare(one, other) {
  const [a, b] = [one[Table.sort], other[Table.sort]];
  if (isEmpty(a) || isEmpty(b)) return Number(isEmpty(a)) - Number(isEmpty(b));
  const order = typeof a === "number" && typeof b === "number" ? a - b
    : String(a).localeCompare(String(b), "ar");
  return Table.down ? -order : order;
}

function tableRow(row, names) {
  const label = State.scope === "all" ? `${Store.entry(row.doc).id} ${row.id}` : row.id;
  return h("tr", { "data-record": keyOf(row) },
    h("th", { scope: "row" }, h("button", { type: "button", class: "open", "data-layer": row.layer,
      "aria-label": `${LAYERS[row.layer].one} ${label}: show in the text`,
      onclick: () => select(row, true) }, label)),
    names.map((name) => h("td", {}, cellOf(row, name))));
}

function cellOf(row, name) {
  const value = row[name];
  if (isEmpty(value)) return "";
  if (name === "certainty") return certainty(value);
  if (name === "rule") return h("code", {}, value);
  if (typeof value === "number") return value.toLocaleString("en", { maximumFractionDigits: 4 });
  return bdi(Array.isArray(value) ? value.join(", ") : typeof value === "string" ? value : String(value));
}
