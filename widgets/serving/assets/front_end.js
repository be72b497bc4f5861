// The first part of the one file that front_end.py makes: JupyterLab's modules that no page of ours uses.
// A page of Voila shares modules with its extensions by name and version. Whoever offers the highest version that fits
// provides the module, so an empty one that is offered here is taken in its place, and its own is neither fetched nor
// run. A later JupyterLab asks for another version, finds that this one does not fit, and gets its own.
(() => {
  const NOTHING = { __esModule: true, default: [] }; // no plugin
  const OFFERED = {
    "4.99.0": {
      "@jupyterlab/codemirror": { __esModule: true, jupyterHighlightStyle: {} },
      "@jupyterlab/codemirror-extension": NOTHING,
      "@jupyterlab/console": NOTHING,
      "@jupyterlab/javascript-extension": NOTHING,
      "@jupyterlab/json-extension": NOTHING,
      "@jupyterlab/logconsole": NOTHING,
      "@jupyterlab/mainmenu": NOTHING,
      "@jupyterlab/markedparser-extension": NOTHING,
      "@jupyterlab/mathjax-extension": NOTHING,
      "@jupyterlab/mathjax2-extension": NOTHING,
      "@jupyterlab/notebook": NOTHING,
      "@jupyterlab/theme-dark-extension": NOTHING,
      "@jupyterlab/theme-light-extension": NOTHING,
      "@jupyterlab/vega5-extension": NOTHING,
    },
    "2.99.0": { "@lumino/datagrid": NOTHING },
  };

  // A chunk's third part is run with webpack's own functions, when its runtime has begun.
  const offer = ({ S: scopes }) => {
    scopes.default = scopes.default || {};
    for (const [version, modules] of Object.entries(OFFERED)) {
      for (const [name, module] of Object.entries(modules)) {
        scopes.default[name] = { ...scopes.default[name], [version]: { get: () => () => module, from: "workbook", loaded: 1 } };
      }
    }
  };
  (self.webpackChunk_JUPYTERLAB_CORE_OUTPUT = self.webpackChunk_JUPYTERLAB_CORE_OUTPUT || []).push([["workbook"], {}, offer]);
})();
