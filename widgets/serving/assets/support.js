// Says so where a browser is too old for what the page uses. It is written for any browser, also those that can read
// none of the other scripts; docs/browsers.md has the list.
(function () {
  "use strict";
  var supports = window.CSS && window.CSS.supports ? window.CSS.supports : function () { return false; };
  var line = document.getElementById("too-old");
  var status = document.getElementById("status");
  var scripts = Array.prototype.findLast && Object.hasOwn && Element.prototype.replaceChildren &&
    window.structuredClone; // anywidget sends no answer without it
  var looks = window.ResizeObserver && window.IntersectionObserver && supports.call(window.CSS, "selector(:has(a))") &&
    supports.call(window.CSS, "selector(:nth-child(1 of a))") && supports.call(window.CSS, "(container-type: inline-size)");
  if (scripts && looks) return;
  if (line) line.removeAttribute("hidden");
  if (!scripts && status) status.textContent = "";
})();
