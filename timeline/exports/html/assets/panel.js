// The panel beside the chart: one event, or one conflict, as it stands in the document.

class Panel {
  /** `onClose` is called when a person closes it, `onStep(by)` for the event before or after. */
  constructor(root, onClose, onStep) {
    this.root = root;
    this.title = root.querySelector("#panel-title");
    this.body = root.querySelector("#panel-body");
    const actions = { close: onClose, previous: () => onStep(-1), next: () => onStep(1) };
    for (const button of root.querySelectorAll("[data-do]")) button.addEventListener("click", actions[button.dataset.do]);
    root.addEventListener("keydown", (event) => event.key === "Escape" && onClose());
  }

  get isOpen() {
    return !this.root.hidden;
  }

  /** Show what stands in a list of the document under a shell (`li`): copies of its parts, without their ids. */
  show(shell, isEvent) {
    const part = (selector) => shell.querySelector(`summary ${selector}`);
    this.title.textContent = part(".title").textContent;
    const above = isEvent ? [part(".when"), part(".stands")] : [part(".head"), part(".support")];
    const copies = [...above, shell.querySelector(".more")].map((element) => element.cloneNode(true));
    for (const copy of copies) for (const element of copy.querySelectorAll("[id]")) element.removeAttribute("id");
    this.body.replaceChildren(...copies, this.wayBack(shell));
    this.root.hidden = false;
    document.body.classList.add("has-panel");
    this.root.scrollTop = 0;
  }

  hide() {
    this.root.hidden = true;
    document.body.classList.remove("has-panel");
  }

  /** A button that goes to the same in the document. */
  wayBack(shell) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = "Show in the list";
    button.addEventListener("click", () => {
      const details = shell.querySelector("details");
      details.open = true;
      shell.scrollIntoView();
      details.querySelector("summary").focus({ preventScroll: true });
    });
    const paragraph = document.createElement("p");
    paragraph.className = "way-back";
    paragraph.append(button);
    return paragraph;
  }
}
