// For every page: the search key, printing, showing what needs a script, leaving menus. Nothing here is needed to act.
"use strict";

(function () {
  const typing = (target) => target.closest("input:not([type=checkbox]):not([type=radio]), textarea, select") !== null;

  document.querySelectorAll("[data-print]").forEach((button) => {
    button.hidden = false;
    button.addEventListener("click", () => window.print());
  });
  // A printed clock shows its workings; older browsers cannot do that by style alone.
  window.addEventListener("beforeprint", () => {
    document.querySelectorAll(".clock details:not([open])").forEach((how) => { how.open = true; how.dataset.closed = ""; });
  });
  window.addEventListener("afterprint", () => {
    document.querySelectorAll(".clock details[data-closed]").forEach((how) => { how.open = false; delete how.dataset.closed; });
  });

  // A chart wider than the screen opens at its middle, where its stages stand.
  document.querySelectorAll(".scroll > svg.flow").forEach((chart) => {
    chart.parentElement.scrollLeft = (chart.getBoundingClientRect().width - chart.parentElement.clientWidth) / 2;
  });

  // A trend wider than the screen opens at its end, today.
  document.querySelectorAll(".scroll > svg.trend").forEach((chart) => { chart.parentElement.scrollLeft = chart.parentElement.scrollWidth; });

  document.querySelectorAll("[data-keys], [data-pick-all]").forEach((element) => { element.hidden = false; });

  document.addEventListener("keydown", (event) => {
    if (event.key === "/" && !typing(event.target) && !event.ctrlKey && !event.metaKey && !event.altKey) {
      const search = document.querySelector("[data-search]");
      if (search) { event.preventDefault(); search.focus(); search.select(); }
    }
    if (event.key === "Escape") {
      document.querySelectorAll("details.fig[open], details.band__me[open], details.addfilter[open]").forEach((open) => {
        open.open = false;
        open.querySelector("summary").focus();
      });
    }
  });

  // A figure, a menu or a filter form closes when one clicks elsewhere.
  document.addEventListener("click", (event) => {
    document.querySelectorAll("details.fig[open], details.band__me[open], details.addfilter[open]").forEach((open) => {
      if (!open.contains(event.target)) { open.open = false; }
    });
  });

  // A panel that would leave the page at the right is turned to the left.
  document.addEventListener("toggle", (event) => {
    const figure = event.target;
    if (!figure.matches || !figure.matches("details.fig") || !figure.open) { return; }
    const panel = figure.querySelector(".fig__pop");
    figure.classList.toggle("fig--end", panel.getBoundingClientRect().right > document.documentElement.clientWidth - 8);
  }, true);

  // Errors are read first.
  const summary = document.querySelector(".errsum");
  if (summary) { summary.focus(); }

  // A form is sent once: a second click while the answer is on its way does nothing.
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.method !== "post") { return; }
    if (form.dataset.sent) { event.preventDefault(); return; }
    form.dataset.sent = "1";
  });
  window.addEventListener("pageshow", () => {
    document.querySelectorAll("form[data-sent]").forEach((form) => { delete form.dataset.sent; });
  });

  // A list that goes by a unit is listed anew when another unit is chosen.
  document.querySelectorAll("button[data-listed-by]").forEach((button) => {
    const names = button.dataset.listedBy.split(" ");
    button.form.addEventListener("change", (event) => {
      if (event.target.matches("select") && names.includes(event.target.name)) { button.form.requestSubmit(button); }
    });
  });

  // Enter beside a list of people looks them up and does not hand the form in.
  document.querySelectorAll("[data-finder]").forEach((input) => {
    input.addEventListener("keydown", (event) => {
      if (event.key === "Enter") { event.preventDefault(); input.form.requestSubmit(input.nextElementSibling); }
    });
  });

  // Rows picked in a list are counted where the acts stand.
  document.querySelectorAll("form[data-picks]").forEach((form) => {
    const boxes = Array.from(form.querySelectorAll('input[name="pick"]'));
    const all = form.querySelector("[data-pick-all]");
    const words = form.querySelector("[data-picked]");
    const show = () => {
      const count = boxes.filter((box) => box.checked).length;
      words.textContent = count ? `已选${count}项` : "对选中的";
      if (all) { all.checked = count === boxes.length; all.indeterminate = count > 0 && count < boxes.length; }
    };
    if (all) { all.addEventListener("change", () => { boxes.forEach((box) => { box.checked = all.checked; }); show(); }); }
    form.addEventListener("change", show);
    form.addEventListener("reset", () => window.setTimeout(show));
    show();
  });
})();
