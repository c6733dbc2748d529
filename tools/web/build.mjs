// Bundles the report's script into one file: node build.mjs OUT.js NOTICE.txt
// The licences of what is bundled stand at the head of both.
import { build } from "esbuild";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const [out, noticeFile] = process.argv.slice(2);
if (!out || !noticeFile) {
  console.error("usage: node build.mjs OUT.js NOTICE.txt");
  process.exit(2);
}

const result = await build({
  entryPoints: ["src/report.ts"],
  bundle: true,
  minify: true,
  format: "iife",
  target: ["es2020"],
  charset: "ascii",
  legalComments: "none",
  metafile: true,
  write: false,
});

// The packages whose files are in the bundle, each with its own licence.
function packagesIn(metafile) {
  const used = Object.values(metafile.outputs).flatMap((output) =>
    Object.entries(output.inputs).filter(([, input]) => input.bytesInOutput > 0)
      .map(([file]) => file));
  const names = new Set();
  for (const file of used) {
    const inside = file.match(/node_modules\/((?:@[^/]+\/)?[^/]+)\//);
    if (inside) names.add(inside[1]);
  }
  return [...names].sort();
}

const holder = /^copyright (\(c\) )?\d{4}/i;

function licenceOf(name) {
  const folder = join("node_modules", name);
  const about = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const file = ["LICENSE", "LICENSE.md", "LICENSE.txt", "LICENCE"]
    .map((one) => join(folder, one)).find(existsSync);
  if (!file) throw new Error(`${name} has no licence file: it cannot be bundled`);
  const lines = readFileSync(file, "utf8").replace(/\r/g, "").trim().split("\n");
  const holders = lines.filter((line) => holder.test(line));
  const terms = lines.filter((line) => !holder.test(line)).join("\n").trim();
  return { title: `${name} ${about.version} (${about.license})`, holders, terms };
}

function noticeOf(names) {
  const byTerms = new Map();
  for (const licence of names.map(licenceOf)) {
    const key = licence.terms.replace(/\s+/g, " ");
    if (!byTerms.has(key)) byTerms.set(key, { terms: licence.terms, of: [] });
    byTerms.get(key).of.push([licence.title, ...licence.holders.map((line) => "  " + line)]
      .join("\n"));
  }
  const parts = [...byTerms.values()].map(({ terms, of }) => of.join("\n") + "\n\n" + terms);
  return "The charts of this page are drawn with these libraries.\n\n" + parts.join("\n\n") + "\n";
}

// esbuild leaves what stands in template literals; an escape means the same there.
const escape = (character) => "\\u" + character.charCodeAt(0).toString(16).padStart(4, "0");
const notice = noticeOf(packagesIn(result.metafile)).replace(/\u00a9/g, "(c)");
const code = result.outputFiles[0].text.replace(/[^\x00-\x7f]/g, escape);
const page = `/*!\n${notice.replace(/\*\//g, "* /")}*/\n${code}`;
// What would end the page's script element, or is not plain ASCII, cannot be put into the page.
const bad = page.match(/<\/script|<!--|[^\x00-\x7f]/i);
if (bad) throw new Error(`the bundle holds ${JSON.stringify(bad[0])}, which a page cannot carry`);
writeFileSync(out, page);
writeFileSync(noticeFile, notice);
