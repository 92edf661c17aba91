/** What the page knows: chats with their messages, what is unread, who is typing. No DOM, no network. */

// Telegram's own id of the topic that every forum has; its messages carry no thread.
export const GENERAL = 1;
const TYPING_LASTS = 6000;

export const topicOf = (chat, message) =>
  chat.is_forum ? (message.is_topic_message ? message.message_thread_id : GENERAL) : 0;

const placeKey = (chatId, topic) => `${chatId}/${topic}`;

function withGeneral(topics = []) {
  return topics.some((topic) => topic.id === GENERAL) ? topics : [{ id: GENERAL, name: "General" }, ...topics];
}

function opened(raw) {
  const messages = new Map(raw.messages.map((message) => [message.message_id, message]));
  return { ...raw, commands: raw.commands ?? [], topics: raw.is_forum ? withGeneral(raw.topics) : [], messages };
}

export class Store extends EventTarget {
  chats = new Map();
  bot = null;
  unread = new Map();
  typing = new Map();
  sent = new Set();
  place = null;

  /** Everything anew, as after the server's restart; unread counts live on. */
  load(chats) {
    this.chats = new Map(chats.map((chat) => [chat.id, opened(chat)]));
    this.changed();
  }

  changed() {
    this.dispatchEvent(new Event("change"));
  }

  /** The id of the person at the page: a private chat has the id of its person. */
  get me() {
    return [...this.chats.values()].find((chat) => chat.type === "private")?.id;
  }

  get chat() {
    return this.place ? this.chats.get(this.place.chat) : undefined;
  }

  mine(message) {
    return message.from?.id === this.me || this.sent.has(placeKey(message.chat.id, message.message_id));
  }

  /** Messages of a chat, or of one topic of a forum, oldest first. */
  thread(chat, topic = 0) {
    const all = [...chat.messages.values()].sort((a, b) => a.message_id - b.message_id);
    return chat.is_forum && topic ? all.filter((message) => topicOf(chat, message) === topic) : all;
  }

  lastOwn() {
    const own = (message) => this.mine(message) && message.text !== undefined;
    return this.thread(this.chat, this.place.topic).filter(own).at(-1);
  }

  show(place) {
    this.place = place;
    if (place) this.unread.delete(placeKey(place.chat, place.topic));
    this.changed();
  }

  count(chat, topic = null) {
    if (topic !== null) return this.unread.get(placeKey(chat.id, topic)) ?? 0;
    const topics = chat.is_forum ? chat.topics.map(({ id }) => id) : [0];
    return topics.reduce((sum, id) => sum + this.count(chat, id), 0);
  }

  get totalUnread() {
    return [...this.unread.values()].reduce((sum, count) => sum + count, 0);
  }

  /** What the person has just sent: it comes back as an event too, and must not count twice. */
  keepSent(message) {
    this.sent.add(placeKey(message.chat.id, message.message_id));
    this.put(message);
    this.changed();
  }

  put(message) {
    const chat = this.chats.get(message.chat.id);
    if (!chat) return false;
    const isNew = !chat.messages.has(message.message_id);
    chat.messages.set(message.message_id, message);
    if (message.forum_topic_created && !chat.topics.some(({ id }) => id === message.message_thread_id)) {
      chat.topics = [...chat.topics, { id: message.message_thread_id, name: message.forum_topic_created.name }];
    }
    return isNew;
  }

  arrived(message) {
    if (!this.put(message)) return;
    const chat = this.chats.get(message.chat.id);
    const topic = topicOf(chat, message);
    if (!this.mine(message)) this.typing.delete(placeKey(chat.id, topic));
    const open = this.place?.chat === chat.id && this.place.topic === topic && !document.hidden;
    if (open || this.mine(message)) return;
    this.unread.set(placeKey(chat.id, topic), this.count(chat, topic) + 1);
  }

  remove(event) {
    const chat = this.chats.get(event.chat_id);
    const ids = event.message_ids ?? [event.message_id ?? event.message?.message_id];
    for (const id of ids) chat?.messages.delete(id);
  }

  typingIn(chat, thread) {
    const topic = chat.is_forum ? thread || GENERAL : 0;
    this.typing.set(placeKey(chat.id, topic), Date.now() + TYPING_LASTS);
    setTimeout(() => this.changed(), TYPING_LASTS + 50);
  }

  /** Whether the bot writes in a chat, or in one topic of a forum. */
  isTyping(chat, topic = null) {
    const topics = topic === null && chat.is_forum ? chat.topics.map(({ id }) => id) : [topic ?? 0];
    return topics.some((id) => (this.typing.get(placeKey(chat.id, id)) ?? 0) > Date.now());
  }

  /** One event of the stream; false where only asking for everything anew helps. */
  apply(event) {
    const chat = this.chats.get(event.chat_id);
    if (!chat || (event.type === "commands" && !event.commands)) return false;
    if (event.type === "message") this.arrived(event.message);
    else if (event.type === "edit") this.put(event.message);
    else if (event.type === "delete") this.remove(event);
    else if (event.type === "typing") this.typingIn(chat, event.thread_id);
    else if (event.type === "commands") chat.commands = event.commands;
    this.changed();
    return true;
  }
}
