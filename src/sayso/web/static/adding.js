// Live progress, and files dropped anywhere on the page. Without it the page loads itself again every two seconds.
"use strict";

const work = document.getElementById("work");
if (work.hasAttribute("data-busy")) {
  const stream = new EventSource("/add/events");
  stream.addEventListener("progress", (event) => {
    const now = JSON.parse(event.data);
    work.querySelector(".stage").textContent = now.stage === "reading" ? "Reading" : "Comparing all articles";
    work.querySelector(".count").textContent = now.total ? `${now.done.toLocaleString("en")} of ${now.total.toLocaleString("en")}` : "";
    const bar = work.querySelector("progress");
    if (now.total && now.stage === "reading") { bar.max = now.total; bar.value = now.done; } else bar.removeAttribute("value");
  });
  stream.addEventListener("end", () => { stream.close(); location.reload(); });
}

const drop = document.querySelector("form.drop");
const field = drop.querySelector("input[type=file]");
document.addEventListener("dragover", (event) => { event.preventDefault(); drop.classList.add("over"); });
document.addEventListener("dragleave", (event) => { if (!event.relatedTarget) drop.classList.remove("over"); });
document.addEventListener("drop", (event) => {
  event.preventDefault();
  drop.classList.remove("over");
  if (!event.dataTransfer.files.length) return;
  field.files = event.dataTransfer.files;
  drop.submit();
});
