// The documents that the page carries: unpacked a chunk at a time, when one is needed.

async function unpack(id) {
  const source = $(id);
  const bytes = Uint8Array.from(atob(source.textContent), (letter) => letter.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
  return JSON.parse(await new Response(stream).text());
}

const whole = new Promise((resolve) => {
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", resolve);
  else resolve();
});

const Store = {
  facts: null,
  chunks: new Map(), // number of a chunk -> promise of its documents
  firsts: [], // number of a chunk -> number of its first document
  everything: null,

  async open() {
    this.facts = await unpack("facts");
    this.facts.documents.forEach((entry, number) => {
      if (this.firsts[entry[3]] === undefined) this.firsts[entry[3]] = number;
    });
  },

  get size() {
    return this.facts.documents.length;
  },

  entry(number) {
    const [id, title, date, chunk, words, counts] = this.facts.documents[number];
    return { number, id, title, date, chunk, words, counts };
  },

  async chunk(number) {
    if (!this.chunks.has(number)) {
      if (number > 0) await whole;
      const first = this.firsts[number];
      const ready = unpack(`chunk-${number}`).then((found) =>
        found.map((raw, place) => opened(raw, first + place, this.facts.columns)),
      );
      this.chunks.set(number, ready);
    }
    return this.chunks.get(number);
  },

  async document(number) {
    const entry = this.entry(number);
    return (await this.chunk(entry.chunk))[number - this.firsts[entry.chunk]];
  },

  all() {
    this.everything ||= (async () => {
      const found = [];
      for (let number = 0; number < this.firsts.length; number += 1)
        found.push(...(await this.chunk(number)));
      return found;
    })();
    return this.everything;
  },
};

// Rows become objects; each knows its layer and its document.
function opened(raw, number, columns) {
  const made = { number, head: raw.head, blocks: raw.blocks, rows: {}, byId: new Map() };
  for (const [layer, rows] of Object.entries(raw.rows)) {
    made.rows[layer] = rows.map((values) => {
      const row = { layer, doc: number };
      columns[layer].forEach((name, place) => (row[name] = values[place]));
      made.byId.set(row.id, row);
      return row;
    });
  }
  return made;
}

// The text of a document, as one folded string for searching.
function foldedText(made) {
  const parts = [];
  const walk = (child) => (typeof child === "string" ? parts.push(child) : child[4].forEach(walk));
  made.folded ||= (made.blocks.forEach(([, children]) => { children.forEach(walk); parts.push("\n"); }),
    fold(parts.join("")));
  return made.folded;
}
