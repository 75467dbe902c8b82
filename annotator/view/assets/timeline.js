// Dates in their order: how many fall into each stretch of time, then each of them.

const DAY = 86400000;
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const NO_YEAR = 2000; // a leap year, for dates that name none

async function drawDates() {
  const rows = await visible("dates");
  const placed = rows.map((row) => ({ row, at: momentOf(row.value) }));
  const dated = placed.filter(({ at }) => at && !at.yearless);
  const yearless = placed.filter(({ at }) => at && at.yearless);
  const rest = placed.filter(({ at }) => !at);
  $("dates").replaceChildren(
    h("h2", {}, "Dates"),
    h("p", { class: "summary" }, rows.length ? `${count(rows.length, "date")}: ${dated.length} with, ` +
      `${yearless.length} without a year, ${rest.length} others` : "No dates."),
    ...axis("With a year", dated), ...axis("Day and month, no year stated", yearless),
    ...(rest.length ? [h("h3", {}, "Relative, recurring, durations, other calendars"),
      ...paged([...tally(rest, ({ row }) => row.value || row.text)], 8, ([value, members]) => h("li", {},
        h("code", {}, value), " ", recordButton(members[0].row, members[0].row.text),
        members.length > 1 ? ` ×${members.length}` : ""), h("ul", { class: "date-list" }), "values")] : []),
  );
}

// EDTF-like values: "2024", "2024-05", "2024-05-14", with a time, a part, a quarter; "XXXX-05-14".
function momentOf(value) {
  const found = /^(\d{4}|XXXX)(?:-(\d\d)(?:-(\d\d))?|-Q([1-4]))?(?![\d-]*X)/.exec(value || "");
  if (!found || /^XXXX(-X|-W|$)/.test(value) || /^\d{4}-W/.test(value)) return null;
  const yearless = found[1] === "XXXX";
  const month = found[2] ? Number(found[2]) : found[4] ? found[4] * 3 - 2 : 1;
  if (month > 12) return null; // seasons and the like
  const time = Date.UTC(yearless ? NO_YEAR : Number(found[1]), month - 1, Number(found[3] || 1));
  return { time, yearless, fine: found[3] ? 2 : found[2] || found[4] ? 1 : 0 };
}

function axis(title, items) {
  if (!items.length) return [];
  items.sort((a, b) => a.at.time - b.at.time || a.row.start - b.row.start);
  const { yearless } = items[0].at;
  const label = (item) => item.row.value.replace(/^XXXX-/, "");
  const groups = [...tally(items, label)];
  return [h("h3", {}, title), histogram(items, yearless),
    ...paged(groups, 6, ([name, members]) => h("li", {}, h("code", {}, name), " ",
      recordButton(members[0].row, members[0].row.text),
      members.length > 1 ? ` ×${members.length}` : ""), h("ul", { class: "date-list" }), "dates")];
}

function histogram(items, yearless) {
  const first = items[0].at.time, last = items.at(-1).at.time, days = (last - first) / DAY;
  const step = days <= 45 ? "day" : days <= 366 * 4 ? "month" : "year";
  const buckets = stretches(first, last, step);
  for (const item of items)
    buckets.findLast((bucket) => bucket.time <= item.at.time).size += 1;
  const most = Math.max(...buckets.map((bucket) => bucket.size));
  const columns = buckets.map((bucket) => {
    const bar = h("span", { class: "column", title: `${nameOfTime(bucket.time, step, yearless)}: ${bucket.size}` });
    bar.style.height = bucket.size ? `${12 + (88 * bucket.size) / most}%` : "0";
    return bar;
  });
  const ends = [buckets[0], buckets.at(-1)].map((bucket) => nameOfTime(bucket.time, step, yearless));
  return h("figure", { class: "histogram", dir: "ltr" },
    h("div", { class: "columns", role: "img", "aria-label":
      `Dates a ${step}, from ${ends[0]} to ${ends[1]}, at most ${most}` }, columns),
    h("figcaption", {}, h("span", {}, ends[0]), h("span", {}, `a ${step}, at most ${most}`),
      h("span", {}, ends[1])));
}

function stretches(first, last, step) {
  const begin = new Date(first), found = [];
  const [year, month, day] = [begin.getUTCFullYear(), begin.getUTCMonth(), begin.getUTCDate()];
  for (let number = 0; number < 400; number += 1) {
    const time = step === "day" ? Date.UTC(year, month, day + number)
      : step === "month" ? Date.UTC(year, month + number, 1) : Date.UTC(year + number, 0, 1);
    if (time > last) break;
    found.push({ time, size: 0 });
  }
  return found;
}

function nameOfTime(time, step, yearless) {
  const date = new Date(time);
  const year = yearless ? "" : ` ${date.getUTCFullYear()}`;
  if (step === "year") return year.trim();
  const month = MONTHS[date.getUTCMonth()];
  return step === "month" ? `${month}${year}` : `${date.getUTCDate()} ${month}${year}`;
}
