// How soon the desk is there and how much memory it takes: node eval/day/start.mjs [ROUNDS], in the root of the repository, once ./rapporteur is built.
import { spawn } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { chromium } from "playwright-core";

const rounds = Number(process.argv[2] ?? 5);
const IDLE_MS = 60_000;
const pause = (ms) => new Promise((done) => setTimeout(done, ms));
const median = (all) => [...all].sort((one, other) => one - other)[Math.floor(all.length / 2)];
const seconds = (all) => `median ${median(all).toFixed(2)} s (${all.map((each) => each.toFixed(2)).join(", ")})`;
const load = () => os.loadavg()[0].toFixed(1);
const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu"] });
let port = 18_500;

/** Starts a desk; gives where it is and how to end it. */
function serve(folder, ...inputs) {
  const at = ++port;
  const start = performance.now();
  const desk = spawn("./rapporteur", ["serve", "--desk", folder, "--port", String(at), ...inputs], { stdio: "ignore" });
  const ended = new Promise((done) => desk.on("exit", done));
  return {
    url: `http://127.0.0.1:${at}/`, pid: desk.pid, since: () => (performance.now() - start) / 1000,
    end: async () => { desk.kill("SIGTERM"); await ended; },
  };
}
async function answered(desk) {
  for (;;) {
    try {
      if ((await fetch(desk.url)).status === 200) return desk.since();
    } catch { /* not yet */ }
    await pause(10);
  }
}
/** Processor seconds that a process took so far: on a machine that others use they say more than the clock. */
function cpu(pid) {
  const fields = fs.readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1].split(" ");
  return (Number(fields[11]) + Number(fields[12])) / 100;
}
/** Resident, of which what is shared with files, in MB. */
function memory(pid) {
  const status = fs.readFileSync(`/proc/${pid}/status`, "utf8");
  const of = (name) => Math.round(Number(status.match(new RegExp(`${name}:\\s+(\\d+)`))[1]) / 1024);
  return { resident: of("VmRSS"), files: of("RssFile") };
}

const root = fs.mkdtempSync(path.join(os.tmpdir(), "desk-start-"));
const first = [];
const story = [];
const account = [];
const cost = { first: [], story: [], again: [] };
for (let i = 0; i < rounds; i++) {
  const before = load();
  const desk = serve(path.join(root, `new-${i}`), "examples");
  const page = await browser.newPage();
  first.push(await answered(desk));
  cost.first.push(cpu(desk.pid));
  await page.goto(desk.url);
  await page.locator(".stories > li").first().waitFor({ timeout: 120_000 });
  story.push(desk.since());
  cost.story.push(cpu(desk.pid));
  await page.locator(".stories > li h2 a").first().click();
  await page.waitForURL(/stories/);
  while ((await page.locator(".account").count()) === 0) { await pause(50); await page.reload(); }
  account.push(desk.since());
  await page.close();
  await desk.end();
  console.log(`round ${i + 1}: first page ${first.at(-1).toFixed(2)} s, first story ${story.at(-1).toFixed(2)} s, its account ${account.at(-1).toFixed(2)} s; load ${before} before, ${load()} after`);
}
const again = [];
for (let i = 0; i < rounds; i++) {
  const desk = serve(path.join(root, "new-0"));
  again.push(await answered(desk));
  cost.again.push(cpu(desk.pid));
  await desk.end();
}
console.log(`new desk, serve examples: first page answered ${seconds(first)}`);
console.log(`  processor time until then: ${seconds(cost.first)}`);
console.log(`new desk, serve examples: first story in the browser ${seconds(story)}, its account ${seconds(account)}`);
console.log(`  processor time until the first story: ${seconds(cost.story)}`);
console.log(`desk with stories: first page answered ${seconds(again)}; load ${load()}`);
console.log(`  processor time until then: ${seconds(cost.again)}`);
const idle = serve(path.join(root, "new-0"));
await answered(idle);
await (await fetch(idle.url)).text();
await pause(IDLE_MS);
const { resident, files } = memory(idle.pid);
console.log(`idle for a minute, with stories, without the reader's model: ${resident} MB resident, ${files} MB of them pages of files`);
await idle.end();
await browser.close();
fs.rmSync(root, { recursive: true, force: true });
