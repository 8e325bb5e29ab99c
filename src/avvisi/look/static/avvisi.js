// Keys and small comforts. Everything can be read without this file.
"use strict";
(() => {
  const rows = () => [...document.querySelectorAll("[data-row]")].filter((r) => r.offsetParent !== null);
  const dialog = document.getElementById("keys");
  let at = -1;
  const choose = (step) => {
    const all = rows();
    if (!all.length) return;
    document.querySelector(".chosen")?.classList.remove("chosen");
    at = Math.min(Math.max(at + step, 0), all.length - 1);
    all[at].classList.add("chosen");
    const link = all[at].matches("a") ? all[at] : all[at].querySelector("a");
    link?.focus({ preventScroll: true });
    all[at].scrollIntoView({ block: "nearest" });
  };
  document.addEventListener("keydown", (e) => {
    if (e.ctrlKey || e.metaKey || e.altKey) return;
    const typing = /^(INPUT|SELECT|TEXTAREA)$/.test(e.target.tagName) && e.target.type !== "checkbox";
    if (typing) { if (e.key === "Escape") e.target.blur(); return; }
    if (e.key === "/") { const box = document.getElementById("q"); if (box) { box.focus(); box.select(); e.preventDefault(); } }
    else if (e.key === "j") choose(1);
    else if (e.key === "k") choose(-1);
    else if (e.key === "?") { dialog?.open ? dialog.close() : dialog?.showModal(); }
    else if (e.key === "Enter" && at >= 0 && !e.target.closest("a,button,summary")) rows()[at]?.querySelector("a")?.click();
  });
  // the matrix: light up row and column of the cell under the pointer
  for (const table of document.querySelectorAll("table.matrix")) {
    const light = (cell) => {
      for (const on of table.querySelectorAll(".on")) on.classList.remove("on");
      if (!cell) return;
      for (const key of [cell.dataset.a, cell.dataset.b]) {
        for (const head of table.querySelectorAll("[data-key]")) if (head.dataset.key === key) head.classList.add("on");
      }
    };
    table.addEventListener("pointerover", (e) => light(e.target.closest("td[data-a]")));
    table.addEventListener("pointerleave", () => light(null));
    table.addEventListener("focusin", (e) => light(e.target.closest("td[data-a]")));
  }
  // a document: the words light up with their explanation, and the explanation opens
  for (const piece of document.querySelectorAll(".doc a.f")) {
    const note = document.getElementById(piece.hash.slice(1));
    if (!note) continue;
    piece.addEventListener("pointerenter", () => note.classList.add("on"));
    piece.addEventListener("pointerleave", () => note.classList.remove("on"));
    piece.addEventListener("click", () => { const more = note.querySelector("details"); if (more) more.open = true; });
  }
  for (const note of document.querySelectorAll(".doc .note")) {
    const pieces = [...document.querySelectorAll(".doc a.f")].filter((p) => p.hash === "#" + note.id);
    note.addEventListener("pointerenter", () => pieces.forEach((p) => p.classList.add("on")));
    note.addEventListener("pointerleave", () => pieces.forEach((p) => p.classList.remove("on")));
  }
  // filters without a button press
  for (const select of document.querySelectorAll(".filters select")) select.addEventListener("change", () => select.form.requestSubmit());
  document.getElementById("askkeys")?.addEventListener("click", (e) => { e.preventDefault(); dialog?.showModal(); });
})();
