/* Large files travel in pieces (tus 1.0) as soon as they are chosen, and go on after a cut. Without this the form posts them whole. */
(() => {
  "use strict";
  const words = document.getElementById("unggahan");
  if (!words || !window.fetch || !HTMLFormElement.prototype.requestSubmit) return;
  const SMALL = 256 * 1024, PIECE = 1024 * 1024, LONGEST_PAUSE = 15000;
  const person = document.body.dataset.person || "";
  const subtle = window.crypto && crypto.subtle;
  const kept = (work) => { try { return work(); } catch { return null; } };
  const memory = (file) => `diktum-tus:${person}:${file.name}:${file.size}:${file.lastModified}`;
  const hex = (bytes) => [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  const base64 = (bytes) => btoa(String.fromCharCode(...bytes));
  const sha256 = async (blob) => new Uint8Array(await crypto.subtle.digest("SHA-256", await blob.arrayBuffer()));
  const mega = (bytes) => (bytes / 1e6).toLocaleString(document.documentElement.lang, { maximumFractionDigits: 1, minimumFractionDigits: 1 });
  const say = (key, facts) => words.dataset[key].replace(/\{(\w+)\}/g, (all, name) => facts[name] ?? all);
  const pause = (ms) => new Promise((go) => { const timer = setTimeout(go, ms); addEventListener("online", () => { clearTimeout(timer); go(); }, { once: true }); });

  class Refused extends Error {}

  const call = async (form, url, method, headers, body) => {
    const token = form.querySelector("[name=csrfmiddlewaretoken]");
    const all = { "Tus-Resumable": "1.0.0", ...headers };
    if (token) all["X-CSRFToken"] = token.value;
    return fetch(url, { method, headers: all, body, credentials: "same-origin", redirect: "manual" });
  };

  const begin = async (form, file, digest) => {
    const told = { filename: file.name, ...(digest ? { sha256: digest } : {}) };
    const metadata = Object.entries(told).map(([name, value]) => `${name} ${base64(new TextEncoder().encode(value))}`).join(",");
    const answer = await call(form, words.dataset.url, "POST", { "Upload-Length": String(file.size), "Upload-Metadata": metadata });
    if (answer.status !== 201) throw new Refused();
    const url = new URL(answer.headers.get("Location")).pathname;
    kept(() => localStorage.setItem(memory(file), url));
    return url;
  };

  const found = async (form, file) => {
    const url = kept(() => localStorage.getItem(memory(file)));
    if (!url) return null;
    const answer = await call(form, url, "HEAD", {});
    return answer.ok ? { url, offset: Number(answer.headers.get("Upload-Offset")), sha: answer.headers.get("Upload-Sha256") } : null;
  };

  /* Send what is missing. A cut is waited out; a refusal ends in a plain form. */
  const send = async (form, file, show) => {
    const digest = subtle ? hex(await sha256(file)) : "";
    let wait = 500, faults = 0, state = null;
    for (;;) {
      try {
        state = await found(form, file) || { url: await begin(form, file, digest), offset: 0, sha: null };
        const since = performance.now(), from = state.offset;
        while (!state.sha) {
          const seconds = (performance.now() - since) / 1000, speed = seconds > 0.2 ? (state.offset - from) / seconds : 0;
          show("going", state.offset, speed > 0 ? Math.ceil((file.size - state.offset) / speed) : null);
          const piece = file.slice(state.offset, state.offset + PIECE);
          const proof = subtle ? { "Upload-Checksum": `sha256 ${base64(await sha256(piece))}` } : {};
          const answer = await call(form, state.url, "PATCH", { "Content-Type": "application/offset+octet-stream", "Upload-Offset": String(state.offset), ...proof }, piece);
          if (answer.status !== 204) {
            faults += 1;
            throw faults < 5 && [409, 423, 460, 500, 502, 503, 504].includes(answer.status) ? new Error(String(answer.status)) : new Refused();
          }
          state.offset = Number(answer.headers.get("Upload-Offset"));
          state.sha = answer.headers.get("Upload-Sha256");
          wait = 500;
        }
        if (digest && state.sha !== digest) throw new Refused();
        return state;
      } catch (error) {
        if (error instanceof Refused) { kept(() => localStorage.removeItem(memory(file))); throw error; }
        show("waiting", state ? state.offset : 0, null);
        await pause(wait);
        wait = Math.min(wait * 2, LONGEST_PAUSE);
      }
    }
  };

  const watch = (input) => {
    const form = input.form;
    let round = 0, going = false, wanted = null, keys = [];
    const list = document.createElement("div");
    list.className = "sending"; list.setAttribute("role", "status");
    input.after(list);

    const line = (file) => {
      const item = document.createElement("div"), text = document.createElement("span"), bar = document.createElement("progress");
      bar.max = file.size; bar.value = 0; bar.setAttribute("aria-label", file.name);
      item.append(text, bar); list.append(item);
      return (key, done, seconds, sha = "") => {
        bar.value = done; bar.hidden = key === "whole" || key === "failed"; item.dataset.state = key;
        text.textContent = say(key === "going" && seconds !== null ? "timed" : key, { name: file.name, done: mega(done), size: mega(file.size), seconds, sha: sha.slice(0, 12) });
      };
    };

    input.addEventListener("change", async () => {
      const own = ++round, files = [...input.files];
      list.replaceChildren(); keys = []; going = files.some((file) => file.size > SMALL);
      if (!going) return;
      const shows = files.map(line);
      files.forEach((file, at) => shows[at]("going", 0, null));
      const sent = [];
      try {
        for (const [at, file] of files.entries()) {
          const state = await send(form, file, (...told) => { if (own === round) shows[at](...told); });
          if (own !== round) return;
          shows[at]("whole", file.size, null, state.sha);
          sent.push(state.url.split("/").filter(Boolean).pop());
        }
        keys = sent;
      } catch {
        if (own !== round) return;
        list.replaceChildren();
      }
      going = false;
      if (wanted) { const { submitter } = wanted; wanted = null; form.requestSubmit(submitter); }
    });

    form.addEventListener("submit", (event) => {
      if (!going) return;
      event.preventDefault(); event.stopImmediatePropagation();
      wanted = { submitter: event.submitter };
    }, true);
    form.addEventListener("formdata", (event) => {
      if (!keys.length) return;
      event.formData.delete(input.name);
      keys.forEach((key) => event.formData.append(`tus-${input.name}`, key));
    });
  };

  document.querySelectorAll("form[enctype='multipart/form-data'] input[type=file]").forEach(watch);
})();
