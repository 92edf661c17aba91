/** Makes elements. Text from outside only ever becomes a text node, never markup. */
export function el(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    const words = name.startsWith("aria-");
    if (value === null || value === undefined || (value === false && !words)) continue;
    node.setAttribute(name, value === true && !words ? "" : String(value));
  }
  node.append(...children.filter((child) => child !== null && child !== undefined));
  return node;
}

const SVG = "http://www.w3.org/2000/svg";

const PATHS = {
  back: ["M15 5l-7 7 7 7"],
  chevron: ["M6 9l6 6 6-6"],
  close: ["M6 6l12 12M18 6L6 18"],
  copy: ["M9 9h10v11H9z", "M5 15V4h10"],
  down: ["M12 5v13M6 12.5l6 6 6-6"],
  file: ["M7 3h7l5 5v13H7z", "M14 3v5h5", "M10 13h6M10 17h6"],
  link: ["M8 16L16.5 7.5M9 7h8v8"],
  pencil: ["M4 20l1-4L16 5l3 3L8 19z"],
  send: ["M4 12l16-7-6 15-3-6.5z", "M11 13.5L20 5"],
  channel: ["M5 10v4h3l8 4V6l-8 4z", "M19 10.5v3"],
  forum: ["M4 5h12v9H9l-3 3v-3H4z", "M19 9h1v8h-2v2.5L15.5 17H12"],
  group: ["M9 11a3 3 0 1 0 0-6 3 3 0 0 0 0 6z", "M3.5 19c.4-3.2 2.5-5 5.5-5s5.1 1.8 5.5 5", "M15.5 5.4a3 3 0 0 1 0 5.2M17 14.4c2 .6 3.2 2.2 3.5 4.6"],
  mark: ["M6 12c6.5 0 5-5.5 12-5.5M6 12c6.5 0 5 5.5 12 5.5", "M6 12h.01M18 6.5h.01M18 17.5h.01"],
};

/** A drawing of our own, by name; decoration only, so hidden from screen readers. */
export function icon(name) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  svg.setAttribute("class", `icon icon-${name}`);
  for (const d of PATHS[name]) {
    const path = document.createElementNS(SVG, "path");
    path.setAttribute("d", d);
    svg.append(path);
  }
  return svg;
}

/** Which of `count` colours stands for this name or number, the same each time. */
export function hue(key, count = 6) {
  let sum = 0;
  for (const char of String(key)) sum = (sum * 31 + char.codePointAt(0)) % 9973;
  return sum % count;
}
