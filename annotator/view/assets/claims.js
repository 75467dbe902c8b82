// Claims as cards, those of one source together.

const AT_ONCE = { one: { groups: 24, cards: 6 }, all: { groups: 12, cards: 3 } };

async function drawClaims() {
  const rows = await visible("claims");
  const groups = bySize(tally(rows, sourceOf));
  const list = h("div", { class: "groups" });
  $("claims").replaceChildren(
    h("h2", {}, "Claims by source"),
    h("p", { class: "summary" }, count(rows.length, "claim"), " of ",
      count(groups.length, "source"), ". ", certaintyLine(rows)),
    ...paged(groups, AT_ONCE[State.scope].groups, sourceGroup, list, "sources"),
  );
}

const certaintyLine = (rows) => {
  const found = tally(rows, (row) => row.certainty);
  return Object.keys(CERTAINTY).filter((value) => found.has(value)).map((value) =>
    h("span", { class: "share" }, certainty(value), ` ${found.get(value).length}`));
};

function sourceGroup([source, rows]) {
  const kinds = [...tally(rows, (row) => row.source_kind).keys()];
  const list = h("ul", { class: "cards" });
  return h("section", { class: "group" },
    h("h3", {}, bdi(source), " ", h("small", {}, kinds.map(plain).join(", "), kinds.length ? " · " : "",
      count(rows.length, "claim"))),
    ...paged(rows, AT_ONCE[State.scope].cards, claimCard, list, "claims"));
}

function claimCard(row) {
  const links = ["place_ids", "force_ids", "quantity_ids", "date_ids"]
    .flatMap((name) => row[name] || []).map((id) => lookUp(row.doc, id)).filter(Boolean);
  const facts = [row.attribution, row.polarity === "neg" ? "negated" : null,
    row.tense === "prospective" ? "about the future" : null,
    row.speech_act === "assert" ? null : row.speech_act,
    row.stance === "neutral" ? null : `stance: ${row.stance}`, row.direct ? "verbatim" : null];
  return h("li", { class: "claim", "data-record": keyOf(row) },
    h("div", { class: "claim-head" }, certainty(row.certainty),
      row.cue_text ? h("span", { class: "cue-word" }, bdi(row.cue_text)) : null,
      h("button", { type: "button", class: "open", "data-layer": "claims",
        "aria-label": `Claim ${row.id}: show in the text`, onclick: () => select(row, true) },
        State.scope === "all" ? `${Store.entry(row.doc).id} ${row.id}` : row.id)),
    h("p", { lang: "ar", dir: "rtl" }, row.direct ? h("q", {}, nameOf(row)) : nameOf(row)),
    h("p", { class: "facts" }, facts.filter(Boolean).map(plain).join(" · ")),
    links.length ? h("div", { class: "links" }, links.map((other) => recordButton(other))) : null);
}
