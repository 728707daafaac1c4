// Prints references by citeproc-js: JSON in on standard input, JSON out. See tests/processors.py.
const fs = require("fs");
const CSL = require(process.argv[2]);

const { style, locale, items } = JSON.parse(fs.readFileSync(0, "utf8"));
const known = new Map(items.map((item) => [item.id, item]));
const system = { retrieveLocale: () => locale, retrieveItem: (id) => known.get(id) };
const engine = new CSL.Engine(system, style, "en-US", true);
const printed = items.map((item) => {
  engine.updateItems([item.id]);
  return engine.makeBibliography()[1][0];
});
process.stdout.write(JSON.stringify(printed));
