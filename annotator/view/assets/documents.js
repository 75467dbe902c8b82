// Which document is read: steps to the next, and a list to choose from.

async function openDocument(number, quietly) {
  State.document = await Store.document(number);
  if (!quietly) State.selected = null;
  drawText();
  drawFilters();
  if ($("documents")) drawDocumentBar();
  if (!quietly) {
    await select(null);
    if (State.scope === "one") await drawParts();
    if (scrollY > $("text").offsetTop) $("text").scrollIntoView();
  }
}

const titleOf = (entry) => entry.title || entry.id;

function drawDocuments() {
  const list = h("div", { class: "choose" });
  const find = h("input", { type: "search", placeholder: "Title, id or words of the text",
    "aria-label": "Find documents", oninput: () => later(() => fillDocuments(list, find.value)) });
  $("documents").replaceChildren(
    h("div", { class: "bar", id: "document-bar" }),
    h("details", { ontoggle: (event) => event.target.open && fillDocuments(list, find.value) },
      h("summary", {}, `All ${Store.size.toLocaleString("en")} documents`), find, list),
  );
  drawDocumentBar();
}

function drawDocumentBar() {
  const { number } = State.document;
  const step = (by, label, sign) => h("button", { type: "button", "aria-label": label,
    "aria-disabled": number + by < 0 || number + by >= Store.size ? "true" : null,
    onclick: async () => {
      if (number + by < 0 || number + by >= Store.size) return;
      await openDocument(number + by);
      document.querySelector(`#document-bar [aria-label="${label}"]`).focus();
    } }, sign);
  const scope = (value, label) => h("label", {}, h("input", { type: "radio", name: "scope",
    value, checked: State.scope === value, onchange: async () => {
      State.scope = value;
      drawFilters();
      await drawParts();
    } }), ` ${label}`);
  $("document-bar").replaceChildren(
    step(-1, "Previous document", "‹"),
    h("span", { class: "where" }, `Document ${number + 1} of ${Store.size.toLocaleString("en")} `,
      h("strong", {}, bdi(titleOf(Store.entry(number))))),
    step(1, "Next document", "›"),
    h("fieldset", { class: "scope" }, h("legend", {}, "Cards, charts and table:"),
      scope("one", "this document"), scope("all", "all documents")),
  );
}

async function fillDocuments(list, query) {
  const wanted = fold(query.trim());
  const texts = wanted ? await Store.all() : null;
  const entries = Store.facts.documents.map((_, number) => Store.entry(number))
    .filter((entry) => !wanted || fold(`${entry.id} ${entry.title ?? ""}`).includes(wanted) ||
      foldedText(texts[entry.number]).includes(wanted));
  const layers = Object.values(LAYERS);
  const draw = (entry) => h("li", {}, h("button", { type: "button",
    onclick: () => openDocument(entry.number) }, bdi(titleOf(entry))),
    h("span", { class: "numbers" }, entry.date ? `${entry.date} · ` : "",
      `${entry.words.toLocaleString("en")} words · `,
      entry.counts.map((size, place) => `${layers[place].letter} ${size}`).join("  ")));
  list.replaceChildren(
    h("p", { role: "status" }, count(entries.length, "document")),
    ...paged(entries, 30, draw, h("ul", {}), "documents"),
  );
}

let timer = 0;
function later(action) {
  clearTimeout(timer);
  timer = setTimeout(action, 200);
}
