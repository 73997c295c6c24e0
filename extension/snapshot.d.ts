/** The snapshot as `docs/architecture.md` describes it: types only, nothing of this ships. */

export interface TextLink {
  start: number;
  end: number;
  href: string;
}

export interface SourceBlock {
  kind: "heading" | "paragraph" | "item" | "cell" | "preformatted";
  level?: number;
  text: string;
  region?: string;
  table?: { id: number; row: number; column: number; header: boolean };
  links?: TextLink[];
}

export interface Link {
  href: string;
  text: string;
  region?: string;
}

export interface Snapshot {
  url: string | null;
  title: string | null;
  lang: string | null;
  blocks: SourceBlock[];
  links: Link[];
}
