// Read a Mermaid diagram from standard input with its own parser; print its title and what stands in it.
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { createRequire } from "node:module";

const folder = process.argv[2];
const { JSDOM } = createRequire(folder + "/")("jsdom");
const page = new JSDOM("<!doctype html><body></body>");
globalThis.window = page.window;
globalThis.document = page.window.document;
const { default: mermaid } = await import(pathToFileURL(`${folder}/mermaid/dist/mermaid.core.mjs`));
const text = readFileSync(0, "utf8");
const { diagramType } = await mermaid.parse(text);
const { db } = await mermaid.mermaidAPI.getDiagramFromText(text);
const tasks = db.getTasks().map((task) => ({ section: task.section, when: task.task.trim(), events: task.events }));
console.log(JSON.stringify({ type: diagramType, title: db.getCommonDb().getDiagramTitle(), tasks }));
