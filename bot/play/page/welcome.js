/** What an empty conversation says: what can be tried here, with buttons that do it. */
import { el, icon } from "./dom.js";

const HINTS = {
  private: {
    head: "See who said what",
    words: "Ask for the briefing: who reported what, whom they have it from, and the sentence behind every line.",
    commands: ["/start", "/brief"],
  },
  group: {
    head: "Ask together",
    words: "In a group the bot answers commands for everybody.",
    commands: ["/brief"],
  },
  forum: {
    head: "One topic at a time",
    words: "What is asked in a topic is answered in that topic.",
    commands: ["/brief"],
  },
  channel: {
    head: "Speak as the channel",
    words: "What you write here is posted by the channel, and so are the bot’s answers.",
    commands: ["/brief"],
  },
};

/** The hint of an empty chat, or of an empty topic. */
export function welcome(chat) {
  const { head, words, commands } = HINTS[chat.is_forum ? "forum" : chat.type] ?? HINTS.group;
  const key = (command) => el("button", { type: "button", class: "chip", "data-command": command }, command);
  return el(
    "section",
    { class: "welcome" },
    el("span", { class: "portrait portrait-private" }, icon("mark")),
    el("h3", {}, head),
    el("p", {}, words),
    el("div", { class: "chips" }, ...commands.map(key)),
  );
}
