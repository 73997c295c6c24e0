// The badge: the three answers, each as shape, words and colour; or why there are none.
import { leadingAnswers } from "./concerns.js";
import { toBackground } from "./messages.js";
import { CORNERS } from "./settings.js";
import { iconButton, mark } from "./shapes.js";
import { concernFlag, stateIcon, stateOf } from "./summary.js";
import { button, element, hidden } from "./summary.dom.js";
import { verdictOf } from "./verdict.js";

/**
 * @typedef {import("./report.d.ts").Report} Report
 * @typedef {import("./settings.js").Corner} Corner
 * @typedef {import("./surface.js").Surface} Surface
 * @typedef {import("./summary.state.js").State} State
 * @typedef {import("./words.js").Words} Words
 * @typedef {{words: Words, change: import("./messages.js").Change, surface: Surface, concerns: readonly string[], onOpen: () => void, onClose: (byKey: boolean) => void}} Options
 */

/** @param {Report} report @param {Options} options */
export function drawBadge(report, { words, change, surface, concerns, onOpen, onClose }) {
  const said = element("span", { class: "cl-hidden", role: "status" });
  const open = element("button", { type: "button", class: "cl-open", title: words.text("badge_open") }, mark(), drawLines(report, words, concerns));
  if (change && change.differences.length > 0) open.lastElementChild?.append(drawChanged(words));
  open.addEventListener("click", onOpen);
  const close = iconButton("close", words.text("badge_close"), () => onClose(close.matches(":focus-visible")));
  const name = words.text("badge_name");
  const badge = element("section", { class: "cl-summary cl-badge", "aria-label": name }, drawGrip(surface, words, said), open, close, said);
  return { element: badge, focus: () => open.focus() };
}

/** While the page is read. @param {Words} words */
export function drawLoading(words) {
  const line = element("span", { class: "cl-open" }, mark(), element("span", { class: "cl-says" }, words.text("badge_loading")));
  return element("section", { class: "cl-summary cl-badge cl-loading", role: "status" }, line);
}

/** What closing did, and the way back. @param {Words} words @param {() => void} onUndo */
export function drawClosed(words, onUndo) {
  const undo = button(words.text("badge_undo"), onUndo, { class: "cl-undo" });
  const line = element("span", { class: "cl-says", role: "status" }, words.text("badge_closed"));
  return { element: element("section", { class: "cl-summary cl-badge cl-closed", "aria-label": words.text("badge_name") }, line, undo), focus: () => undo.focus() };
}

/** @param {Report} report @param {Words} words @param {readonly string[]} concerns */
function drawLines(report, words, concerns) {
  const verdict = verdictOf(report);
  if (verdict !== "policy") return drawLine("unclear", [words.text(verdict === "unsupported" ? "short_unsupported" : "badge_too_short")]);
  const lines = leadingAnswers(report, concerns).map(({ answer, concern }) => {
    const flag = concern && [concernFlag(), hidden(` (${words.text("concern")})`)];
    return drawLine(stateOf(answer), [words.short(answer, concern), ...(flag || [])], answer.topic);
  });
  return element("span", { class: "cl-lines" }, ...lines);
}

/** @param {State} state @param {(string | Node)[]} says @param {string} [topic] */
function drawLine(state, says, topic) {
  return element("span", { class: "cl-answer cl-says", "data-topic": topic, "data-state": state }, stateIcon(state), element("span", {}, ...says));
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
