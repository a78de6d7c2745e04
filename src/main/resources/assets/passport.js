// Follows a run that is under way: takes the moving part of its page anew, and the whole page once the run rests.
(() => {
  const EVERY = 2000;
  const said = document.getElementById("said-live");

  function step(live) {
    const rows = live.querySelectorAll("[data-step]");
    return rows.length === 0 ? "" : rows[rows.length - 1].dataset.step;
  }

  function rows(live) {
    return Array.from(live.querySelectorAll("progress")).map((bar) => bar.getAttribute("aria-label")).join();
  }

  /** Told only where something changes that a person waits for, so that nobody is talked at. */
  function tell(before, after) {
    if (said && step(after) && (step(before) !== step(after) || rows(before) !== rows(after))) {
      said.textContent = "Step " + step(after) + " is under way.";
    }
  }

  async function look() {
    const live = document.getElementById("live");
    try {
      const answer = await fetch(location.pathname + "/live", {
        headers: { "X-Requested-With": "XMLHttpRequest" },
        redirect: "error",
      });
      if (!answer.ok) {
        throw new Error(String(answer.status));
      }
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const fresh = page.getElementById("live");
      if (fresh.dataset.state !== "RUNNING") {
        location.replace(location.pathname);
        return;
      }
      const focused = live.contains(document.activeElement);
      if (!focused) {
        tell(live, fresh);
        live.replaceWith(fresh);
      }
    } catch (lost) {
      if (said) {
        said.textContent = "The server does not answer at the moment; trying again.";
      }
    }
    setTimeout(look, EVERY);
  }

  const live = document.getElementById("live");
  if (live && live.dataset.state === "RUNNING") {
    setTimeout(look, EVERY);
  }
})();
