/* tslint:disable */
/* eslint-disable */

export function __wbg_reset_state(): void;

/**
 * Reads a page: snapshot JSON in, report JSON out.
 *
 * # Errors
 * A `SnapshotError` where the snapshot is not of the documented shape.
 */
export function analyze(snapshot: string): string;

/**
 * Reads a page: snapshot object in, report object out.
 *
 * # Errors
 * A `SnapshotError` where the snapshot is not of the documented shape.
 */
export function analyzeValue(snapshot: any): any;

/**
 * Reads a page and shows every stage: snapshot object in, [`crate::explain::Explanation`] out.
 *
 * # Errors
 * A `SnapshotError` where the snapshot is not of the documented shape.
 */
export function explain(snapshot: any): any;

export function start(): void;

/**
 * The crate's version.
 */
export function version(): string;

export type InitInput = RequestInfo | URL | Response | BufferSource | WebAssembly.Module;

export interface InitOutput {
    readonly memory: WebAssembly.Memory;
    readonly analyze: (a: number, b: number, c: number) => void;
    readonly analyzeValue: (a: number, b: any) => void;
    readonly explain: (a: number, b: any) => void;
    readonly start: () => void;
    readonly version: (a: number) => void;
    readonly __wbindgen_export: (a: number, b: number) => number;
    readonly __wbindgen_export2: (a: number, b: number, c: number, d: number) => number;
    readonly __wbindgen_export3: (a: number, b: number, c: number) => void;
    readonly __wbindgen_export4: (a: number) => void;
    readonly __wbindgen_export5: () => number;
    readonly __wbindgen_externrefs: WebAssembly.Table;
    readonly __wbindgen_add_to_stack_pointer: (a: number) => number;
    readonly __wbindgen_export6: (a: number) => void;
    readonly __wbindgen_start: () => void;
}

export type SyncInitInput = BufferSource | WebAssembly.Module;

/**
 * Instantiates the given `module`, which can either be bytes or
 * a precompiled `WebAssembly.Module`.
 *
 * @param {{ module: SyncInitInput }} module - Passing `SyncInitInput` directly is deprecated.
 *
 * @returns {InitOutput}
 */
export function initSync(module: { module: SyncInitInput } | SyncInitInput): InitOutput;

/**
 * If `module_or_path` is {RequestInfo} or {URL}, makes a request and
 * for everything else, calls `WebAssembly.instantiate` directly.
 *
 * @param {{ module_or_path: InitInput | Promise<InitInput> }} module_or_path - Passing `InitInput` directly is deprecated.
 *
 * @returns {Promise<InitOutput>}
 */
export default function __wbg_init (module_or_path?: { module_or_path: InitInput | Promise<InitInput> } | InitInput | Promise<InitInput>): Promise<InitOutput>;
