// The report and the page of a comparison as their reader opens them: from a file, with the network off, in Debian's Chromium.
//   node report_test.mjs --program PBR --rules DIR --study STUDY.yaml --out DIR [--chromium FILE]
//                        [--only WORDS]     the checks whose name has the words
// Leaves its screenshots and the printed page in the folder.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { AxeBuilder } from "@axe-core/playwright";
import { chromium } from "playwright-core";
import { compareDifferences } from "./compare_figures.mjs";
import { differences } from "./figures.mjs";

const text = { type: "string" };
const { values: options } = parseArgs({
  options: { program: text, rules: text, study: text, out: text, people: text, only: text,
             chromium: { ...text, default: "/usr/bin/chromium" } },
});
const run = join(options.out, "run");
const pictures = join(options.out, "pictures");
mkdirSync(pictures, { recursive: true });

function pbr(...words) {
  const done = spawnSync(options.program, words, { encoding: "utf8" });
  assert.ok(done.status === 0 || done.status === 1, `pbr ${words.join(" ")}: ${done.stderr}`);
}

// Under sanitizers a smaller cohort stands for the bundled one.
let study = options.study;
if (options.people) {
  const cohort = join(options.out, "cohort");
  pbr("synth", "--people", options.people, "--seed", "5", "--quiet", "--rules", options.rules, cohort);
  study = join(cohort, "study.yaml");
}
pbr("run", study, "-o", run, "--rules", options.rules);
const address = pathToFileURL(join(run, "report.html")).href;

// Prices and shares at risk, so that every chart of a comparison has something to show.
const comparison = join(options.out, "compare");
const scenarios = ["tariff-up-2", "more-at-risk"].map(
  (name) => join(dirname(options.study), "scenarios", `${name}.yaml`));
pbr("compare", study, "--reform", scenarios.join("+"), "-o", comparison, "--rules", options.rules);
const compared = pathToFileURL(join(comparison, "compare.html")).href;

const browser = await chromium.launch({
  executablePath: options.chromium,
  args: ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"],
});

/** A page that tells of every request but the file itself, and of every complaint. */
async function opened(settings = {}, place = address) {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 900 }, offline: true, acceptDownloads: true, ...settings,
  });
  const page = await context.newPage();
  const complaints = [];
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("request", (request) => {
    if (request.url() !== place && !request.url().startsWith("blob:")) {
      complaints.push(`asked for ${request.url()}`);
    }
  });
  await page.goto(place);
  return { page, complaints, close: () => context.close() };
}

/** Goes past every figure, so that each is drawn. */
async function drawAll(page) {
  for (const figure of await page.locator("figure.figure").all()) {
    await figure.scrollIntoViewIfNeeded();
    await figure.locator(".plot svg").waitFor();
  }
}

// Processor time, which other work on the machine does not lengthen as it does the clock's.
async function quick() {
  const session = await browser.newBrowserCDPSession();
  const spent = async () => (await session.send("SystemInfo.getProcessInfo")).processInfo
    .filter((one) => one.type === "renderer").reduce((sum, one) => sum + one.cpuTime, 0);
  const before = await spent();
  const { complaints, close } = await opened();
  const ready = await spent() - before;
  const size = statSync(join(run, "report.html")).size;
  console.log(`    ${(size / 1e6).toFixed(2)} MB, ready after ${ready.toFixed(2)} s`);
  assert.ok(size < 5e6, "the page is larger than 5 MB");
  assert.ok(ready < 1, `the page takes ${ready} s of a processor`);
  assert.deepEqual(complaints, []);
  await close();
}

async function figuresEqualTheFiles(place, least, differencesOf) {
  const { page, close } = await opened({}, place);
  const figures = await page.evaluate(() => [...document.querySelectorAll("figure.figure")].map(
    (home) => JSON.parse(document.getElementById(home.id.replace(/^figure-/, "") + "-data").text)));
  assert.ok(figures.length >= least, `only ${figures.length} figures`);
  for (const figure of figures) {
    assert.deepEqual(differencesOf(figure), [], figure.id);
    assert.ok(figure.title && figure.shown && figure.text, `${figure.id} lacks words`);
  }
  console.log(`    ${figures.length} figures`);
  await close();
}

async function everyFigureHasItsTable(place) {
  const { page, close } = await opened({}, place);
  const alone = await page.evaluate(() => [...document.querySelectorAll("figure.figure")].filter(
    (home) => !home.closest("section")?.querySelector("table caption")).map((home) => home.id));
  assert.deepEqual(alone, []);
  await close();
}

async function accessible(width, colorScheme, place = address, name = "") {
  const { page, complaints, close } = await opened({
    viewport: { width, height: 900 }, colorScheme, reducedMotion: "reduce",
  }, place);
  await drawAll(page);
  // What is out of sight is looked at too.
  await page.addStyleTag({ content: "section { content-visibility: visible !important; }" });
  const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
  // In the dark only the colours differ.
  const axe = new AxeBuilder({ page }).options({ resultTypes: ["violations"] });
  const told = await (colorScheme === "dark"
    ? axe.withRules(["color-contrast"]).include("header").include("figure").include("#moves")
    : axe.withTags(tags)).analyze();
  assert.deepEqual(told.violations.map((one) =>
    `${one.id}: ${one.nodes.length}, such as ${one.nodes[0].html.slice(0, 120)}`), []);
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth),
    "the page scrolls sideways");
  assert.deepEqual(complaints, []);
  await page.evaluate(() => scrollTo(0, 0));
  await page.screenshot({ path: join(pictures, `${name}${width}-${colorScheme}.png`), fullPage: true });
  await close();
}

/** Where a heading stands in the window, once nothing moves any more. */
async function settled(page, id) {
  const top = () => page.evaluate((name) =>
    document.querySelector(`#${name} :is(h2, h3)`).getBoundingClientRect().top, id);
  for (let before = await top(), turn = 0; turn < 40; ++turn) {
    await page.waitForTimeout(100);
    const now = await top();
    if (now === before) return now;
    before = now;
  }
  return top();
}

/** A link of the contents, and an address with a section's name, lead to its heading. */
async function jumps() {
  const { page, complaints, close } = await opened({ reducedMotion: "reduce" });
  const names = await page.evaluate(() => [...document.querySelectorAll("nav a[href^='#']")].map(
    (link) => link.getAttribute("href").slice(1)));
  assert.ok(names.length >= 10, `only ${names.length} links`);
  for (const name of names) {
    await page.evaluate(() => scrollTo(0, 0));
    await page.click(`nav a[href='#${name}']`);
    const top = await settled(page, name);
    const atEnd = await page.evaluate(
      () => scrollY >= document.documentElement.scrollHeight - innerHeight - 1);
    assert.ok(top >= 0 && (top < 300 || atEnd), `${name} stands at ${top}`);
  }
  await page.goto("about:blank");
  await page.goto(`${address}#${names.at(-4)}`);
  const top = await settled(page, names.at(-4));
  assert.ok(top >= 0 && top < 300, `${names.at(-4)} stands at ${top} when it is opened there`);
  assert.deepEqual(complaints.filter((one) => !one.endsWith(`#${names.at(-4)}`)), []);
  await close();
}

/** From the top by Tab to the first row of a chart, into its figures and back. */
async function keyboardOnly() {
  const { page, close } = await opened();
  await drawAll(page);
  await page.evaluate(() => scrollTo(0, 0));
  const focused = () => page.evaluate(() => document.activeElement.closest(".rows") !== null);
  for (let tabs = 0; tabs < 120 && !(await focused()); ++tabs) await page.keyboard.press("Tab");
  assert.ok(await focused(), "no row is reached by Tab");
  const label = () => page.evaluate(() => document.activeElement.getAttribute("aria-label"));
  const first = await label();
  await page.keyboard.press("ArrowDown");
  const second = await label();
  assert.notEqual(second, first, "the arrow stays on its row");
  await page.keyboard.press("Enter");
  await page.locator("dialog[open]").waitFor();
  assert.ok((await page.locator("dialog[open] table").count()) >= 1, "nothing is behind the bar");
  assert.match(await page.locator("dialog[open]").innerText(), /\.yaml:\d+/);
  assert.match(await page.locator("dialog[open]").innerText(), /lines\.csv/);
  const told = await new AxeBuilder({ page }).include("dialog").analyze();
  assert.deepEqual(told.violations.map((one) => one.id), []);
  await page.screenshot({ path: join(pictures, "details.png") });
  await page.keyboard.press("Escape");
  assert.equal(await page.locator("dialog").count(), 0, "Escape leaves the dialog open");
  assert.equal(await label(), second, "the focus does not return to its row");
  await close();
}

async function taken(page, button) {
  const [download] = await Promise.all([page.waitForEvent("download"), button.click()]);
  return { name: download.suggestedFilename(), text: readFileSync(await download.path(), "utf8") };
}

async function downloads() {
  const { page, complaints, close } = await opened();
  const figure = page.locator("figure.figure").first();
  const csv = await taken(page, figure.getByRole("button", { name: "Download CSV" }));
  assert.match(csv.name, /\.csv$/);
  const lines = csv.text.trimEnd().split("\n");
  const drawn = await figure.evaluate((home) =>
    JSON.parse(home.querySelector("script").text).columns[0].values.length);
  assert.equal(lines.length, drawn + 1);
  const svg = await taken(page, figure.getByRole("button", { name: "Download SVG" }));
  assert.match(svg.name, /\.svg$/);
  assert.match(svg.text, /^<svg [^]*<title>[^]*<\/svg>$/);
  assert.doesNotMatch(svg.text, /undefined|NaN/);
  assert.deepEqual(complaints, []);
  const alone = await browser.newPage({ viewport: { width: 1000, height: 560 } });
  await alone.setContent(svg.text);
  await alone.screenshot({ path: join(pictures, "download.png") });
  await alone.close();
  await close();
}

async function printed() {
  const { page, close } = await opened();
  const file = join(pictures, "print.pdf");
  await page.pdf({ path: file, format: "A4", printBackground: true, margin: {
    top: "15mm", bottom: "15mm", left: "12mm", right: "12mm" } });
  assert.equal(readFileSync(file).subarray(0, 5).toString(), "%PDF-");
  const missing = await page.locator("figure.figure:not(:has(.plot svg))").count();
  assert.equal(missing, 0, "a print leaves charts out");
  await page.emulateMedia({ media: "print" });
  assert.equal(await page.locator(".tools:visible, .rows:visible").count(), 0);
  await close();
}

async function withoutScripts() {
  const { page, close } = await opened({ javaScriptEnabled: false });
  assert.ok(await page.locator("figure.figure h3").first().isVisible());
  assert.ok(await page.locator("figure.figure .figure-text").first().isVisible());
  assert.ok((await page.locator("table:visible").count()) > 10);
  assert.equal(await page.locator("button:visible").count(), 0);
  await page.screenshot({ path: join(pictures, "no-scripts.png") });
  await close();
}

const checks = [
  ["the page is small and quick, and asks for nothing", quick],
  ["every figure equals the files of the run",
    () => figuresEqualTheFiles(address, 10, (figure) => differences(figure, run))],
  ["every figure stands with a table", () => everyFigureHasItsTable(address)],
  ["axe finds nothing at 1280", () => accessible(1280, "light")],
  ["axe finds nothing at 320", () => accessible(320, "light")],
  ["axe finds nothing in the dark", () => accessible(1280, "dark")],
  ["the contents lead to their sections", jumps],
  ["a bar opens and closes by keyboard alone", keyboardOnly],
  ["figures and pictures can be taken away", downloads],
  ["a print has every chart and no button", printed],
  ["without scripts the words and tables stand", withoutScripts],
  ["comparison: every figure equals its files",
    () => figuresEqualTheFiles(compared, 6, (figure) => compareDifferences(figure, comparison))],
  ["comparison: every figure stands with a table", () => everyFigureHasItsTable(compared)],
  ["comparison: axe finds nothing at 1280", () => accessible(1280, "light", compared, "compare-")],
  ["comparison: axe finds nothing at 320", () => accessible(320, "light", compared, "compare-")],
];
let failed = 0;
for (const [name, check] of checks.filter(([name]) => name.includes(options.only ?? ""))) {
  const start = Date.now();
  try {
    await check();
    console.log(`ok   ${name} (${Date.now() - start} ms)`);
  } catch (error) {
    failed += 1;
    console.log(`FAIL ${name}\n${error.message}`);
  }
}
await browser.close();
process.exit(failed === 0 ? 0 : 1);
