// The record that is pointed at or chosen, with every field and the rule that made it.

const EDGES = new Set(["id", "text", "rule", "layer", "doc", "folded", "content_text",
  "sent_id", "start", "end"]);

function showRecord(row, around) {
  const card = $("record");
  if (!row) {
    card.replaceChildren(...legend());
    card.removeAttribute("data-layer");
    return;
  }
  card.dataset.layer = row.layer;
  const fields = Store.facts.columns[row.layer].filter((name) =>
    !EDGES.has(name) && !/_(start|end)$/.test(name));
  const filled = fields.filter((name) => !isEmpty(row[name]));
  const empty = fields.filter((name) => isEmpty(row[name]));
  card.replaceChildren(
    h("div", { class: "record-head" },
      badge(row.layer),
      h("h2", {}, LAYERS[row.layer].one, " ", h("small", {}, row.id)),
      h("span", { class: "kind" }, plain(kindOf(row) ?? "")),
      State.selected === row
        ? h("button", { type: "button", class: "close", "aria-label": "Close the record",
            onclick: () => select(null) }, "×")
        : null),
    h("p", { class: "quoted", lang: "ar", dir: "rtl" }, row.content_text || row.text),
    h("p", { class: "rule" }, h("span", {}, "Made by "), h("code", {}, row.rule || "unknown rule")),
    h("dl", { class: "fields" },
      filled.map((name) => [h("dt", {}, plain(name)), h("dd", {}, valueOf(row, name))]),
      h("dt", {}, "offsets"), h("dd", {}, offsetsOf(row)),
      h("dt", {}, "sentence"), h("dd", {}, row.sent_id || "–")),
    empty.length
      ? h("p", { class: "empty" }, `No value: ${empty.map(plain).join(", ")}`) : null,
    h("div", { class: "around" }, around && around.length
      ? ["Also here: ", around.map((other) => recordButton(other))] : null),
  );
}

// Offsets of the record, and of the parts that a claim has.
const offsetsOf = (row) => [`${row.start}–${row.end}`, ...["source", "cue", "content"]
  .filter((part) => !isEmpty(row[`${part}_start`]))
  .map((part) => `${part} ${row[`${part}_start`]}–${row[`${part}_end`]}`)].join(", ");

const isEmpty = (value) =>
  value === null || value === undefined || value === "" ||
  (Array.isArray(value) && !value.length);

function valueOf(row, name) {
  const value = row[name];
  const linked = (Array.isArray(value) ? value : [value]).map((id) => lookUp(row.doc, id));
  if (/_ids?$|^alias_of$|^part_of$|^source_resolved$/.test(name) && linked.every(Boolean))
    return linked.map((other) => recordButton(other));
  if (name === "certainty") return certainty(value);
  if (value === true || value === false) return value ? "yes" : "no";
  if (name === "flag") return h("strong", {}, plain(value).replaceAll(";", "; "));
  if (typeof value === "number") return String(value);
  return bdi(Array.isArray(value) ? value.join(", ") : plain(value));
}

// A record of the document that is read or, once all are unpacked, of any.
function lookUp(doc, id) {
  const made = doc === State.document.number ? State.document : Everything && Everything[doc];
  return (made && made.byId.get(id)) || null;
}

let Everything = null; // all documents, once they are unpacked

const badge = (layer) =>
  h("span", { class: "badge", "data-layer": layer, "aria-hidden": "true" }, LAYERS[layer].letter);

const certainty = (value) =>
  h("span", { class: "certainty", "data-certainty": value },
    h("span", { "aria-hidden": "true" }, CERTAINTY[value] || "–"), ` ${plain(value)}`);

function recordButton(row, label) {
  const text = label || (row.layer === "quantities" ? row.text : nameOf(row));
  return h("button", { type: "button", class: "ref", "data-layer": row.layer,
    title: `${LAYERS[row.layer].one} ${row.id}`, onclick: () => select(row, true) },
    badge(row.layer), h("span", { class: "sr" }, `${LAYERS[row.layer].one}: `),
    bdi(text.length > 60 ? `${text.slice(0, 60)}…` : text));
}

function legend() {
  const head = State.document.head;
  const facts = [["date", head.date], ["outlet", head.outlet], ["agency", head.agency],
    ["file", head.path], ["encoding", head.encoding],
    ["words", head.n_words && head.n_words.toLocaleString("en")], ["sentences", head.n_sentences],
    ["warnings", (head.warnings || []).map(plain).join(", ")], ["address", head.url],
    ...Object.entries(head.meta || {}).map(([name, value]) =>
      [name, typeof value === "object" ? JSON.stringify(value) : value])];
  return [
    h("h2", {}, "How to read this"),
    h("ul", { class: "legend" }, Object.entries(LAYERS).filter(([layer]) => layer !== "claims")
      .map(([layer, about]) => h("li", {}, badge(layer),
        h("span", { class: `sample ${layer}` }, about.name))),
      h("li", {}, badge("claims"), h("span", {},
        h("span", { class: "sample source" }, "source"), " ",
        h("span", { class: "sample cue" }, "cue"), " ",
        h("span", { class: "sample content" }, "content of a claim")))),
    h("p", { class: "hint" },
      "Point at a highlight to see its record; click to keep it. By keyboard: Tab into the text, ",
      h("kbd", {}, "←"), " ", h("kbd", {}, "→"), " from record to record, ",
      h("kbd", {}, "Enter"), " keeps, ", h("kbd", {}, "Esc"), " lets go."),
    h("dl", { class: "fields" }, h("dt", {}, "document"), h("dd", {}, bdi(head.doc_id)),
      facts.filter(([, value]) => !isEmpty(value)).map(([name, value]) =>
        [h("dt", {}, plain(name)), h("dd", {}, bdi(value))])),
  ];
}
