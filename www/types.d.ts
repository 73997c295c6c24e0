/** What `explain` gives, as `docs/architecture.md` describes it: types only. */
import type { Clause, Report } from "./extension/report.d.ts";

export interface FoundConcept {
  concept: string;
  /** UTF-16 units in the clause's text. */
  start: number;
  end: number;
}

export interface ExplainedClause extends Clause {
  concepts: FoundConcept[];
  rules: string[];
}

/** Stages may tell more than is named here; what they tell is shown as it is. */
export interface Explanation {
  report: Report;
  blocks: unknown[];
  clauses: ExplainedClause[];
  language: unknown;
  detection: unknown;
}
