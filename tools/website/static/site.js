"use strict";

// Another language opens at the same place: the same cell, equally far down in it.
const KEY = "v1conv-place";
const cells = [...document.querySelectorAll("article .anchor[id]")];
const top_of = (cell) => cell.getBoundingClientRect().top + window.scrollY;
const end_of = (index) => (index + 1 < cells.length ? top_of(cells[index + 1]) : document.body.scrollHeight);

const keep_place = ({ currentTarget: link }) => {
  const index = cells.findLastIndex((cell) => top_of(cell) <= window.scrollY + 80);
  if (index < 0 || window.scrollY === 0) return;
  const cell = cells[index];
  const part = (window.scrollY - top_of(cell)) / (end_of(index) - top_of(cell));
  sessionStorage.setItem(KEY, JSON.stringify({ id: cell.id, part, open: opened() }));
  link.hash = cell.id;
};
for (const link of document.querySelectorAll(".language")) link.addEventListener("click", keep_place);

// Which solutions and answers are open, by their cells.
const folds = [...document.querySelectorAll("article details")];
const opened = () => folds.flatMap((fold, index) => (fold.open ? [index] : []));

const place = JSON.parse(sessionStorage.getItem(KEY));
sessionStorage.removeItem(KEY);
if (place && location.hash === `#${place.id}`) {
  place.open.forEach((index) => (folds[index].open = true));
  const index = cells.findIndex((cell) => cell.id === place.id);
  const go = () => {
    const top = top_of(cells[index]) + place.part * (end_of(index) - top_of(cells[index]));
    window.scrollTo({ top, behavior: "instant" });
  };
  go();
  // Until everything is loaded, the browser itself scrolls to the cell's beginning.
  addEventListener("load", () => requestAnimationFrame(go));
}

// Widgets wait until the page with its pictures is there.
addEventListener("load", () => {
  for (const frame of document.querySelectorAll("iframe[data-src]")) frame.src = frame.dataset.src;
});

// What is wider than the page can also be scrolled with the keyboard.
for (const block of document.querySelectorAll("pre, .table-wrapper, .formula")) {
  if (block.scrollWidth > block.clientWidth) block.tabIndex = 0;
}

// The theme opens its menus with labels, which only a pointer can press: make them buttons.
for (const label of document.querySelectorAll(".nav-overlay-icon, .toc-overlay-icon")) {
  const menu = document.getElementById(label.htmlFor);
  const button = document.createElement("button");
  button.className = label.className;
  button.setAttribute("aria-label", menu.getAttribute("aria-label"));
  button.append(...label.childNodes);
  const tell = () => button.setAttribute("aria-expanded", menu.checked);
  button.addEventListener("click", () => { menu.checked = !menu.checked; menu.dispatchEvent(new Event("change")); });
  menu.addEventListener("change", tell);
  document.addEventListener("keydown", ({ key }) => { if (key === "Escape") { menu.checked = false; tell(); } });
  tell();
  label.replaceWith(button);
}
