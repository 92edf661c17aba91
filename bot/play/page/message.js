/** One message → one bubble. */
import { documentPath } from "./api.js";
import { el, hue, icon } from "./dom.js";
import { richText, safeAddress } from "./entities.js";
import { clock, full } from "./times.js";

const person = (user) => [user.first_name, user.last_name].filter(Boolean).join(" ");

/** Whose message it is, as a reader sees it. */
export function author(message) {
  if (message.sender_chat) return message.sender_chat.title;
  return message.from ? person(message.from) : message.chat.title ?? "";
}

const names = (users) => users.map(person).join(", ");

// A service message is the first of these fields that it has.
const SERVICE = {
  new_chat_members: (value) => `${names(value)} joined`,
  left_chat_member: (value) => `${person(value)} left`,
  new_chat_title: (value) => `The chat is now called “${value}”`,
  forum_topic_created: (value) => `Topic “${value.name}” was created`,
  forum_topic_edited: (value) => `The topic is now called “${value.name}”`,
  forum_topic_closed: () => "The topic was closed",
  forum_topic_reopened: () => "The topic was opened again",
  group_chat_created: () => "The group was created",
  supergroup_chat_created: () => "The group was created",
  channel_chat_created: () => "The channel was created",
  pinned_message: (value) => `Pinned “${excerpt(value)}”`,
  migrate_to_chat_id: () => "The group was upgraded to a supergroup",
  migrate_from_chat_id: () => "The group was upgraded to a supergroup",
};

/** The words of a service message, or null for one that somebody wrote. */
export function service(message) {
  const kind = Object.keys(SERVICE).find((field) => message[field] !== undefined);
  return kind ? SERVICE[kind](message[kind]) : null;
}

/** The message in one line, for lists and reply headers. */
export function excerpt(message) {
  const words = message.text ?? message.caption ?? message.document?.file_name ?? service(message) ?? "Message";
  return words.replace(/\s+/g, " ").trim();
}

function replyHeader(message) {
  const target = message.reply_to_message;
  if (!target || target.forum_topic_created) return null;
  const shown = el("span", { class: "reply-words", dir: "auto" });
  if (message.quote) shown.append(richText(message.quote.text, message.quote.entities));
  else shown.append(excerpt(target));
  return el(
    "button",
    { type: "button", class: `reply hue-${hue(author(target))}`, "data-jump": target.message_id },
    el("span", { class: "reply-name" }, author(target)),
    shown,
  );
}

function size(bytes) {
  if (bytes === undefined) return "";
  if (bytes < 1000) return `${bytes} B`;
  return bytes < 1e6 ? `${(bytes / 1000).toFixed(1)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
}

function documentRow(message) {
  const file = message.document;
  if (!file) return null;
  const name = file.file_name ?? "document";
  return el(
    "a",
    { class: "file", href: documentPath(message.chat.id, message.message_id), download: name },
    el("span", { class: "file-mark" }, icon("file")),
    el("span", { class: "file-what" }, el("b", {}, name), el("small", {}, `${size(file.file_size)} · Download`)),
  );
}

function meta(message) {
  const edited = message.edit_date ? `edited ${full(message.edit_date)}` : null;
  return el(
    "span",
    { class: "meta" },
    edited ? el("span", { class: "edited", title: edited }, "edited") : null,
    el("time", { datetime: new Date(message.date * 1000).toISOString(), title: full(message.date) }, clock(message.date)),
  );
}

function button(spec) {
  const attributes = { class: `key ${spec.style ? `key-${spec.style}` : ""}`, type: "button" };
  if (spec.url) {
    const href = safeAddress(spec.url);
    return el("a", { class: attributes.class, href, target: "_blank", rel: "noopener noreferrer" }, spec.text, icon("link"));
  }
  if (spec.copy_text) return el("button", { ...attributes, "data-copy": spec.copy_text.text }, spec.text, icon("copy"));
  if (spec.callback_data === undefined) return el("button", { ...attributes, disabled: true }, spec.text);
  return el("button", { ...attributes, "data-press": spec.callback_data }, spec.text);
}

function keyboard(message) {
  const rows = message.reply_markup?.inline_keyboard ?? [];
  if (rows.length === 0) return null;
  const rowOf = (row) => el("div", { class: "key-row" }, ...row.map(button));
  return el("div", { class: "keys", role: "group", "aria-label": "Buttons of this message" }, ...rows.map(rowOf));
}

function body(message) {
  const text = message.text ?? message.caption;
  const nothing = text === undefined && !message.document;
  return el(
    "div",
    { class: "words", dir: "auto" },
    nothing ? el("em", { class: "unshown" }, "This page does not draw this kind of message.") : null,
    richText(text ?? "", message.entities ?? message.caption_entities),
  );
}

/**
 * The message as an element. `mine`: sent by the person at the page; `named`: show who wrote it;
 * `first` and `last`: its place in a run of messages by one author.
 */
export function bubble(message, { mine, named, first, last }) {
  const who = author(message);
  const classes = ["message", mine ? "mine" : "theirs", first && "first", last && "last"].filter(Boolean).join(" ");
  const name = named && first ? el("span", { class: `name hue-${hue(who)}` }, who) : null;
  return el(
    "article",
    { class: classes, "data-id": message.message_id, "aria-label": `${mine ? "You" : who}, ${clock(message.date)}` },
    el("div", { class: "bubble" }, name, replyHeader(message), documentRow(message), body(message), meta(message)),
    keyboard(message),
  );
}

/** A line in the middle: a service message, a day. */
export function line(words, kind) {
  return el("p", { class: `line ${kind}` }, el("span", {}, words));
}
