"use strict";
// The report's behavior. Every figure was computed and written by VisionAdapters; this script shows one page at a time, sorts tables and
// finds pictures. Text that came from outside is only ever set as text.
(() => {
  const byId = id => document.getElementById(id);
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];

  // ---- Addresses: #/page?name=value&... ----

  function readAddress() {
    const [path, query = ""] = location.hash.slice(1).split("?");
    return { page: path, query: new URLSearchParams(query) };
  }

  function showPage() {
    const { page, query } = readAddress();
    const pages = all("article");
    if (location.hash && !pages.some(candidate => candidate.dataset.page === page)) {
      return; // An anchor inside a page, or nothing of ours.
    }
    const current = pages.find(candidate => candidate.dataset.page === page) ?? pages[0];
    for (const candidate of pages) {
      candidate.classList.toggle("current", candidate === current);
    }
    for (const link of all("nav a")) {
      if (link.getAttribute("href") === "#" + current?.dataset.page) {
        link.setAttribute("aria-current", "page");
      } else {
        link.removeAttribute("aria-current");
      }
    }
    document.dispatchEvent(new CustomEvent("page", { detail: { page: current?.dataset.page, query } }));
  }

  // ---- Tables: sorted by the unrounded values ----

  function makeSortable(table) {
    const rows = [...table.tBodies[0].rows];
    if (rows.length < 2) {
      return;
    }
    for (const head of all("thead th.number[data-column]", table)) {
      const button = document.createElement("button");
      button.append(...head.childNodes);
      button.type = "button";
      head.append(button);
      button.addEventListener("click", () => {
        const direction = head.getAttribute("aria-sort") === "descending" ? "ascending" : "descending";
        for (const other of all("thead th", table)) {
          other.removeAttribute("aria-sort");
        }
        head.setAttribute("aria-sort", direction);
        const column = head.cellIndex;
        const valueOf = row => parseFloat(row.cells[column].dataset.value ?? row.cells[column].textContent.replace(/[,$%]/g, ""));
        const sign = direction === "descending" ? -1 : 1;
        const sorted = [...rows].sort((a, b) => {
          const [x, y] = [valueOf(a), valueOf(b)];
          return Number.isNaN(x) || Number.isNaN(y) ? Number.isNaN(x) - Number.isNaN(y) : sign * (x - y);
        });
        table.tBodies[0].append(...sorted);
      });
    }
  }

  // ---- The bill of a month at the reader's volume: price times images ----

  function followVolume() {
    const volume = byId("volume");
    const head = document.querySelector('th[data-column="perMonthUsd"]');
    if (!volume || !head) {
      return;
    }
    const perThousand = head.closest("tr").querySelector('th[data-column="per1000Usd"]').cellIndex;
    const dollars = new Intl.NumberFormat("en-US", { style: "currency", currency: "USD" });
    volume.addEventListener("input", () => {
      const images = Number(volume.value);
      for (const row of head.closest("table").tBodies[0].rows) {
        const price = row.cells[perThousand].dataset.value;
        if (price !== undefined && images >= 0) {
          const cost = Number(price) * images / 1000;
          row.cells[head.cellIndex].textContent = cost > 0 && cost < 0.01 ? "<$0.01" : dollars.format(cost);
          row.cells[head.cellIndex].dataset.value = cost;
        }
      }
    });
  }

  // ---- Start ----

  // The ids serve links without script; with it, the browser would scroll the head of the page away.
  for (const page of all("article")) {
    page.dataset.page = page.id;
    page.removeAttribute("id");
  }
  document.documentElement.classList.add("live");
  all("table").forEach(makeSortable);
  followVolume();
  window.addEventListener("hashchange", () => {
    showPage();
    if (document.activeElement === document.body || document.activeElement?.closest("nav")) {
      scrollTo(0, 0);
    }
  });
  showPage();
})();
