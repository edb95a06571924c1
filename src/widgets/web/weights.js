// Weights to be written by hand: a square of numbers that a pointer drags, a wheel turns and keys change.

const most = 9;
const tenths = (value) => Math.round(Math.max(-most, Math.min(most, value)) * 10) / 10;

/** A square of coloured numbers that are only to be seen. */
function square(title) {
  const cells = element("div", { class: "cells", role: "img" });
  return {
    node: element("figure", {}, element("h2", {}, title), cells),
    show({ width, values }, shading, words) {
      if (cells.children.length !== values.length) {
        cells.replaceChildren(...Array.from(values, () => element("span")));
        cells.style.setProperty("--side", width);
      }
      values.forEach((value, at) => dress(cells.children[at], value, shading(value)));
      cells.setAttribute("aria-label", `${title}: ${words}`);
    },
  };
}

/** A number on its colour, black or white, whichever is read better. */
function dress(cell, value, colour) {
  const text = short(value, Math.abs(value) < 9.95 ? 2 : 0).replace("0.", ".");
  if (cell.textContent !== text) cell.textContent = text;
  if (cell.colour === colour) return;
  cell.colour = colour;
  const parts = [colour & 255, (colour >> 8) & 255, (colour >> 16) & 255];
  const [red, green, blue] = parts.map((part) => (part / 255) ** 2.2);
  cell.style.background = `rgb(${parts})`;
  cell.style.color = 0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.18 ? "#000" : "#fff";
}

/** The weights; `edited` is told of every new square of them. */
function editor(title, edited) {
  const cells = element("div", { class: "cells", role: "group" });
  const hint = element("p", { id: "weights-hint", class: "hint" }, say(
    "Click for −1, 0, 1. Drag up or down, or turn the wheel, to change by tenths. Keys: ↑ ↓ change, ← → go to the next weight, 0 clears.",
  ));
  let [shown, current] = [null, 0];

  const write = (at, value) => {
    const values = shown.values.slice();
    values[at] = tenths(value);
    // Before it is drawn there may be another key.
    shown = { ...shown, values };
    edited(shown);
  };
  const go = (at) => {
    cells.children[current].tabIndex = -1;
    current = Math.max(0, Math.min(shown.values.length - 1, at));
    cells.children[current].tabIndex = 0;
    cells.children[current].focus();
  };
  const keys = (at) => {
    const value = shown.values[at];
    return {
      ArrowUp: () => write(at, value + 0.1),
      ArrowDown: () => write(at, value - 0.1),
      PageUp: () => write(at, value + 1),
      PageDown: () => write(at, value - 1),
      ArrowLeft: () => go(at - 1),
      ArrowRight: () => go(at + 1),
      Home: () => go(0),
      End: () => go(shown.values.length - 1),
      "-": () => write(at, -value),
      Delete: () => write(at, 0),
      Backspace: () => write(at, 0),
    };
  };

  function make(at) {
    const cell = element("span", { role: "spinbutton", tabindex: at === current ? 0 : -1, "aria-valuemin": -most, "aria-valuemax": most });
    let held = null;
    cell.addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const act = /^\d$/.test(event.key) ? () => write(at, Number(event.key)) : keys(at)[event.key];
      if (!act) return;
      event.preventDefault();
      act();
    });
    cell.addEventListener("pointerdown", (event) => {
      held = { from: event.clientY, value: shown.values[at], moved: false };
      cell.setPointerCapture(event.pointerId);
      go(at);
    });
    cell.addEventListener("pointermove", (event) => {
      if (!held) return;
      const steps = Math.round((held.from - event.clientY) / 6);
      held.moved ||= steps !== 0;
      if (held.moved) write(at, held.value + steps / 10);
    });
    cell.addEventListener("pointerup", () => {
      if (held && !held.moved) write(at, held.value < 0 ? 0 : held.value >= 1 ? -1 : 1);
      held = null;
    });
    cell.addEventListener("pointercancel", () => (held = null));
    cell.addEventListener("wheel", (event) => {
      if (document.activeElement !== cell) return;
      event.preventDefault();
      write(at, shown.values[at] - Math.sign(event.deltaY) / 10);
    }, { passive: false });
    return cell;
  }

  return {
    node: element("figure", { class: "weights" }, element("h2", {}, title), cells, hint),
    show(filter, shading) {
      shown = filter;
      const { width, values } = filter;
      if (cells.children.length !== values.length) {
        current = 0;
        cells.replaceChildren(...Array.from(values, (_, at) => make(at)));
        cells.style.setProperty("--side", width);
        cells.setAttribute("aria-label", title);
        cells.setAttribute("aria-describedby", "weights-hint");
      }
      values.forEach((value, at) => {
        const cell = cells.children[at];
        dress(cell, value, shading(value));
        cell.setAttribute("aria-valuenow", Math.round(value * 100) / 100 + 0);
        const [row, column] = [Math.floor(at / width), at % width];
        cell.setAttribute("aria-label", say("weight, row {row}, column {column}", { row, column }));
      });
    },
  };
}
