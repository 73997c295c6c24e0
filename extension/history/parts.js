// Buttons of the history.
import { element } from "../summary.dom.js";

/** @param {string} label @param {() => void} onClick */
export function button(label, onClick, name = "button") {
  const made = element("button", { type: "button", class: name }, label);
  made.addEventListener("click", onClick);
  return made;
}

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
  const stay = button(no, back, "button first");
  buttons.replaceChildren(element("span", { role: "status" }, question), button(yes, onYes), stay);
  stay.focus();
}
