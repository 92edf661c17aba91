/** Text with Bot API entities (offsets in UTF-16 units, as JavaScript counts) → DOM nodes. */
import { el, icon } from "./dom.js";
import { full, moment } from "./times.js";

// Outer before inner where two entities cover the same stretch.
const ORDER = ["expandable_blockquote", "blockquote", "pre", "text_link", "spoiler"];
const BLOCKS = new Set(["expandable_blockquote", "blockquote", "pre"]);
const SAFE = new Set(["http:", "https:", "mailto:", "tel:"]);

const rank = (entity) => (ORDER.indexOf(entity.type) + ORDER.length + 1) % (ORDER.length + 1);
const end = (entity) => entity.offset + entity.length;
const outerFirst = (a, b) => a.offset - b.offset || b.length - a.length || rank(a) - rank(b);

/** The address to open, or null where a click must do nothing (javascript: and the like). */
export function safeAddress(address) {
  try {
    const url = new URL(address);
    return SAFE.has(url.protocol) ? url.href : null;
  } catch {
    return null;
  }
}

const withScheme = (words) => (/^[a-z][a-z0-9+.-]*:\/\//i.test(words) ? words : `https://${words}`);

function link(href, title) {
  if (href === null) return el("span");
  return el("a", { href, target: "_blank", rel: "noopener noreferrer", title });
}

function quote(expandable) {
  const inner = el("div", { class: "quote-text" });
  const node = el("blockquote", { class: expandable ? "quote expandable" : "quote" }, inner);
  if (expandable) {
    const label = { type: "button", class: "chevron", "aria-expanded": "false", "aria-label": "Show the whole quote" };
    node.append(el("button", label, icon("chevron")));
  }
  return { node, inner };
}

function preformatted(entity) {
  const inner = el("code");
  const node = el("pre", { tabindex: "0" }, inner);
  if (entity.language) node.dataset.language = entity.language;
  return { node, inner };
}

function dateTime(entity) {
  const iso = new Date(entity.unix_time * 1000).toISOString();
  const node = el("time", { datetime: iso, title: full(entity.unix_time) });
  if (entity.date_time_format) node.textContent = moment(entity.unix_time, entity.date_time_format);
  return { node, inner: entity.date_time_format ? el("span") : node };
}

function spoiler() {
  return el("span", { class: "spoiler", role: "button", tabindex: "0", "aria-label": "Hidden text: press to show" });
}

const inline = (kind, words) => el("button", { type: "button", class: "inline", [`data-${kind}`]: words });

const MAKERS = {
  bold: () => el("strong"),
  italic: () => el("em"),
  underline: () => el("u"),
  strikethrough: () => el("s"),
  code: () => el("code"),
  spoiler,
  blockquote: () => quote(false),
  expandable_blockquote: () => quote(true),
  pre: preformatted,
  date_time: dateTime,
  text_link: (entity) => link(safeAddress(entity.url), entity.url),
  url: (_, words) => link(safeAddress(withScheme(words))),
  email: (_, words) => link(safeAddress(`mailto:${words}`)),
  phone_number: (_, words) => link(safeAddress(`tel:${words}`)),
  bot_command: (_, words) => inline("command", words),
  mention: (_, words) => inline("mention", words),
  text_mention: () => el("span", { class: "mention" }),
  hashtag: () => el("span", { class: "mention" }),
  cashtag: () => el("span", { class: "mention" }),
};

function make(entity, words) {
  const made = MAKERS[entity.type]?.(entity, words) ?? el("span");
  return made instanceof Node ? { node: made, inner: made } : made;
}

/** Entities that reach over the end of an outer one are cut there; the rest goes on after it. */
function cut(entities, outerEnd) {
  const inside = [];
  const after = [];
  for (const entity of entities) {
    if (entity.offset >= outerEnd) after.push(entity);
    else if (end(entity) <= outerEnd) inside.push(entity);
    else {
      inside.push({ ...entity, length: outerEnd - entity.offset });
      after.push({ ...entity, offset: outerEnd, length: end(entity) - outerEnd });
    }
  }
  return { inside, after: after.sort(outerFirst) };
}

function fill(parent, text, from, to, entities) {
  let at = from;
  let rest = entities;
  while (rest.length > 0) {
    const [entity, ...others] = rest;
    parent.append(text.slice(at, entity.offset));
    const { inside, after } = cut(others, end(entity));
    const { node, inner } = make(entity, text.slice(entity.offset, end(entity)));
    fill(inner, text, entity.offset, end(entity), inside);
    parent.append(node);
    at = end(entity);
    // A block ends its line by itself: the newline after it would be drawn as an empty line.
    if (BLOCKS.has(entity.type) && text[at] === "\n" && at < to && !(after[0]?.offset <= at)) at += 1;
    rest = after;
  }
  parent.append(text.slice(at, to));
}

/** A fragment that shows `text` as its entities say. Entities outside the text are left out. */
export function richText(text, entities = []) {
  const known = entities
    .filter((entity) => entity.length > 0 && entity.offset >= 0 && end(entity) <= text.length)
    .sort(outerFirst);
  const fragment = document.createDocumentFragment();
  fill(fragment, text, 0, text.length, known);
  return fragment;
}
