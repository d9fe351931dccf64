// Rows of a form are added and taken away here; without a script the same buttons do it by the server.
// Fields that depend on a choice hide until the choice is made.
"use strict";

(function () {
  function renumber(box) {
    box.querySelectorAll(":scope > [data-row-of]").forEach((row, index) => {
      row.querySelector(".rows__n").textContent = String(index + 1);
    });
  }

  function next(box) {
    const used = Array.from(box.querySelectorAll(":scope > [data-row-of] [name]"), (input) => {
      const found = input.name.slice(box.dataset.rows.length).match(/\d+/);
      return found ? Number(found[0]) : -1;
    });
    return Math.max(-1, ...used) + 1;
  }

  document.addEventListener("click", (event) => {
    const add = event.target.closest("[data-add-row]");
    const drop = event.target.closest("[data-drop-row]");
    if (add) {
      event.preventDefault();
      const box = add.closest("[data-rows]");
      const blank = box.querySelector("template").content.cloneNode(true);
      const number = String(next(box));
      blank.querySelectorAll("*").forEach((element) => {
        for (const attribute of Array.from(element.attributes)) {
          if (attribute.value.includes("__n__")) { element.setAttribute(attribute.name, attribute.value.replaceAll("__n__", number)); }
        }
      });
      box.insertBefore(blank, add);
      renumber(box);
      const first = add.previousElementSibling.querySelector("input, textarea, select");
      if (first) { first.focus(); }
      box.dispatchEvent(new Event("input", { bubbles: true }));
    } else if (drop) {
      event.preventDefault();
      const box = drop.closest("[data-rows]");
      drop.closest("[data-row-of]").remove();
      renumber(box);
      box.dispatchEvent(new Event("input", { bubbles: true }));
    }
  });

  function chosen(form, name) {
    return Array.from(form.querySelectorAll(`[name="${CSS.escape(name)}"]`))
      .filter((input) => (["radio", "checkbox"].includes(input.type) ? input.checked : true))
      .map((input) => input.value);
  }

  document.querySelectorAll("form").forEach((form) => {
    if (!form.innerHTML.includes("data-when=")) { return; }
    const show = () => form.querySelectorAll("[data-when]").forEach((field) => {
      const wanted = field.dataset.whenValues.split("|");
      field.hidden = !chosen(form, field.dataset.when).some((value) => wanted.includes(value));
    });
    form.addEventListener("change", show);
    form.addEventListener("input", show);
    show();
  });
})();
