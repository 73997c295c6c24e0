/** The report as `docs/architecture.md` describes it: types only, nothing of this ships. */

export interface Message {
  id: string;
  values?: Record<string, number | string[]>;
}

export interface Period {
  iso: string;
  text: string;
  clause: number;
  what: string | null;
}

export interface Way {
  right: string | null;
  to: string | null;
  clause: number;
}

export interface Answer {
  topic: string;
  answer: string | string[];
  clauses: number[];
  confidence: number;
  unclear: boolean;
  message: Message;
  recipients?: string[];
  destinations?: string[];
  safeguards?: string[];
  periods?: Period[];
  min_age?: number | null;
  rights?: string[];
  contacts?: string[];
  links?: string[];
  ways?: Way[];
}

export interface Clause {
  id: number;
  block: number;
  start: number;
  end: number;
  text: string;
  headings: number[];
  lead_in: number | null;
  headers: number[];
  labels: { label: string; score: number }[];
}

export interface PolicyLink {
  href: string;
  text: string;
  score: number;
}

export interface Report {
  schema: number;
  policy: {
    is_policy: boolean;
    score: number;
    language: string;
    supported: boolean;
    title: string | null;
    last_updated: string | null;
    characters: number;
    reasons: { id: string; value: number }[];
  };
  links: PolicyLink[];
  answers: Answer[];
  clauses: Clause[];
}
