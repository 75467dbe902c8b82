// Layers and filters, and the start of the page.

function drawFilters() {
  const rows = State.scope === "all" && Everything ? Everything : [State.document];
  const sizes = Object.fromEntries(Object.keys(LAYERS).map((layer) =>
    [layer, rows.reduce((sum, made) => sum + made.rows[layer].length, 0)]));
  const focused = document.activeElement && document.activeElement.id;
  $("filters").replaceChildren(
    h("div", { class: "layers", role: "group", "aria-label": "Layers" },
      Object.entries(LAYERS).map(([layer, about]) => layerButton(layer, about, sizes[layer]))),
    h("div", { class: "selects" },
      h("input", { type: "search", id: "query", "aria-label": "Search records and text",
        placeholder: "Search records and text", value: State.query,
        oninput: (event) => later(() => filter({ query: fold(event.target.value.trim()) })) }),
      kindSelect(rows), sourceSelect(rows), certaintySelect(),
      h("button", { type: "button", id: "reset", onclick: reset }, "Reset")),
  );
  if (focused && $(focused)) $(focused).focus();
}

const layerButton = (layer, about, size) => h("button", { type: "button", id: `layer-${layer}`,
  class: "layer", "data-layer": layer, "aria-pressed": String(State.layers.has(layer)),
  onclick: (event) => {
    if (!State.layers.delete(layer)) State.layers.add(layer);
    event.currentTarget.setAttribute("aria-pressed", String(State.layers.has(layer)));
    filter({});
  } }, badge(layer), h("span", { class: `sample ${layer === "claims" ? "content" : layer}` },
    about.name), h("span", { class: "size" }, size.toLocaleString("en")));

function kindSelect(rows) {
  const groups = Object.entries(LAYERS).map(([layer, about]) => {
    const found = tally(rows.flatMap((made) => made.rows[layer]), kindOf);
    const known = Store.facts.values[layer][about.kind] || [...found.keys()];
    return h("optgroup", { label: about.name }, known.filter((value) => found.has(value))
      .map((value) => option(`${layer} ${value}`, `${plain(value)} (${found.get(value).length})`, State.kinds)));
  });
  return choice("kinds", "Category", "Every category", groups);
}

function sourceSelect(rows) {
  const found = tally(rows.flatMap((made) => made.rows.claims), (row) => row.source_kind || "author");
  return choice("source", "Source kind", "Every kind of source", bySize(found).map(([value, members]) =>
    option(value, `${plain(value)} (${members.length})`, State.source)));
}

const certaintySelect = () => choice("certainty", "Certainty", "Every certainty",
  Object.keys(CERTAINTY).map((value) => option(value, `${CERTAINTY[value]} ${value}`, State.certainty)));

const option = (value, label, chosen) =>
  h("option", { value, selected: value === chosen }, label);

const choice = (name, label, every, options) => h("select", { id: `filter-${name}`,
  "aria-label": label, onchange: (event) => filter({ [name]: event.target.value }) },
  h("option", { value: "" }, every), options);

function reset() {
  State.layers = new Set(Object.keys(LAYERS));
  filter({ kinds: "", source: "", certainty: "", query: "" });
  drawFilters();
}

async function filter(values) {
  Object.assign(State, values);
  refreshMarks();
  await drawParts();
}

// All but the text; where there are many documents, those that are far away come later.
async function drawParts() {
  document.body.classList.toggle("busy", State.scope === "all");
  if (State.scope === "all" && !Everything) {
    Everything = await Store.all();
    drawFilters();
  }
  const far = [drawClaims, drawFigures, drawTable];
  await drawMap();
  await drawDates();
  for (const draw of far) {
    await draw();
    await new Promise((resolve) => setTimeout(resolve));
  }
  document.body.classList.remove("busy");
}

function about() {
  const words = Store.facts.documents.reduce((sum, entry) => sum + entry[4], 0);
  $("about").textContent = `${count(Store.size, "document")} · ${count(words, "word")}`;
}

async function start() {
  await Store.open();
  about();
  State.document = await Store.document(0);
  drawFilters();
  drawText();
  showRecord(null);
  listenToText();
  listenToMap();
  if ($("documents")) drawDocuments();
  await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
  await drawParts();
  document.body.dataset.ready = "yes";
}

start().catch((problem) => {
  $("notice").hidden = false;
  $("notice").textContent = `This page could not be shown: ${problem.message}. ` +
    "It needs a browser of 2023 or newer.";
  throw problem;
});
