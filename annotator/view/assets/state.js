// What is shown: layers, filters, document and scope; and how records are named.

const LAYERS = {
  places: { letter: "P", name: "Places", one: "Place", kind: "kind" },
  forces: { letter: "F", name: "Forces", one: "Force", kind: "category" },
  quantities: { letter: "Q", name: "Quantities", one: "Quantity", kind: "kind" },
  dates: { letter: "D", name: "Dates", one: "Date", kind: "kind" },
  actors: { letter: "A", name: "Actors", one: "Actor", kind: "kind" },
  claims: { letter: "C", name: "Claims", one: "Claim", kind: "attribution" },
};

const CERTAINTY = {
  certain: "●", probable: "◕", possible: "◐", unconfirmed: "?", denied: "✕", none: "–",
};

const State = {
  document: null, // the one in the text column
  scope: "one", // "one" or "all": what the cards, charts and table are about
  layers: new Set(Object.keys(LAYERS)),
  kinds: "", // "places kind city": layer, field, value
  source: "",
  certainty: "",
  query: "",
  selected: null,
};

function matches(row) {
  if (!State.layers.has(row.layer)) return false;
  if (State.kinds) {
    const [layer, value] = State.kinds.split(" ");
    if (row.layer === layer && row[LAYERS[layer].kind] !== value) return false;
  }
  if (row.layer === "claims") {
    if (State.source && (row.source_kind || "author") !== State.source) return false;
    if (State.certainty && row.certainty !== State.certainty) return false;
  }
  return !State.query || searched(row).includes(State.query);
}

const SEARCHED = ["text", "name", "name_en", "title", "head", "model", "unit", "value", "country",
  "source_text", "source_resolved", "cue_lemma", "kind", "category", "certainty", "rule"];

const searched = (row) =>
  (row.folded ||= fold(SEARCHED.map((name) => row[name] ?? "").join("\n")));

const scoped = async () => (State.scope === "all" ? Store.all() : [State.document]);

// Records of the scope that pass the filters, of one layer or of all.
async function visible(layer) {
  const layers = layer ? [layer] : Object.keys(LAYERS);
  return (await scoped()).flatMap((made) =>
    layers.flatMap((name) => made.rows[name].filter(matches)),
  );
}

// A short name of a record, in the language of its text.
const nameOf = (row) =>
  row.layer === "claims" ? row.content_text || row.text : row.name || row.text;

// Who says it: for "he said", the source of the claim that the pronoun goes back to.
function sourceOf(row) {
  const earlier = row.source_resolved && lookUp(row.doc, row.source_resolved);
  if (earlier && earlier !== row && earlier.layer === "claims") return sourceOf(earlier);
  if (earlier && earlier !== row) return nameOf(earlier);
  return row.source_text ||
    (row.attribution === "author_assertion" ? "The text itself" : "Source not named");
}

const kindOf = (row) => row[LAYERS[row.layer].kind];

function amount(row) {
  const number = (value) => value.toLocaleString("en", { maximumFractionDigits: 2 });
  const signs = { at_least: "≥ ", more_than: "> ", at_most: "≤ ", less_than: "< " };
  if (row.low !== null && row.high !== null && row.low !== row.high)
    return `${number(row.low)}–${number(row.high)}`;
  const value = row.value ?? row.low ?? row.high;
  if (value === null || value === undefined) return row.vague ? "some" : "";
  return (row.approximate ? "≈ " : "") + (signs[row.bound] || "") + number(value);
}
