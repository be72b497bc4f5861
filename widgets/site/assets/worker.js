// Python in the reader's browser. It takes answers in and gives markup out; nothing it does asks any other place for
// anything but the files beside it.

const HERE = new URL(".", import.meta.url);
const at = (name) => new URL(name, HERE).href;

/** Fetch the workbook itself while Python starts. */
const packed = fetch(at("workbook.zip")).then((response) => {
  if (!response.ok) throw new Error(`workbook.zip: ${response.status}`);
  return response.arrayBuffer();
});

async function start() {
  const { loadPyodide } = await import(at("pyodide.mjs"));
  const python = await loadPyodide({ indexURL: HERE.href, env: { WORKBOOK_PAGES: "site", TZ: "" } });
  python.unpackArchive(new Uint8Array(await packed), "zip", { extractDir: "/workbook" });
  python.runPython("import sys; sys.path.insert(0, '/workbook')");
  return python.runPython("from widgets.site.visit import Worker; Worker()");
}

const begun = start();
packed.catch(() => {}); // start() tells

addEventListener("message", async ({ data }) => {
  try {
    const worker = await begun;
    if (data.open) worker.open(data.open);
    else postMessage({ revision: data.revision, drawn: worker.answer(data.answer) });
  } catch (error) {
    // The text of an error of Python's may quote an answer: only its last name goes to the console.
    postMessage({ failed: String(error?.type ?? error?.name ?? "Error") });
  }
});
