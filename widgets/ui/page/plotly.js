// Fetches plotly.js once per page, from wherever it is available.

import { make } from "./dom.js";

const PATIENCE = 20000; // milliseconds for the kernel to send plotly.js

function baseUrl() {
  try {
    return JSON.parse(document.getElementById("jupyter-config-data").textContent).baseUrl || "/";
  } catch {
    return "/";
  }
}

function runScript(url) {
  return new Promise((resolve, reject) => {
    const script = make("script", { src: url });
    script.onerror = reject;
    script.onload = () => {
      if (globalThis.Plotly) resolve(globalThis.Plotly);
      else reject(new Error("not plotly.js"));
    };
    document.head.append(script);
  });
}

/** The last resort, for a JupyterLab that was not started by us: the kernel sends the file itself. */
function fromKernel(model) {
  return new Promise((resolve, reject) => {
    const give_up = setTimeout(() => reject(new Error("no answer")), PATIENCE);
    model.on("msg:custom", (content, buffers) => {
      if (content?.file !== "plotly.js") return;
      clearTimeout(give_up);
      if (!buffers?.length) return reject(new Error("not installed"));
      const url = URL.createObjectURL(new Blob([buffers[0]], { type: "text/javascript" }));
      runScript(url).then(resolve, reject).finally(() => URL.revokeObjectURL(url));
    });
    model.send({ want: "plotly.js" });
  });
}

async function findPlotly(model) {
  if (globalThis.Plotly) return globalThis.Plotly;
  const app = document.body.dataset.workbook === "app"; // elsewhere our address would only log a 404
  for (const path of [...(app ? ["assets/"] : []), "static/"]) {
    try {
      return await runScript(`${baseUrl()}${path}plotly.min.js`);
    } catch {
      // not there: try the next place
    }
  }
  return fromKernel(model);
}

/** Load once for all charts; after a failure the next change of a chart tries again. */
export function plotly(model) {
  globalThis.workbookPlotly ??= findPlotly(model).catch((error) => {
    globalThis.workbookPlotly = undefined;
    throw error;
  });
  return globalThis.workbookPlotly;
}
