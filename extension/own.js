// What the extension's own pages share.
import { mark } from "./shapes.js";
import { button, element } from "./summary.dom.js";

/** The button that is meant to be pressed. */
export const FIRST = Object.freeze({ class: "button first" });

/** The page speaks the reader's language. @param {import("./words.js").Words} words @param {string} title */
export function speak(words, title) {
  document.documentElement.lang = words.tag;
  document.documentElement.dir = words.direction;
  document.title = title;
}

/** @param {string} title @param {...Node} more beside it */
export const drawTitle = (title, ...more) => element("div", { class: "title" }, mark(), element("h1", { dir: "auto" }, title), ...more);

/**
 * Asks in place of the buttons; they are back if nothing is to be done.
 * @param {HTMLElement} buttons
 * @param {{question: string, yes: string, no: string, onYes: () => void}} options
 */
export function askFirst(buttons, { question, yes, no, onYes }) {
  const before = [...buttons.children];
  const back = () => {
    buttons.replaceChildren(...before);
    /** @type {HTMLElement | undefined} */ (before.at(-1))?.focus();
  };
  const stay = button(no, back, FIRST);
  buttons.replaceChildren(element("span", { role: "status" }, question), button(yes, onYes), stay);
  stay.focus();
}
