// `make check` runs this on every script that a reader's browser runs: plain modules and scripts, no build step.
import js from "@eslint/js";
import globals from "globals";

export default [
  // reveal.js, as its package has it; a test compares the files.
  { ignores: ["widgets/export/reveal/**"] },
  {
    files: ["widgets/**/*.js"],
    ...js.configs.recommended,
    languageOptions: { ecmaVersion: 2024, sourceType: "module", globals: globals.browser },
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: {
      ...js.configs.recommended.rules,
      "array-callback-return": "error",
      "default-case-last": "error",
      "eqeqeq": ["error", "always", { null: "ignore" }],
      "no-console": "error",
      "no-else-return": "error",
      "no-eval": "error",
      "no-implied-eval": "error",
      "no-new-func": "error",
      "no-param-reassign": "error",
      // A page that a browser translates into Arabic or Hebrew is mirrored.
      "no-restricted-syntax": ["error", {
        selector: "MemberExpression[object.property.name='style'] > Identifier[name=/^(left|right|cssFloat|(margin|padding|border)(Left|Right))/].property",
        message: "Name the side by where a line begins or ends, such as insetInlineStart.",
      }],
      "no-self-compare": "error",
      "no-shadow": "error",
      "no-template-curly-in-string": "error",
      "no-throw-literal": "error",
      "no-unused-expressions": "error",
      "no-use-before-define": ["error", { functions: false }],
      "no-useless-return": "error",
      "no-var": "error",
      "object-shorthand": "error",
      "prefer-const": "error",
      "prefer-template": "error",
      "radix": "error",
      "require-await": "error",
    },
  },
  {
    // Served as they are, or put into a file of slides, one <script> each: not modules.
    files: ["widgets/serving/assets/*.js", "widgets/export/*.js", "widgets/site/assets/alone.js"],
    languageOptions: { sourceType: "script" },
  },
  {
    // Of the plain files: in threads of their own, without a page.
    files: ["widgets/site/assets/sw.js", "widgets/site/assets/worker.js"],
    languageOptions: { globals: { ...globals.serviceworker, ...globals.worker } },
  },
  {
    // Read by any browser, however old.
    files: ["widgets/serving/assets/support.js"],
    languageOptions: { ecmaVersion: 5, sourceType: "script" },
    rules: { "no-var": "off", "object-shorthand": "off", "prefer-template": "off" },
  },
];
