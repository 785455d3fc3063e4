// The page comes to life: the data and the document become one model; chart, filters, panel and address follow each other.

/** What the chart draws, each event and conflict with the place in the document where it is told (`shell`). */
function readModel() {
  const model = JSON.parse(document.getElementById("timeline-data").textContent);
  model.events = model.events.map((given, place) => {
    const shell = document.getElementById(given.id);
    const words = (part) => shell.querySelector(`summary ${part}`).textContent;
    const own = { place, shell, title: words(".title"), when: words(".when"), extent: extentOf(given.times), isShown: true };
    return { tags: [], conflicts: [], or: [], ...given, ...own };
  });
  model.conflicts = model.conflicts.map((given) => ({ ...given, shell: document.getElementById(given.id) }));
  return model;
}

/** What an address says: `#event-talks&status=disputed&q=treaty` is a target, and what filters and switches are set to. */
function readAddress() {
  const parts = location.hash.slice(1).split("&");
  const target = parts[0].includes("=") ? "" : parts.shift();
  return { target, given: new URLSearchParams(parts.join("&")) };
}

/** What is shown, and where that is said: one event or conflict at a time (`target`, an id), or none. */
class LivingPage {
  constructor(model) {
    const part = (id) => document.getElementById(id);
    this.model = model;
    this.told = new Map([...model.events, ...model.conflicts].map((each) => [each.id, each]));
    this.target = "";
    this.cameFrom = null; // what had the focus before the panel
    this.lanesSwitch = part("lanes"); // null: there is one source alone
    this.foldsSwitch = part("folds");
    for (const id of ["filters", "chart", "theme"]) part(id).hidden = false;
    this.chart = new Chart(part("chart"), model, (event, isChosen) => this.open(event.id, isChosen));
    this.panel = new Panel(part("panel"), () => this.close(), (by) => this.step(by));
    this.filters = new Filters(part("filters"), model, () => this.filtered());
  }

  /**
   * Show an event or a conflict in the chart, and in the panel where that is open or gets the focus; false: there is
   * none of that id. `isStep`: going back, as browsers do, closes it again.
   */
  open(id, hasFocus = true, isStep = hasFocus && !this.panel.isOpen) {
    const told = this.told.get(id);
    if (!told) return false;
    const isEvent = told.place !== undefined;
    this.mark(id);
    if (hasFocus && !this.panel.isOpen) this.cameFrom = document.activeElement;
    if (hasFocus || this.panel.isOpen) this.panel.show(told.shell, isEvent);
    if (isEvent) this.chart.choose(told);
    else this.chart.choose(this.model.events[told.events[0]] ?? null, told);
    if (hasFocus) this.panel.title.focus({ preventScroll: true });
    this.writeAddress(isStep);
    return true;
  }

  /** Mark in the document what is shown. */
  mark(id) {
    this.told.get(this.target)?.shell.classList.remove("chosen");
    this.told.get(id)?.shell.classList.add("chosen");
    this.target = id;
  }

  /** The event before or after; of a conflict, the one before or after it that is shown. */
  step(by) {
    const shown = this.model.conflicts.filter((conflict) => !conflict.shell.hidden);
    const at = shown.findIndex((conflict) => conflict.id === this.target);
    if (at < 0) this.chart.step(by);
    else this.open(shown[Math.min(Math.max(at + by, 0), shown.length - 1)].id, false);
  }

  leave() {
    this.panel.hide();
    this.mark("");
    this.chart.choose(null);
  }

  close() {
    this.leave();
    (this.cameFrom?.isConnected ? this.cameFrom : this.chart.canvas).focus({ preventScroll: true });
    this.writeAddress();
  }

  filtered() {
    this.chart.sourceFilter = this.filters.chosen("source");
    this.chart.redraw(true);
    this.writeAddress();
  }

  /** Say in the address what is shown and how. `isStep`: as a step that can be gone back. */
  writeAddress(isStep = false) {
    const given = this.filters.given();
    if (this.chart.hasLanes) given.set("lanes", "1");
    if (!this.chart.isFolded) given.set("folds", "0");
    const said = [this.target, given.toString()].filter(Boolean).join("&");
    const address = said ? `#${said}` : location.pathname + location.search;
    history[isStep ? "pushState" : "replaceState"]({ isOpen: this.panel.isOpen }, "", address);
  }

  /**
   * Follow an address that was typed, opened or gone back to; filters stay as they are where it says nothing of them.
   * `state` is what was written beside it; null: it comes from elsewhere, and what it names is opened.
   */
  follow(state, isFirst = false) {
    const { target, given } = readAddress();
    if (isFirst || given.size) {
      this.filters.take(given);
      this.setSwitches(given.has("lanes"), given.get("folds") !== "0");
    }
    if (state && !state.isOpen) this.leave();
    return this.open(target, state?.isOpen ?? true, false);
  }

  setSwitches(hasLanes, isFolded) {
    const { chart } = this;
    const isRescaled = chart.isFolded !== isFolded;
    [chart.hasLanes, chart.isFolded] = [hasLanes, isFolded];
    chart.sourceFilter = this.filters.chosen("source");
    if (this.lanesSwitch) this.lanesSwitch.checked = hasLanes;
    this.foldsSwitch.checked = isFolded;
    if (isRescaled) chart.rescale();
    chart.redraw(true);
  }
}

/** Links to events and conflicts open them here; what opens in the list is shown in the chart; `/` searches. */
function listenToDocument(page) {
  document.addEventListener("click", (event) => {
    const details = event.target.closest?.("main summary")?.parentElement;
    if (details && !details.open) page.open(details.parentElement.id, false);
    const link = event.target.closest?.('a[href^="#"]');
    const hasModifier = event.ctrlKey || event.metaKey || event.shiftKey;
    if (link && !hasModifier && page.open(link.getAttribute("href").slice(1))) event.preventDefault();
  });
  document.addEventListener("keydown", (event) => {
    const isTyping = event.target.closest?.("input, [contenteditable]");
    if (event.key === "Escape" && page.panel.isOpen && !isTyping) page.close();
    if (event.key !== "/" || isTyping) return;
    event.preventDefault();
    page.filters.search.focus();
  });
  window.addEventListener("popstate", (event) => page.follow(event.state));
}

/** The buttons and switches above the chart. */
function listenToTools(page) {
  const { chart } = page;
  const actions = {
    earlier: () => chart.move(-2 * KEY_STEP),
    later: () => chart.move(2 * KEY_STEP),
    in: () => chart.zoom(1 / 1.6),
    out: () => chart.zoom(1.6),
    all: () => chart.showAll(),
  };
  for (const button of document.querySelectorAll("#chart [data-do]")) button.addEventListener("click", actions[button.dataset.do]);
  const switched = () => {
    page.setSwitches(Boolean(page.lanesSwitch?.checked), page.foldsSwitch.checked);
    page.writeAddress();
  };
  for (const box of document.querySelectorAll("#chart .switch input")) box.addEventListener("change", switched);
}

/** Light or dark: as the system says, until a person says otherwise. */
function listenToTheme(chart) {
  const button = document.getElementById("theme");
  const root = document.documentElement;
  const system = matchMedia("(prefers-color-scheme: dark)");
  const isDark = () => (root.dataset.theme ?? (system.matches ? "dark" : "light")) === "dark";
  const show = () => {
    button.setAttribute("aria-pressed", String(isDark()));
    chart.recolour();
  };
  button.addEventListener("click", () => {
    root.dataset.theme = isDark() ? "light" : "dark";
    show();
  });
  system.addEventListener("change", show);
  show();
}

/** On paper everything is open; afterwards it is as it was. */
function openAllForPrint() {
  let opened = [];
  window.addEventListener("beforeprint", () => {
    opened = [...document.querySelectorAll("main section details:not([open])")];
    for (const details of opened) details.open = true;
  });
  window.addEventListener("afterprint", () => {
    for (const details of opened) details.open = false;
  });
}

function start() {
  const page = new LivingPage(readModel());
  listenToDocument(page);
  listenToTools(page);
  listenToTheme(page.chart);
  openAllForPrint();
  if (!page.follow(history.state, true)) return;
  history.replaceState(history.state, "", location.pathname + location.search); // or the browser scrolls on, to the list
  window.addEventListener("load", () => page.writeAddress());
  page.chart.canvas.scrollIntoView();
}

start();
