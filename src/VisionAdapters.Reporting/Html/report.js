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

  // ---- Pictures ----

  const TileSide = 72, SheetColumns = 16, TilesPerSheet = SheetColumns * SheetColumns;
  const CellWidth = 96, CellHeight = 112;
  const Kind = { right: 0, wrong: 1, abstained: 2, notOffered: 3, failed: 4, refused: 5, notAsked: 6, notScored: 7 };
  const Marks = ["✓", "✗", "○", "–", "!", "!", "·", "·"];
  const MarkWords = ["right", "wrong", "no value", "not offered", "failed", "refused", "not asked", "not scored"];
  const MarkClasses = ["right", "wrong", "open", "open", "wrong", "wrong", "open", "open"];
  const Filters = {
    all: ["All labeled", () => true],
    wrong: ["Wrong", kinds => kinds.some(kind => kind === Kind.wrong)],
    right: ["Right", kinds => kinds.some(kind => kind === Kind.right)],
    onlyRight: ["Only this provider right", null],
    disagree: ["Providers disagree", null],
    suspected: ["Label in doubt: providers agree against it", null],
    noAnswer: ["No value", kinds => kinds.some(kind => kind === Kind.abstained || kind === Kind.notOffered)],
    failed: ["Failed or refused", kinds => kinds.some(kind => kind === Kind.failed || kind === Kind.refused)],
  };

  function element(name, properties = {}, ...children) {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(properties)) {
      if (key in made && key !== "list") {
        made[key] = value;
      } else {
        made.setAttribute(key, value);
      }
    }
    made.append(...children.filter(child => child != null));
    return made;
  }

  function bytesOf(block) {
    const text = atob(block.textContent);
    const bytes = new Uint8Array(text.length);
    for (let i = 0; i < text.length; i++) {
      bytes[i] = text.charCodeAt(i);
    }
    return bytes;
  }

  async function readBlock(kind) {
    const block = document.querySelector(`script[data-kind="${kind}"]`);
    const stream = new Blob([bytesOf(block)]).stream().pipeThrough(new DecompressionStream("gzip"));
    return JSON.parse(await new Response(stream).text());
  }

  function choiceOf(label, options, changed) {
    const select = element("select", {}, ...options.map(([value, text]) => element("option", { value }, text)));
    select.addEventListener("change", () => changed(select.value));
    return [select, element("label", {}, label, select)];
  }

  async function readPictures() {
    const data = await readBlock("pictures");
    const blocks = all('script[data-kind="sheet"]');
    const addresses = [];
    data.sheet = number => addresses[number] ??= URL.createObjectURL(new Blob([bytesOf(blocks[number])], { type: "image/jpeg" }));
    return data;
  }

  class PicturesPage {
    constructor(root, data) {
      this.root = root;
      this.data = data;
      this.marked = new Set();
      this.corrections = new Map();
      this.shown = [];
      this.current = -1;
      this.build();
    }

    build() {
      const { data } = this;
      const choice = (label, name, options) => {
        const select = element("select", { name }, ...options.map(([value, text]) => element("option", { value }, text)));
        select.addEventListener("change", () => this.navigate({ [name]: select.value, image: "" }));
        this[name] = select;
        return element("label", {}, label, select);
      };
      this.search = element("input", { type: "search", name: "q", autocomplete: "off" });
      this.search.addEventListener("input", () => this.navigate({ q: this.search.value, image: "" }));
      this.filters = element("div", { className: "filters" },
        choice("Attribute", "facet", data.facets.map(facet => [facet.id, facet.name])),
        choice("Provider", "provider", [["", "Any"], ...data.providerIds.map((id, i) => [id, data.providers[i]])]),
        choice("Show", "kind", Object.entries(Filters).map(([key, [text]]) => [key, text])),
        choice("True value", "value", []),
        choice("Said", "said", []),
        element("label", {}, "Name contains", this.search));
      this.count = element("p", { className: "said-count", role: "status" });
      this.list = element("div", { className: "window", tabIndex: 0, role: "listbox", "aria-label": "Pictures" });
      this.space = element("div");
      this.space.style.position = "relative";
      this.list.append(this.space);
      this.card = element("aside", { className: "card", "aria-label": "The chosen picture" });
      const action = (text, act) => {
        const button = element("button", { type: "button", className: "action" }, text);
        button.addEventListener("click", act);
        return button;
      };
      this.root.append(
        this.filters, this.count,
        element("div", { className: "workbench" }, this.list, this.card),
        element("div", { className: "actions" },
          action("Save the ids of these pictures", () => this.saveIds()),
          this.saveButton = action("Save corrections", () => this.saveCorrections())),
        element("p", { className: "about" }, "Keys: arrows or j and k move, c confirms the label, r rejects it. One mark a provider, "
          + "in the order of the card: ✓ right, ✗ wrong, ○ no value, – not offered, ! failed."));
      this.list.addEventListener("scroll", () => requestAnimationFrame(() => this.draw()), { passive: true });
      this.list.addEventListener("keydown", event => this.onKey(event));
      this.list.addEventListener("click", event => {
        const tile = event.target.closest(".tile");
        if (tile) {
          this.choose(Number(tile.dataset.position));
        }
      });
      new ResizeObserver(() => this.draw(true)).observe(this.list);
    }

    // The address holds the whole state, so that a link opens what its sender saw.
    navigate(changes) {
      const { query } = readAddress();
      for (const [name, value] of Object.entries(changes)) {
        if (value) {
          query.set(name, value);
        } else {
          query.delete(name);
        }
      }
      if ("facet" in changes) {
        query.delete("value");
        query.delete("said");
      }
      history.replaceState(null, "", "#/pictures?" + query);
      this.open(query);
    }

    open(query) {
      const { data } = this;
      const number = Math.max(0, data.facets.findIndex(facet => facet.id === query.get("facet")));
      const facet = data.facets[number];
      if (this.facetNumber !== number) {
        this.facetNumber = number;
        const named = facet.sets.map((set, i) => [i, set.join(", ") || "nothing"]).sort((a, b) => a[1] < b[1] ? -1 : 1);
        const used = (select, columns) => {
          const seen = new Set(columns.flat());
          select.replaceChildren(element("option", { value: "" }, "Any"),
            ...named.filter(([i]) => seen.has(i)).map(([, text]) => element("option", { value: text }, text)));
        };
        used(this.value, [facet.truth]);
        used(this.said, facet.said);
      }
      this.facet.value = facet.id;
      this.provider.value = query.get("provider") ?? "";
      this.kind.value = query.get("kind") in Filters ? query.get("kind") : "all";
      this.value.value = query.get("value") ?? "";
      this.said.value = query.get("said") ?? "";
      if (this.search.value !== (query.get("q") ?? "")) {
        this.search.value = query.get("q") ?? "";
      }
      this.select(facet);
      const chosen = this.shown.indexOf(data.images.indexOf(query.get("image")));
      this.list.scrollTop = 0;
      this.draw(true);
      this.choose(Math.max(0, chosen), false);
    }

    select(facet) {
      const { data } = this;
      const textOf = set => set < 0 ? null : facet.sets[set].join(", ") || "nothing";
      const provider = data.providerIds.indexOf(this.provider.value);
      const chosen = provider < 0 ? data.providerIds.map((_, i) => i) : [provider];
      const everyone = data.providerIds.map((_, i) => i);
      const wanted = this.search.value.toLowerCase();
      const tests = {
        onlyRight: i => facet.kind[chosen[0]][i] === Kind.right
          && everyone.every(other => other === chosen[0] || facet.kind[other][i] !== Kind.right),
        disagree: i => new Set(everyone.filter(p => facet.kind[p][i] <= Kind.wrong).map(p => facet.said[p][i])).size > 1,
        suspected: i => {
          const said = everyone.filter(p => facet.kind[p][i] <= Kind.wrong).map(p => facet.said[p][i]);
          return said.length > 1 && said.every(set => set === said[0]) && said[0] !== facet.truth[i];
        },
      };
      const test = tests[this.kind.value] ?? (i => Filters[this.kind.value][1](chosen.map(p => facet.kind[p][i])));
      this.shown = [];
      for (let i = 0; i < data.images.length; i++) {
        if (facet.truth[i] >= 0 && test(i)
            && (!this.value.value || textOf(facet.truth[i]) === this.value.value)
            && (!this.said.value || chosen.some(p => textOf(facet.said[p][i]) === this.said.value))
            && (!wanted || data.images[i].toLowerCase().includes(wanted))) {
          this.shown.push(i);
        }
      }
      const number = value => value.toLocaleString("en-US");
      const labeled = facet.truth.reduce((sum, set) => sum + (set >= 0), 0);
      const pictures = labeled === 1 ? "picture" : "pictures";
      this.count.textContent = `${number(this.shown.length)} of ${number(labeled)} ${pictures} labeled with ${facet.name}`;
    }

    columns() {
      return Math.max(1, Math.floor(this.list.clientWidth / CellWidth));
    }

    // Only the rows in sight, and one on either side, are in the document.
    draw(anew = false) {
      const columns = this.columns();
      const rows = Math.ceil(this.shown.length / columns);
      const first = Math.max(0, Math.floor(this.list.scrollTop / CellHeight) - 1);
      const last = Math.min(rows, Math.ceil((this.list.scrollTop + this.list.clientHeight) / CellHeight) + 1);
      const range = `${columns} ${first} ${last}`;
      if (!anew && range === this.range) {
        return;
      }
      this.range = range;
      this.space.style.height = rows * CellHeight + "px";
      const tiles = [];
      for (let position = first * columns; position < Math.min(last * columns, this.shown.length); position++) {
        tiles.push(this.tile(position, columns));
      }
      this.space.replaceChildren(...tiles);
    }

    tile(position, columns) {
      const { data } = this;
      const i = this.shown[position];
      const facet = data.facets[this.facetNumber];
      const marks = element("div", { className: "marks", "aria-hidden": "true" });
      for (const kinds of facet.kind) {
        marks.append(element("span", { className: "mark " + MarkClasses[kinds[i]] }, Marks[kinds[i]]));
      }
      const said = data.providers.map((name, p) => `${name} ${MarkWords[facet.kind[p][i]]}`).join(", ");
      const tile = element("div", {
        className: "tile", role: "option", id: "tile-" + position, title: data.images[i], "aria-label": `${data.images[i]}: ${said}`,
        "aria-selected": String(position === this.current), "aria-setsize": this.shown.length, "aria-posinset": position + 1,
      }, this.picture(i, 1), marks);
      tile.dataset.position = position;
      tile.style.left = position % columns * CellWidth + "px";
      tile.style.top = Math.floor(position / columns) * CellHeight + "px";
      return tile;
    }

    picture(i, scale) {
      const tile = this.data.tiles[i];
      const picture = element("span", { className: scale > 1 ? "thumb big" : "thumb" });
      if (tile < 0) {
        picture.classList.add("none");
        return picture;
      }
      const place = tile % TilesPerSheet;
      picture.style.backgroundImage = `url(${this.data.sheet(Math.floor(tile / TilesPerSheet))})`;
      picture.style.backgroundSize = TileSide * SheetColumns * scale + "px auto";
      picture.style.backgroundPosition =
        `${-(place % SheetColumns) * TileSide * scale}px ${-Math.floor(place / SheetColumns) * TileSide * scale}px`;
      return picture;
    }

    choose(position, remember = true) {
      if (this.shown.length === 0) {
        this.current = -1;
        this.card.replaceChildren(element("p", {}, "No picture fits these filters."));
        this.list.removeAttribute("aria-activedescendant");
        return;
      }
      this.current = Math.min(Math.max(position, 0), this.shown.length - 1);
      const top = Math.floor(this.current / this.columns()) * CellHeight;
      if (top < this.list.scrollTop) {
        this.list.scrollTop = top;
      } else if (top + CellHeight > this.list.scrollTop + this.list.clientHeight) {
        this.list.scrollTop = top + CellHeight - this.list.clientHeight;
      }
      this.draw(true);
      this.list.setAttribute("aria-activedescendant", "tile-" + this.current);
      if (remember) {
        const { query } = readAddress();
        query.set("image", this.data.images[this.shown[this.current]]);
        history.replaceState(null, "", "#/pictures?" + query);
      }
      this.showCard(this.shown[this.current]);
    }

    onKey(event) {
      const columns = this.columns();
      const page = columns * Math.max(1, Math.floor(this.list.clientHeight / CellHeight));
      const steps = {
        ArrowRight: 1, ArrowLeft: -1, ArrowDown: columns, ArrowUp: -columns, j: 1, k: -1, PageDown: page, PageUp: -page,
        Home: -this.shown.length, End: this.shown.length,
      };
      if (event.ctrlKey || event.metaKey || event.altKey) {
        return;
      }
      if (event.key in steps) {
        event.preventDefault();
        this.choose(this.current + steps[event.key]);
      } else if (this.current >= 0 && (event.key === "c" || event.key === "r")) {
        this.correct(this.shown[this.current], event.key === "c" ? "confirm" : "reject");
      }
    }

    // ---- The card ----

    showCard(i) {
      const { data } = this;
      const facet = data.facets[this.facetNumber];
      const valueOf = (one, set) => set < 0 ? "–" : one.sets[set].join(", ") || "nothing";
      const lines = (one, name, p) => {
        const kind = one.kind[p][i];
        const isAnswer = kind <= Kind.wrong;
        const confidence = isAnswer && one.confidence[p][i] >= 0 ? " " + (one.confidence[p][i] / 1000).toFixed(2) : "";
        return element("div", { className: "line" },
          element("span", { className: "mark " + MarkClasses[kind] }, Marks[kind]),
          element("span", {}, isAnswer ? valueOf(one, one.said[p][i]) : MarkWords[kind],
            element("span", { className: "about" }, confidence + (data.providers.length > 1 ? " · " + name : ""))));
      };
      const verdicts = data.facets.filter(one => one.truth[i] >= 0).map(one => element("tr", {},
        element("th", { scope: "row" }, one.name, element("span", { className: "interval" }, valueOf(one, one.truth[i]))),
        element("td", {}, ...data.providers.map((name, p) => lines(one, name, p)))));
      this.card.replaceChildren(
        this.picture(i, 2),
        element("h3", {}, data.images[i]),
        this.correctionOf(i, facet),
        element("div", { className: "scroll", tabIndex: 0, role: "region", "aria-label": "What was said" },
          element("table", {},
            element("thead", {}, element("tr", {},
              element("th", { scope: "col" }, "Attribute, true value"), element("th", { scope: "col" }, "Said"))),
            element("tbody", {}, ...verdicts))),
        ...data.providers.map((name, p) => this.labels(name, data.answers[p], i)));
    }

    labels(name, answer, i) {
      const { texts } = this.data;
      if (answer.failure[i] >= 0) {
        return element("section", {}, element("h4", {}, name), element("p", { className: "wrong" }, texts[answer.failure[i]]));
      }
      const [start, end] = [i === 0 ? 0 : answer.ends[i - 1], answer.ends[i]];
      if (start === end) {
        return null;
      }
      const rows = [];
      for (let label = start; label < end; label++) {
        rows.push(element("tr", {},
          element("th", { scope: "row" }, texts[answer.name[label]]),
          element("td", { className: "number" }, (answer.confidence[label] / 1000).toFixed(2)),
          element("td", {}, answer.rule[label] < 0 ? "no rule" : texts[answer.rule[label]]),
          element("td", {}, texts[answer.outcome[label]])));
      }
      return element("details", { open: this.data.providers.length === 1 },
        element("summary", {}, `${name}: ${rows.length === 1 ? "1 tag" : rows.length + " tags"}, and what the map made of them`),
        element("table", {},
          element("thead", {}, element("tr", {},
            ...["Tag", "Confidence", "Rule", "Value"].map(text => element("th", { scope: "col" }, text)))),
          element("tbody", {}, ...rows)));
    }

    correctionOf(i, facet) {
      const known = this.corrections.get(this.keyOf(i))?.action;
      const button = (text, action) => {
        const made = element("button", { type: "button", className: "action", "aria-pressed": String(known === action) }, text);
        made.addEventListener("click", () => this.correct(i, action));
        return made;
      };
      const relabel = element("select", { "aria-label": "Another true value" }, element("option", { value: "" }, "Relabel …"),
        ...[...new Set(facet.sets.flat())].sort().map(value => element("option", { value }, value)));
      relabel.value = this.corrections.get(this.keyOf(i))?.values?.[0] ?? "";
      relabel.addEventListener("change", () => relabel.value && this.correct(i, "relabel", [relabel.value]));
      const truth = facet.truth[i] < 0 ? "not labeled" : facet.sets[facet.truth[i]].join(", ") || "nothing";
      return element("div", {},
        element("p", { className: "truth" }, `${facet.name}: labeled ${truth}`),
        element("div", { className: "actions" }, button("Label is right", "confirm"), button("Label is wrong", "reject"), relabel));
    }

    keyOf(i) {
      return `${i} ${this.facetNumber}`;
    }

    correct(i, action, values) {
      const facet = this.data.facets[this.facetNumber];
      const correction = { image: this.data.images[i], facet: facet.id, action };
      this.corrections.set(this.keyOf(i), values ? { ...correction, values } : correction);
      this.saveButton.textContent = `Save corrections (${this.corrections.size})`;
      this.showCard(i);
    }

    // ---- Files ----

    save(name, text, type) {
      const link = element("a", { href: URL.createObjectURL(new Blob([text], { type })), download: name });
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 1000);
    }

    saveIds() {
      this.save("images.txt", this.shown.map(i => this.data.images[i] + "\n").join(""), "text/plain");
    }

    saveCorrections() {
      const patch = { schema: "visionadapters-corrections/1", corrections: [...this.corrections.values()] };
      this.save("corrections.json", JSON.stringify(patch, null, 2) + "\n", "application/json");
    }
  }

  // ---- Confusions and thresholds ----

  class ConfusionsPage {
    constructor(root, data) {
      this.data = data;
      const go = name => value => this.navigate({ [name]: value });
      const providers = data.ids.map((id, i) => [id, data.providers[i]]);
      const [facet, facetLabel] = choiceOf("Attribute", data.facets.map(one => [one.id, one.name]), go("facet"));
      const [provider, providerLabel] = choiceOf("Provider", providers, go("provider"));
      const [less, lessLabel] = choiceOf("Less", [["", "nobody"], ...providers], go("less"));
      const [shade, shadeLabel] = choiceOf("Shade", [["", "share of the true value"], ["images", "number of images"]], go("shade"));
      Object.assign(this, { facet, provider, less, shade });
      lessLabel.hidden = providers.length < 2;
      this.canvas = element("canvas", { "aria-hidden": "true" });
      this.grid = element("div", {
        className: "scroll matrix", tabIndex: 0, role: "application", "aria-describedby": "cell",
        "aria-label": "Confusion matrix: rows are true values, columns what was said. Arrow keys move, Enter shows the pictures.",
      }, this.canvas);
      this.cell = element("p", { id: "cell", className: "said-count", role: "status" });
      this.legend = element("p", { className: "about" });
      this.matrix = element("section", { "aria-label": "Confusion matrix" }, this.legend, this.cell, this.grid);
      this.thresholds = this.makeThresholds();
      root.append(element("div", { className: "filters" }, facetLabel, providerLabel, lessLabel, shadeLabel), this.matrix, this.thresholds);
      this.grid.addEventListener("keydown", event => this.onKey(event));
      this.canvas.addEventListener("pointermove", event => this.pick(event) && this.draw());
      this.canvas.addEventListener("click", event => this.pick(event) && this.follow());
      new ResizeObserver(() => this.draw()).observe(this.grid);
      matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => this.draw());
    }

    navigate(changes) {
      const { query } = readAddress();
      for (const [name, value] of Object.entries(changes)) {
        value ? query.set(name, value) : query.delete(name);
      }
      history.replaceState(null, "", "#/confusions?" + query);
      this.open(query);
    }

    open(query) {
      const { data } = this;
      this.one = data.facets.find(one => one.id === query.get("facet")) ?? data.facets[0];
      this.facet.value = this.one.id;
      this.provider.value = data.ids.includes(query.get("provider")) ? query.get("provider")
        : data.ids[Math.max(0, this.one.counts.findIndex(counts => counts))];
      this.less.value = data.ids.includes(query.get("less")) ? query.get("less") : "";
      this.shade.value = query.get("shade") === "images" ? "images" : "";
      this.first = this.spread(this.provider.value);
      this.second = this.less.value ? this.spread(this.less.value) : null;
      this.at = null;
      for (const section of all("section[data-facet]")) {
        section.hidden = section.dataset.facet !== this.one.id;
      }
      this.matrix.hidden = !this.first;
      this.draw();
      this.showThresholds();
    }

    // The numbers of a provider in rows, with a sum for each row; null where there are none.
    spread(id) {
      const flat = this.one.counts[this.data.ids.indexOf(id)];
      if (!flat) {
        return null;
      }
      const rows = this.one.values.map(() => new Array(this.one.values.length + 1).fill(0));
      for (let i = 0; i < flat.length; i += 3) {
        rows[flat[i]][flat[i + 1]] = flat[i + 2];
      }
      return { rows, sums: rows.map(row => row.reduce((sum, count) => sum + count, 0)) };
    }

    valueAt(table, row, column) {
      const count = table.rows[row][column];
      return this.shade.value === "images" ? count : table.sums[row] ? count / table.sums[row] : 0;
    }

    draw() {
      const { values } = this.one ?? {};
      if (!this.first || !this.grid.clientWidth) {
        return;
      }
      const style = getComputedStyle(document.documentElement);
      const color = name => style.getPropertyValue("--" + name).trim();
      const pen = this.canvas.getContext("2d");
      const font = size => `${size}px ${getComputedStyle(document.body).fontFamily}`;
      const names = [...values, "no value"];
      pen.font = font(12);
      const margin = Math.min(150, Math.ceil(Math.max(...names.map(name => pen.measureText(name).width)))) + 8;
      const side = Math.max(11, Math.min(34, Math.floor((this.grid.clientWidth - margin - 4) / names.length)));
      const [width, height] = [margin + side * names.length + 2, margin + side * values.length + 2];
      this.layout = { margin, side };
      this.canvas.width = width * devicePixelRatio;
      this.canvas.height = height * devicePixelRatio;
      this.canvas.style.width = width + "px";
      this.canvas.style.height = height + "px";
      pen.scale(devicePixelRatio, devicePixelRatio);
      pen.font = font(Math.min(12, side));
      pen.textBaseline = "middle";
      pen.fillStyle = color("soft");
      values.forEach((name, row) => {
        pen.textAlign = "right";
        pen.fillText(this.cut(pen, name, margin - 8), margin - 6, margin + side * (row + 0.5));
      });
      names.forEach((name, column) => {
        pen.save();
        pen.translate(margin + side * (column + 0.5), margin - 6);
        pen.rotate(-Math.PI / 2);
        pen.textAlign = "left";
        pen.fillText(this.cut(pen, name, margin - 8), 0, 0);
        pen.restore();
      });
      const highest = Math.max(1e-9, ...values.flatMap((_, row) => names.map((_, column) => Math.abs(this.difference(row, column)))));
      values.forEach((_, row) => names.forEach((_, column) => {
        const value = this.difference(row, column);
        const [x, y] = [margin + side * column, margin + side * row];
        pen.globalAlpha = 1;
        pen.fillStyle = color("panel");
        pen.fillRect(x + 0.5, y + 0.5, side - 1, side - 1);
        if (value) {
          const isGood = (row === column) === (value > 0);
          pen.globalAlpha = 0.15 + 0.85 * Math.sqrt(Math.abs(value) / highest);
          pen.fillStyle = color(isGood ? "accent" : "warn");
          pen.fillRect(x + 0.5, y + 0.5, side - 1, side - 1);
          if (this.second && side >= 14) {
            pen.globalAlpha = 1;
            pen.fillStyle = color("ink");
            pen.textAlign = "center";
            pen.fillText(value > 0 ? "+" : "−", x + side / 2, y + side / 2);
          }
        }
      }));
      pen.globalAlpha = 1;
      if (this.at) {
        pen.strokeStyle = color("ink");
        pen.lineWidth = 2;
        pen.strokeRect(margin + side * this.at.column, margin + side * this.at.row, side, side);
      }
      this.legend.textContent = this.second
        ? `${this.nameOf(this.provider)} less ${this.nameOf(this.less)}: + more, − fewer. `
          + `Teal speaks for ${this.nameOf(this.provider)}, the other color against it.`
        : "Rows: true. Columns: said. On the diagonal: right; elsewhere: wrong or no value. The stronger the color, the more. "
          + "A click shows the pictures.";
      this.say();
    }

    nameOf(select) {
      return select.selectedOptions[0].textContent;
    }

    difference(row, column) {
      return this.valueAt(this.first, row, column) - (this.second ? this.valueAt(this.second, row, column) : 0);
    }

    cut(pen, text, width) {
      let short = text;
      while (short.length > 1 && pen.measureText(short + (short === text ? "" : "…")).width > width) {
        short = short.slice(0, -1);
      }
      return short === text ? text : short + "…";
    }

    say() {
      if (!this.at) {
        this.cell.textContent = "Point at a cell, or move with the arrow keys.";
        return;
      }
      const { row, column } = this.at;
      const told = table => {
        const [count, sum] = [table.rows[row][column], table.sums[row]];
        const share = sum ? ` (${(100 * count / sum).toFixed(1)}%)` : "";
        return `${count.toLocaleString("en-US")} of ${sum.toLocaleString("en-US")} images${share}`;
      };
      const said = column < this.one.values.length ? `said ${this.one.values[column]}` : "no value";
      this.cell.textContent = `True ${this.one.values[row]}, ${said}: ${told(this.first)}`
        + (this.second ? `; ${this.nameOf(this.less)}: ${told(this.second)}` : "");
    }

    pick(event) {
      const { margin, side } = this.layout;
      const [column, row] = [Math.floor((event.offsetX - margin) / side), Math.floor((event.offsetY - margin) / side)];
      const isInside = row >= 0 && column >= 0 && row < this.one.values.length && column <= this.one.values.length;
      this.at = isInside ? { row, column } : this.at;
      return isInside;
    }

    onKey(event) {
      const step = { ArrowRight: [0, 1], ArrowLeft: [0, -1], ArrowDown: [1, 0], ArrowUp: [-1, 0] }[event.key];
      if (step) {
        event.preventDefault();
        const { row, column } = this.at ?? { row: -step[0], column: -step[1] };
        const last = this.one.values.length;
        this.at = { row: Math.min(Math.max(row + step[0], 0), last - 1), column: Math.min(Math.max(column + step[1], 0), last) };
        this.draw();
      } else if (event.key === "Enter" && this.at) {
        this.follow();
      }
    }

    follow() {
      const { row, column } = this.at;
      const query = new URLSearchParams({ facet: this.one.id, provider: this.provider.value, value: this.one.values[row] });
      if (column === this.one.values.length) {
        query.set("kind", "noAnswer");
      } else {
        query.set("said", this.one.values[column]);
      }
      location.hash = "#/pictures?" + query;
    }

    makeThresholds() {
      this.target = element("input", {
        type: "range", min: "50", max: "99", step: "1", value: "90", "aria-label": "Precision wanted, in percent",
      });
      this.wanted = element("output");
      this.rows = element("tbody");
      this.settings = element("pre", { className: "code", tabIndex: 0 });
      const copy = element("button", { type: "button", className: "action" }, "Copy as appsettings.json");
      copy.addEventListener("click", async () => {
        await navigator.clipboard?.writeText(this.settings.textContent);
        copy.textContent = navigator.clipboard ? "Copied" : "Select and copy the text";
      });
      this.target.addEventListener("input", () => this.showThresholds());
      const head = (text, number) => element("th", { scope: "col", className: number ? "number" : "" }, text);
      return element("section", { "aria-labelledby": "thresholds" },
        element("h3", { id: "thresholds" }, "From which confidence on?"),
        element("p", { className: "about" },
          "The least of the measured confidences from which the values are at least as precise as you want."),
        element("label", { className: "slider" }, "Precision wanted ", this.target, this.wanted),
        element("div", { className: "scroll", tabIndex: 0, role: "region", "aria-label": "Thresholds" }, element("table", {},
          element("thead", {}, element("tr", {},
            head("Provider"), head("From confidence", true), head("Precision", true), head("Recall", true), head("Coverage", true))),
          this.rows)),
        element("details", {},
          element("summary", {}, "As appsettings.json"), this.settings, element("div", { className: "actions" }, copy)));
    }

    showThresholds() {
      const { data, one } = this;
      const precision = Number(this.target.value) / 100;
      const percent = value => (100 * value).toFixed(1) + "%";
      this.wanted.textContent = ` ${this.target.value}%`;
      const settings = {};
      this.rows.replaceChildren();
      one.curves.forEach((curve, p) => {
        if (!curve) {
          return;
        }
        const point = curve.precision.findIndex(value => value >= precision);
        const cells = point < 0
          ? ["not reached", percent(Math.max(...curve.precision)) + " at most", "–", "–"]
          : [curve.threshold[point].toFixed(3), ...[curve.precision, curve.recall, curve.covered].map(list => percent(list[point]))];
        if (point >= 0) {
          settings[data.ids[p]] = { [one.id]: curve.threshold[point] };
        }
        this.rows.append(element("tr", {}, element("th", { scope: "row" }, data.providers[p]),
          ...cells.map(text => element("td", { className: "number" }, text))));
      });
      this.thresholds.hidden = !this.rows.children.length;
      this.settings.textContent = JSON.stringify({ Thresholds: settings }, null, 2);
    }
  }

  let confusions = null;

  document.addEventListener("page", async ({ detail }) => {
    const root = byId("confusions");
    if (detail.page !== "/confusions" || !root) {
      return;
    }
    confusions ??= readBlock("confusions").then(data => new ConfusionsPage(root, data));
    (await confusions).open(detail.query);
  });

  let pictures = null;

  document.addEventListener("page", async ({ detail }) => {
    const root = byId("pictures");
    if (detail.page !== "/pictures" || !root) {
      return;
    }
    pictures ??= readPictures().then(data => new PicturesPage(root, data));
    (await pictures).open(detail.query);
  });

  // ---- Rules to copy into a map ----

  function offerCopies() {
    for (const rule of all("code.rule")) {
      const button = element("button", { type: "button", className: "action copy" }, "Copy rule");
      button.addEventListener("click", async () => {
        await navigator.clipboard?.writeText(rule.textContent);
        button.textContent = navigator.clipboard ? "Copied" : "Select the text";
      });
      rule.after(" ", button);
    }
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
  offerCopies();
  window.addEventListener("hashchange", () => {
    showPage();
    if (document.activeElement === document.body || document.activeElement?.closest("nav")) {
      scrollTo(0, 0);
    }
  });
  showPage();
})();
