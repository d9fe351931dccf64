// Drafts: what is typed is sent to the server a few seconds after the last key and when the page is left.
// The draft lives on the server, outside the ledger; files already staged travel by their tokens.
"use strict";

(function () {
  const WAIT = 4000;

  document.querySelectorAll("form[data-draft-url]").forEach((form) => {
    const words = form.querySelector("[data-draft-words]");
    let timer = 0;
    let changed = false;

    const body = () => {
      const typed = new FormData(form);
      for (const [name, value] of Array.from(typed.entries())) {
        if (value instanceof File) { typed.delete(name); }
      }
      form.querySelectorAll('input[type="hidden"][name]').forEach((input) => {
        if (!typed.getAll(input.name).includes(input.value)) { typed.append(input.name, input.value); }
      });
      return typed;
    };

    const save = async () => {
      changed = false;
      try {
        const answer = await fetch(form.dataset.draftUrl, { method: "POST", body: body(), credentials: "same-origin" });
        const told = answer.ok ? await answer.json().catch(() => ({})) : null;
        if (words) { words.textContent = told ? told.saved || "草稿已保存" : "草稿没有存上，提交前请不要关闭本页"; }
      } catch {
        if (words) { words.textContent = "网络不通，草稿没有存上，提交前请不要关闭本页"; }
      }
    };

    form.addEventListener("input", () => {
      changed = true;
      window.clearTimeout(timer);
      timer = window.setTimeout(save, WAIT);
    });
    form.addEventListener("submit", () => { changed = false; window.clearTimeout(timer); });
    window.addEventListener("pagehide", () => {
      if (changed) { navigator.sendBeacon(form.dataset.draftUrl, body()); }
    });
  });
})();
