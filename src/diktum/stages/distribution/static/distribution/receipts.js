/* Receipts on a phone: a signature drawn or typed, kept on the phone until the office has taken it, sent once. */
(() => {
  "use strict";
  const form = document.querySelector("form[data-receipts]");
  const place = document.getElementById("antrean");
  if (!form && !place) return;
  const words = (place || form).dataset;
  const isCourier = Boolean(document.body.dataset.worker);
  const person = document.body.dataset.person || "";
  const AGAIN = 15000;

  /* --- the pad --- */
  const pad = form && form.querySelector("[data-pad]");
  const canvas = pad && pad.querySelector("canvas");
  const clean = () => { if (!canvas) return; canvas.getContext("2d").clearRect(0, 0, canvas.width, canvas.height); canvas.dataset.ink = ""; };
  const isDrawn = () => Boolean(pad && !pad.hidden && form.elements.cara.value === "gambar");
  const show = () => { pad.querySelector("[data-canvas]").hidden = form.elements.cara.value !== "gambar"; };
  const at = (event) => { const box = canvas.getBoundingClientRect(); return [(event.clientX - box.left) * canvas.width / box.width, (event.clientY - box.top) * canvas.height / box.height]; };
  if (pad) {
    const pen = canvas.getContext("2d");
    let drawing = false;
    pad.hidden = false;
    Object.assign(pen, { lineWidth: 4, lineCap: "round", lineJoin: "round", strokeStyle: "#111" });
    canvas.addEventListener("pointerdown", (event) => { drawing = true; canvas.setPointerCapture(event.pointerId); pen.beginPath(); pen.moveTo(...at(event)); event.preventDefault(); });
    canvas.addEventListener("pointermove", (event) => { if (!drawing) return; pen.lineTo(...at(event)); pen.stroke(); canvas.dataset.ink = "1"; });
    for (const name of ["pointerup", "pointercancel"]) canvas.addEventListener(name, () => { drawing = false; });
    pad.querySelector("[data-clean]").addEventListener("click", clean);
    pad.addEventListener("change", show);
    show();
  }

  /* --- the queue: one row a receipt, in this phone's own store --- */
  const opened = new Promise((resolve, reject) => {
    const asked = indexedDB.open("diktum-tanda-terima", 1);
    asked.onupgradeneeded = () => asked.result.createObjectStore("antrean", { keyPath: "key" });
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error);
  });
  const within = async (mode, work) => {
    const base = await opened;
    return new Promise((resolve, reject) => {
      const deal = base.transaction("antrean", mode);
      const asked = work(deal.objectStore("antrean"));
      deal.oncomplete = () => resolve(asked.result);
      deal.onerror = deal.onabort = () => reject(deal.error);
    });
  };
  const kept = async () => (await within("readonly", (store) => store.getAll())).filter((each) => each.person === person && each.url === location.pathname).sort((a, b) => a.at.localeCompare(b.at));
  const put = (entry) => within("readwrite", (store) => store.put(entry));
  const drop = (key) => within("readwrite", (store) => store.delete(key));

  /* --- what is seen --- */
  const say = (text) => { const told = document.getElementById("kabar"); if (told) { told.textContent = text; told.hidden = !text; } };
  const rowOf = (copy) => copy && document.querySelector(`[data-copy="${CSS.escape(copy)}"]`);
  const offer = (copy, is) => { const option = copy && form && form.querySelector(`select[name=copy] option[value="${CSS.escape(copy)}"]`); if (option) option.disabled = !is; const row = rowOf(copy); if (row) { row.querySelector("[data-choose]").hidden = !is; if (is) row.querySelector("[data-state]").textContent = ""; } };
  const mark = (copy, text) => { const row = rowOf(copy); if (row) row.querySelector("[data-state]").textContent = text; offer(copy, false); };
  const draw = async () => {
    const all = await kept();
    const waiting = all.filter((each) => !each.refused);
    const count = document.getElementById("belum-terkirim");
    if (count) { count.textContent = waiting.length ? `${words.toldUnsent}: ${waiting.length}` : ""; count.dataset.count = waiting.length; }
    const again = document.querySelector("[data-send]");
    if (again) again.hidden = !waiting.length;
    if (!place) return all;
    place.replaceChildren(...all.map((each) => {
      const row = document.createElement("li");
      row.textContent = each.refused ? `${each.label}: ${words.toldRefused} ${each.refused}` : `${each.label}: ${words.toldKept} ${new Date(each.at).toLocaleTimeString("id-ID", { hour: "2-digit", minute: "2-digit" })}`;
      if (each.refused) {
        const button = document.createElement("button");
        Object.assign(button, { type: "button", className: "link", textContent: words.toldDrop });
        button.addEventListener("click", async () => { await drop(each.key); offer(each.fields.copy, true); await draw(); });
        row.append(" ", button);
      } else mark(each.fields.copy, words.toldKept);
      return row;
    }));
    return all;
  };

  /* --- sending: one after the other, the same key every time --- */
  let busy = false;
  let timer = 0;
  const post = async (entry) => {
    const data = new URLSearchParams(entry.fields);
    const token = document.querySelector("input[name=csrfmiddlewaretoken]");
    if (token) data.set("csrfmiddlewaretoken", token.value);
    const answer = await fetch(entry.url, { method: "POST", body: data, headers: { Accept: "application/json" }, credentials: "same-origin", redirect: "manual" });
    if (answer.type === "opaqueredirect") return { state: "away", words: words.toldLogin };
    if (!(answer.headers.get("Content-Type") || "").includes("json")) return { state: "away", words: words.toldReload };
    return answer.json();
  };
  const send = async () => {
    if (busy) return;
    busy = true;
    clearTimeout(timer);
    let sent = 0;
    let left = 0;
    try {
      for (const entry of await kept()) {
        if (entry.refused) continue;
        let told;
        try { told = await post(entry); } catch { left += 1; break; }
        if (told.state === "taken") { await drop(entry.key); sent += 1; mark(entry.fields.copy, words.toldSent); say(`${entry.label}: ${words.toldSent}`); }
        else if (told.state === "away") { left += 1; say(told.words); break; }
        else await put({ ...entry, refused: told.words });
      }
    } finally { busy = false; }
    const all = await draw();
    if (sent && !isCourier && !all.length) { location.reload(); return; }
    if (left) timer = setTimeout(send, AGAIN);
  };

  /* --- taking one --- */
  const fieldsOf = () => {
    const fields = Object.fromEntries([...new FormData(form)].filter(([name, value]) => typeof value === "string" && !["csrfmiddlewaretoken", "cara", "drawing"].includes(name)));
    fields.client_at = new Date().toISOString();
    fields.request_key = crypto.randomUUID ? crypto.randomUUID() : [...crypto.getRandomValues(new Uint8Array(16))].map((each) => each.toString(16).padStart(2, "0")).join("");
    if (isDrawn()) fields.drawing = canvas.toDataURL("image/png");
    return fields;
  };
  const labelOf = () => { const chosen = form.querySelector("select[name=copy] option:checked"); return chosen ? chosen.textContent : form.elements.name.value; };
  const fault = () => {
    if (form.elements.copy && !form.elements.copy.value) return [form.elements.copy, words.toldChoose];
    if (!form.elements.name.value.trim()) return [form.elements.name, words.toldName];
    if (!form.elements.agreed.checked) return [form.elements.agreed, words.toldAgree];
    return isDrawn() && !canvas.dataset.ink ? [canvas, words.toldEmpty] : null;
  };
  if (form) {
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      const wrong = fault();
      if (wrong) { say(wrong[1]); wrong[0].focus(); return; }
      const fields = fieldsOf();
      const entry = { key: fields.request_key, person, url: location.pathname, label: labelOf(), at: fields.client_at, fields };
      try { await put(entry); } catch { form.submit(); return; }
      say(words.toldKept);
      if (isCourier) { mark(fields.copy, words.toldKept); form.reset(); clean(); if (pad) show(); }
      else for (const button of form.querySelectorAll("button[type=submit]")) button.disabled = true;
      await draw();
      await send();
      for (const button of form.querySelectorAll("button[type=submit]")) button.disabled = false;
    });
    document.addEventListener("click", (event) => {
      const choose = event.target.closest("[data-choose]");
      if (!choose) return;
      form.elements.copy.value = choose.dataset.choose;
      form.scrollIntoView({ block: "start" });
      form.elements.name.focus();
      event.preventDefault();
    });
  }
  window.addEventListener("online", send);
  const again = document.querySelector("[data-send]");
  if (again) again.addEventListener("click", send);
  draw().then(send);

  /* --- the page itself stays on the phone --- */
  const worker = document.body.dataset.worker;
  if (worker && "serviceWorker" in navigator) {
    navigator.serviceWorker.register(worker).then(() => navigator.serviceWorker.ready)
      .then(() => { if (navigator.onLine) return fetch(location.pathname, { headers: { "X-Diktum-Keep": "1" } }); return null; })
      .then(() => { document.body.dataset.kept = "1"; const told = document.getElementById("tersimpan"); if (told) told.hidden = false; })
      .catch(() => { /* without a worker the page works online, and what was typed still waits on this phone */ });
  }
})();
