/** Tabs as the ARIA practices describe them: arrow keys move, only the chosen tab is in the tab order. */
import { element } from "./extension/summary.dom.js";

/**
 * @param {{ id: string, title: string, content: HTMLElement }[]} tabs
 * @param {string} label
 * @param {string} [chosen]
 * @param {(id: string) => void} [onChoose]
 * @returns {{ root: HTMLElement, choose: (id: string) => void }}
 */
export function drawTabs(tabs, label, chosen = tabs[0].id, onChoose = () => undefined) {
  const list = element("div", { class: "tabs", role: "tablist", "aria-label": label });
  const panels = tabs.map(({ id, content }) =>
    element("div", { role: "tabpanel", id: `panel-${id}`, "aria-labelledby": `tab-${id}`, tabindex: "0" }, content),
  );
  const buttons = tabs.map(({ id, title }) => element("button", { type: "button", role: "tab", id: `tab-${id}`, "aria-controls": `panel-${id}` }, title));
  list.append(...buttons);
  let current = chosen;

  const choose = (/** @type {string} */ id) => {
    current = id;
    onChoose(id);
    tabs.forEach((tab, index) => {
      const on = tab.id === id;
      buttons[index].setAttribute("aria-selected", String(on));
      buttons[index].tabIndex = on ? 0 : -1;
      panels[index].hidden = !on;
    });
  };
  const step = (/** @type {number} */ by) => {
    const from = tabs.findIndex(({ id }) => id === current);
    const next = (from + by + tabs.length) % tabs.length;
    choose(tabs[next].id);
    buttons[next].focus();
  };

  buttons.forEach((button, index) => button.addEventListener("click", () => choose(tabs[index].id)));
  list.addEventListener("keydown", (event) => {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    step(getComputedStyle(list).direction === "rtl" ? -by : by);
  });
  choose(chosen);
  return { root: element("div", { class: "tabbed" }, list, ...panels), choose };
}
