// Before anything is drawn: the light or dark that was chosen here last.
"use strict";
{
  const chosen = localStorage.getItem("sayso-theme");
  if (chosen === "light" || chosen === "dark") document.documentElement.dataset.theme = chosen;
}
