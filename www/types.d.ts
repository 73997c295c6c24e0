/** What the core gives the playground, as `docs/architecture.md` describes it: types only. */
import type { Clause, Report } from "./extension/report.d.ts";

export interface FoundConcept {
  concept: string;
  /** UTF-16 units in the clause's text. */
  start: number;
  end: number;
}

export interface FoundAct extends FoundConcept {
  /** What is said of it; nothing where it is asserted. */
  scope: string[];
}

export interface FoundLabel {
  rule: string;
  label: string;
  score: number;
  /** Whether the clause has the label by this rule. */
  counts: boolean;
  /** Whether answers count it. */
  answers: boolean;
}

export interface ExplainedClause extends Clause {
  role: string;
  language: string | null;
  concepts: FoundConcept[];
  acts: FoundAct[];
  rules: string[];
  found: FoundLabel[];
}

/** A label that the learned weights decide about. All but the score are log odds. */
export interface Weighed {
  label: string;
  odds: number;
  threshold: number;
  score: number;
  places: { place: string; value: number }[];
  weights: Weight[];
}

export interface Weight {
  place: string;
  /** Null for the form of the clause itself. */
  clause: number | null;
  kind: string;
  name: string;
  value: number;
}

/** Stages may tell more than is named here; what they tell is shown as it is. */
export interface Explanation {
  report: Report;
  blocks: unknown[];
  clauses: ExplainedClause[];
  language: unknown;
  detection: unknown;
}

declare global {
  /** Put before the service worker by `tools/www.mjs`. */
  const VERSION: string;
  const FILES: string[];
}
