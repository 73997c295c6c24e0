// What the type checker cannot see: unused code, loose equality, and anything that would turn data into markup or code.
import js from "@eslint/js";
import globals from "globals";

const SINKS = ["innerHTML", "outerHTML", "insertAdjacentHTML", "createContextualFragment", "setHTMLUnsafe", "parseHTMLUnsafe"];

export default [
  { ignores: ["target/", "node_modules/", "extension/core/", "extension/generated/"] },
  js.configs.recommended,
  {
    languageOptions: { ecmaVersion: 2024, sourceType: "module" },
    rules: {
      eqeqeq: "error",
      "no-var": "error",
      "prefer-const": "error",
      "no-eval": "error",
      "no-implied-eval": "error",
      "no-new-func": "error",
      "no-param-reassign": ["error", { props: false }],
      "no-unused-vars": ["error", { argsIgnorePattern: "^_" }],
      "max-lines-per-function": ["error", { max: 60, skipBlankLines: true, skipComments: true }],
      complexity: ["error", 16],
    },
  },
  {
    files: ["extension/**/*.js", "www/**/*.js"],
    languageOptions: { globals: { ...globals.browser, ...globals.webextensions } },
    rules: {
      "no-restricted-properties": ["error", ...SINKS.map((property) => ({ property, message: "Data only ever becomes text." }))],
    },
  },
  { files: ["**/*.mjs", "*.config.js"], languageOptions: { globals: { ...globals.nodeBuiltin, ...globals.node } } },
  // Test scripts hand functions to the page they drive.
  {
    files: ["tests/**", "benches/**", "tools/**"],
    languageOptions: { globals: { ...globals.browser, ...globals.webextensions, ...globals.nodeBuiltin } },
    rules: { "max-lines-per-function": "off" },
  },
];
