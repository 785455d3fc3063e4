// The page comes to life: the data and the document become one model; chart, filters, panel and address follow each other.

/** What the chart draws, each event and conflict with the place in the document where it is told (`shell`). */
function readModel() {
  const model = JSON.parse(document.getElementById("timeline-data").textContent);
  model.events = model.events.map((given, place) => {
    const shell = document.getElementById(given.id);
    const words = (selector) => shell.querySelector(`summary ${selector}`).textContent;
    return { tags: [], conflicts: [], or: [], ...given, place, shell, title: words(".title"), when: words(".when"), extent: extentOf(given.times), isShown: true };
  });
  model.conflicts = model.conflicts.map((given) => ({ ...given, shell: document.getElementById(given.id) }));
  return model;
}

/** What an address says: `#event-talks&status=disputed&q=treaty` is a target, and what the filters are set to. */
function readAddress() {
  const parts = location.hash.slice(1).split("&");
  const target = parts[0].includes("=") ? "" : parts.shift();
  return { target, given: new URLSearchParams(parts.join("&")) };
}

function start() {
  const model = readModel();
  const byId = new Map([...model.events, ...model.conflicts].map((told) => [told.id, told]));
  const element = (id) => document.getElementById(id);
  let target = "";
  let cameFrom = null; // what had the focus before the panel
  for (const id of ["filters", "chart", "theme"]) element(id).hidden = false;

  const chart = new Chart(element("chart"), model, (event, isChosen) => open(event.id, isChosen));
  const panel = new Panel(element("panel"), close, step);
  const filters = new Filters(element("filters"), model, () => {
    chart.sourceFilter = filters.chosen("source");
    chart.redraw(true);
    writeAddress();
  });

  /**
   * Show an event or a conflict in the chart, and in the panel where that is open or gets the focus.
   * `isStep`: going back, as browsers do, closes it again.
   */
  function open(id, hasFocus = true, isStep = hasFocus && !panel.isOpen) {
    const told = byId.get(id);
    if (!told) return false;
    byId.get(target)?.shell.classList.remove("chosen");
    told.shell.classList.add("chosen");
    const isEvent = told.place !== undefined;
    target = id;
    if (hasFocus && !panel.isOpen) cameFrom = document.activeElement;
    if (hasFocus || panel.isOpen) panel.show(told.shell, isEvent);
    if (isEvent) chart.choose(told);
    else chart.choose(model.events[told.events[0]] ?? null, told);
    if (hasFocus) panel.title.focus({ preventScroll: true });
    writeAddress(isStep);
    return true;
  }

  /** The event before or after; of a conflict, the one before or after it that is shown. */
  function step(by) {
    const shown = model.conflicts.filter((conflict) => !conflict.shell.hidden);
    const at = shown.findIndex((conflict) => conflict.id === target);
    if (at < 0) chart.step(by);
    else open(shown[Math.min(Math.max(at + by, 0), shown.length - 1)].id, false);
  }

  function leave() {
    panel.hide();
    byId.get(target)?.shell.classList.remove("chosen");
    target = "";
    chart.choose(null);
  }

  function close() {
    leave();
    (cameFrom?.isConnected ? cameFrom : chart.canvas).focus({ preventScroll: true });
    writeAddress();
  }

  function writeAddress(isStep = false) {
    const given = filters.given();
    if (chart.hasLanes) given.set("lanes", "1");
    if (!chart.isFolded) given.set("folds", "0");
    const said = [target, given.toString()].filter(Boolean).join("&");
    const state = { isOpen: panel.isOpen };
    history[isStep ? "pushState" : "replaceState"](state, "", said ? `#${said}` : location.pathname + location.search);
  }

  /**
   * Follow an address that was typed, opened or gone back to; filters stay as they are where it says nothing of them.
   * `state` is what was written beside it; null: it comes from elsewhere, and what it names is opened.
   */
  function follow(state, isFirst = false) {
    const { target: wanted, given } = readAddress();
    if (isFirst || given.size) {
      filters.take(given);
      setSwitches(given);
    }
    if (state && !state.isOpen) leave();
    return open(wanted, state?.isOpen ?? true, false);
  }

  function setSwitches(given) {
    chart.hasLanes = given.has("lanes");
    chart.isFolded = given.get("folds") !== "0";
    chart.sourceFilter = filters.chosen("source");
    if (element("lanes")) element("lanes").checked = chart.hasLanes;
    element("folds").checked = chart.isFolded;
    chart.rescale();
    chart.redraw(true);
  }

  document.addEventListener("click", (event) => {
    const details = event.target.closest?.("main summary")?.parentElement;
    if (details && !details.open) open(details.parentElement.id, false); // it opens in the list; the chart follows
    const link = event.target.closest?.('a[href^="#"]');
    const id = link?.getAttribute("href").slice(1);
    if (!byId.has(id) || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    open(id);
  });
  document.addEventListener("keydown", (event) => {
    const isTyping = event.target.closest?.("input, [contenteditable]");
    if (event.key === "Escape" && panel.isOpen && !isTyping) close();
    if (event.key !== "/" || isTyping) return;
    event.preventDefault();
    filters.search.focus();
  });
  const actions = {
    earlier: () => chart.move(-KEY_STEP * 2),
    later: () => chart.move(KEY_STEP * 2),
    in: () => chart.zoom(1 / 1.6),
    out: () => chart.zoom(1.6),
    all: () => chart.showAll(),
  };
  for (const button of element("chart").querySelectorAll("[data-do]")) button.addEventListener("click", actions[button.dataset.do]);
  element("lanes")?.addEventListener("change", (event) => {
    chart.hasLanes = event.target.checked;
    chart.redraw(true);
    writeAddress();
  });
  element("folds").addEventListener("change", (event) => {
    chart.isFolded = event.target.checked;
    chart.rescale();
    chart.redraw(true);
    writeAddress();
  });
  listenToTheme(element("theme"), chart);
  openAllForPrint();
  window.addEventListener("popstate", (event) => follow(event.state));
  if (follow(history.state, true)) {
    history.replaceState(null, "", location.pathname + location.search); // or the browser scrolls on, to the list
    window.addEventListener("load", writeAddress);
    element("axis").scrollIntoView();
  }
}

/** Light or dark: as the system says, until a person says otherwise. */
function listenToTheme(button, chart) {
  const system = matchMedia("(prefers-color-scheme: dark)");
  const isDark = () => (document.documentElement.dataset.theme ?? (system.matches ? "dark" : "light")) === "dark";
  const show = () => {
    button.setAttribute("aria-pressed", String(isDark()));
    chart.recolour();
  };
  button.addEventListener("click", () => {
    document.documentElement.dataset.theme = isDark() ? "light" : "dark";
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

start();
