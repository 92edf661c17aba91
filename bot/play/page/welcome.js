/** What an empty conversation says: what can be tried here, with buttons that do it. */
import { el, icon } from "./dom.js";

const HINTS = {
  private: ["See who said what", "Two articles about one event are loaded. Ask for the briefing: every line leads back to the sentence it rests on."],
  channel: ["A channel", "You post as the channel, and the bot answers under it."],
  supergroup: ["A group", "The bot answers commands here for everybody."],
};

const FIRST = { private: ["/start", "/brief"] };

/** The hint of an empty chat. */
export function welcome(chat) {
  const [head, words] = HINTS[chat.type] ?? HINTS.supergroup;
  const commands = FIRST[chat.type] ?? ["/brief"];
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
