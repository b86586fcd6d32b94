// Elements of the page. Data become text nodes or attributes that cannot act: there is no way from here to markup.

// h("td", {class: "n", on: {click}}, "text", element, [more])
function h(tag, props = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (value === null || value === undefined || value === false) continue;
    if (name === "on") for (const [event, act] of Object.entries(value)) element.addEventListener(event, act);
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

// A text of the articles, marked as Chinese for screen readers and fonts.
function chinese(text, props = {}) {
  return h("span", { lang: "zh", ...props }, text ?? "");
}

function link(path, ...children) {
  return h("a", { href: path }, ...children);
}

function section(title, id, ...children) {
  return h("section", { "aria-labelledby": id }, h("h2", { id }, title), ...children);
}

function say(text) {
  document.getElementById("live").textContent = text;
}

// Draws `draw(width)` into a figure when it comes into view, and again when its width changes.
function drawn(figure, draw) {
  let width = 0;
  const redraw = () => {
    if (!figure.clientWidth || figure.clientWidth === width) return;
    width = figure.clientWidth;
    draw(width);
  };
  const watch = new ResizeObserver(redraw);
  const sight = new IntersectionObserver(
    (seen) => {
      if (!seen.some((entry) => entry.isIntersecting)) return;
      sight.disconnect();
      watch.observe(figure);
    },
    { rootMargin: "400px" },
  );
  sight.observe(figure);
  figure.addEventListener("qiantang:print", redraw);
  return figure;
}

addEventListener("beforeprint", () => {
  for (const figure of document.querySelectorAll("figure.chart")) figure.dispatchEvent(new Event("qiantang:print"));
});
