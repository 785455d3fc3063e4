// Filters and search: what is ticked within one adds up, and each narrows what the others leave.

const TYPING_PAUSE = 90; // milliseconds without a key before a search begins
const NAMES = ["source", "tag", "status", "grade"];

class Filters {
  /** `onChange` is called when something else is shown than before. */
  constructor(root, model, onChange) {
    this.model = model;
    this.root = root;
    this.search = root.querySelector("#search");
    this.boxes = [...root.querySelectorAll("input[type=checkbox]")];
    this.resetButton = root.querySelector("#reset");
    this.onChange = onChange;
    let waiting = 0;
    this.search.addEventListener("input", () => {
      clearTimeout(waiting);
      waiting = setTimeout(() => this.changed(), TYPING_PAUSE);
    });
    root.addEventListener("change", () => this.changed());
    this.resetButton.addEventListener("click", () => {
      this.take(new URLSearchParams());
      this.changed();
      this.search.focus();
    });
    this.listenToLists();
    this.apply();
  }

  /** What is ticked of one filter. */
  chosen(name) {
    return new Set(this.boxes.filter((box) => box.checked && box.name === name).map((box) => box.value));
  }

  /** Tick what a link says, and nothing else. */
  take(given) {
    for (const box of this.boxes) box.checked = given.getAll(box.name).includes(box.value);
    this.search.value = given.get("q") ?? "";
    this.apply();
  }

  /** The same as a link says it. */
  given() {
    const given = new URLSearchParams();
    for (const name of NAMES) for (const value of this.chosen(name)) given.append(name, value);
    if (this.search.value.trim()) given.set("q", this.search.value.trim());
    return given;
  }

  changed() {
    this.apply();
    this.onChange();
  }

  /** Show the events that fit, their headings, and the conflicts that one of them is in. */
  apply() {
    const chosen = Object.fromEntries(NAMES.map((name) => [name, this.chosen(name)]));
    const words = folded(this.search.value).split(/\s+/).filter(Boolean);
    const { events, conflicts, sources } = this.model;
    const has = (set, values) => !set.size || values.some((value) => set.has(value));
    const grades = new Map(conflicts.map((conflict) => [conflict.id, conflict.grade]));
    for (const event of events) {
      event.isShown =
        has(chosen.source, event.says.map(([number]) => sources[number].id)) &&
        has(chosen.tag, event.tags) &&
        has(chosen.status, [event.status]) &&
        has(chosen.grade, event.conflicts.map((id) => grades.get(id))) &&
        words.every((word) => textOf(event).includes(word));
      if (event.shell.hidden === event.isShown) event.shell.hidden = !event.isShown;
    }
    const isAll = events.every((event) => event.isShown);
    for (const conflict of conflicts) {
      const isFitting = has(chosen.grade, [conflict.grade]) && conflict.events.some((place) => events[place].isShown);
      conflict.shell.hidden = !isFitting && !isAll;
    }
    for (const gap of document.querySelectorAll(".gap")) gap.hidden = !isAll;
    for (const group of document.querySelectorAll(".group")) group.hidden = !group.querySelector(".event:not([hidden])");
    this.tell(events, isAll);
    this.tellConflicts(conflicts);
  }

  tell(events, isAll) {
    const shown = events.filter((event) => event.isShown).length.toLocaleString("en");
    const total = events.length.toLocaleString("en");
    this.root.querySelector("#count").textContent = isAll ? `${total} events` : `${shown} of ${total} events`;
    this.resetButton.hidden = !this.given().size;
    for (const list of this.root.querySelectorAll(".filter")) {
      const count = this.chosen(list.dataset.filter).size;
      list.querySelector(".chosen").textContent = count || "";
    }
  }

  tellConflicts(conflicts) {
    const title = document.getElementById("conflicts-title"); // null: there are none
    if (!title) return;
    this.allConflicts ??= title.textContent;
    const shown = conflicts.filter((conflict) => !conflict.shell.hidden).length;
    title.textContent = shown === conflicts.length ? this.allConflicts : `${shown.toLocaleString("en")} of ${this.allConflicts}`;
  }

  /** One list open at a time; Escape and a click elsewhere close it. */
  listenToLists() {
    const lists = [...this.root.querySelectorAll(".filter")];
    for (const list of lists) {
      list.addEventListener("toggle", () => list.open && lists.forEach((other) => other !== list && (other.open = false)));
      list.addEventListener("keydown", (event) => {
        if (event.key !== "Escape" || !list.open) return;
        event.stopPropagation();
        list.open = false;
        list.querySelector("summary").focus();
      });
    }
    document.addEventListener("pointerdown", (event) => lists.forEach((list) => !list.contains(event.target) && (list.open = false)));
  }
}

/** Text in which capitals and accents make no difference. */
function folded(text) {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

/** All that stands about an event, read when it is first searched. */
function textOf(event) {
  event.text ??= folded(event.shell.textContent);
  return event.text;
}
