// Python in the reader's browser, for one page or for all that are open. It takes answers in and gives markup out; nothing
// it does asks any other place for anything but the files beside it.

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

/** Start Python, and return the class by which it draws a page. */
async function start() {
  const workbook = get("workbook.zip").then((response) => response.arrayBuffer());
  const machine = unpacked("pyodide.asm.wasm");
  const around = unpacked("pyodide.asm.mjs").then((stream) => new Response(stream).text());
  for (const coming of [workbook, machine, around]) coming.catch(() => {}); // whoever waits for them tells
  // Pyodide asks for its machine by its address: it gets the one that is on its way.
  const ask = globalThis.fetch;
  globalThis.fetch = async (address, options) => {
    if (!String(address.url ?? address).endsWith("pyodide.asm.wasm")) return ask(address, options);
    return new Response(await machine, { headers: { "Content-Type": "application/wasm" } });
  };
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
  return python.runPython("import sys; sys.path.insert(0, '/workbook'); from widgets.site.visit import Worker; Worker");
}

let begun;

/** Draw a page for whoever is at the other end, which knows nothing of any other page. */
function serve(port) {
  let worker;
  port.addEventListener("message", async ({ data }) => {
    port.postMessage({ heard: true });
    try {
      begun ??= start().catch((error) => {
        begun = undefined; // the next page tries again
        throw error;
      });
      const Worker = await begun;
      worker ??= Worker();
      if (data.open) worker.open(data.open);
      else port.postMessage({ revision: data.revision, drawn: worker.answer(data.answer) });
    } catch (error) {
      // The text of an error of Python's may quote an answer: only its last name goes to the console.
      port.postMessage({ failed: String(error?.type ?? error?.name ?? "Error") });
    }
  });
}

/** Return whether a policy binds what runs here: none of ours allows code that is made of a text. */
function isBound() {
  try {
    Function(""); // eslint-disable-line no-new-func
    return false;
  } catch {
    return true;
  }
}

if ("SharedWorkerGlobalScope" in globalThis) {
  addEventListener("connect", ({ ports: [port] }) => {
    if (isBound()) serve(port);
    else port.postMessage({ failed: "policy" });
    port.start();
    if (!isBound()) close();
  });
} else {
  serve(globalThis);
}
