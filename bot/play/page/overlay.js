/** Short notes over the page, and the alert that waits for OK. */
import { el } from "./dom.js";

const TOAST_LASTS = 4000;

/** A note that goes by itself. */
export function toast(words) {
  const note = el("p", { class: "toast" }, words);
  const place = document.getElementById("toasts");
  place.append(note);
  setTimeout(() => note.remove(), TOAST_LASTS);
}

/** A note that stays until it is read. */
export function alertDialog(words) {
  const ok = el("button", { type: "button", class: "primary" }, "OK");
  const text = el("p", { id: "alert-words" }, words);
  const dialog = el("dialog", { class: "alert", role: "alertdialog", "aria-labelledby": "alert-words" }, text, ok);
  const before = document.activeElement;
  ok.addEventListener("click", () => dialog.close());
  dialog.addEventListener("close", () => {
    dialog.remove();
    before?.focus?.({ preventScroll: true });
  });
  document.body.append(dialog);
  dialog.showModal();
}
