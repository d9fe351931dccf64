// Review by keys: j and k go to the next and previous proposal, a s m decide, d takes over what the one before had, e goes to the
// first field that is still empty, Enter accepts from within a field, 1-9 choose among what is offered there, otherwise a unit or
// person in doubt, u undoes.
"use strict";

(function () {
  const current = document.querySelector("[data-current]");
  const rows = Array.from(document.querySelectorAll("[data-current], [data-proposal]"));
  const line = document.querySelector(".rv-text .is-now");

  if (line) { line.scrollIntoView({ block: "center" }); }
  if (current && rows.indexOf(current) > 2) { rows[rows.indexOf(current) - 2].scrollIntoView({ block: "start" }); }

  const unsure = current && current.querySelector("[data-choice]");
  if (unsure) { unsure.closest("fieldset").scrollIntoView({ block: "center" }); }

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

  const controls = "input:not([type=hidden]), select, textarea";

  function isEmpty(field) {
    const control = field.querySelector(controls);
    return field.offsetParent && control
      && (field.matches("fieldset") ? !field.querySelector(":checked") : !control.value);
  }

  function edit() {
    const empty = Array.from(current.querySelectorAll("[data-needed]")).find(isEmpty);
    const control = (empty || current).querySelector(empty ? controls : "textarea, input[type=text]");
    if (control) { control.focus(); }
  }

  function choose(number, group) {
    const choices = group ? group.querySelectorAll("input") : current.querySelectorAll("[data-choice]");
    if (choices[number - 1]) { choices[number - 1].checked = true; }
  }

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) { return; }
    const writing = event.target.closest("input:not([type=radio]):not([type=checkbox]), textarea, select");
    if (event.key === "Escape") { event.target.blur(); return; }
    if (writing) {
      if (event.key === "Enter" && writing.matches("[data-current] input, [data-current] select")) { event.preventDefault(); press("a"); }
      return;
    }
    if (event.key === "j") { open(1); }
    else if (event.key === "k") { open(-1); }
    else if (event.key === "e" && current) {
      event.preventDefault();
      edit();
    } else if (/^[1-9]$/.test(event.key) && current) {
      choose(Number(event.key), event.target.closest("fieldset.field"));
    } else if (["a", "d", "s", "m", "u"].includes(event.key)) { press(event.key); }
  });
})();
