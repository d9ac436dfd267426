// Sent into the page as text: each function must stand alone. `axe` is there (see fenetre.js).

/**
 * Finds what a person would name: by role and accessible name, by the label of a field, or by its text.
 * Returns the matches and, for the message when there is none, the names that were there.
 */
export function find({ role, label, text }, root) {
  const plain = (words) => words.replace(/[\s\u00a0\u202f]+/g, " ").replaceAll("’", "'").trim();
  const same = (found, wanted) =>
    typeof wanted === "string" ? plain(found) === plain(wanted) : new RegExp(wanted.source, wanted.flags).test(plain(found));
  const visible = (element) => element.checkVisibility({ checkOpacity: false, visibilityProperty: true });
  const scope = root ?? document.body;

  if (text !== undefined) {
    const holds = (element) => visible(element) && same(element.innerText ?? "", text);
    const all = [...scope.querySelectorAll("*")].filter(holds);
    const deepest = all.filter((element) => !all.some((other) => other !== element && element.contains(other)));
    // What is written and said aloud is one thing.
    const written = deepest.filter((element) => !element.closest(".voix"));
    return { matches: written.length > 0 ? written : deepest, seen: [] };
  }

  const fields = "input, select, textarea, [contenteditable=true], [role=textbox], [role=combobox], [role=group]";
  const matches = [];
  const seen = [];
  axe.setup(document);
  try {
    for (const element of scope.querySelectorAll(label === undefined ? "*" : fields)) {
      if (label === undefined && axe.commons.aria.getRole(element) !== role.is) continue;
      if (!visible(element)) continue;
      const name = axe.commons.text.accessibleText(element);
      seen.push(plain(name));
      if (same(name, label ?? role.name ?? /^/)) matches.push(element);
    }
  } finally {
    axe.teardown();
  }
  return { matches, seen };
}

/** Where a list that unfolds holds the one choice that says so; -1 without one. */
export function choiceOf(list, wanted) {
  const plain = (words) => words.replace(/[\s\u00a0\u202f]+/g, " ").replaceAll("’", "'").trim();
  const same = (found) =>
    typeof wanted === "string" ? plain(found) === plain(wanted) : new RegExp(wanted.source, wanted.flags).test(plain(found));
  const found = [...list.options].map(({ text }) => same(text));
  return found.filter(Boolean).length === 1 ? found.indexOf(true) : -1;
}

/** Accessibility as axe-core sees it, once what appears has appeared: half-faded words are pale. One line per trouble. */
export function examine(done) {
  const appeared = Promise.allSettled(document.getAnimations().map((animation) => animation.finished));
  appeared.then(() => axe.run(document, { resultTypes: ["violations"] })).then(
    ({ violations }) =>
      done(violations.flatMap(({ id, help, nodes }) => nodes.map((node) => `${id} (${help}) : ${node.html.slice(0, 200)}`))),
    (error) => done([`axe-core n'a pas pu examiner la page : ${error}`]),
  );
}

/** Calls back once an element stays where it is: pressed while the page moves, what is under the hand is something else. */
export function rest(element, done) {
  const place = () => JSON.stringify(element.getBoundingClientRect());
  let [last, still] = [place(), 0];
  const look = () => {
    const now = place();
    still = now === last ? still + 1 : 0;
    last = now;
    if (still >= 3) done();
    else setTimeout(look, 40);
  };
  setTimeout(look, 40);
}

/** Calls back once what appears has appeared; what turns for ever is not waited for. */
export function settle(done) {
  const ending = document.getAnimations().filter((animation) => animation.effect.getComputedTiming().endTime < Infinity);
  Promise.allSettled(ending.map((animation) => animation.finished)).then(() => done());
}

/**
 * Repaints one transparent pixel for two seconds. The driver takes its picture at the next paint, and without a
 * graphics card a page at rest never paints again.
 */
export function keepPainting() {
  const pixel = document.body.appendChild(document.createElement("i"));
  pixel.ariaHidden = "true";
  Object.assign(pixel.style, { position: "fixed", top: 0, width: "1px", height: "1px", pointerEvents: "none" });
  let n = 0;
  const paint = setInterval(() => (pixel.style.background = `rgb(0 0 0 / ${(n++ % 2) / 255})`), 30);
  setTimeout(() => (clearInterval(paint), pixel.remove()), 2_000);
}
