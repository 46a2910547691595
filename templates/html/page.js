/* What the page does beyond showing its words: the meaning of a term and the text that a reference leads to open beside
   their links, the contents mark where the reader is, and each division has a link to copy. Every link works without
   it. Nothing is measured while the page scrolls. */
(() => {
  const LINKS = "main :is(a.term, a.reference)";
  const DIVISIONS = "main section:is(.part, .chapter, .article, .annex)";
  const QUICK = 250, SLOW = 300; // milliseconds until a panel opens, and until it shuts
  const GAP = 6, MARGIN = 12, LEAST_HEIGHT = 160; // pixels

  const placeOf = (link) => document.getElementById(link.getAttribute("href").slice(1));
  const headingOf = (place) => place.querySelector(":scope > .heading") ?? place;
  const nameOf = (place) => {
    const label = headingOf(place).querySelector(".label")?.textContent ?? "";
    return label.replace(/[\s.:–—]+$/, "") || headingOf(place).dataset.bookmark;
  };
  const made = (tag, className, ...content) => {
    const element = Object.assign(document.createElement(tag), { className });
    element.append(...content);
    return element;
  };

  /* --- a link to each division, to copy --- */
  for (const division of document.querySelectorAll(`${DIVISIONS}[id]`)) {
    const ariaLabel = `Link to ${nameOf(division)}`;
    division.prepend(Object.assign(made("a", "permalink"), { href: `#${division.id}`, ariaLabel }));
  }

  /* --- the contents: open beside the text, on a phone shut again once a line is chosen; they mark the place --- */
  const followReader = (rail, contents) => {
    const wide = matchMedia("(min-width: 62rem)"), passed = new Set();
    const links = [...rail.querySelectorAll("a.words")].filter(placeOf);
    const headings = links.map((link) => headingOf(placeOf(link)));
    const standOpen = () => { contents.open = wide.matches; };
    let current, observer;
    const reveal = () => {
      if (!current || !contents.open) return;
      const scroller = wide.matches ? rail : rail.querySelector("ul");
      const line = current.getBoundingClientRect(), frame = scroller.getBoundingClientRect();
      const isSeen = frame.top <= line.top && line.bottom <= frame.bottom;
      if (!isSeen) scroller.scrollTop += line.top - frame.top - frame.height / 3;
    };
    const mark = (changes) => {
      for (const { isIntersecting, target } of changes) passed[isIntersecting ? "add" : "delete"](target);
      current?.removeAttribute("aria-current");
      current = links[passed.size - 1];
      current?.setAttribute("aria-current", "location");
      reveal();
    };
    const observe = () => { /* passed is what lies above a line a little below where a link brings a heading */
      observer?.disconnect();
      passed.clear();
      observer = new IntersectionObserver(mark, { rootMargin: `9999999px 0px ${80 - innerHeight}px 0px` });
      for (const heading of headings) observer.observe(heading);
    };
    standOpen();
    observe();
    wide.addEventListener("change", standOpen);
    addEventListener("resize", observe);
    contents.addEventListener("toggle", reveal);
    rail.addEventListener("click", (event) => event.target.closest("a") && standOpen());
  };
  for (const rail of document.querySelectorAll(".contents")) followReader(rail, rail.querySelector("details"));

  /* --- the panel beside a link: the words of the page, without what belongs to their place in it --- */
  const words = made("div", "panel-words"), way = made("a", "panel-way"), panel = made("div", "panel", words, way);
  if (!panel.showPopover) return;
  Object.assign(panel, { id: "page-panel", popover: "manual", role: "group" });
  words.tabIndex = 0;
  document.querySelector("main").append(panel);
  let owner = null, timer = 0, byTouch = false;

  const copy = (block) => {
    const twin = block.cloneNode(true);
    for (const beside of twin.querySelectorAll(".note, .note-call, .comment, .permalink")) beside.remove();
    for (const link of twin.querySelectorAll("a")) link.replaceWith(...link.childNodes);
    for (const named of [twin, ...twin.querySelectorAll("[id]")]) named.removeAttribute("id");
    return twin.matches("li, h2, h3, h4, h5, h6") ? made("div", twin.className, ...twin.childNodes) : twin;
  };
  const section = (heading) => {
    const blocks = [heading], goesOn = ":not(.report-heading, .panel)";
    for (let next = heading; (next = next.nextElementSibling)?.matches(goesOn);) blocks.push(next);
    return blocks;
  };
  const told = (place, division) => {
    if (place.matches("dfn")) return [place.closest(".subparagraph, .paragraph, .recital") ?? place];
    if (place.matches(".report-heading")) return section(place);
    if (place.matches(".part, .chapter")) return [...place.querySelectorAll(".heading")];
    if (place === division) return [...place.children].filter((child) => !child.matches(".comment, .permalink"));
    return division ? [headingOf(division), place] : [place];
  };
  const stand = (boxes) => {
    const above = boxes[0].top, below = innerHeight - boxes[boxes.length - 1].bottom;
    const room = Math.min(Math.max(above, below) - GAP - MARGIN, innerHeight / 2);
    panel.style.maxHeight = `${Math.max(room, LEAST_HEIGHT)}px`;
    const isBelow = below >= Math.min(above, panel.offsetHeight + GAP + MARGIN);
    const box = boxes[isBelow ? boxes.length - 1 : 0];
    const furthest = document.documentElement.clientWidth - panel.offsetWidth - MARGIN;
    panel.style.top = `${scrollY + (isBelow ? box.bottom + GAP : box.top - GAP - panel.offsetHeight)}px`;
    panel.style.left = `${scrollX + Math.max(MARGIN, Math.min(box.left, furthest))}px`;
  };
  const show = (link) => {
    const place = placeOf(link), division = place?.closest(`${DIVISIONS}, .report-heading`);
    if (!place || link === owner) return;
    hide();
    owner = link;
    link.setAttribute(place.matches("dfn") ? "aria-describedby" : "aria-details", panel.id);
    words.replaceChildren(...told(place, division).map(copy));
    panel.ariaLabel = place.matches("dfn") ? "The definition" : division ? nameOf(division) : "The text";
    way.textContent = `Go to ${panel.ariaLabel.replace(/^The /, "the ")}`;
    way.href = link.hash;
    panel.showPopover();
    words.scrollTop = 0;
    stand(link.getClientRects());
  };
  const hide = () => {
    clearTimeout(timer);
    if (!owner) return;
    const left = owner;
    owner = null;
    for (const name of ["aria-describedby", "aria-details"]) left.removeAttribute(name);
    if (panel.contains(document.activeElement)) left.focus({ preventScroll: true });
    panel.hidePopover();
  };

  const linkOf = (event) => event.target.closest?.(LINKS);
  const listen = (name, act) => document.addEventListener(name, (event) => act(event, linkOf(event)));
  listen("pointerover", (event, link) => {
    if (event.pointerType === "touch") return;
    clearTimeout(timer);
    const away = !link && !panel.contains(event.target) && !owner?.matches(":focus-visible");
    if (away) timer = setTimeout(hide, SLOW);
    else if (link && link !== owner) timer = setTimeout(show, QUICK, link);
  });
  listen("focusin", (event, link) => {
    if (panel.contains(event.relatedTarget)) return;
    if (link?.matches(":focus-visible")) show(link);
    else if (link !== owner && !panel.contains(event.target)) hide();
  });
  listen("pointerdown", (event, link) => {
    byTouch = event.pointerType === "touch";
    if (link !== owner && !panel.contains(event.target)) hide();
  });
  listen("keydown", (event) => {
    byTouch = false;
    if (event.key === "Escape") hide();
  });
  listen("click", (event, link) => {
    if (link && byTouch && link !== owner) {
      event.preventDefault();
      show(link);
      way.focus({ preventScroll: true });
    } else if (link || event.target === way) hide();
  });
})();
