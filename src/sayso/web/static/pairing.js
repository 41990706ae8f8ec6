// Picking two marks as a pair, on whatever pages they stand: the first is kept in this browser until the second is
// picked. Without this, "Pair" leads to a page on which the second can be looked for.
"use strict";

// A block of its own: the scripts of one page share their names.
{
  const PICKED = "sayso-picked";
  const KINDS = { claims: "claim", attributions: "attribution", figures: "figure", dates: "date", names: "name", events: "event" };

  const picked = () => JSON.parse(localStorage.getItem(PICKED) || "null");
  const bar = document.createElement("div");
  bar.className = "picked";
  bar.setAttribute("role", "status");

  const drop = () => { localStorage.removeItem(PICKED); draw(""); };

  const draw = (problem) => {
    const first = picked();
    bar.replaceChildren();
    bar.hidden = !first;
    if (!first) return;
    const said = document.createElement("span");
    const words = first.words.length > 60 ? `${first.words.slice(0, 60)}…` : first.words;
    said.textContent = `${problem} First of a pair (${KINDS[first.pick.split("/")[0]]}): “${words}”. Step to the other and press m. `;
    const choose = document.createElement("a");
    choose.href = `/review/pair?first=${encodeURIComponent(first.pick)}`;
    choose.textContent = "Look for it";
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = "Drop it";
    button.addEventListener("click", drop);
    bar.append(said, choose, " ", button);
  };

  const pick = (at) => {
    const first = picked();
    const chosen = at.dataset.pick;
    if (!first) {
      localStorage.setItem(PICKED, JSON.stringify({ pick: chosen, words: at.dataset.words.trim().replace(/\s+/g, " ") }));
      draw("");
      return;
    }
    const [kind, article, mark] = first.pick.split("/");
    const [otherKind, otherArticle, otherMark] = chosen.split("/");
    if (chosen === first.pick) { draw("That is the same one."); return; }
    if (kind !== otherKind) { draw(`A pair is of one kind, and that is a ${KINDS[otherKind]}.`); return; }
    localStorage.removeItem(PICKED);
    location.assign(`/review/${article}/${kind}/${mark}?with=${otherArticle}-${otherMark}`);
  };

  document.body.append(bar);
  draw("");
  document.addEventListener("click", (event) => {
    const at = event.target.closest("a[data-pick]");
    if (!at || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    pick(at);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "m" || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    const at = document.activeElement;
    if (!at || at.closest("input, textarea, select") || document.querySelector("dialog[open]")) return;
    const claim = at.closest("[data-claim]")?.dataset.claim;
    const stop = claim ? document.getElementById(`of-${claim}`) : at.closest("[data-stop]");
    const found = at.closest("a[data-pick]") || stop?.querySelector("a[data-pick]");
    if (found) { event.preventDefault(); pick(found); }
  });
}
