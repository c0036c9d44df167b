/* The editor while JavaScript is there: keeps by itself, adds and moves rows in place. Everything also works without it. */
(() => {
  "use strict";
  const form = document.getElementById("naskah");
  if (!form || !form.dataset.keep) return;
  const told = document.getElementById("simpanan");
  const others = document.getElementById("lainnya");
  const AFTER = 2500;
  const AGAIN = 15000;
  const byHand = form.querySelector("button[name=do][value=keep]");
  if (byHand) byHand.hidden = true;
  let waiting = 0;
  let busy = false;
  let changed = false;
  let stopped = false;

  const say = (text, link = "", label = "") => {
    told.textContent = text;
    if (!link) return;
    const a = document.createElement("a");
    a.href = link; a.textContent = label;
    told.append(" ", a);
  };
  const put = (id, html) => { const place = document.getElementById(id); if (place && html) place.innerHTML = html; };
  const again = (wait) => { clearTimeout(waiting); waiting = setTimeout(keep, wait); };

  const send = async (url, data) => fetch(url, { method: "POST", body: data, headers: { "X-Requested-With": "fetch" }, redirect: "manual" });

  const keep = async () => {
    if (busy || stopped || form.dataset.sent) { if (!stopped) again(AFTER); return; }
    busy = true; changed = false;
    try {
      const answer = await send(form.dataset.keep, new FormData(form));
      if (answer.type === "opaqueredirect") { stopped = true; say(form.dataset.toldLogin, location.href, "↻"); return; }
      const is_json = (answer.headers.get("Content-Type") || "").includes("json");
      if (!is_json) throw new Error(String(answer.status));
      const said = await answer.json();
      if (!answer.ok) { stopped = true; say(said.told, said.url, form.dataset.toldCompare); return; }
      form.elements.seen_draft.value = said.mark;
      say(said.told); others.textContent = said.others;
      if (!changed) { put("temuan", said.checks); put("pratinjau", said.sheet); put("halaman", said.pages); }
    } catch { say(form.dataset.toldLost); changed = true; }
    finally { busy = false; if (changed) again(AGAIN); }
  };

  form.addEventListener("input", (event) => {
    if (event.target.name === "find_regulation") return;
    changed = true; again(AFTER);
  });
  form.addEventListener("submit", () => clearTimeout(waiting));
  addEventListener("online", () => { if (changed) again(500); });

  /* Rows in place: what the server answers to a row button is put where the old form stood. */
  const isRow = (button) => button && button.type === "submit" && button.formNoValidate && (button.form === form);
  const where = (button) => {
    const [, prefix, number] = /^(.*?)-?(\d+)?$/.exec(button.value) || [];
    return { name: button.name, prefix, number: Number(number || 0) };
  };
  const focusOn = ({ name, prefix, number }, typed) => {
    const rows = [...form.querySelectorAll(`[name^="${CSS.escape(prefix)}-"]:not([type=hidden])`)].filter((field) => /-text$|-cell0$|-title$/.test(field.name));
    const at = name === "add_row" ? rows.length - 1 : name === "move_up" ? number - 1 : name === "move_down" ? number + 1 : Math.min(number, rows.length - 1);
    const target = typed || rows[at] || form.querySelector("textarea");
    if (target) target.focus({ preventScroll: Boolean(typed) });
  };
  const swap = async (data, place, typed) => {
    const answer = await send(form.action, data);
    if (!answer.ok) throw new Error(String(answer.status));
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = page.getElementById("naskah");
    if (!fresh) throw new Error("no form");
    const y = scrollY;
    form.replaceChildren(...fresh.childNodes);
    form.querySelector("button[name=do][value=keep]").hidden = true;
    if (window.htmx) window.htmx.process(form);
    scrollTo(0, y);
    focusOn(place, typed && document.getElementById(typed));
    changed = true; again(300);
  };
  const undoOf = (data) => {
    say(form.dataset.toldUndo);
    const button = document.createElement("button");
    button.type = "button"; button.className = "link"; button.textContent = form.dataset.undo;
    button.addEventListener("click", () => { data.set("add_row", "undo"); data.set("seen_draft", form.elements.seen_draft.value); swap(data, { name: "", prefix: "", number: 0 }).catch(() => say(form.dataset.toldLost)); });
    told.append(" ", button);
  };
  const press = async (button) => {
    if (busy) { setTimeout(() => press(button), 200); return; }
    clearTimeout(waiting); busy = true;
    const data = new FormData(form);
    const before = new FormData(form);
    data.append(button.name, button.value);
    const find = button.value.endsWith("-find") ? "cari-peraturan" : "";
    try {
      await swap(data, where(button), find);
      if (button.name === "remove_row") { clearTimeout(waiting); undoOf(before); }
    } catch { form.requestSubmit(button); }
    finally { busy = false; }
  };
  document.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!isRow(button)) return;
    event.preventDefault(); press(button);
  });
  form.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && event.target.name === "find_regulation") {
      event.preventDefault();
      const button = form.querySelector('button[value="legal_bases-find"]');
      if (button) press(button);
      return;
    }
    const step = { ArrowUp: "move_up", ArrowDown: "move_down" }[event.key];
    const row = event.altKey && step && event.target.closest(".row");
    const button = row && row.querySelector(`button[name=${step}]`);
    if (!button || button.disabled) return;
    event.preventDefault(); press(button);
  });
  addEventListener("keydown", (event) => {
    if ((event.ctrlKey || event.metaKey) && event.key === "s") { event.preventDefault(); again(0); }
  });
})();
