// Charts: tables whose numbers are drawn as bars, so that they can be read without seeing.

const BARS = 8;

async function drawFigures() {
  const [quantities, claims, forces, actors] = await Promise.all(
    ["quantities", "claims", "forces", "actors"].map(visible));
  const rows = quantities.filter((row) => (row.value ?? row.high ?? row.low) !== null);
  const kinds = bySize(tally(rows, (row) => row.kind));
  $("figures").replaceChildren(
    h("h2", {}, "Charts"),
    h("div", { class: "charts" },
      mentions("Sources", "claims", claims, sourceOf),
      mentions("Certainty", "claims", claims, (row) => row.certainty, plain),
      mentions("Forces", "mentions", forces, (row) => row.name || row.text),
      mentions("Actors", "mentions", actors, (row) => row.name || row.text)),
    h("h3", {}, "Quantities, the largest of each kind"),
    h("div", { class: "charts" }, kinds.map(([kind, members]) => largest(kind, members))),
  );
}

function mentions(title, unit, rows, key, label) {
  const groups = bySize(tally(rows, key)).slice(0, BARS);
  return bars(title, unit, groups.map(([name, members]) => ({ row: members[0],
    name: label ? label(name) : name, size: members.length, shown: String(members.length) })));
}

// The same words in several places are one bar.
function largest(kind, members) {
  const size = (row) => row.value ?? row.high ?? row.low;
  const groups = [...tally(members, (row) => `${size(row)} ${row.text}`).values()];
  groups.sort((a, b) => size(b[0]) - size(a[0]));
  return bars(plain(kind), "value", groups.slice(0, BARS - 2).map((same) => ({ row: same[0],
    name: same[0].text, size: size(same[0]), shown: amount(same[0]) +
      (kind === "percent" ? " %" : "") + (same.length > 1 ? ` ×${same.length}` : "") })));
}

function bars(title, unit, items) {
  if (!items.length) return null;
  const most = Math.max(...items.map((item) => item.size)) || 1;
  return h("table", { class: "bars", "data-layer": items[0].row.layer },
    h("caption", {}, title, " ", h("small", {}, unit)),
    h("tbody", {}, items.map((item) => {
      const bar = h("span", { class: "length" });
      bar.style.width = `${Math.max(0.8, (100 * item.size) / most)}%`;
      return h("tr", {},
        h("th", { scope: "row" }, h("button", { type: "button", class: "plain",
          dir: isArabic(item.name) ? "rtl" : "ltr", onclick: () => select(item.row, true) },
          bdi(item.name))),
        h("td", { class: "number" }, item.shown),
        h("td", { class: "track" }, bar));
    })));
}
