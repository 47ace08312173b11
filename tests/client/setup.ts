// What every page test starts from: the language started, an empty page after each, and the few things of a browser
// that jsdom does not have and that no test of ours is about.
import { cleanup, configure } from "@testing-library/react";
import { afterEach } from "vitest";
import { startLanguage } from "#ui/language.ts";

// A machine that does much else at the same time is slow, not broken.
configure({ asyncUtilTimeout: 25_000 });

startLanguage(window.location, undefined);

// jsdom brings a Uint8Array of its own, which a Buffer is no instance of; the server in the same process needs the one
// that is.
globalThis.Uint8Array = Object.getPrototypeOf(Buffer.prototype).constructor;

window.matchMedia ??= (media) =>
  Object.assign(new EventTarget(), {
    media,
    matches: false,
    onchange: null,
    addListener: () => undefined,
    removeListener: () => undefined,
  });
window.scrollTo = () => undefined;
globalThis.ResizeObserver ??= class {
  observe() {}
  unobserve() {}
  disconnect() {}
};
// Shown and closed; that it stands above everything and holds the focus is for a real browser.
HTMLDialogElement.prototype.showModal ??= function showModal() {
  this.open = true;
};
HTMLDialogElement.prototype.close ??= function close() {
  this.open = false;
  this.dispatchEvent(new Event("close"));
};
Element.prototype.scrollIntoView ??= () => undefined;

afterEach(() => {
  cleanup();
  localStorage.clear();
  sessionStorage.clear();
});
