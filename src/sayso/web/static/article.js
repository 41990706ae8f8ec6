// On an article's page: whose word the claim under the pointer or the keyboard is, and copying it. The same stands in
// the list of claims below, so that nothing is lost without this.
"use strict";

const panel = document.getElementById("panel");
let shown = "";

const copyButton = (words, label) => {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = label;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(words);
    button.textContent = "Copied";
    setTimeout(() => { button.textContent = label; }, 1500);
  });
  return button;
};

const show = (claim) => {
  const entry = document.getElementById(`of-${claim}`);
  if (!entry || claim === shown) return;
  shown = claim;
  for (const one of document.querySelectorAll(".now")) one.classList.remove("now");
  for (const one of document.querySelectorAll(`[data-claim="${claim}"], [data-note="${claim}"]`)) one.classList.add("now");
  panel.replaceChildren();
  for (const one of entry.querySelectorAll(":scope > .whose-line, :scope > .small:not(details)")) panel.append(one.cloneNode(true));
  const buttons = document.createElement("p");
  buttons.className = "buttons";
  const [sentence, citation] = [...entry.querySelectorAll(".copyable")].map((one) => one.textContent);
  const link = `${location.origin}${location.pathname}#sha256:${claim}`;
  buttons.append(copyButton(sentence, "Copy as a sentence"), copyButton(citation, "Copy citation"), copyButton(link, "Copy link"));
  panel.append(buttons);
  panel.hidden = false;
};

const hide = () => {
  shown = "";
  panel.hidden = true;
  for (const one of document.querySelectorAll(".now")) one.classList.remove("now");
};

const text = document.querySelector(".text");
const claimOf = (event) => event.target.closest("[data-claim]")?.dataset.claim || event.target.closest("[data-note]")?.dataset.note;
for (const kind of ["mouseover", "focusin", "click"]) {
  text.addEventListener(kind, (event) => { const claim = claimOf(event); if (claim) show(claim); });
}
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && shown) hide();
  if (event.key === "c" && shown && !event.ctrlKey && !event.metaKey && !event.target.closest("input, textarea")) {
    panel.querySelector("button").click();
  }
});
for (const one of document.querySelectorAll(".copyable")) one.after(copyButton(one.textContent, "Copy"));
