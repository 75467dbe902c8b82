// The text with its highlights: marks nest as the page's data nests them.

let current = null; // the mark that Tab leads to

// The title is the first heading of the text, where its metadata have none.
function drawText() {
  const made = State.document;
  let title = made.head.title;
  const lines = made.blocks.map(([kind, children]) => {
    const name = kind !== "heading" ? "p" : title ? "h2" : "h1";
    if (name === "h1") title = true;
    return h(name, { class: kind, dir: "rtl" }, children.map(markOf));
  });
  const heading = made.head.title ? h("h1", { dir: "rtl" }, made.head.title)
    : title ? null : h("h1", { class: "sr" }, made.head.doc_id);
  $("text").replaceChildren(...(heading ? [heading] : []), ...lines);
  refreshMarks();
}

function markOf(child) {
  if (typeof child === "string") return child;
  const [place, id, part, first, inner] = child;
  const layer = Store.facts.layers[place];
  const mark = h("mark", { class: part || layer, "data-id": id, "data-part": part || null,
    "data-first": first ? "" : null }, inner.map(markOf));
  const heights = [...mark.children].map((other) => Number(other.dataset.height) + 1);
  mark.dataset.height = Math.max(0, ...heights);
  return mark;
}

const recordAt = (mark) => State.document.byId.get(mark.dataset.id);

const shownMarks = () => [...$("text").querySelectorAll("mark.on[data-first]")];

function refreshMarks() {
  for (const mark of $("text").querySelectorAll("mark"))
    mark.classList.toggle("on", matches(recordAt(mark)));
  const marks = shownMarks();
  if (!marks.includes(current)) current = marks[0] || null;
  for (const mark of $("text").querySelectorAll("mark[tabindex]")) mark.removeAttribute("tabindex");
  if (current) current.tabIndex = 0;
  findInText();
}

// The marks around a place of the text, innermost first.
function marksAround(target) {
  const found = [];
  for (let mark = target.closest("mark"); mark; mark = mark.parentElement.closest("mark"))
    if (mark.classList.contains("on")) found.push(mark);
  return found;
}

function point(target) {
  const rows = [...new Set(marksAround(target).map(recordAt))];
  emphasise(rows[0], "near");
  if (!State.selected) showRecord(rows[0] || null, rows.slice(1));
  return rows;
}

function emphasise(row, name) {
  for (const mark of $("text").querySelectorAll(`.${name}`)) mark.classList.remove(name);
  if (!row || row.doc !== State.document.number) return;
  for (const mark of $("text").querySelectorAll(`mark[data-id="${CSS.escape(row.id)}"]`))
    mark.classList.add(name);
}

// Choose a record; where it stands in another document, that is opened.
async function select(row, move) {
  State.selected = row;
  if (row && row.doc !== State.document.number) await openDocument(row.doc, true);
  const marks = row ? $("text").querySelectorAll(`mark[data-id="${CSS.escape(row.id)}"]`) : [];
  const around = marks[0] ? [...new Set(marksAround(marks[0]).map(recordAt))] : [];
  emphasise(row, "chosen");
  showRecord(row, around.filter((other) => other !== row));
  document.body.classList.toggle("has-record", Boolean(row));
  for (const card of document.querySelectorAll("[data-record]"))
    card.classList.toggle("chosen", Boolean(row) && card.dataset.record === keyOf(row));
  if (move && marks[0]) {
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    marks[0].scrollIntoView({ block: "center", behavior: calm ? "auto" : "smooth" });
  }
}

const keyOf = (row) => `${row.doc}/${row.id}`;

function focusMark(mark) {
  if (!mark) return;
  if (current) current.removeAttribute("tabindex");
  current = mark;
  mark.tabIndex = 0;
  mark.focus();
}

function listenToText() {
  const text = $("text");
  text.addEventListener("mouseover", (event) => point(event.target));
  text.addEventListener("mouseleave", () => {
    emphasise(null, "near");
    if (!State.selected) showRecord(null);
  });
  text.addEventListener("focusin", (event) => {
    const row = event.target.matches("mark") && recordAt(event.target);
    if (!row) return;
    emphasise(row, "near");
    showRecord(row, marksAround(event.target).map(recordAt).filter((other) => other !== row));
  });
  text.addEventListener("click", (event) => {
    if (String(getSelection()).trim()) return; // text is being copied
    const rows = point(event.target);
    select(rows[0] && rows[0] !== State.selected ? rows[0] : null);
  });
  text.addEventListener("keydown", (event) => {
    if (!event.target.matches("mark")) return;
    const marks = shownMarks();
    const place = marks.indexOf(event.target);
    const steps = { ArrowLeft: 1, ArrowDown: 1, ArrowRight: -1, ArrowUp: -1 };
    if (event.key in steps) focusMark(marks[place + steps[event.key]]);
    else if (event.key === "Home") focusMark(marks[0]);
    else if (event.key === "End") focusMark(marks.at(-1));
    else if (event.key === "Enter" || event.key === " ") select(recordAt(event.target));
    else return;
    event.preventDefault();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && State.selected) select(null);
  });
}

// Where the words that are searched for stand, painted without changing the text.
function findInText() {
  if (!window.Highlight) return;
  CSS.highlights.delete("found");
  if (!State.query) return;
  const letters = [...State.query].map((letter) => ({
    "\u0627": "[\u0627\u0622\u0623\u0625\u0671]", "\u064a": "[\u064a\u0649]", " ": "\\s+",
  })[letter] || letter.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  const wanted = new RegExp(letters.join("[\u064b-\u065f\u0670\u0640]*"), "giu");
  const ranges = [];
  for (const line of $("text").children) ranges.push(...rangesIn(line, wanted));
  if (ranges.length) CSS.highlights.set("found", new Highlight(...ranges));
}

function rangesIn(line, wanted) {
  const nodes = [];
  const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
  let size = 0;
  while (walker.nextNode()) {
    nodes.push([size, walker.currentNode]);
    size += walker.currentNode.length;
  }
  const at = (offset) => {
    const [start, node] = nodes.findLast(([begin]) => begin <= offset);
    return [node, offset - start];
  };
  return [...line.textContent.matchAll(wanted)].map((found) => {
    const range = new Range();
    range.setStart(...at(found.index));
    range.setEnd(...at(found.index + found[0].length));
    return range;
  });
}
