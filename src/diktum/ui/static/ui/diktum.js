/* Progressive enhancement only: every page reads and submits without this file. */
(() => {
  "use strict";
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const person = document.body.dataset.person || "";
  const PREFIX = "diktum:";
  const SENT = "diktum-sent";

  /* htmx: the CSRF token travels with each request. */
  document.addEventListener("htmx:configRequest", (event) => {
    const token = document.querySelector("input[name=csrfmiddlewaretoken]");
    if (token) event.detail.headers["X-CSRFToken"] = token.value;
  });

  /* What was typed stays on this device until the server has taken it. */
  const store = (work) => { try { return work(); } catch { return null; } };
  const keyOf = (form) => `${PREFIX}${person}:${new URL(form.action, location.href).pathname}:${form.id}`;
  const isKept = (field) => field.name && !field.disabled && !["hidden", "password", "file", "submit", "button", "search"].includes(field.type);
  const fieldsOf = (form) => [...form.elements].filter(isKept);
  const read = (field) => (["checkbox", "radio"].includes(field.type) ? (field.checked ? field.value : null) : field.value);
  const snapshot = (form) => fieldsOf(form).map((field) => [field.name, field.type, read(field), field.value]);
  const mine = () => store(() => Object.keys(localStorage).filter((key) => key.startsWith(`${PREFIX}${person}:`)).length) || 0;
  const count = () => all("[data-unsent]").forEach((place) => { const left = mine(); place.hidden = !left; place.textContent = left ? `${place.dataset.unsent}: ${left}` : ""; });
  const keep = (form) => { store(() => localStorage.setItem(keyOf(form), JSON.stringify({ at: Date.now(), fields: snapshot(form) }))); count(); };
  const forget = (key) => { store(() => localStorage.removeItem(key)); count(); };
  const forgetAll = () => store(() => Object.keys(localStorage).filter((key) => key.startsWith(PREFIX)).forEach(forget));

  const fill = (form, kept) => {
    const open = fieldsOf(form);
    for (const [name, type, value, own] of kept.fields) {
      const at = open.findIndex((field) => field.name === name && field.type === type && (!["checkbox", "radio"].includes(type) || field.value === own));
      if (at < 0) continue;
      const [field] = open.splice(at, 1);
      if (["checkbox", "radio"].includes(type)) field.checked = value !== null; else field.value = value;
      field.dispatchEvent(new Event("input", { bubbles: true }));
    }
  };

  const offer = (form, kept) => {
    const template = document.getElementById("pulihkan");
    if (!template) return;
    const banner = template.content.firstElementChild.cloneNode(true);
    const at = new Date(kept.at);
    banner.querySelector("time").textContent = `${String(at.getHours()).padStart(2, "0")}.${String(at.getMinutes()).padStart(2, "0")}`;
    banner.querySelector("[data-fill]").addEventListener("click", () => { fill(form, kept); banner.remove(); (fieldsOf(form)[0] || form).focus(); });
    banner.querySelector("[data-drop]").addEventListener("click", () => { forget(keyOf(form)); banner.remove(); });
    form.before(banner);
  };

  const wasTaken = () => {
    const taken = document.cookie.split("; ").includes("diktum_taken=1");
    if (taken) document.cookie = "diktum_taken=; Max-Age=0; Path=/; SameSite=Lax";
    return taken;
  };

  const forms = all("form[method=post]").filter((form) => !form.querySelector("[type=password]") && !form.closest(".menu, .foot") && fieldsOf(form).some((field) => !["checkbox", "radio"].includes(field.type)));
  const sent = store(() => sessionStorage.getItem(SENT));
  const taken = wasTaken();
  if (sent && taken) { forget(sent); store(() => sessionStorage.removeItem(SENT)); }
  for (const form of forms) {
    const kept = store(() => JSON.parse(localStorage.getItem(keyOf(form))));
    if (kept && kept.fields && JSON.stringify(kept.fields) !== JSON.stringify(snapshot(form))) offer(form, kept);
    let waiting = 0;
    /* Kept every 400 ms while somebody types without a pause, not only after one. */
    form.addEventListener("input", (event) => { if (event.isTrusted && !waiting) waiting = setTimeout(() => { waiting = 0; keep(form); }, 400); });
    form.addEventListener("submit", () => { clearTimeout(waiting); waiting = 0; keep(form); store(() => sessionStorage.setItem(SENT, keyOf(form))); });
  }

  count();

  /* One press, one effect. A page that comes back from the browser's memory may be sent again. */
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.matches("[data-leaving]")) forgetAll();
    if (form.method !== "post" || form.hasAttribute("hx-post")) return;
    if (form.dataset.sent) { event.preventDefault(); return; }
    form.dataset.sent = "1";
    setTimeout(() => { delete form.dataset.sent; }, 8000);
  });
  addEventListener("pageshow", () => all("form[data-sent]").forEach((form) => { delete form.dataset.sent; }));

  /* The connection is observed, never a switch. */
  const broken = document.getElementById("luring");
  const connection = () => { if (broken) broken.hidden = navigator.onLine; };
  addEventListener("online", connection); addEventListener("offline", connection); connection();
  document.addEventListener("htmx:sendError", () => { if (broken) broken.hidden = false; });
  document.addEventListener("htmx:afterRequest", (event) => { if (event.detail.successful) connection(); });

  /* Menus close when one looks elsewhere; the error summary is read first. */
  document.addEventListener("click", (event) => all(".menu[open], .foot details[open]").forEach((menu) => { if (!menu.contains(event.target)) menu.open = false; }));
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    all(".menu[open], .foot details[open]").forEach((menu) => { menu.open = false; menu.querySelector("summary").focus(); });
  });
  /* Ctrl+K leads to the search; the arrows lead through its hits. */
  document.addEventListener("keydown", (event) => {
    if (event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey)) {
      const box = document.querySelector("[data-find]") || document.querySelector("input[type=search]");
      if (box) { event.preventDefault(); box.focus(); box.select(); }
    }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step || !event.target.matches("[data-find], [data-hit]")) return;
    const stops = all("[data-find], [data-hit]");
    const next = stops[stops.indexOf(event.target) + step];
    if (next) { event.preventDefault(); next.focus(); }
  });
  const errors = document.getElementById("galat");
  if (errors) errors.focus();
  all("[data-print]").forEach((button) => { button.hidden = false; button.addEventListener("click", () => print()); });
})();
