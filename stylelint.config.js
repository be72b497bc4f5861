// `make check` runs this on every style sheet. Where it departs from the standard, it says why.
export default {
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
    // Classes are ours (mw- in the widgets, page- around them) or those of JupyterLab and ipywidgets.
    "selector-class-pattern": [
      "^((mw|page)(-[a-z0-9]+)+|jp-[A-Za-z]+(-[A-Za-z]+)*|jupyter-widgets|widget(-[a-z]+)+)$",
      { message: (name) => `Expected ${name} to begin with .mw- or .page-, or to be a class of JupyterLab or ipywidgets` },
    ],
    "value-keyword-case": ["lower", { camelCaseSvgKeywords: true, ignoreProperties: ["/^--mw-(text|heading)$/"], ignoreKeywords: ["A4"] }],
  },
  overrides: [
    // A document of its own, which shares no page with the workbook.
    { files: ["widgets/authoring/reports/*.css"], rules: { "selector-class-pattern": null } },
  ],
};
