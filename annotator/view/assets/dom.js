// Small tools: making elements, and comparing Arabic.

const SVG = "http://www.w3.org/2000/svg";

// h("button", {class: "x", onclick: f}, "text", child, ...): null children are left out.
function h(name, attributes, ...children) {
  const element = name.startsWith("svg:")
    ? document.createElementNS(SVG, name.slice(4))
    : document.createElement(name);
  for (const [key, value] of Object.entries(attributes || {})) {
    if (value === null || value === undefined || value === false) continue;
    if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
    else element.setAttribute(key, value === true ? "" : value);
  }
  element.append(...children.flat(3).filter((child) => child !== null && child !== undefined));
  return element;
}

const $ = (id) => document.getElementById(id);

// A value in a direction of its own, so that it cannot turn what stands around it.
const bdi = (text) => h("bdi", { dir: "auto", lang: isArabic(text) ? "ar" : null }, String(text));

const isArabic = (text) => /[\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc]/.test(text);

const plain = (name) => String(name).replaceAll("_", " ");

const count = (number, noun, plural) =>
  `${number.toLocaleString("en")} ${number === 1 ? noun : plural || noun + "s"}`;

// One spelling for comparisons: no marks or tatweel, one alef, one final ya, small letters.
const fold = (text) =>
  String(text)
    .replace(/[\u064b-\u065f\u0670\u0640]/g, "")
    .replace(/[\u0622\u0623\u0625\u0671]/g, "\u0627")
    .replace(/\u0649/g, "\u064a")
    .toLowerCase();

function tally(items, key) {
  const groups = new Map();
  for (const item of items) {
    const name = key(item);
    if (name === null || name === undefined) continue;
    if (!groups.has(name)) groups.set(name, []);
    groups.get(name).push(item);
  }
  return groups;
}

const bySize = (groups) => [...groups].sort((a, b) => b[1].length - a[1].length);

// A list shown a few at a time; draw(item) makes an element, or an array of them.
function paged(items, size, draw, list, noun) {
  let shown = 0;
  const button = h("button", { type: "button", class: "more", onclick: () => more(true) });
  function more(focus) {
    const next = items.slice(shown, shown + size).map(draw).flat();
    list.append(...next);
    shown += size;
    const left = items.length - shown;
    button.hidden = left <= 0;
    button.textContent = `Show more (${left.toLocaleString("en")} ${noun} left)`;
    if (focus && next[0]) {
      const target = next[0].querySelector("button, a, summary");
      if (target) target.focus({ preventScroll: true });
    }
  }
  more(false);
  return [list, button];
}
