// The report's charts: drawn when they come near the window, all of them before a print.
import { type FigureView, figuresOf } from "./figure";

const near = "600px";

function drawWhenNear(views: Map<Element, FigureView>): void {
  const watch = new IntersectionObserver((seen) => {
    for (const one of seen) {
      if (!one.isIntersecting) continue;
      views.get(one.target)?.draw();
      watch.unobserve(one.target);
    }
  }, { rootMargin: near });
  for (const home of views.keys()) watch.observe(home);
}

/** A window of another width draws again what is drawn. */
function drawAtNewWidths(views: Map<Element, FigureView>): void {
  let waiting = 0;
  addEventListener("resize", () => {
    cancelAnimationFrame(waiting);
    waiting = requestAnimationFrame(() => {
      for (const view of views.values()) if (view.drawn) view.draw();
    });
  });
}

function start(): void {
  document.documentElement.classList.add("drawn");
  const views = new Map<Element, FigureView>();
  for (const view of figuresOf(document)) views.set(view.home, view);
  drawWhenNear(views);
  drawAtNewWidths(views);
  addEventListener("beforeprint", () => { for (const view of views.values()) view.draw(); });
}

start();
