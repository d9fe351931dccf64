// Review by keys: j and k go to the next and previous proposal, a s m decide, e edits, 1-3 choose a unit, u undoes.
"use strict";

(function () {
  const current = document.querySelector("[data-current]");
  const rows = Array.from(document.querySelectorAll("[data-current], [data-proposal]"));
  const line = document.querySelector(".rv-text .is-now");

  if (line) { line.scrollIntoView({ block: "center" }); }
  if (current && rows.indexOf(current) > 2) { rows[rows.indexOf(current) - 2].scrollIntoView({ block: "start" }); }

  function open(step) {
    const target = rows[rows.indexOf(current) + step];
    const link = target && target.querySelector("a.quiet");
    if (link) { link.click(); }
  }

  const wrong = current && current.querySelector(".is-bad input, .is-bad select, .is-bad textarea");
  if (wrong) { wrong.focus(); }

  function press(key) {
    const button = document.querySelector(`[data-current] button[data-key="${key}"]`)
      || document.querySelector(`form[data-key="${key}"] button`);
    if (button) { button.click(); }
  }

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) { return; }
    const writing = event.target.closest("input:not([type=radio]):not([type=checkbox]), textarea, select");
    if (writing) {
      if (event.key === "Escape") { writing.blur(); }
      return;
    }
    if (event.key === "j") { open(1); }
    else if (event.key === "k") { open(-1); }
    else if (event.key === "e" && current) {
      event.preventDefault();
      const field = current.querySelector("textarea, input[type=text]");
      if (field) { field.focus(); }
    } else if (/^[1-9]$/.test(event.key) && current) {
      const choice = current.querySelectorAll("[data-choice]")[Number(event.key) - 1];
      if (choice) { choice.checked = true; }
    } else if (["a", "s", "m", "u"].includes(event.key)) { press(event.key); }
  });
})();
