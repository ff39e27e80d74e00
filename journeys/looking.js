// What axe looks at on a page, and what it need not look at again. Stands beside axe in the page that is walked.
window.looking = (() => {
  const CLEAR = "rgba(0, 0, 0, 0)";
  const OF_INK = ["color-contrast", "link-in-text-block"];
  const OF_THE_WIDTH = ["scrollable-region-focusable"];

  // What is painted behind an element, up to the first that lets nothing through.
  const paper = (element) => {
    const layers = [];
    for (let up = element; up; up = up.parentElement) {
      const { backgroundColor, backgroundImage, opacity } = getComputedStyle(up);
      if (backgroundColor !== CLEAR || backgroundImage !== "none" || opacity !== "1") {
        layers.push(backgroundColor, backgroundImage, opacity);
        if (backgroundColor.startsWith("rgb(") && backgroundImage === "none" && opacity === "1") break;
      }
    }
    return layers;
  };

  const isOff = (element) => Boolean(element.closest(":disabled, [aria-disabled=true]") || element.closest("label")?.control?.disabled);

  // A link is told from the words around it by its colour or its line.
  const around = (element) => {
    const link = element.closest("a");
    return link ? [getComputedStyle(link).textDecorationLine, getComputedStyle(link.parentElement).color] : [];
  };

  // Ink on paper: two elements of the same pairing are read equally well.
  const pairing = (element) => {
    const { color, fontSize, fontWeight, textShadow } = getComputedStyle(element);
    return [color, fontSize, fontWeight, textShadow, isOff(element), ...around(element), ...paper(element)].join("|");
  };

  const withWords = () => {
    const found = new Set(document.body.querySelectorAll("input, select, textarea"));
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) if (texts.currentNode.data.trim()) found.add(texts.currentNode.parentElement);
    return [...found].filter((element) => element.checkVisibility());
  };

  const only = (rules) => ({ runOnly: { type: "rule", values: rules } });
  const apart = (rules) => ({ rules: Object.fromEntries(rules.map((rule) => [rule, { enabled: false }])) });
  const broken = async (where, which) =>
    (await axe.run(where, { resultTypes: ["violations"], selectors: false, ...which })).violations.length;

  // What can be scrolled at this width.
  const isScrolled = (element) =>
    (element.scrollWidth > element.clientWidth || element.scrollHeight > element.clientHeight) &&
    /auto|scroll/.test(getComputedStyle(element).overflow);

  // How many rules are broken, ink apart: everywhere, or only where another width of the same page drew nothing.
  const rules = async (drawn, before) => {
    if (before.length !== drawn.length) return broken(document, apart(OF_INK));
    const appeared = [...document.body.querySelectorAll("*")].filter((_, at) => drawn[at] > before[at]);
    const there = appeared.length ? await broken({ include: appeared }, apart(OF_INK)) : 0;
    const scrolled = [...document.body.querySelectorAll("*")].filter(isScrolled);
    return there + (scrolled.length ? await broken({ include: scrolled }, only(OF_THE_WIDTH)) : 0);
  };

  // Of the pairings that nobody has judged: whether any is too faint, and which can be read wherever they come again.
  const ink = async (judged) => {
    const known = new Set(judged.split("\n"));
    const fresh = new Map();
    for (const element of withWords()) {
      const key = pairing(element);
      if (!known.has(key)) fresh.set(key, [...(fresh.get(key) ?? []), element]);
    }
    if (!fresh.size) return { faint: 0, readable: [] };
    const found = await axe.run({ include: [...fresh.values()].flat() }, {
      resultTypes: ["violations", "passes"],
      elementRef: true,
      ...only(OF_INK),
    });
    const passed = new Set(found.passes.flatMap((rule) => rule.nodes.map((node) => node.element)));
    const readable = [...fresh].filter(([, elements]) => elements.some((one) => passed.has(one))).map(([key]) => key);
    return { faint: found.violations.length, readable };
  };

  // Which elements are drawn at this width, one letter for each.
  const drawnNow = () =>
    [...document.body.querySelectorAll("*")].map((element) => (element.checkVisibility() ? "1" : "0")).join("");

  const judge = async ({ before, judged }) => {
    const drawn = drawnNow();
    const wrong = await rules(drawn, before);
    const { faint, readable } = await ink(judged);
    const over = document.documentElement.scrollWidth - innerWidth;
    return { drawn, wrong: wrong + faint, over, readable };
  };

  return { judge };
})();
