/** The field one writes in: growing text, the command menu, editing what was sent. */
import { el, icon } from "./dom.js";
import { excerpt } from "./message.js";

const MENU = /^\/([a-z0-9_]*)$/i;

export class Composer {
  #options = [];
  #chosen = 0;
  #edited = null;
  #dismissed = "";

  /** `send(text, editedId)` resolves to true when the text went out; `lastOwn()` is what arrow-up edits. */
  constructor({ commands, send, lastOwn }) {
    this.commands = commands;
    this.sendText = send;
    this.lastOwn = lastOwn;
    this.$form = document.getElementById("composer");
    this.$text = document.getElementById("text");
    this.$menu = document.getElementById("commands");
    this.$editing = document.getElementById("editing");
    this.$slash = document.getElementById("slash");
    this.$send = document.getElementById("send");
    this.$send.append(icon("send"));
    this.$form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#submit();
    });
    this.$text.addEventListener("input", () => this.#changed());
    this.$text.addEventListener("keydown", (event) => this.#key(event));
    this.$slash.addEventListener("click", () => this.#toggleMenu());
    this.$menu.addEventListener("mousedown", (event) => event.preventDefault());
    this.$menu.addEventListener("click", (event) => this.#picked(event));
  }

  /** Another chat is open: its placeholder, and what was begun there. Gives what was begun here. */
  turn(placeholder, draft) {
    const begun = this.#edited === null ? this.$text.value : "";
    this.#stopEditing();
    this.$text.placeholder = placeholder;
    this.#set(draft);
    return begun;
  }

  /** The chat's commands may be others now. */
  refresh() {
    this.$slash.hidden = this.commands().length === 0;
    if (!this.$menu.hidden) this.#drawMenu();
  }

  focus() {
    this.$text.focus({ preventScroll: true });
  }

  edit(message) {
    this.#edited = message.message_id;
    const cancel = el("button", { type: "button", class: "cancel", "aria-label": "Cancel editing" }, icon("close"));
    cancel.addEventListener("click", () => this.#cancelEdit());
    const words = el("span", {}, el("b", {}, "Edit message"), el("span", { class: "preview" }, excerpt(message)));
    this.$editing.replaceChildren(icon("pencil"), words, cancel);
    this.$editing.hidden = false;
    this.#set(message.text);
  }

  #set(text) {
    this.$text.value = text;
    this.#changed();
  }

  #changed() {
    this.$text.style.height = "auto";
    this.$text.style.height = `${this.$text.scrollHeight}px`;
    this.$send.disabled = this.$text.value.trim() === "";
    if (this.$text.value !== this.#dismissed) this.#dismissed = "";
    this.#chosen = 0;
    this.#drawMenu();
  }

  #matches() {
    const typed = MENU.exec(this.$text.value);
    if (!typed || this.#dismissed || this.#edited !== null) return [];
    return this.commands().filter(({ command }) => command.startsWith(typed[1].toLowerCase()));
  }

  #drawMenu() {
    this.#options = this.#matches();
    const open = this.#options.length > 0;
    this.#chosen = Math.min(this.#chosen, Math.max(this.#options.length - 1, 0));
    this.$menu.hidden = !open;
    this.$text.setAttribute("aria-expanded", String(open));
    this.$slash.setAttribute("aria-expanded", String(open));
    if (!open) {
      this.$text.removeAttribute("aria-activedescendant");
      return;
    }
    const rows = this.#options.map(({ command, description }, index) =>
      el(
        "li",
        { id: `command-${index}`, role: "option", "data-index": index, "aria-selected": index === this.#chosen },
        el("b", {}, `/${command}`),
        el("span", {}, description),
      ));
    const help = el("p", { class: "keys-help", "aria-hidden": "true" }, "↑↓ choose · Tab fills in · Enter sends");
    this.$menu.replaceChildren(el("ul", { role: "listbox", "aria-label": "Commands" }, ...rows), help);
    this.$text.setAttribute("aria-activedescendant", `command-${this.#chosen}`);
    rows[this.#chosen].scrollIntoView({ block: "nearest" });
  }

  #toggleMenu() {
    const open = !this.$menu.hidden;
    this.#dismissed = "";
    this.#set(open ? "" : "/");
    this.focus();
  }

  #picked(event) {
    const option = event.target.closest("[role=option]");
    if (!option) return;
    this.#set(`/${this.#options[Number(option.dataset.index)].command}`);
    this.#submit();
  }

  #key(event) {
    if (event.isComposing) return;
    if (!this.$menu.hidden && this.#menuKey(event)) return;
    if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      this.#submit();
    } else if (event.key === "ArrowUp" && this.$text.value === "") {
      const message = this.lastOwn();
      if (message) this.edit(message);
      event.preventDefault();
    } else if (event.key === "Escape" && this.#edited !== null) this.#cancelEdit();
  }

  /** Keys that the open menu takes; false for those that go on to the field. */
  #menuKey(event) {
    const command = this.#options[this.#chosen].command;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) this.#chosen = (this.#chosen + step + this.#options.length) % this.#options.length;
    else if (event.key === "Tab" && !event.shiftKey) this.$text.value = `/${command} `;
    else if (event.key === "Enter" && !event.shiftKey) this.$text.value = `/${command}`;
    else if (event.key === "Escape") this.#dismissed = this.$text.value;
    else return false;
    event.preventDefault();
    if (step || event.key === "Escape") this.#drawMenu();
    else this.#changed();
    if (event.key === "Enter") this.#submit();
    return true;
  }

  async #submit() {
    const text = this.$text.value.trim();
    if (text === "") return;
    const edited = this.#edited;
    this.#set("");
    this.#stopEditing();
    if (!(await this.sendText(text, edited)) && this.$text.value === "") this.#set(text);
    this.focus();
  }

  #cancelEdit() {
    this.#stopEditing();
    this.#set("");
    this.focus();
  }

  #stopEditing() {
    this.#edited = null;
    this.$editing.hidden = true;
  }
}
