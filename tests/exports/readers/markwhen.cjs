// Read a markwhen text from standard input with its own parser; print the events, and what it has to say of the text.
const { createRequire } = require("module");
const { parse } = createRequire(process.argv[2] + "/")("@markwhen/parser");
const read = parse(require("fs").readFileSync(0, "utf8"));
const events = [];
(function walk(node) {
  if (node.children) node.children.forEach(walk);
  else events.push({ title: node.firstLine.restTrimmed, from: node.dateRangeIso.fromDateTimeIso, to: node.dateRangeIso.toDateTimeIso, tags: node.tags });
})(read.events);
console.log(JSON.stringify({ events, title: read.header.title, messages: [...read.parseMessages, ...read.documentMessages] }));
