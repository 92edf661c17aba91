/** The open conversation: keeps the drawn messages in step with the store, without moving what is read. */
import { foldQuotes, openQuotes, reopenQuotes } from "./quotes.js";
import { author, bubble, line, service } from "./message.js";
import { day } from "./times.js";

const RUN_SECONDS = 600;
const NEAR_END = 60;
const MARGIN = 12;

/** Whether `message` goes on a run of its predecessor: same author, same day, soon after. */
function continues(before, message) {
  if (!before || service(before) !== null || service(message) !== null) return false;
  const soon = message.date - before.date < RUN_SECONDS && day(before.date) === day(message.date);
  return soon && author(before) === author(message) && before.from?.id === message.from?.id;
}

/** What is to be seen, in order: [{key, signature, draw}]. */
function plan(messages, chat, mine) {
  const parts = [];
  messages.forEach((message, index) => {
    const before = messages[index - 1];
    const today = day(message.date);
    if (!before || day(before.date) !== today) {
      parts.push({ key: `day ${today}`, signature: today, draw: () => line(today, "day") });
    }
    const place = {
      mine: mine(message) && chat.type !== "channel",
      named: chat.type !== "private" && !mine(message),
      first: !continues(before, message),
      last: !messages[index + 1] || !continues(message, messages[index + 1]),
    };
    const words = service(message);
    const draw = () => (words === null ? bubble(message, place) : line(words, "service"));
    parts.push({ key: message.message_id, signature: JSON.stringify([message, place]), draw });
  });
  return parts;
}

/** Which button had the focus, as a path that still leads there after the message was drawn anew. */
function focusIn(node) {
  const all = [...node.querySelectorAll("button, a, [tabindex]")];
  return all.indexOf(document.activeElement);
}

function restoreFocus(node, index) {
  const all = [...node.querySelectorAll("button, a, [tabindex]")];
  if (index >= 0) all[Math.min(index, all.length - 1)]?.focus({ preventScroll: true });
}

export class Conversation {
  #drawn = new Map();
  #place = "";
  #newest = 0;

  constructor(scroller, log) {
    this.scroller = scroller;
    this.log = log;
    new ResizeObserver(() => foldQuotes(log)).observe(log);
  }

  get atEnd() {
    const { scrollHeight, scrollTop, clientHeight } = this.scroller;
    return scrollHeight - scrollTop - clientHeight < NEAR_END;
  }

  /** Draws the messages; says how many came in that the reader was not taken to. */
  show(store, chat, topic) {
    const messages = store.thread(chat, topic);
    const place = `${chat.id}/${topic}`;
    const moved = place !== this.#place;
    if (moved) this.#forget(place);
    const wasAtEnd = this.atEnd;
    const anchor = wasAtEnd ? "end" : this.#anchor();
    this.#draw(plan(messages, chat, (message) => store.mine(message)));
    foldQuotes(this.log);
    const fresh = messages.filter((message) => message.message_id > this.#newest);
    this.#newest = Math.max(this.#newest, ...messages.map((message) => message.message_id));
    if (moved) this.toEnd();
    else if (fresh.length > 0 && (wasAtEnd || fresh.some((message) => store.mine(message)))) this.#bring(fresh[0]);
    else {
      this.#keep(anchor);
      return fresh.length;
    }
    return 0;
  }

  toEnd() {
    this.scroller.scrollTop = this.scroller.scrollHeight;
  }

  /** Scrolls to a message and marks it for a moment; false where it is not here. */
  jump(id) {
    const node = this.#drawn.get(id)?.node;
    if (!node) return false;
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    node.scrollIntoView({ block: "center", behavior: calm ? "auto" : "smooth" });
    node.classList.add("found");
    setTimeout(() => node.classList.remove("found"), 1600);
    return true;
  }

  #forget(place) {
    this.#place = place;
    this.#newest = 0;
    this.#drawn.clear();
    this.log.replaceChildren();
  }

  #draw(parts) {
    const keys = new Set(parts.map(({ key }) => key));
    for (const [key, { node }] of this.#drawn) {
      if (keys.has(key)) continue;
      node.remove();
      this.#drawn.delete(key);
    }
    parts.forEach((part, index) => {
      const node = this.#drawnAs(part);
      if (this.log.children[index] !== node) this.log.insertBefore(node, this.log.children[index] ?? null);
    });
  }

  #drawnAs({ key, signature, draw }) {
    const old = this.#drawn.get(key);
    if (old?.signature === signature) return old.node;
    const node = draw();
    this.#drawn.set(key, { node, signature });
    if (old) {
      const focus = focusIn(old.node);
      const open = openQuotes(old.node);
      old.node.replaceWith(node);
      reopenQuotes(node, open);
      restoreFocus(node, focus);
    }
    return node;
  }

  /** The lowest message whose lower edge is in sight (else the one that fills the view) and where it is. */
  #anchor() {
    const view = this.scroller.getBoundingClientRect();
    const boxes = [...this.#drawn].map(([key, { node }]) => ({ key, box: node.getBoundingClientRect() }));
    const ends = boxes.filter(({ box }) => box.bottom > view.top && box.bottom <= view.bottom);
    if (ends.length > 0) return { key: ends.at(-1).key, edge: "bottom", at: ends.at(-1).box.bottom };
    const around = boxes.find(({ box }) => box.bottom > view.bottom);
    return around ? { key: around.key, edge: "top", at: around.box.top } : "end";
  }

  #keep(anchor) {
    if (anchor === "end") this.toEnd();
    const node = this.#drawn.get(anchor.key)?.node;
    if (node) this.scroller.scrollTop += node.getBoundingClientRect()[anchor.edge] - anchor.at;
  }

  /** The end of the conversation, but never past the start of what is new: long answers are read from their top. */
  #bring(message) {
    const node = this.#drawn.get(message.message_id).node;
    const top = node.getBoundingClientRect().top - this.scroller.getBoundingClientRect().top;
    const start = this.scroller.scrollTop + top - MARGIN;
    this.scroller.scrollTop = Math.min(start, this.scroller.scrollHeight - this.scroller.clientHeight);
  }
}
