// A browser's speech with voices that come late and say nothing: what they would say is kept for the tests.
(() => {
  const heard = { spoken: [], cancelled: 0, time: 20 };
  const changed = new EventTarget();
  let list = [];
  let now = null;
  const end = (how) => {
    const utterance = now;
    now = null;
    clearTimeout(utterance?.timer);
    if (utterance) setTimeout(() => utterance[how]?.({}), 0);
  };
  const voices = {
    get speaking() { return Boolean(now); },
    pending: false,
    getVoices: () => list,
    speak(utterance) {
      now = utterance;
      heard.spoken.push({ text: utterance.text, voice: utterance.voice?.name, rate: utterance.rate });
      if (heard.time < Infinity) utterance.timer = setTimeout(() => end("onend"), heard.time);
    },
    cancel() {
      heard.cancelled += 1;
      end("onerror");
    },
    addEventListener: (...all) => changed.addEventListener(...all),
  };
  Object.defineProperty(window, "speechSynthesis", { value: voices });
  window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
  window.heard = heard;
  window.giveVoices = (...those) => {
    list = those.map(([name, lang, localService]) => ({ name, lang, localService, default: false }));
    changed.dispatchEvent(new Event("voiceschanged"));
  };
})();
