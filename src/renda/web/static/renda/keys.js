// Lists by keys: j and k move, Enter opens, a acts, x picks. The cursor is a class; nothing is sent by moving.
"use strict";

(function () {
  const rows = Array.from(document.querySelectorAll("[data-row]"));
  let at = -1;

  function move(to) {
    if (!rows.length) { return; }
    if (at >= 0) { rows[at].classList.remove("is-cursor"); }
    at = Math.max(0, Math.min(rows.length - 1, to));
    rows[at].classList.add("is-cursor");
    rows[at].scrollIntoView({ block: "nearest" });
  }

  const acts = {
    j: () => move(at + 1),
    k: () => move(at - 1),
    Enter: () => { if (at >= 0 && rows[at].dataset.href) { window.location.assign(rows[at].dataset.href); } },
    a: () => {
      const button = at >= 0 && rows[at].querySelector(".todo__act .btn:not([aria-disabled])");
      if (button) { button.click(); }
    },
    x: () => {
      const box = at >= 0 && rows[at].querySelector('input[name="pick"]');
      if (box) { box.click(); }
    },
  };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) { return; }
    if (event.target.closest("input:not([type=checkbox]), textarea, select")) { return; }
    if (event.key === "Enter" && event.target.closest("a, button, summary")) { return; }
    const act = acts[event.key];
    if (act) { event.preventDefault(); act(); }
  });
})();
