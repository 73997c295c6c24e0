// What there is to say of a page, before any answer.

/**
 * @typedef {"policy" | "unsupported" | "too_short" | "none"} Verdict
 *   too_short: it calls itself a policy, and nothing but its length speaks against it
 */

/** @param {import("./report.d.ts").Report} report @returns {Verdict} */
export function verdictOf({ policy, answers }) {
  if (policy.is_policy && !policy.supported) return "unsupported";
  if (policy.is_policy) return answers.length > 0 ? "policy" : "too_short";
  const isShort = policy.reasons.some(({ id }) => id === "short");
  const others = policy.reasons.filter(({ id }) => id !== "short").reduce((sum, { value }) => sum + value, 0);
  return isShort && others > 0 ? "too_short" : "none";
}
