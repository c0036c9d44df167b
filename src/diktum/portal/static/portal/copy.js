/* Copy a text at one press. Without this file the text is selected by hand. */
(() => {
  "use strict";
  for (const button of document.querySelectorAll("[data-copy]")) {
    const source = document.getElementById(button.dataset.copy);
    const select = () => { const range = document.createRange(); range.selectNodeContents(source); const chosen = getSelection(); chosen.removeAllRanges(); chosen.addRange(range); };
    button.hidden = false;
    button.addEventListener("click", async () => {
      select();
      try { await navigator.clipboard.writeText(source.textContent.trim()); } catch { if (!document.execCommand("copy")) return; }
      button.textContent = button.dataset.done;
    });
  }
})();
