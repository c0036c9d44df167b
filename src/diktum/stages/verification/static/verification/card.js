/* The card while JavaScript is there: each point is kept by itself, and what is not sent yet is counted. */
(() => {
  "use strict";
  const form = document.getElementById("kartu");
  if (!form || !form.dataset.keep) return;
  const counter = document.getElementById("belum-terkirim");
  const AFTER = 900;
  const AGAIN = 8000;
  const unsent = new Set();
  let waiting = 0;
  let busy = false;
  let stopped = false;

  const points = [...form.querySelectorAll("[data-point]")];
  const named = (key) => points.find((point) => point.dataset.point === key);
  const told = (point, text) => { point.querySelector("[data-told]").textContent = text; };
  const count = () => { counter.textContent = unsent.size ? `${unsent.size} ${form.dataset.toldWaiting}` : ""; };
  const again = (wait) => { clearTimeout(waiting); waiting = setTimeout(send, wait); };

  const dataOf = (point) => {
    const data = new FormData();
    data.set("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
    data.set("only", point.dataset.point);
    for (const field of point.querySelectorAll("input, textarea")) {
      if (field.type !== "radio" || field.checked) data.set(field.name, field.value);
    }
    return data;
  };

  const send = async () => {
    const key = [...unsent][0];
    if (busy || stopped || key === undefined) return;
    busy = true;
    const point = named(key);
    unsent.delete(key);
    let wait = 0;
    try {
      const answer = await fetch(form.dataset.keep, { method: "POST", body: dataOf(point), headers: { "X-Requested-With": "fetch" }, redirect: "manual" });
      if (answer.type === "opaqueredirect") { stopped = true; unsent.add(key); told(point, form.dataset.toldLogin); return; }
      if (!(answer.headers.get("Content-Type") || "").includes("json")) throw new Error(String(answer.status));
      const said = await answer.json();
      told(point, said.told);
      if (answer.ok) form.elements[`${key}-seen`].value = said.marks[key] || ""; else stopped = answer.status !== 409;
    } catch { unsent.add(key); wait = AGAIN; }
    finally { busy = false; count(); if (unsent.size) again(wait); }
  };

  form.addEventListener("input", (event) => {
    const point = event.target.closest("[data-point]");
    if (!point) return;
    told(point, "");
    unsent.add(point.dataset.point); count(); again(AFTER);
  });
  form.addEventListener("submit", () => { clearTimeout(waiting); stopped = true; });
  addEventListener("pageshow", (event) => { if (event.persisted) stopped = false; });
  addEventListener("online", () => { stopped = false; again(100); });
})();
