// Shows the buttons that copy a citation, where scripts may copy.
if (navigator.clipboard) {
  for (const button of document.querySelectorAll(".citation button")) {
    button.hidden = false;
    button.addEventListener("click", async () => {
      const words = button.parentElement.querySelector("span").textContent;
      await navigator.clipboard.writeText(words);
      button.setAttribute("aria-pressed", "true");
      setTimeout(() => button.removeAttribute("aria-pressed"), 1500);
    });
  }
}
