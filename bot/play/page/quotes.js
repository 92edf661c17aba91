/** Expandable quotes: three lines and a fade until they are opened. */
const SLACK = 2;

function set(quote, open) {
  quote.classList.toggle("open", open);
  const chevron = quote.querySelector(".chevron");
  chevron.setAttribute("aria-expanded", String(open));
  chevron.setAttribute("aria-label", open ? "Show less of the quote" : "Show the whole quote");
}

/** Takes the chevron from quotes that fit into three lines anyway. */
export function foldQuotes(root) {
  for (const quote of root.querySelectorAll(".expandable")) {
    if (quote.classList.contains("open")) continue;
    const text = quote.querySelector(".quote-text");
    quote.classList.toggle("whole", text.scrollHeight <= text.clientHeight + SLACK);
  }
}

export function toggleQuote(quote) {
  if (!quote.classList.contains("whole")) set(quote, !quote.classList.contains("open"));
}

/** The words of the open quotes of a message: an edit that leaves them alone leaves them open. */
export function openQuotes(message) {
  return [...message.querySelectorAll(".expandable.open .quote-text")].map((text) => text.textContent);
}

export function reopenQuotes(message, words) {
  for (const quote of message.querySelectorAll(".expandable")) {
    if (words.includes(quote.querySelector(".quote-text").textContent)) set(quote, true);
  }
}
