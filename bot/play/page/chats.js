/** The list of chats, the tabs of a forum, the head of the conversation. */
import { el, icon } from "./dom.js";
import { author, excerpt } from "./message.js";
import { brief } from "./times.js";

export const address = (chatId, topic = 0) => (topic ? `#/${chatId}/${topic}` : `#/${chatId}`);

export const title = (chat) => chat.title ?? chat.username ?? "Chat";

const kindOf = (chat) => (chat.type === "supergroup" ? (chat.is_forum ? "forum" : "group") : chat.type);

// One colour a kind of chat, so that a list is read at a glance.
const HUES = { group: 1, forum: 4, channel: 5 };

/** The sign of a chat. */
export function portrait(chat) {
  const kind = kindOf(chat);
  const sign = kind === "private" ? "mark" : kind;
  return el("span", { class: `portrait portrait-${kind} hue-${HUES[kind] ?? 3}`, "aria-hidden": "true" }, icon(sign));
}

const KIND = { private: "bot", group: "group", forum: "group with topics", channel: "channel" };
const RIGHTS = { creator: "you own it", administrator: "you are an administrator", member: "you are a member" };

/** The line under a chat's title. */
export function subtitle(chat, bot) {
  const more = chat.type === "private" ? `@${bot.username}` : RIGHTS[chat.you];
  return [KIND[kindOf(chat)], more].filter(Boolean).join(" · ");
}

function badge(count) {
  if (count === 0) return null;
  return el("span", { class: "badge", "aria-label": `${count} unread` }, String(count));
}

function preview(store, chat, last) {
  if (store.isTyping(chat)) return el("span", { class: "preview typing" }, "typing…");
  if (!last) return el("span", { class: "preview" }, "No messages yet");
  const own = store.mine(last) && chat.type !== "channel";
  const who = own ? "You" : chat.type === "private" || chat.type === "channel" ? "" : author(last);
  return el("span", { class: "preview" }, who ? el("b", {}, `${who}: `) : null, excerpt(last));
}

function row(store, chat) {
  const last = store.thread(chat).at(-1);
  const current = store.place?.chat === chat.id;
  const firstTopic = chat.is_forum ? chat.topics[0].id : 0;
  return el(
    "li",
    {},
    el(
      "a",
      { class: "chat", href: address(chat.id, firstTopic), "aria-current": current ? "page" : null },
      portrait(chat),
      el("span", { class: "chat-title" }, title(chat)),
      el("time", { class: "chat-time" }, last ? brief(last.date) : ""),
      preview(store, chat, last),
      badge(store.count(chat)),
    ),
  );
}

/** Draws the list anew, keeping the focus in its row. */
export function drawChats(list, store) {
  const rows = [...list.querySelectorAll("a")];
  const focused = rows.indexOf(document.activeElement);
  list.replaceChildren(...[...store.chats.values()].map((chat) => row(store, chat)));
  if (focused >= 0) list.querySelectorAll("a")[focused]?.focus({ preventScroll: true });
}

/** Draws the tabs of a forum's topics; nothing for other chats. */
export function drawTopics(bar, store, chat) {
  const focused = bar.contains(document.activeElement);
  bar.hidden = !chat.is_forum;
  bar.replaceChildren(
    ...chat.topics.map(({ id, name }) => {
      const chosen = id === store.place.topic;
      const attributes = { class: "topic", role: "tab", href: address(chat.id, id), "aria-selected": chosen, tabindex: chosen ? 0 : -1 };
      return el("a", attributes, name, badge(store.count(chat, id)));
    }),
  );
  if (focused) bar.querySelector("[aria-selected=true]")?.focus();
}
