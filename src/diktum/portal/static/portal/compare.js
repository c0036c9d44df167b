/* Compute the SHA-256 of a file in the browser and ask with it. The file itself is not sent anywhere. */
(() => {
  "use strict";
  const hex = (buffer) => [...new Uint8Array(buffer)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  for (const form of document.querySelectorAll("form[data-compare]")) {
    const drop = form.querySelector("[data-drop]");
    const picker = form.querySelector("input[type=file]");
    const told = form.querySelector("[role=status]");
    const field = form.querySelector("input[name=sidik]");
    const say = (key, name = "") => { told.textContent = (form.dataset[key] || "").replace("{}", name); };
    if (!(window.crypto && crypto.subtle)) { say("cannot"); continue; }
    drop.hidden = false;
    form.querySelector("details").open = false;
    const take = async (file) => {
      if (!file) return;
      say("working", file.name);
      try {
        field.value = hex(await crypto.subtle.digest("SHA-256", await file.arrayBuffer()));
      } catch {
        say("failed", file.name);
        return;
      }
      form.submit();
    };
    picker.addEventListener("change", () => take(picker.files[0]));
    addEventListener("dragover", (event) => { event.preventDefault(); drop.classList.add("over"); });
    addEventListener("dragleave", () => drop.classList.remove("over"));
    addEventListener("drop", (event) => { event.preventDefault(); drop.classList.remove("over"); take(event.dataTransfer.files[0]); });
  }
})();
