/** The chat page: puts the parts together and hears what the person does. */
import * as api from "./api.js";
import { address, drawChats, drawTopics, portrait, subtitle, title } from "./chats.js";
import { Composer } from "./composer.js";
import { Conversation } from "./conversation.js";
import { el, icon } from "./dom.js";
import { alertDialog, toast } from "./overlay.js";
import { toggleQuote } from "./quotes.js";
import { GENERAL, Store } from "./store.js";
import { welcome } from "./welcome.js";

const by = (id) => document.getElementById(id);
const wide = matchMedia("(min-width: 760px)");
const store = new Store();
const conversation = new Conversation(by("scroller"), by("log"));
let online = true;
let below = 0;
// What was begun and not sent, by address.
const drafts = new Map();
let drafted = "";

const composer = new Composer({
  commands: () => store.chat?.commands ?? [],
  send: sendText,
  lastOwn: () => store.lastOwn(),
});

function sendText(text, editedId = null) {
  const { chat, topic } = store.place;
  const body = { text };
  if (topic > GENERAL) body.thread_id = topic;
  if (editedId !== null) body.edit_id = editedId;
  return post(chat, body);
}

/** Sends; says whether it went out, and the person why it did not. */
async function post(chat, body) {
  try {
    store.keepSent(await api.send(chat, body));
    return true;
  } catch (error) {
    toast(error.message);
    return false;
  }
}

// ---- drawing

function drawHead(chat) {
  by("title").textContent = title(chat);
  by("portrait").replaceChildren(portrait(chat));
  const typing = store.isTyping(chat, store.place.topic);
  by("state").textContent = online ? (typing ? "typing…" : subtitle(chat, store.bot)) : "connecting…";
  by("state").classList.toggle("typing", typing && online);
}

function drawConversation(chat) {
  const { topic } = store.place;
  drawHead(chat);
  drawTopics(by("topics"), store, chat);
  below += conversation.show(store, chat, topic);
  const empty = store.thread(chat, topic).length === 0;
  by("hint").hidden = !empty;
  by("hint").replaceChildren(...(empty ? [welcome(chat)] : []));
  drawLatest();
}

function drawLatest() {
  if (conversation.atEnd) below = 0;
  by("latest").hidden = conversation.atEnd;
  by("latest").setAttribute("aria-label", below ? `To the latest, ${below} new` : "To the latest message");
  by("latest").replaceChildren(icon("down"), below ? el("b", {}, String(below)) : "");
}

function draw() {
  const chat = store.chat;
  by("app").dataset.view = chat ? "talk" : "list";
  by("talk").hidden = !chat;
  drawChats(by("chats"), store);
  if (chat) drawConversation(chat);
  composer.refresh();
  const unread = store.totalUnread;
  document.title = `${unread ? `(${unread}) ` : ""}${chat ? `${title(chat)} · ` : ""}Sourceline`;
}

// ---- where we are: #/chat or #/chat/topic

function placeFromAddress() {
  const [, chatId, topic] = /^#\/(-?\d+)(?:\/(\d+))?$/.exec(location.hash) ?? [];
  const chat = store.chats.get(Number(chatId));
  if (!chat) return null;
  return { chat: chat.id, topic: chat.is_forum ? Number(topic ?? chat.topics[0].id) : 0 };
}

function go() {
  const place = placeFromAddress();
  if (!place && wide.matches && store.chats.size > 0) {
    location.replace(address([...store.chats.keys()][0]));
    return;
  }
  const otherChat = place?.chat !== store.place?.chat;
  const moved = otherChat || place?.topic !== store.place?.topic;
  below = moved ? 0 : below;
  store.show(place);
  if (!place || !moved) return;
  const placeholder = store.chat.type === "channel" ? "Post to the channel" : "Message";
  drafts.set(drafted, composer.turn(placeholder, drafts.get(location.hash) ?? ""));
  drafted = location.hash;
  if (wide.matches && otherChat) composer.focus();
}

// ---- what is pressed in the conversation

async function press(button) {
  const id = Number(button.closest("[data-id]").dataset.id);
  if (button.classList.contains("waiting")) return;
  button.classList.add("waiting");
  button.setAttribute("aria-busy", "true");
  try {
    const { text, show_alert: alert } = await api.press(store.place.chat, id, button.dataset.press);
    if (text) (alert ? alertDialog : toast)(text);
  } catch (error) {
    toast(error.message);
  } finally {
    button.classList.remove("waiting");
    button.removeAttribute("aria-busy");
  }
}

async function copy(words) {
  try {
    await navigator.clipboard.writeText(words);
    toast("Copied");
  } catch {
    toast("The browser did not allow to copy.");
  }
}

function command(button) {
  sendText(button.dataset.command);
  // The hint's buttons go away with the first message.
  if (button.matches(".chip")) composer.focus();
}

function mention(name) {
  const known = [...store.chats.values(), { ...store.bot, id: store.me }];
  const chat = known.find(({ username }) => username && `@${username}`.toLowerCase() === name.toLowerCase());
  if (chat) location.hash = address(chat.id);
  else toast(`${name} is not part of this trial.`);
}

function openSpoilers(spoiler) {
  for (const hidden of spoiler.closest(".bubble").querySelectorAll(".spoiler")) {
    hidden.classList.add("shown");
    for (const name of ["role", "tabindex", "aria-label"]) hidden.removeAttribute(name);
  }
}

/** A deep link to this bot (https://t.me/name?start=word) is answered here, as Telegram would. */
function startLink(link) {
  const url = new URL(link.href);
  const start = url.searchParams.get("start");
  if (url.hostname !== "t.me" || url.pathname.slice(1) !== store.bot?.username || !start) return false;
  location.hash = address(store.me);
  post(store.me, { text: `/start ${start}` });
  return true;
}

function clicked(event) {
  const hit = (selector) => event.target.closest(selector);
  const hidden = hit(".spoiler:not(.shown)");
  if (hidden) {
    event.preventDefault();
    openSpoilers(hidden);
  } else if (hit("[data-press]")) press(hit("[data-press]"));
  else if (hit("[data-copy]")) copy(hit("[data-copy]").dataset.copy);
  else if (hit("[data-command]")) command(hit("[data-command]"));
  else if (hit("[data-mention]")) mention(hit("[data-mention]").dataset.mention);
  else if (hit("[data-jump]")) jump(Number(hit("[data-jump]").dataset.jump));
  else if (hit("a[href]")) {
    if (startLink(hit("a[href]"))) event.preventDefault();
  } else if (hit(".expandable") && getSelection().isCollapsed) toggleQuote(hit(".expandable"));
}

function jump(id) {
  if (!conversation.jump(id)) toast("That message is not in this conversation.");
}

function keyed(event) {
  const spoiler = event.target.closest?.(".spoiler:not(.shown)");
  if (!spoiler || !["Enter", " "].includes(event.key)) return;
  event.preventDefault();
  openSpoilers(spoiler);
}

function topicKey(event) {
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (!step) return;
  const tabs = [...by("topics").children];
  const next = tabs[(tabs.indexOf(document.activeElement) + step + tabs.length) % tabs.length];
  next.focus();
  next.click();
}

// ---- start

function told(event) {
  const chat = store.chats.get(event.chat_id);
  if (event.type === "notice") toast(chat ? `${title(chat)} · ${event.text}` : event.text);
  else if (!store.apply(event)) resync().catch((error) => toast(error.message));
}

async function resync() {
  const [about, chats] = await Promise.all([api.about(), api.chats()]);
  store.bot = about.bot;
  by("next").textContent = about.next;
  store.load(chats);
  go();
}

by("back").append(icon("back"));
by("scroller").addEventListener("click", clicked);
by("scroller").addEventListener("keydown", keyed);
by("topics").addEventListener("keydown", topicKey);
by("scroller").addEventListener("scroll", drawLatest, { passive: true });
by("latest").addEventListener("click", () => conversation.toEnd());
store.addEventListener("change", draw);
addEventListener("hashchange", go);
wide.addEventListener("change", go);
document.addEventListener("visibilitychange", () => !document.hidden && store.show(store.place));
api.follow({
  resync,
  event: told,
  online: (value) => {
    online = value;
    document.body.classList.toggle("offline", !value);
    if (store.chat) drawHead(store.chat);
  },
});
