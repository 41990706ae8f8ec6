// What the desk does beyond reading: light and dark, and keys. Every page reads without it.
"use strict";

const button = document.querySelector("button.theme");
const dark = () =>
  (document.documentElement.dataset.theme ||
    (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light")) === "dark";
const nameTheme = () => { button.textContent = dark() ? "Light" : "Dark"; };
button.hidden = false;
nameTheme();
button.addEventListener("click", () => {
  const next = dark() ? "light" : "dark";
  document.documentElement.dataset.theme = next;
  localStorage.setItem("sayso-theme", next);
  nameTheme();
});

const keys = document.getElementById("keys");
const typing = (at) => at.closest("input, textarea, select, [contenteditable]") !== null;
let awaited = "";

// The stops of a page are what j and k go through: elements with data-stop, in their order.
const step = (by) => {
  const stops = [...document.querySelectorAll("[data-stop]")].filter((one) => one.offsetParent !== null);
  if (!stops.length) return;
  const at = stops.indexOf(document.activeElement.closest("[data-stop]"));
  const next = stops[at < 0 ? (by > 0 ? 0 : stops.length - 1) : Math.min(Math.max(at + by, 0), stops.length - 1)];
  if (!next.hasAttribute("tabindex") && !next.matches("a, button, summary")) next.tabIndex = -1;
  next.focus();
  next.scrollIntoView({ block: "nearest" });
};
const go = (link) => { if (link) location.assign(link.href); };

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
  const at = document.activeElement || document.body;
  if (event.key === "Escape" && typing(at)) { at.blur(); return; }
  if (typing(at) || keys.open) return;
  const pressed = awaited + event.key;
  awaited = "";
  switch (pressed) {
    case "/": document.getElementById("find").focus(); break;
    case "?": keys.showModal(); break;
    case "j": step(1); break;
    case "k": step(-1); break;
    case "n": go(document.querySelector("a[rel=next]")); break;
    case "p": go(document.querySelector("a[rel=prev]")); break;
    case "g": awaited = "g"; break;
    case "go": location.assign("/"); break;
    case "gq": location.assign("/questions"); break;
    case "Enter": {
      const stop = at.closest("[data-stop]");
      if (!stop || at.matches("a, button, summary")) return;
      go(stop.querySelector("a[href]"));
      break;
    }
    default: return;
  }
  event.preventDefault();
});
