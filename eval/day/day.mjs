// The analyst's day in a browser: node day.mjs DESK OUTLETS OUT. Started by ./rapporteur-eval desk-day, which says what the two addresses serve.
import axe from "axe-core";
import fs from "node:fs";
import path from "node:path";
import { chromium } from "playwright-core";

const [desk, outlets, out] = process.argv.slice(2).map((each) => each.replace(/\/$/, ""));
const FLAGS = [
  "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync",
  "--no-first-run", "--disable-quic",
];
/** A report is told within seconds; a machine under load may need longer. */
const PATIENCE = 60_000;
const WIDE = { width: 1120, height: 700 };
const PHONE = { width: 390, height: 844 };

const steps = [];
const faults = [];
const noises = new Set();

class Wrong extends Error {}
const must = (holds, what) => { if (!holds) throw new Wrong(what); };

async function step(name, act) {
  const start = performance.now();
  let fault = null;
  try {
    await act();
  } catch (error) {
    fault = error instanceof Wrong ? error.message : String(error.message ?? error).split("\n").slice(0, 4).join(" ");
    faults.push(`${name}: ${fault}`);
  }
  const seconds = (performance.now() - start) / 1000;
  steps.push({ name, seconds, fault });
  console.log(`${fault ? "FAULT" : "ok   "} ${seconds.toFixed(1).padStart(5)} s  ${name}${fault ? `: ${fault}` : ""}`);
}

const grow = (wave) => fetch(`${outlets}/wave/${wave}`, { method: "POST" });
const text = (page, selector = "main") => page.locator(selector).first().innerText();
const whole = async (page) => (await page.locator("main").innerText()).replace(/\s+/g, " ");

async function until(what, holds) {
  const end = performance.now() + PATIENCE;
  for (;;) {
    if (await holds()) return;
    must(performance.now() < end, `waited a minute in vain: ${what}`);
    await new Promise((done) => setTimeout(done, 100));
  }
}

let shots = 0;
async function shot(page, name) {
  shots++;
  await page.screenshot({ path: path.join(out, `${String(shots).padStart(2, "0")}-${name}.png`), animations: "disabled" });
}

function listen(page) {
  page.on("console", (said) => { if (said.type() === "error") noises.add(`${new URL(page.url()).pathname}: ${said.text()}`); });
  page.on("pageerror", (error) => noises.add(`${page.url()}: ${error.message}`));
  return page;
}

/** Where a link with an anchor led: a place that can be seen without scrolling, and lit up. */
async function place(page) {
  return page.evaluate(() => {
    const anchor = decodeURIComponent(location.hash.slice(1));
    const pieces = [document.getElementById(anchor), ...document.getElementsByClassName(anchor)].filter((each) => each);
    // Where two marks share a place, the inner one is the anchor's mark and the anchor itself is empty.
    const marks = pieces.map((each) => (each.textContent ? each : each.closest("mark")));
    if (!marks[0]) return null;
    const box = marks[0].getBoundingClientRect();
    const shade = (each) => getComputedStyle(each).backgroundColor;
    const others = [...document.querySelectorAll(".reading .body mark")].filter((each) => !marks.includes(each) && !marks.some((mark) => mark.contains(each)));
    return {
      text: marks.map((each) => each.textContent).join(" "),
      seen: box.height > 0 && box.top >= 0 && box.bottom <= innerHeight,
      lit: shade(marks[0]) !== "rgba(0, 0, 0, 0)" && others.some((each) => shade(each) !== shade(marks[0])),
    };
  });
}

async function mustBeAt(page, words) {
  const there = await place(page);
  must(there, `${page.url()} names a place that the page does not have`);
  must(there.text.includes(words), `the place reads "${there.text}"`);
  must(there.seen, "the place is not on the screen");
  must(there.lit, "the place is not lit up");
}

const STRAIT = /strait/i;
const line = (page) => page.locator(".stories > li").filter({ hasText: STRAIT });
/** The line of the strait's story once it tells of so many reports and its account is the newest. */
async function told(page, reports) {
  await until(`${reports} reports in the list`, async () => {
    const all = await line(page).allInnerTexts();
    return all.length === 1 && all[0].includes(`${reports} reports`) && !all[0].includes("being renewed");
  });
}
async function openStory(page) {
  await page.goto(`${desk}/`);
  await line(page).locator("h2 a").click();
  await page.waitForURL(/\/stories\//);
}

const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: FLAGS });
const seat = await browser.newContext({ viewport: WIDE, colorScheme: "light" });
const list = listen(await seat.newPage());
const page = listen(await seat.newPage());
let story, report, copyPair, meeting;

await step("1 an empty desk says what to do", async () => {
  await list.goto(`${desk}/`);
  must(/No story yet/.test(await text(list)), "it does not say that there is no story yet");
  await list.evaluate(() => { window.opened = true; });
  await page.goto(`${desk}/`);
  await page.locator("main a", { hasText: "feeds or folders" }).click();
  must(/follows nothing yet/.test(await text(page)), "the inputs do not say that nothing is followed");
  await shot(list, "empty");
});

await step("2 two feeds are added", async () => {
  for (const [feed, full] of [["wire", false], ["review", true]]) {
    await page.getByLabel("Its address, or the whole path").fill(`${outlets}/${feed}.xml`);
    if (full) await page.getByLabel("fetch the whole text").check();
    await page.getByRole("button", { name: "Follow it" }).click();
  }
  await until("both feeds are well", async () => {
    await page.goto(`${desk}/inputs`);
    return (await page.locator(".inputs .chip.done").count()) === 2;
  });
});

await step("3 reports arrive live in the open list", async () => {
  await grow(1);
  const start = performance.now();
  await list.locator(".stories > li").first().waitFor({ timeout: PATIENCE });
  console.log(`      the first story after ${((performance.now() - start) / 1000).toFixed(1)} s`);
  await told(list, 4);
  await list.locator(".stories > li").nth(1).waitFor({ timeout: PATIENCE });
  must(await list.evaluate(() => window.opened), "the list was loaded again");
  must((await list.locator(".stories > li").count()) === 2, "the museum of glass is not a story of its own");
  must(/You have not looked at it yet/.test(await line(list).innerText()), "it does not say that I have not looked yet");
  await shot(list, "arrived");
});

await step("4 a story: origins, brief, what is new live, disputes", async () => {
  await openStory(page);
  story = new URL(page.url()).pathname;
  must(/2 independent origins behind 4 reports/.test(await text(page)), "four reports of two origins are not counted so");
  must(/nine.*14|9.*14|14.*nine|14.*9/s.test(await text(page, "section.disputed")), "how many died is not disputed");
  await grow(2);
  await page.getByText("The account was renewed").waitFor({ timeout: PATIENCE });
  await told(list, 7);
  await page.getByRole("link", { name: "Show it" }).click();
  await page.waitForLoadState();
  if (!/7 reports/.test(await text(page, ".kicker"))) await page.reload();
  const disputes = await text(page, "section.disputed");
  must(/Marten Ulvey.*Greta Holm|Greta Holm.*Marten Ulvey/s.test(disputes), `who said it is not disputed: ${disputes}`);
  await page.goto(desk + story); // What is new was read; now the account stands at the top.
  await shot(page, "story");
});

await step("5 a quote leads to its place in the report", async () => {
  await page.locator("article.quote", { hasText: "foreign nets" }).first().locator("blockquote a").click();
  await page.waitForURL(/\/reports\//);
  report = new URL(page.url()).pathname;
  await mustBeAt(page, "We will not let foreign nets decide where our border runs");
  await shot(page, "quote-in-report");
});

await step("6 two copies side by side", async () => {
  await page.goto(desk + story);
  await page.locator("main").getByRole("link", { name: /Northquay Gazette, 3 Mar/ }).first().click();
  must(/copy/i.test(await text(page)), "the copy's page does not call it a copy");
  await page.getByRole("link", { name: /side by side/i }).first().click();
  await page.waitForURL(/\/pairs\//);
  copyPair = new URL(page.url()).pathname;
  const beside = await whole(page);
  must(/Kestria closes Harrow Strait/.test(beside) && /Harrow Strait shut/.test(beside), "the two titles are not there");
  must(/An accord that nobody renews/.test(beside), "what only one has is missing");
  await shot(page, "copies");
});

await step("7 two people are merged, and parted again", async () => {
  await page.goto(`${desk}/speakers`);
  await page.getByRole("link", { name: "Ilke Zorwani" }).click();
  await page.getByText("Correct who this is").click();
  await page.getByLabel("and", { exact: true }).fill("Ilka Sorvane");
  await page.getByLabel("because").fill("two spellings of one minister");
  await page.getByRole("button", { name: "Say so" }).click();
  const both = async () => {
    await page.goto(`${desk}/speakers`);
    return (await page.locator("main tbody").innerText()).match(/Ilk[ae] \w+/g) ?? [];
  };
  await until("one speaker instead of two", async () => (await both()).length === 1);
  await page.getByRole("link", { name: /Ilk[ae] / }).click();
  const said = await whole(page);
  must(/Our nets are empty/.test(said) && /Our boats fished there/.test(said), "what both said is not under one name");
  await shot(page, "merged");
  await page.goto(`${desk}/corrections`);
  must(/two spellings of one minister/.test(await text(page)), "the correction does not say why");
  await page.getByRole("button", { name: /Take back/ }).click();
  await until("two speakers again", async () => (await both()).length === 2);
});

await step("8 back in time, and what changed since", async () => {
  await page.goto(desk + story);
  await page.getByText("Go back in time").click();
  must((await page.locator("input[type=range]").count()) === 2, "there are no sliders");
  await page.getByLabel("As known on", { exact: true }).fill("2031-03-03");
  await page.locator(".travel-form").getByRole("button", { name: "Show" }).click();
  await page.waitForURL(/asOf=2031-03-03/);
  const then = await text(page, ".account");
  must(/4 reports/.test(then) && !/Greta Holm|observers/.test(then), "later facts are still told");
  must(/as it was known on 3 Mar 2031/i.test(await text(page)), "it does not say that this is the past");
  await shot(page, "back-in-time");
  await page.getByRole("link", { name: "Back to now" }).click();
  await page.getByText("Go back in time").click();
  await page.getByLabel("with what changed after", { exact: true }).fill("2031-03-03");
  await page.locator(".travel-form").getByRole("button", { name: "Show" }).click();
  const since = await text(page, ".account");
  must(/What changed/i.test(since) && /Greta Holm/.test(since), "what changed is not told");
});

const unfold = (ics) => ics.replace(/\r\n[ \t]/g, "");
async function events(context, from) {
  const answer = await context.request.get(desk + from);
  must(answer.headers()["content-type"].startsWith("text/calendar"), "the calendar is no text/calendar");
  return unfold(await answer.text()).split("BEGIN:VEVENT").slice(1).map((each) => ({
    uid: each.match(/UID:(.*)/)?.[1].trim(), day: each.match(/DTSTART[^:]*:(\d+)/)?.[1], what: each.match(/SUMMARY:(.*)/)?.[1],
  }));
}

await step("9 calendar and Atom by subscription; the meeting moves", async () => {
  await page.goto(desk + story);
  const ics = await page.getByRole("link", { name: "Calendar of what is ahead" }).getAttribute("href");
  const atom = await page.getByRole("link", { name: "Atom feed" }).getAttribute("href");
  meeting = (await events(seat, ics)).find((each) => /foreign ministers/.test(each.what));
  must(meeting?.day === "20310307", `the meeting is on ${meeting?.day}`);
  const before = (await (await seat.request.get(desk + atom)).text()).split("<entry").length;
  await grow(3);
  await told(list, 11);
  const moved = (await events(seat, ics)).filter((each) => each.uid === meeting.uid);
  must(/March 11/.test(moved[0]?.what), `the moved meeting's summary: ${moved[0]?.what}`);
  must(moved.length === 1 && moved[0].day === "20310311", `after the move: ${JSON.stringify(moved)}`);
  const feed = await (await seat.request.get(desk + atom)).text();
  must(feed.split("<entry").length > before && /postponed to March 11/.test(feed), "the Atom feed does not tell of the move");
  await page.goto(`${desk}/calendar`);
  const day = page.locator(".cal-day", { hasText: "11 March 2031" });
  const sentence = await day.innerText();
  must(/foreign ministers/.test(sentence), "the calendar page has no meeting on 11 March");
  must(/March 11/.test(sentence), `beside 11 March stands: ${sentence}`);
  await shot(page, "calendar");
});

await step("10 search with a filter, a hit opens at its place", async () => {
  await page.locator("#q").fill("herring");
  await page.locator("#q").press("Enter");
  await page.waitForURL(/\/search/);
  await page.locator("summary", { hasText: "Filters" }).click();
  await page.getByLabel("What", { exact: true }).selectOption("quote");
  await page.getByLabel("Who speaks", { exact: true }).fill("Ilka Sorvane");
  await page.locator(".filter-grid").getByRole("button", { name: "Search" }).click();
  const found = page.locator(".results > li");
  must((await found.count()) >= 2, "fewer than two quotes of Sorvane with herring");
  for (const each of await found.allInnerTexts()) must(/quote/i.test(each) && /Sorvane/.test(each), `not filtered: ${each}`);
  await shot(page, "search");
  await found.filter({ hasText: "the herring will not" }).locator(".words a").first().click();
  await page.waitForURL(/\/reports\//);
  await mustBeAt(page, "herring");
});

await step("11 a changed article is a new version, compared", async () => {
  await page.goto(desk + story);
  await grow(4);
  await page.getByText("The account was renewed").waitFor({ timeout: PATIENCE });
  await told(list, 11);
  await page.goto(`${desk}/search?q=mourns&kind=report`);
  await page.locator(".results h2 a").first().click();
  await page.getByRole("link", { name: /version 2/ }).click();
  const versions = await whole(page);
  must(/fourteen/.test(versions) && /Another title/.test(versions), "the change of the title is not told");
  must(/14/.test(versions) && /found on an island/.test(versions), "the change of the text is not told");
  await shot(page, "versions");
});

await step("12 what is new since I last looked", async () => {
  await list.goto(`${desk}/`);
  const news = await line(list).innerText();
  const count = Number(news.match(/(\d+) new since you last looked/)?.[1] ?? 0);
  must(count > 0, "the changed article brought nothing new");
  await line(list).locator("h2 a").click();
  const fresh = await text(list, "#new");
  must(/^New since you last looked 1?\d\b/.test(fresh.replace(/\s+/g, " ")), fresh.slice(0, 60));
  must(/9 sailors/.test(fresh), `the corrected number is not what is new: ${fresh}`);
  must(!/Our boats fished there|without lights/.test(fresh), `what the article said before is called new: ${fresh.replace(/\s+/g, " ")}`);
  await list.goto(`${desk}/`);
  must(!/new since you last looked/.test(await line(list).innerText()), "it is still called new after a look");
});

await step("13 by keyboard alone", async () => {
  await page.goto(desk + story);
  const focus = () => page.evaluate(() => {
    const at = document.activeElement;
    const box = at.getBoundingClientRect();
    const style = getComputedStyle(at);
    return {
      words: (at.innerText || at.getAttribute("aria-label") || at.id || at.name || at.tagName).trim().slice(0, 40), tag: at.tagName, id: at.id,
      seen: box.bottom > 0 && box.top < innerHeight && box.width > 1 && box.height > 1,
      marked: style.outlineStyle !== "none" || style.boxShadow !== "none",
    };
  });
  await page.keyboard.press("Tab");
  const skip = await focus();
  must(/Skip/.test(skip.words) && skip.seen, `the first stop is ${skip.words}, seen: ${skip.seen}`);
  await page.keyboard.press("Enter");
  must((await focus()).id === "main", "the skip link does not lead to the page");
  await page.keyboard.press("Tab");
  must(await page.evaluate(() => document.getElementById("main").contains(document.activeElement)), "after the skip the next stop is not in the page");
  await page.goto(desk + story);
  const stops = [];
  for (let i = 0; i < 60; i++) {
    await page.keyboard.press("Tab");
    const at = await focus();
    stops.push(at.words);
    must(at.seen, `stop ${i + 1} (${at.words}) is not on the screen`);
    must(at.marked, `stop ${i + 1} (${at.words}) shows no focus`);
  }
  must(stops.indexOf("Rapporteur") === 1 && stops[2] === "q", `order: ${stops.slice(0, 12).join(", ")}`);
  await page.locator("h1").click();
  await page.keyboard.press("/");
  must((await focus()).id === "q", "/ does not lead to the search box");
  await page.keyboard.type("observers");
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/search\?q=observers/);
});

await step("14 without script", async () => {
  const bare = await browser.newContext({ viewport: WIDE, javaScriptEnabled: false });
  const plain = listen(await bare.newPage());
  await openStory(plain);
  must(/11 reports/.test(await text(plain, ".kicker")), "the story does not tell of 11 reports");
  must(/Greta Holm/.test(await text(plain, "section.disputed")), "no disputes");
  await plain.locator("article.quote", { hasText: "foreign nets" }).first().locator("blockquote a").click();
  await plain.waitForURL(/\/reports\//);
  await mustBeAt(plain, "We will not let foreign nets decide");
  await plain.goto(desk + copyPair);
  must(/Harrow Strait shut/.test(await text(plain)), "no copies side by side");
  await plain.goto(`${desk}/speakers`);
  await plain.getByRole("link", { name: "Ilke Zorwani" }).click();
  await plain.getByText("Correct who this is").click();
  await plain.getByLabel("and", { exact: true }).fill("Ilka Sorvane");
  await plain.getByRole("button", { name: "Say so" }).click();
  const names = async () => {
    await plain.goto(`${desk}/speakers`);
    return (await plain.locator("main tbody").innerText()).match(/Ilk[ae] \w+/g).length;
  };
  await until("one speaker", async () => (await names()) === 1);
  await plain.goto(`${desk}/corrections`);
  await plain.getByRole("button", { name: /Take back/ }).first().click();
  await until("two speakers", async () => (await names()) === 2);
  await plain.goto(desk + story);
  await plain.getByText("Go back in time").click();
  await plain.getByLabel("As known on", { exact: true }).fill("2031-03-03");
  await plain.locator(".travel-form").getByRole("button", { name: "Show" }).click();
  must(/4 reports/.test(await text(plain, ".account")), "no travel in time");
  const ics = await plain.getByRole("link", { name: "Calendar of what is ahead" }).getAttribute("href");
  must((await events(bare, ics)).length > 0, "no calendar");
  await plain.goto(`${desk}/`);
  await plain.locator("#q").fill("herring");
  await plain.getByRole("button", { name: "Search" }).first().click();
  await plain.locator(".results .words a").first().click();
  await plain.waitForURL(/\/reports\//);
  await mustBeAt(plain, "herring");
  await bare.close();
});

const kinds = () => ({
  stories: "/", story, "story as of a day": `${story}?asOf=2031-03-04&since=2031-03-03`, report, "report with hits": `${report}?q=strait`,
  "report as it came": `${report}/raw`, versions: `${report}/versions`, "versions compared": versioned, pair: copyPair, speakers: "/speakers",
  speaker: "/speakers/ilka-sorvane", calendar: "/calendar", search: "/search?q=strait&kind=quote", "nothing found": "/search?q=zebra",
  corrections: "/corrections", inputs: "/inputs", "this desk": "/me", members: "/members", "no such page": "/nowhere", interface: "/api",
});
let versioned;
await step("(the address of a report with two versions)", async () => {
  await page.goto(`${desk}/search?q=mourns&kind=report`);
  versioned = `${new URL(await page.locator(".results h2 a").first().getAttribute("href"), desk).pathname}/versions`;
});

await step("15 a telephone at night", async () => {
  const pocket = await browser.newContext({ viewport: PHONE, colorScheme: "dark", deviceScaleFactor: 1, isMobile: true, hasTouch: true });
  const phone = listen(await pocket.newPage());
  const wide = [];
  for (const [kind, address] of Object.entries(kinds())) {
    await phone.goto(desk + address);
    const width = await phone.evaluate(() => document.documentElement.scrollWidth);
    if (width > PHONE.width) wide.push(`${kind} is ${width} wide`);
    if (kind === "story") {
      const dark = await phone.evaluate(() => getComputedStyle(document.documentElement).backgroundColor + getComputedStyle(document.body).backgroundColor);
      must(!/255, 255, 255/.test(dark), `it is not dark: ${dark}`);
      await shot(phone, "phone");
    }
  }
  must(wide.length === 0, wide.join(", "));
  await pocket.close();
});

const found = new Map();
await step("16 axe-core on all kinds of pages, light, dark and on a telephone", async () => {
  for (const [mode, options] of Object.entries({
    light: { viewport: WIDE, colorScheme: "light" },
    dark: { viewport: WIDE, colorScheme: "dark" },
    phone: { viewport: PHONE, colorScheme: "light", isMobile: true, hasTouch: true, deviceScaleFactor: 1 },
  })) {
    const context = await browser.newContext(options);
    const looked = await context.newPage();
    for (const [kind, address] of Object.entries(kinds())) {
      await looked.goto(desk + address);
      await looked.evaluate(() => { for (const each of document.querySelectorAll("details")) each.open = true; });
      await looked.evaluate(axe.source);
      const { violations } = await looked.evaluate(() => window.axe.run(document, { resultTypes: ["violations"] }));
      for (const each of violations) {
        const key = `${each.impact} ${each.id}`;
        const known = found.get(key) ?? { help: each.help, where: new Set(), example: each.nodes[0].html.slice(0, 200), why: each.nodes[0].failureSummary };
        known.where.add(`${kind} (${mode})`);
        found.set(key, known);
      }
    }
    await context.close();
  }
  for (const [key, each] of found) console.log(`  axe ${key}: ${each.help}; ${[...each.where].join(", ")}\n      ${each.example}\n      ${each.why.replace(/\s+/g, " ")}`);
  const bad = [...found.keys()].filter((key) => /^(serious|critical)/.test(key));
  must(bad.length === 0, bad.join(", "));
});

await browser.close();
for (const each of noises) console.log(`  the browser said: ${each}`);
fs.writeFileSync(path.join(out, "steps.json"), JSON.stringify({ steps, axe: [...found].map(([key, each]) => ({ key, ...each, where: [...each.where] })), noises: [...noises] }, null, 1));
console.log(faults.length === 0 ? `all ${steps.length} steps hold` : `${faults.length} of ${steps.length} steps fail`);
process.exit(faults.length === 0 ? 0 : 1);
