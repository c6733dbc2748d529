// The report's charts: those near the window first, the others when there is time, all before a
// print.
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

/** The rest when nothing else is to be done, one at a time: a jump lands where it should. */
function drawWhenIdle(views: Map<Element, FigureView>): void {
  const next = [...views.values()].find((view) => !view.drawn);
  if (!next) return;
  const act = () => { next.draw(); drawWhenIdle(views); };
  if ("requestIdleCallback" in window) requestIdleCallback(act, { timeout: 500 });
  else setTimeout(act, 30);
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

/**
 * Sections out of sight are not laid out until they are needed, and have a height that is guessed.
 * A jump needs the heights above its end, or it lands beside it.
 */
function layOutForJumps(): void {
  const whole = (): void => document.documentElement.classList.add("whole");
  const follow = (): void => {
    if (location.hash.length < 2) return;
    whole();
    document.getElementById(decodeURIComponent(location.hash.slice(1)))?.scrollIntoView();
  };
  addEventListener("click", (event) => {
    const link = event.target instanceof Element ? event.target.closest("a[href^='#']") : null;
    if (link) whole();
  }, true);
  addEventListener("hashchange", follow);
  addEventListener("load", follow);
  follow();
}

function start(): void {
  document.documentElement.classList.add("drawn");
  layOutForJumps();
  const views = new Map<Element, FigureView>();
  for (const view of figuresOf(document)) views.set(view.home, view);
  drawWhenNear(views);
  drawWhenIdle(views);
  drawAtNewWidths(views);
  addEventListener("beforeprint", () => { for (const view of views.values()) view.draw(); });
}

start();
