// What a page of the desk does in the browser beyond what HTML does by itself. All pages work without it.
import htmx from "htmx.org";

htmx.config.includeIndicatorStyles = false; // the desk allows no style within the page
htmx.config.allowEval = false;
htmx.config.allowScriptTags = false;
htmx.config.selfRequestsOnly = true;
htmx.config.historyCacheSize = 0; // what somebody read does not stay in the browser's storage

/** A fragment is fetched once for a burst of changes. */
const CALM_MS = 500;

const all = (selector: string) => [...document.querySelectorAll<HTMLElement>(selector)];

function say(text: string): void {
  for (const place of all("[data-live-state]")) place.textContent = text;
}

/** Every request that changes something carries the page's form token. */
function sendFormToken(): void {
  document.body.addEventListener("htmx:configRequest", (event) => {
    const token = document.querySelector<HTMLMetaElement>("meta[name=csrf]")?.content;
    if (token) (event as CustomEvent).detail.headers["X-CSRF-Token"] = token;
  });
  document.body.addEventListener("htmx:responseError", (event) => {
    const answer: XMLHttpRequest = (event as CustomEvent).detail.xhr;
    say(answer.getResponseHeader("Content-Type")?.startsWith("text/plain") ? answer.responseText : "That did not work.");
  });
}

/** Elements with data-live="TOPIC" are told when their topic changes: hx-trigger="live". */
function followChanges(): void {
  const address = document.body.dataset.events;
  if (!address) return;
  const waiting = new Map<string, number>();
  const tell = (topic: string) => {
    waiting.delete(topic);
    for (const shown of all("[data-live]")) {
      if (shown.dataset.live !== topic) continue;
      if (shown.contains(document.activeElement) && document.activeElement?.matches("input, select, textarea")) {
        later(topic); // somebody types there
      } else {
        htmx.trigger(shown, "live", {});
      }
    }
  };
  const later = (topic: string) => {
    if (!waiting.has(topic)) waiting.set(topic, window.setTimeout(tell, CALM_MS, topic));
  };
  const changes = new EventSource(address);
  for (const topic of new URL(address, location.href).searchParams.getAll("topic")) {
    changes.addEventListener(topic, () => later(topic));
  }
  changes.onopen = () => say("Live");
  changes.onerror = () => say(changes.readyState === EventSource.CLOSED ? "Not live: load the page again" : "Not live: trying again");
}

/** A place that is marked in pieces, between other marks, has its anchor as a class: all pieces light up, not only the first. */
function lightUpPlace(): void {
  const show = () => {
    for (const lit of all(".lit")) lit.classList.remove("lit");
    const anchor = decodeURIComponent(location.hash.slice(1));
    if (!anchor) return;
    const pieces = document.getElementsByClassName(anchor);
    for (const piece of pieces) piece.classList.add("lit");
    if (!document.getElementById(anchor)) pieces[0]?.scrollIntoView({ block: "center" });
  };
  window.addEventListener("hashchange", show);
  show();
}

/** "/" goes to the search box, as on many desks. */
function goToSearch(): void {
  document.addEventListener("keydown", (event) => {
    const writing = (event.target as HTMLElement).closest("input, select, textarea, [contenteditable]");
    const box = document.getElementById("q") as HTMLInputElement | null;
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || writing || !box) return;
    event.preventDefault();
    box.focus();
    box.select();
  });
}

/** Time travel by sliders: each sets the date beside it, and sends the form when it is let go. Without script the dates are typed. */
function slide(): void {
  const DAY_MS = 86_400_000;
  for (const form of all("form[data-first]") as HTMLFormElement[]) {
    const { first, last } = form.dataset;
    if (!first || !last || first === last) continue;
    const start = Date.parse(first);
    const days = Math.round((Date.parse(last) - start) / DAY_MS);
    for (const date of form.querySelectorAll<HTMLInputElement>("input[type=date]")) {
      const range = document.createElement("input");
      range.type = "range";
      range.max = String(days);
      const name = form.querySelector(`label[for="${date.id}"]`)?.textContent ?? date.name;
      range.setAttribute("aria-label", `${name} (slider)`);
      const place = () => {
        const there = date.value ? Math.round((Date.parse(date.value) - start) / DAY_MS) : date.name === "since" ? 0 : days;
        range.value = String(Math.min(days, Math.max(0, there)));
        range.setAttribute("aria-valuetext", date.value || "not set");
      };
      range.addEventListener("input", () => {
        date.value = new Date(start + Number(range.value) * DAY_MS).toISOString().slice(0, 10);
        range.setAttribute("aria-valuetext", date.value);
      });
      range.addEventListener("change", () => form.requestSubmit());
      date.addEventListener("change", place);
      place();
      date.after(range);
    }
  }
}

/** A menu closes when somebody goes elsewhere. */
function closeMenu(): void {
  const close = (event: Event) => {
    for (const menu of all("details.who[open]")) {
      if (event instanceof KeyboardEvent ? event.key === "Escape" : !menu.contains(event.target as Node)) {
        menu.removeAttribute("open");
      }
    }
  };
  document.addEventListener("click", close);
  document.addEventListener("keydown", close);
}

sendFormToken();
followChanges();
lightUpPlace();
goToSearch();
slide();
closeMenu();
