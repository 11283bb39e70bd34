// Shows the buttons that copy a citation or the address of the page, and the one that
// hands it to the device, where scripts may do that.
{
  const copies = (button, words, after) => {
    button.hidden = false;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(words());
      after(true);
      setTimeout(() => after(false), 1500);
    });
  };

  // Not what a text may call so.
  const share = document.querySelector(".share:not(.text *)");
  // The address without the place in the page that a reader came to.
  const address = () => share.querySelector("a").href;

  if (navigator.clipboard) {
    for (const button of document.querySelectorAll(".citation button")) {
      const words = () => button.parentElement.querySelector("span").textContent;
      copies(button, words, (done) => { button.ariaPressed = done || null; });
    }
    if (share) {
      const said = share.querySelector("[role=status]");
      const words = said.textContent;
      said.textContent = "";
      said.hidden = false;
      copies(share.querySelector("[data-copies]"), address, (done) => {
        said.textContent = done ? words : "";
      });
    }
  }

  // A file on a disk is nothing that others can open.
  if (share && navigator.share && location.protocol !== "file:") {
    const button = share.querySelector("[data-shares]");
    button.hidden = false;
    button.addEventListener("click", () => {
      const title = document.querySelector("h1").textContent;
      navigator.share({ title, url: address() }).catch(() => { /* thought better of it */ });
    });
  }
}
