// Makes Python for the browser small and quick to start; `make site` runs it in Node.js. It opens the workbook's pages
// once, sees which modules of Python's own library they need, and packs those, and the workbook's, already compiled.

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";

const { pyodide, modules, visits, folder } = JSON.parse(readFileSync(0, "utf8"));
const STAMP = "(2026, 1, 1, 0, 0, 0)"; // the same input gives the same bytes
// Loaded by Python when they are called for, which no visit here may have done.
const BESIDES = ["_strptime", "calendar", "decimal", "_pydecimal", "fractions", "numbers", "textwrap", "pprint"];

const { loadPyodide } = await import(pathToFileURL(join(pyodide, "pyodide.mjs")).href);
const python = await loadPyodide({ indexURL: `${pyodide}/`, env: { WORKBOOK_PAGES: "site" } });
python.unpackArchive(new Uint8Array(readFileSync(modules)), "zip", { extractDir: "/workbook" });
python.globals.set("visits", JSON.stringify(visits));
python.globals.set("besides", JSON.stringify(BESIDES));
const used = python.runPython(`
import importlib._bootstrap_external as external, importlib.util, json, pathlib, sys, zipfile
sys.path.insert(0, "/workbook")
from widgets.site.visit import Worker
for visit in json.loads(visits):
    worker = Worker()
    worker.open(json.dumps(visit["open"]))
    for answers in visit["answers"]:
        worker.answer(json.dumps(answers))

LIBRARY = next(path for path in sys.path if path.endswith(".zip"))

def write(archive, name, body):
    archive.writestr(zipfile.ZipInfo(name, ${STAMP}), body, zipfile.ZIP_DEFLATED, 9)

def compiled(source, name):
    code = compile(source, name, "exec", dont_inherit=True, optimize=2)
    return external._code_to_hash_pyc(code, importlib.util.source_hash(source), False)

library = zipfile.ZipFile(LIBRARY)
files = {name.__file__.removeprefix(LIBRARY + "/") for name in list(sys.modules.values())
         if (getattr(name, "__file__", None) or "").startswith(LIBRARY)}
files |= {f"{name}.py" for name in json.loads(besides)} & set(library.namelist())
with zipfile.ZipFile("/python.zip", "w") as archive:
    for name in sorted(files):
        write(archive, name + "c", compiled(library.read(name), name))

with zipfile.ZipFile("/workbook.zip", "w") as archive:
    for path in sorted(pathlib.Path("/workbook").rglob("*")):
        if not path.is_file() or "__pycache__" in path.parts:
            continue
        name = path.relative_to("/workbook").as_posix()
        if path.suffix == ".py":
            write(archive, name + "c", compiled(path.read_bytes(), name))
        else:
            write(archive, name, path.read_bytes())
len(files)
`);
for (const name of ["python.zip", "workbook.zip"]) writeFileSync(join(folder, name), python.FS.readFile(`/${name}`));
for (const name of ["pyodide.asm.mjs", "pyodide.asm.wasm"]) {
  writeFileSync(join(folder, `${name}.packed`), gzipSync(readFileSync(join(pyodide, name)), { level: 9 }));
}
process.stdout.write(`${used} modules of Python's own library\n`);
process.exit(0); // Python keeps Node.js alive
