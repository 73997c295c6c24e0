// Figures as the benches print them. A budget is shown, not asserted: time is no test on a shared machine.

/** @param {number[]} values */
export const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1] ?? NaN;

/**
 * @param {string} what
 * @param {number} value
 * @param {string} unit
 * @param {number} [budget] at most, or at least where more is better
 * @param {"at most" | "at least"} [sense]
 */
export function row(what, value, unit, budget, sense = "at most") {
  const kept = budget === undefined || (sense === "at most" ? value <= budget : value >= budget);
  const verdict = budget === undefined ? "" : `${kept ? "within" : "OUTSIDE"} ${sense} ${budget} ${unit}`;
  console.log(`${what.padEnd(56)} ${value.toFixed(value < 10 ? 2 : 1).padStart(9)} ${unit.padEnd(5)} ${verdict}`.trimEnd());
}
