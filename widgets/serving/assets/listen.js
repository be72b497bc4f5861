// Listen: reads aloud a card, a main point or the help page. What is in sight is read, and of a closed card what would be
// in sight if it were opened: to whoever listens, the first step and the sign for help are no less than the verdict.
//
// Only voices of this machine speak (`localService`): any other would send the text to a server. Without one, or
// without the interface, no button is shown. Nothing ever speaks by itself.
//
// What browsers do, and what follows from it: voices come late, so the list is read again when it changes. Some voices
// fall silent after a quarter of a minute, so each sentence is spoken by itself, and a sentence that never ends is
// given up. `cancel` may also take the sentence that is spoken right after it, so that one waits a moment. `pause` does
// nothing on Android and never resumes with some Linux voices, so pausing stops, and going on begins the sentence again.
(() => {
  const voices = globalThis.speechSynthesis;
  const player = document.getElementById("player");
  if (!voices || !globalThis.SpeechSynthesisUtterance || !player) return;

  const RATES = [0.7, 0.85, 1, 1.2, 1.45];
  const LONGEST = 240; // characters of one utterance
  const MOMENT = 120; // milliseconds between a cancel and the next sentence
  const button = (name) => document.getElementById(name);
  const pause = button("player-pause");
  const slower = button("player-slower");
  const faster = button("player-faster");
  document.body.append(player); // its stops come after those of the page
  let rate = RATES.indexOf(1);
  let run = null; // what is being read: its element, its sentences, and the one that is spoken

  // --- the voice: of the language of the page, which a translator changes; British if there is one

  const language = (voice) => voice.lang.replace("_", "-").toLowerCase();
  const choose = () => {
    const [wanted] = document.documentElement.lang.toLowerCase().split(/[-_]/);
    const ours = voices.getVoices().filter((voice) => voice.localService && language(voice).split("-")[0] === wanted);
    const british = ours.filter((voice) => language(voice) === "en-gb");
    const from = british.length ? british : ours;
    return from.find((voice) => voice.default) ?? from[0];
  };
  const offer = () => {
    document.documentElement.classList.toggle("page-can-listen", Boolean(choose()));
    if (run && !choose()) stop();
  };

  // --- the words: what is in sight, or would be on the card opened, without buttons, folds of sources and drawings; the title first

  const QUIET = "button, nav, summary, svg, figure, input, select, textarea, script, style, [aria-hidden=true], " +
    ".mw-listen, .mw-source, .page-source, .mw-spoken, .mw-change, .mw-dates, .mw-depth-line";
  const inSight = (node) => node.checkVisibility?.() ?? node.getClientRects().length > 0;

  function lines(node, title, found = [""]) {
    for (const child of node.childNodes) {
      if (child.nodeType === Node.TEXT_NODE) found.push(found.pop() + child.data);
      if (child.nodeType !== Node.ELEMENT_NODE || child === title || child.matches(QUIET) || !inSight(child)) continue;
      const apart = getComputedStyle(child).display !== "inline";
      if (apart) found.push("");
      lines(child, title, found);
      if (apart) found.push("");
    }
    return found;
  }

  const SENTENCE = /.+?[.!?]["”’)]*(?=\s|$)|.+$/g;
  const PIECE = new RegExp(`.{1,${LONGEST}}(?:\\s|$)`, "g");
  /** Do something with the card opened. It is closed again before it is painted. */
  const asOpened = (source, act) => {
    const fold = source.matches("article") && source.querySelector(":scope > details:not([open])");
    if (fold) fold.open = true;
    const done = act();
    if (fold) fold.open = false;
    return done;
  };
  const sentencesOf = (source) => {
    const title = source.querySelector("h1, h2, h3");
    return [title?.textContent ?? "", ...asOpened(source, () => lines(source, title))]
      .map((line) => line.replace(/\s+/g, " ").trim())
      .filter((line) => /[\p{L}\p{N}]/u.test(line))
      .map((line) => (/[.!?:]["”’)]*$/.test(line) ? line : `${line}.`))
      .flatMap((line) => line.match(SENTENCE))
      .flatMap((line) => line.match(PIECE) ?? line)
      .map((line) => line.trim());
  };

  // --- speaking

  // A card may go or be drawn again while it is read: one that is gone is not read on.
  const watcher = new MutationObserver(() => {
    if (run?.source.isConnected) show();
    else stop();
  });

  const silence = () => {
    if (run) {
      clearTimeout(run.limit);
      run.utterance = null; // what its end would lead to is off
    }
    voices.cancel();
  };

  const next = () => {
    const now = run;
    if (!now || now.paused) return;
    const voice = choose();
    if (!voice || now.at >= now.sentences.length || !inSight(now.source)) return stop();
    const utterance = new SpeechSynthesisUtterance(now.sentences[now.at]);
    Object.assign(utterance, { voice, lang: voice.lang, rate: RATES[rate] });
    now.utterance = utterance; // held on to, or Chromium may forget it before it ends
    const end = () => {
      if (run !== now || now.utterance !== utterance) return;
      clearTimeout(now.limit);
      now.at += 1;
      next();
    };
    utterance.onend = end;
    utterance.onerror = end;
    now.limit = setTimeout(() => {
      if (run !== now || now.utterance !== utterance) return;
      silence();
      now.at += 1;
      setTimeout(next, MOMENT);
    }, 5000 + (utterance.text.length * 200) / RATES[rate]);
    voices.speak(utterance);
  };

  /** Speak from the sentence that is next, now if nothing was speaking: a phone allows it only right after a tap. */
  const speak = () => {
    const was = voices.speaking || voices.pending;
    silence();
    if (was) setTimeout(next, MOMENT);
    else next();
  };

  function stop() {
    if (!run) return;
    const { source } = run;
    silence();
    run = null;
    watcher.disconnect();
    if (player.contains(document.activeElement)) source.querySelector(".mw-listen button")?.focus();
    show();
  }

  const start = (source) => {
    stop();
    const sentences = sentencesOf(source);
    run = { source, sentences, at: 0, paused: false, utterance: null, limit: 0 };
    document.getElementById("player-title").textContent = source.dataset.listen;
    watcher.observe(document.body, { childList: true, subtree: true });
    show();
    speak();
  };

  // --- what is on screen

  /** Change the words of a button; what else it says, for screen readers, is in a span after them. A translator may
   *  have wrapped or split the words that were there. */
  const say = (node, text) => {
    const rest = node.querySelector(":scope > span");
    while (node.firstChild !== rest) node.firstChild.remove();
    node.prepend(text);
  };

  function show() {
    if (player.hidden === Boolean(run)) player.hidden = !run;
    const paused = Boolean(run?.paused);
    if (pause.classList.contains("page-paused") !== paused) {
      pause.classList.toggle("page-paused", paused);
      say(pause, paused ? pause.dataset.goOn : pause.dataset.pause);
    }
    slower.setAttribute("aria-disabled", rate === 0);
    faster.setAttribute("aria-disabled", rate === RATES.length - 1);
    for (const one of document.querySelectorAll(".mw-listen button")) {
      const mine = run !== null && one.closest("[data-listen]") === run.source;
      if (one.classList.contains("mw-listening") === mine) continue; // a redraw takes the class away
      one.classList.toggle("mw-listening", mine);
      say(one, mine ? one.dataset.stop : one.dataset.start);
    }
  }

  // What is read must still be so: a card whose words have changed is not read on.
  document.addEventListener("workbook:changed", () => {
    if (run && sentencesOf(run.source).join(" ") !== run.sentences.join(" ")) stop();
  });

  document.addEventListener("click", ({ target }) => {
    const source = target.closest(".mw-listen button")?.closest("[data-listen]");
    if (source) return run?.source === source ? stop() : start(source);
    if (!run || !player.contains(target)) return;
    if (target.closest("#player-stop")) stop();
    else if (target.closest("#player-pause")) {
      run.paused = !run.paused;
      if (run.paused) silence();
      else speak();
      show();
    } else if (target.closest("#player-slower, #player-faster")) {
      const wanted = rate + (target.closest("#player-faster") ? 1 : -1);
      if (!(wanted in RATES)) return;
      rate = wanted;
      if (!run.paused) speak();
      show();
    }
  });

  window.addEventListener("pagehide", stop);
  // Another step: what is read there is out of sight.
  window.addEventListener("hashchange", () => setTimeout(() => { if (run && !inSight(run.source)) stop(); }));
  voices.addEventListener?.("voiceschanged", offer);
  new MutationObserver(offer).observe(document.documentElement, { attributes: true, attributeFilter: ["lang"] });
  offer();
})();
