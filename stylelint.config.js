// `make check` runs this on every style sheet. Where it departs from the standard, it says why.
// A value of a shorthand, with what it has in brackets.
const VALUE = String.raw`(?:[^\s()]|\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\))+`;
// Four values, of which the second (right) is not the fourth (left).
const LOPSIDED = new RegExp(String.raw`^${VALUE}\s+(${VALUE})\s+${VALUE}\s+(?!\1(?:\s|$))\S`);
// Corners that differ from left to right: two values or three, or four that are not the same pair by pair.
const LOPSIDED_CORNERS = new RegExp(
  String.raw`^(${VALUE})\s+(?!\1$)${VALUE}$|^${VALUE}\s+${VALUE}\s+${VALUE}$|^(${VALUE})\s+(?!\2\s)\S|^${VALUE}\s+${VALUE}\s+(${VALUE})\s+(?!\3$)\S`,
);

export default {
  ignoreFiles: ["widgets/export/reveal/**"], // reveal.js, as its package has it; a test compares the files
  extends: ["stylelint-config-standard"],
  reportDescriptionlessDisables: true,
  reportInvalidScopeDisables: true,
  reportNeedlessDisables: true,
  rules: {
    // Rules of one component are kept close together, and a blank line begins the next component.
    "at-rule-empty-line-before": null,
    "comment-empty-line-before": null,
    "rule-empty-line-before": null,
    // Each component is written in one place, so its plain selectors may follow another one's specific ones.
    "no-descending-specificity": null,
    // theme/colours.py reads the palette, in which every colour has six digits. Black in a mask is no colour of it.
    "color-hex-length": null,
    // Phones from before 2023 do not know the range notation.
    "media-feature-range-notation": "prefix",
    // Classes are ours (mw- in the widgets, page- around them) or those of JupyterLab, ipywidgets and reveal.js.
    "selector-class-pattern": [
      "^((mw|page)(-[a-z0-9]+)+|reveal(-viewport)?|slides|backgrounds|progress|(jp|lm)-[A-Za-z]+(-[A-Za-z]+)*|jupyter-widgets|widget(-[a-z]+)+)$",
      { message: (name) => `Expected ${name} to begin with .mw- or .page-, or to be a class of JupyterLab, ipywidgets or reveal.js` },
    ],
    // A page that a browser translates into Arabic or Hebrew is mirrored: sides are named by where a line begins and
    // ends. Heights and widths stay what they are, and of the shorthands only those are kept out whose sides differ.
    "property-layout-mappings": ["flow-relative", {
      ignoreProperties: [
        /^((min|max)-)?(width|height)$/, /(^|-)(top|bottom)(-(width|style|color))?$/, /^overflow-[xy]$/,
        /^(margin|padding|inset|scroll-margin|scroll-padding|border-(width|style|color))$/,
      ],
    }],
    "value-keyword-layout-mappings": "flow-relative",
    "declaration-property-value-disallowed-list": [
      {
        "/^(margin|padding|inset|scroll-margin|scroll-padding|border-(width|style|color))$/": [LOPSIDED],
        "border-radius": [LOPSIDED_CORNERS],
        "/shadow$/": [/(^|,)\s*(inset\s+)?[-+]?(?!0(px|rem|em)?\s)[\d.]/],
        "/^(translate|transform)$/": [/(^|translateX?\(|translate3d\()\s*[-+]?(?!0[\s,)])[\d.]/],
      },
      { message: (property, value) => `Expected "${property}: ${value}" to be the same in a mirrored page` },
    ],
    "value-keyword-case": ["lower", { camelCaseSvgKeywords: true, ignoreProperties: ["/^--mw-(text|heading)$/"], ignoreKeywords: ["A4"] }],
  },
  languageOptions: { directionality: { block: "top-to-bottom", inline: "left-to-right" } },
  overrides: [
    // A document of its own, which shares no page with the workbook.
    { files: ["widgets/authoring/reports/*.css"], rules: { "selector-class-pattern": null } },
  ],
};
