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

/** A range shows the label of its place (from its datalist) in the form's output, and sends the form when it is let go. */
function slide(): void {
  const label = (range: HTMLInputElement) => {
    const place = range.list?.options[Number(range.value) - Number(range.min)];
    const output = range.form?.querySelector<HTMLOutputElement>(`output[for="${CSS.escape(range.id)}"]`);
    if (place && output) output.value = place.label;
    if (place) range.setAttribute("aria-valuetext", place.label);
  };
  const range = (event: Event) => {
    const target = event.target as HTMLElement;
    return target instanceof HTMLInputElement && target.type === "range" ? target : null;
  };
  document.addEventListener("input", (event) => {
    const moved = range(event);
    if (moved) label(moved);
  });
  document.addEventListener("change", (event) => range(event)?.form?.requestSubmit());
  for (const each of all("input[type=range]")) label(each as HTMLInputElement);
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
