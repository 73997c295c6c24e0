// The badge: the three answers, each as shape, words and colour.
import { leadingAnswers } from "./concerns.js";
import { toBackground } from "./messages.js";
import { CORNERS } from "./settings.js";
import { iconButton, mark } from "./shapes.js";
import { concernFlag, stateIcon, stateOf } from "./summary.js";
import { element, hidden } from "./summary.dom.js";

/**
 * @typedef {import("./report.d.ts").Report} Report
 * @typedef {import("./settings.js").Corner} Corner
 * @typedef {import("./surface.js").Surface} Surface
 * @typedef {import("./words.js").Words} Words
 * @typedef {{words: Words, change: import("./messages.js").Change, surface: Surface, concerns: readonly string[], onOpen: () => void, onClose: () => void}} Options
 */

/** @param {Report} report @param {Options} options */
export function drawBadge(report, { words, change, surface, concerns, onOpen, onClose }) {
  const said = element("span", { class: "cl-hidden", role: "status" });
  const open = element("button", { type: "button", class: "cl-open", title: words.text("badge_open") }, mark(), drawLines(report, words, concerns));
  if (change && change.differences.length > 0) open.lastElementChild?.append(drawChanged(words));
  open.addEventListener("click", onOpen);
  const close = iconButton("close", words.text("badge_close"), onClose);
  const name = words.text("badge_name");
  const badge = element("section", { class: "cl-summary cl-badge", "aria-label": name }, drawGrip(surface, words, said), open, close, said);
  return { element: badge, focus: () => open.focus() };
}

/** @param {Report} report @param {Words} words @param {readonly string[]} concerns */
function drawLines(report, words, concerns) {
  if (!report.policy.supported) return element("span", { class: "cl-says" }, words.text("short_unsupported"));
  const items = leadingAnswers(report, concerns).map(({ answer, concern }) => {
    const state = stateOf(answer);
    const says = element("span", {}, words.short(answer, concern), concern && concernFlag(), concern && hidden(` (${words.text("concern")})`));
    return element("span", { class: "cl-answer cl-says", "data-topic": answer.topic, "data-state": state }, stateIcon(state), says);
  });
  return element("span", { class: "cl-lines" }, ...items);
}

/** A hint only: what has changed stands in the summary. @param {Words} words */
const drawChanged = (words) => element("span", { class: "cl-says cl-changed" }, words.text("changed_badge"));

/**
 * Moves the badge from corner to corner, by drag or by arrow key.
 * @param {Surface} surface @param {Words} words @param {HTMLElement} said for what screen readers should say
 */
function drawGrip(surface, words, said) {
  const grip = iconButton("move", words.text("badge_move"), () => undefined);
  grip.classList.add("cl-grip");
  const move = (/** @type {Corner} */ corner) => {
    surface.corner = corner;
    said.textContent = words.text("badge_moved", { corner: words.text(`corner_${corner}`) });
    toBackground({ kind: "change", change: { kind: "corner", value: corner } });
  };
  grip.addEventListener("keydown", (event) => {
    const corner = cornerByKey(surface.corner, event.key, words.direction === "rtl");
    if (!corner) return;
    event.preventDefault();
    move(corner);
  });
  grip.addEventListener("pointerdown", (event) => drag(event, grip, words.direction === "rtl", move));
  return grip;
}

/** @param {Corner} corner @param {string} key @param {boolean} mirrored @returns {Corner | null} */
function cornerByKey(corner, key, mirrored) {
  const [, block, , inline] = /^block_(start|end)(_inline_)(start|end)$/.exec(corner) ?? [];
  const towards = { ArrowUp: ["start", inline], ArrowDown: ["end", inline], ArrowLeft: [block, mirrored ? "end" : "start"], ArrowRight: [block, mirrored ? "start" : "end"] }[key];
  return towards ? cornerAt(towards[0] === "end", towards[1] === "end") : null;
}

/** @param {boolean} low @param {boolean} late @returns {Corner} */
function cornerAt(low, late) {
  const corner = `block_${low ? "end" : "start"}_inline_${late ? "end" : "start"}`;
  return CORNERS.find((known) => known === corner) ?? "block_end_inline_end";
}

/** @param {PointerEvent} start @param {HTMLElement} grip @param {boolean} mirrored @param {(corner: Corner) => void} move */
function drag(start, grip, mirrored, move) {
  const badge = grip.parentElement;
  if (!badge || start.button !== 0) return;
  start.preventDefault();
  grip.setPointerCapture(start.pointerId);
  const follow = (/** @type {PointerEvent} */ { clientX, clientY }) => {
    badge.style.translate = `${clientX - start.clientX}px ${clientY - start.clientY}px`;
  };
  const drop = () => {
    grip.removeEventListener("pointermove", follow);
    const { left, top, width, height } = badge.getBoundingClientRect();
    badge.style.translate = "";
    const onRight = left + width / 2 > innerWidth / 2;
    move(cornerAt(top + height / 2 > innerHeight / 2, onRight !== mirrored));
  };
  grip.addEventListener("pointermove", follow);
  grip.addEventListener("lostpointercapture", drop, { once: true });
}
