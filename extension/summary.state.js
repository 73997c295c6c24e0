/**
 * The looks of an answer. Badge and summary share them.
 *
 * Each state has a shape of its own, so that nobody depends on its colour: a full disc, a crossed ring, a half disc,
 * a sheet, a dashed ring, a question.
 */
import { drawing } from "./summary.dom.js";

/**
 * @typedef {import("./report.d.ts").Answer} Answer
 * @typedef {"does" | "does_not" | "with_consent" | "opt_out" | "stated" | "not_stated" | "unclear"} State
 */

/** Answers as the core names them; the kinds of retention are a list and all mean `stated`. */
const STATES = Object.freeze(
  /** @type {Record<string, State>} */ ({
    yes: "does",
    honours: "does",
    notice: "does",
    no: "does_not",
    ignores: "does_not",
    no_notice: "does_not",
    with_consent: "with_consent",
    opt_out: "opt_out",
    stated: "stated",
    not_stated: "not_stated",
  }),
);

const RING = "M12 3.5a8.5 8.5 0 1 0 0 17a8.5 8.5 0 1 0 0-17Z";
const HALF = Object.freeze([
  { class: "cl-stroke", d: RING },
  { class: "cl-fill", d: "M12 3.5a8.5 8.5 0 0 0 0 17Z" },
]);

const SHAPES = Object.freeze(
  /** @type {Record<State, readonly Readonly<Record<string, string>>[]>} */ ({
    does: [{ class: "cl-fill", d: "M12 2.5a9.5 9.5 0 1 0 0 19a9.5 9.5 0 1 0 0-19Z" }],
    does_not: [
      { class: "cl-stroke", d: RING },
      { class: "cl-stroke", d: "M6.2 17.8 17.8 6.2" },
    ],
    with_consent: HALF,
    opt_out: HALF,
    stated: [
      { class: "cl-fill", d: "M6 2.5h12A2.5 2.5 0 0 1 20.5 5v14a2.5 2.5 0 0 1-2.5 2.5H6A2.5 2.5 0 0 1 3.5 19V5A2.5 2.5 0 0 1 6 2.5Z" },
      { class: "cl-cut", d: "M7.5 8.2h9M7.5 12h9M7.5 15.8h5.5" },
    ],
    not_stated: [{ class: "cl-stroke cl-dashed", d: RING }],
    unclear: [
      { class: "cl-stroke", d: RING },
      { class: "cl-stroke", d: "M9.7 9.6a2.4 2.4 0 1 1 3.7 2c-.9.6-1.4 1.1-1.4 2M12 16.6v.1" },
    ],
  }),
);

/**
 * @param {Answer} answer
 * @returns {State}
 */
export function stateOf({ answer, unclear }) {
  if (unclear) return "unclear";
  if (Array.isArray(answer)) return answer.length > 0 ? "stated" : "not_stated";
  return STATES[answer] ?? "unclear";
}

/**
 * @param {State} state
 * @returns {SVGSVGElement}
 */
export function stateIcon(state) {
  return drawing(`cl-icon cl-icon-${state}`, SHAPES[state]);
}

/** The flag at an answer that meets a concern of the reader's; words stand beside it. */
export function concernFlag() {
  return drawing("cl-flag", [{ class: "cl-fill", d: "M5 2.5a1 1 0 0 1 2 0V4h11.5l-3 4.5 3 4.5H7v8.5a1 1 0 0 1-2 0Z" }]);
}
