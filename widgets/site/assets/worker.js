// Python in the reader's browser. It takes answers in and gives markup out; nothing it does asks any other place for
// anything but the files beside it.

const HERE = new URL(".", import.meta.url);
const at = (name) => new URL(name, HERE).href;

async function get(name) {
  const response = await fetch(at(name));
  if (!response.ok) throw new Error(`${name}: ${response.status}`);
  return response;
}

// Files are packed by us, since many a web space packs none: most of what is waited for is the way that they come. Under
// a name that says nothing, since some unpack what they take for packed.
const unpacked = async (name) => (await get(`${name}.packed`)).body.pipeThrough(new DecompressionStream("gzip"));
const workbook = get("workbook.zip").then((response) => response.arrayBuffer());
const machine = unpacked("pyodide.asm.wasm");
const around = unpacked("pyodide.asm.mjs").then((stream) => new Response(stream).text());
for (const coming of [workbook, machine, around]) coming.catch(() => {}); // start() tells

// Pyodide asks for its machine by its address: it gets the one that is on its way.
const ask = globalThis.fetch;
globalThis.fetch = async (address, options) => {
  if (!String(address.url ?? address).endsWith("pyodide.asm.wasm")) return ask(address, options);
  return new Response(await machine, { headers: { "Content-Type": "application/wasm" } });
};

async function start() {
  const { loadPyodide } = await import(at("pyodide.js"));
  const script = URL.createObjectURL(new Blob([await around], { type: "text/javascript" }));
  const createPyodideModule = (await import(script)).default;
  URL.revokeObjectURL(script);
  const python = await loadPyodide({
    indexURL: HERE.href,
    stdLibURL: at("python.zip"),
    lockFileContents: await (await get("pyodide-lock.json")).json(),
    createPyodideModule,
    env: { HOME: "/home/reader", WORKBOOK_PAGES: "site" },
  });
  python.unpackArchive(await workbook, "zip", { extractDir: "/workbook" });
  return python.runPython("import sys; sys.path.insert(0, '/workbook'); from widgets.site.visit import Worker; Worker()");
}

const begun = start();

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
