// The shapes of what goes in and out of the core (docs/architecture.md). Types only.

/**
 * @typedef {object} SourceBlock
 * @property {'heading'|'paragraph'|'item'|'cell'|'preformatted'} kind
 * @property {number} [level]
 * @property {string} text
 * @property {string} [region]
 * @property {{id: number, row: number, column: number, header: boolean}} [table]
 * @property {TextLink[]} [links]
 *
 * @typedef {{start: number, end: number, href: string}} TextLink
 * @typedef {{href: string, text: string, region?: string}} Link
 *
 * @typedef {object} Snapshot
 * @property {string | null} url
 * @property {string | null} title
 * @property {string | null} lang
 * @property {SourceBlock[]} blocks
 * @property {Link[]} links
 *
 * @typedef {{id: string, values?: Record<string, number | string[]>}} Message
 *
 * @typedef {object} Answer
 * @property {string} topic
 * @property {string | string[]} answer
 * @property {number[]} clauses
 * @property {number} confidence
 * @property {boolean} unclear
 * @property {Message} message
 *
 * @typedef {object} Clause
 * @property {number} id
 * @property {number} block
 * @property {number} start
 * @property {number} end
 * @property {string} text
 *
 * @typedef {{href: string, text: string, score: number}} PolicyLink
 *
 * @typedef {object} Report
 * @property {{is_policy: boolean, supported: boolean, score: number, language: string, title: string | null, last_updated: string | null, characters: number}} policy
 * @property {PolicyLink[]} links
 * @property {Answer[]} answers
 * @property {Clause[]} clauses
 */

export {};
