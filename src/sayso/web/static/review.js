// One key, one decision; a decision that the desk did not answer is kept in this browser and sent again.
"use strict";

const PENDING = "sayso-pending-decision";
const notice = document.getElementById("pending");
const say = (words) => { notice.textContent = words; notice.hidden = !words; };
let sending = false;

const send = async (kept) => {
  sending = true;
  const token = document.querySelector("input[name=token]");
  const body = new URLSearchParams(kept.pairs.filter(([name]) => name !== "token"));
  if (token) body.append("token", token.value);
  let answer;
  try {
    answer = await fetch(kept.action, { method: "POST", headers: { accept: "application/json" }, body });
  } catch {
    say("The desk does not answer. Your decision is kept in this browser and sent again until it does.");
    setTimeout(() => send(kept), 1000);
    return;
  }
  if (answer.status === 401 || answer.status === 403 || answer.status === 503) {
    say("The desk was started anew. Your decision is kept in this browser: open the address that it printed, and it is sent.");
    sending = false;
    return;
  }
  localStorage.removeItem(PENDING);
  const said = await answer.json();
  if (answer.ok) location.assign(said.next);
  else { say(said.message); sending = false; }
};

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!form.matches("form[data-decide]")) return;
  event.preventDefault();
  if (sending) return;
  const kept = { action: form.getAttribute("action"), pairs: [...new FormData(form, event.submitter)] };
  localStorage.setItem(PENDING, JSON.stringify(kept));
  send(kept);
});

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
  if (document.activeElement.closest("input, textarea, select") || document.querySelector("dialog[open]")) return;
  const at = document.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
  if (at) { event.preventDefault(); at.click(); }
});

const kept = localStorage.getItem(PENDING);
if (kept) send(JSON.parse(kept));
