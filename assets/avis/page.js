// The screens of the ballot. Whatever comes from the campaign or from the person is set through
// textContent; nothing is sent anywhere; the draft stays in this browser.
(function () {
  "use strict";

  const campaign = JSON.parse(document.getElementById("campaign").textContent);
  const criteria = campaign.criteres;
  const page = document.getElementById("page");
  const side = document.getElementById("side");
  const said = document.getElementById("said");

  const STORE_KEY = "jalons-avis-" + campaign.campagne;
  const COMMENT_MAX = 1000;
  const SHORT_TEXT_MAX = 80;
  const OTHER = campaign.autre;
  const UNSAID = "Non précisée";
  const CRITERIA_PER_MINUTE = 2;
  const SECOND_DIGIT_MS = 1000;

  let draft = emptyDraft();
  let place = { screen: "welcome", index: 0 };
  let isKept = true;
  let hasShortcuts = true;
  let isLeaving = false;
  let typed = { digit: "", at: 0, index: 0 };

  // --- the draft ---------------------------------------------------------------------------------

  function emptyDraft() {
    return { id: Avis.randomId(), profession: "", other: "", name: "", answers: {}, index: 0, made: null, saved: null };
  }

  function isText(value) {
    return typeof value === "string";
  }

  // A draft is only as good as what the browser kept: everything unknown is left out.
  function readDraft(text) {
    const kept = JSON.parse(text);
    const read = emptyDraft();
    if (/^[0-9a-f]{32}$/.test(kept.id)) read.id = kept.id;
    ["profession", "other", "name"].forEach(key => {
      if (isText(kept[key])) read[key] = kept[key].slice(0, SHORT_TEXT_MAX);
    });
    criteria.forEach(criterion => {
      const answer = kept.answers && kept.answers[criterion.id];
      if (!answer || typeof answer !== "object") return;
      const observed = Kinds.cleaned(criterion, answer.o);
      setAnswer(read, criterion, "o", observed);
      const value = observed === undefined ? answer.v : Kinds.level(criterion, scaleOf(criterion), observed);
      if (choices(criterion).includes(value)) setAnswer(read, criterion, "v", value);
      if (isText(answer.c) && !criterion.sensible) setAnswer(read, criterion, "c", answer.c.slice(0, COMMENT_MAX));
    });
    if (Number.isInteger(kept.index) && criteria[kept.index]) read.index = kept.index;
    const isVersion = one => one && Number.isInteger(one.revision) && isText(one.content);
    const version = one => isVersion(one) ? { revision: one.revision, content: one.content } : null;
    read.saved = version(kept.saved);
    read.made = version(kept.made) || read.saved;
    return read;
  }

  function loadDraft() {
    try {
      const text = localStorage.getItem(STORE_KEY);
      if (text !== null) draft = readDraft(text);
    } catch (error) {
      isKept = canKeep();
    }
  }

  function canKeep() {
    try {
      localStorage.setItem(STORE_KEY + "-essai", "1");
      localStorage.removeItem(STORE_KEY + "-essai");
      return true;
    } catch (error) {
      return false;
    }
  }

  function keepDraft() {
    try {
      localStorage.setItem(STORE_KEY, JSON.stringify(draft));
      isKept = true;
    } catch (error) {
      if (isKept) say("Attention : ce navigateur ne garde pas le brouillon. Terminez sans fermer la page.");
      isKept = false;
    }
  }

  function eraseDraft() {
    try {
      localStorage.removeItem(STORE_KEY);
    } catch (error) {
      // nothing was kept
    }
    draft = emptyDraft();
  }

  function setAnswer(target, criterion, key, value) {
    const answer = target.answers[criterion.id] || {};
    if (value) answer[key] = value;
    else delete answer[key];
    if (Object.keys(answer).length > 0) target.answers[criterion.id] = answer;
    else delete target.answers[criterion.id];
  }

  function answerOf(criterion) {
    return draft.answers[criterion.id] || {};
  }

  function scaleOf(criterion) {
    return campaign.echelles[criterion.echelle];
  }

  function levelsOf(criterion) {
    return Kinds.levelsOf(scaleOf(criterion));
  }

  function choices(criterion) {
    return levelsOf(criterion).concat(criterion.so ? ["so"] : [], ["nsp"]);
  }

  // Names a level as its scale does.
  function levelName(criterion, value) {
    return scaleOf(criterion).niveaux[levelsOf(criterion).indexOf(value)];
  }

  function levelClass(criterion, value) {
    return "l" + criterion.echelle + "-" + levelsOf(criterion).indexOf(value);
  }

  function answeredCount() {
    return criteria.filter(criterion => answerOf(criterion).v !== undefined).length;
  }

  function firstUnanswered() {
    return criteria.findIndex(criterion => answerOf(criterion).v === undefined);
  }

  function hasBegun() {
    return draft.profession !== "" || draft.name !== "" || Object.keys(draft.answers).length > 0;
  }

  function profession() {
    return draft.profession === OTHER ? Avis.clean(draft.other) || OTHER : draft.profession;
  }

  function answersToSend() {
    const answers = {};
    criteria.forEach(criterion => {
      const answer = answerOf(criterion);
      const comment = Avis.clean(answer.c || "");
      const sent = {};
      if (answer.v !== undefined) sent.v = answer.v;
      if (answer.o !== undefined) sent.o = answer.o;
      if (comment !== "") sent.c = comment;
      if (Object.keys(sent).length > 0) answers[criterion.id] = sent;
    });
    return answers;
  }

  function content() {
    return JSON.stringify([profession(), Avis.clean(draft.name), answersToSend()]);
  }

  function isSaved() {
    return draft.saved !== null && draft.saved.content === content();
  }

  function ballot(revision) {
    return {
      format: 1, avis: draft.id, revision: revision, campagne: campaign.campagne,
      grille: campaign.grille, version: campaign.version,
      profession: profession(), nom: Avis.clean(draft.name), reponses: answersToSend(),
    };
  }

  // --- words -------------------------------------------------------------------------------------

  function count(number, one, many) {
    return number + " " + (number > 1 ? many : one);
  }

  function valueLabel(criterion, value) {
    if (value === "so") return "Sans objet";
    if (value === "nsp") return "Ne sait pas";
    return "Niveau " + value + " – " + levelName(criterion, value);
  }

  function heading(criterion) {
    return criterion.code + " · " + criterion.titre;
  }

  function progressText() {
    return count(answeredCount(), "réponse", "réponses") + " sur " + criteria.length;
  }

  // The same words twice in a row would not be read out: a space tells them apart.
  function say(text) {
    said.textContent = said.textContent === text ? text + " " : text;
  }

  // --- building blocks ---------------------------------------------------------------------------

  function el(tag, attributes, children) {
    const node = document.createElement(tag);
    Object.keys(attributes || {}).forEach(key => {
      if (key === "text") node.textContent = attributes.text;
      else if (key === "click") node.addEventListener("click", attributes.click);
      else node.setAttribute(key, attributes[key]);
    });
    (children || []).forEach(child => node.appendChild(child));
    return node;
  }

  function paragraph(text, kind) {
    return el("p", kind ? { class: kind, text: text } : { text: text });
  }

  function button(text, kind, click) {
    return el("button", { type: "button", class: "button " + kind, text: text, click: click });
  }

  function card(title, children) {
    return el("section", { class: "card" }, [el("h2", { text: title })].concat(children));
  }

  function list(items) {
    return el("ul", {}, items.map(text => el("li", { text: text })));
  }

  function hint(key) {
    return el("kbd", { "aria-hidden": "true", text: key });
  }

  function keepNotice() {
    return isKept ? [] : [paragraph("Ce navigateur ne garde pas le brouillon : répondez en une fois, sans fermer ni recharger la page.", "notice warn")];
  }

  function steps(before, after, more) {
    return el("div", { class: "steps" }, [before].concat(more || [], [after]).filter(node => node !== null));
  }

  function textField(id, label, help, value, input) {
    const field = el("input", { id: id, type: "text", maxlength: SHORT_TEXT_MAX, autocomplete: "off" });
    if (help) field.setAttribute("aria-describedby", id + "-help");
    field.value = value;
    field.addEventListener("input", () => { input(field.value); keepDraft(); });
    const parts = [el("label", { for: id, text: label })];
    if (help) parts.push(el("p", { id: id + "-help", class: "help", text: help }));
    return el("div", { class: "field", id: id + "-field" }, parts.concat([field]));
  }

  function radio(name, value, isChosen, change) {
    const input = el("input", { type: "radio", name: name, id: name + "-" + value, value: value });
    input.checked = isChosen;
    input.addEventListener("change", change);
    return input;
  }

  // --- moving ------------------------------------------------------------------------------------

  const SCREENS = { welcome: welcome, person: person, criterion: criterionScreen, review: review, end: end };

  function go(screen, index) {
    place = { screen: screen, index: index === undefined ? place.index : index };
    if (screen === "criterion") draft.index = place.index;
    if (hasBegun()) keepDraft();
    try {
      history.pushState(place, "");
    } catch (error) {
      // the page works without the browser's back button
    }
    show();
  }

  // The browser's back button may lead to an end that no longer has anything to save.
  function isOutOfPlace() {
    return place.screen === "end" && (answeredCount() === 0 || profession() === "");
  }

  function show(isFirst) {
    if (isOutOfPlace()) place = { screen: "welcome", index: 0 };
    page.textContent = "";
    page.className = place.screen;
    SCREENS[place.screen]().forEach(node => page.appendChild(node));
    showSide();
    showHere();
    const title = page.querySelector("h1");
    document.title = title.textContent + " – " + campaign.titre;
    if (isFirst) return;
    title.setAttribute("tabindex", "-1");
    window.scrollTo(0, 0);
    title.focus();
  }

  function start() {
    document.getElementById("about-title").textContent = campaign.titre;
    document.getElementById("about-team").textContent = campaign.equipe;
    window.addEventListener("popstate", event => {
      place = event.state && SCREENS[event.state.screen] ? event.state : { screen: "welcome", index: 0 };
      if (!criteria[place.index]) place.index = 0;
      show();
    });
    window.addEventListener("beforeunload", event => {
      if (isKept || isLeaving || isSaved() || !hasBegun()) return;
      event.preventDefault();
      event.returnValue = "";
    });
    document.addEventListener("keydown", onKey);
    document.querySelector(".skip").addEventListener("click", event => {
      event.preventDefault();
      page.focus();
    });
    loadDraft();
    place.index = draft.index;
    show(true);
  }

  // --- welcome -----------------------------------------------------------------------------------

  function welcome() {
    const minutes = Math.max(2, Math.ceil(criteria.length / CRITERIA_PER_MINUTE));
    const asked = campaign.coordination ? ", préparée par " + campaign.coordination.replace(/\.$/, "") : "";
    return [
      el("h1", { text: "Votre avis sur notre façon de travailler ensemble" }),
      paragraph(campaign.equipe + " – " + campaign.titre + ", " + campaign.date + asked + ".", "lead"),
      el("ul", { class: "facts" }, [
        el("li", { text: count(criteria.length, "critère", "critères") + ", environ " + minutes + " minutes" }),
        el("li", { text: "Chacun répond seul, puis l’équipe en parle et convient d’un niveau" }),
        el("li", { text: "Aucune réponse n’est mauvaise" }),
      ]),
      paragraph(campaign.regle), paragraph(campaign.lecture),
      ...draftNotice(), ...keepNotice(),
      ...welcomeButtons(),
      card("Ce qui est protégé, et ce qui ne l’est pas", [list([
        "Rien ne part par internet : cette page fonctionne sans réseau, et c’est vous qui remettez votre avis.",
        "Le fichier enregistré à la fin est scellé : seul le dossier de votre équipe l’ouvre, et Jalons ne montre aucun avis avant le dévoilement en réunion.",
        "Le code court n’est pas scellé : qui le lit peut retrouver vos niveaux, jamais vos commentaires.",
        "Le brouillon reste lisible dans ce navigateur jusqu’à ce que vous l’effaciez, à la dernière page.",
        "Donnez votre profession ; votre nom est facultatif. N’écrivez rien sur un patient.",
      ])]),
    ];
  }

  function draftNotice() {
    if (!hasBegun()) return [];
    const text = draft.saved === null
      ? "Un avis commencé est gardé dans ce navigateur : " + progressText() + "."
      : "Un avis déjà enregistré est gardé dans ce navigateur : vous pouvez le reprendre et l’enregistrer à nouveau.";
    return [paragraph(text, "notice")];
  }

  function welcomeButtons() {
    const plain = buttons => el("div", { class: "steps plain" }, buttons);
    if (!hasBegun()) return [plain([button("Commencer", "primary", () => go("person"))])];
    const [erase, question] = eraseButton("Effacer et recommencer", () => { say("Le brouillon est effacé."); go("person", 0); });
    return [plain([button("Reprendre", "primary", resume), erase]), question];
  }

  function resume() {
    if (profession() === "") go("person");
    else if (draft.saved !== null || answeredCount() === criteria.length) go("review");
    else go("criterion", draft.index);
  }

  // --- profession --------------------------------------------------------------------------------

  function person() {
    const names = campaign.professions.concat([OTHER, UNSAID]);
    const other = textField("other", "Laquelle ? (facultatif)", "", draft.other, text => { draft.other = text; });
    other.hidden = draft.profession !== OTHER;
    const options = names.map((name, index) => {
      const input = radio("profession", index, draft.profession === name, () => {
        draft.profession = name;
        other.hidden = name !== OTHER;
        keepDraft();
      });
      return el("div", { class: "option" }, [input, el("label", { for: input.id, text: name })]);
    });
    const problem = el("p", { id: "person-problem", class: "notice bad", role: "alert", hidden: "" });
    const next = () => {
      if (profession() !== "") return go("criterion", draft.index);
      problem.textContent = "Choisissez votre profession, ou « " + UNSAID + " ».";
      problem.hidden = false;
      page.querySelector("input[type=radio]").focus();
    };
    return [
      el("h1", { text: "Qui répond ?" }),
      ...keepNotice(),
      el("fieldset", { class: "options" }, [
        el("legend", { text: "Votre profession" }),
        paragraph("Jalons ne montre les réponses d’une profession qu’à partir de trois personnes. " + campaign.seul, "help"),
        el("div", { class: "grid" }, options), other,
      ]),
      textField("name", "Votre nom (facultatif)", "Il sert à savoir qui a répondu ; il n’est jamais montré à côté d’une réponse.", draft.name, text => { draft.name = text; }),
      problem,
      steps(button("Retour", "", () => go("welcome")), nextButton("Continuer", next)),
    ];
  }

  function nextButton(text, click) {
    const node = button(text, "primary", click);
    node.id = "next";
    return node;
  }

  // --- one criterion -----------------------------------------------------------------------------

  function criterionScreen() {
    const criterion = criteria[place.index];
    const isLast = place.index === criteria.length - 1;
    const previous = button("Précédent", "", () => place.index === 0 ? go("person") : go("criterion", place.index - 1));
    previous.id = "previous";
    const next = nextButton("", () => isLast ? go("review") : go("criterion", place.index + 1));
    const bar = el("progress", { max: criteria.length, "aria-label": "Avancement", id: "bar" });
    const nodes = [
      el("div", { class: "progress" }, [bar, paragraph("", "count")]),
      paragraph(campaign.domaines[criterion.domaine], "domain"),
      el("h1", { text: heading(criterion) }),
      ...keepNotice(),
      ...sensitiveNotice(criterion), levels(criterion), ...commentField(criterion),
      steps(previous, next, [button("Réponses", "quiet", () => go("review"))]),
      keysHelp(),
    ];
    setTimeout(() => { refresh(); say("Critère " + (place.index + 1) + " sur " + criteria.length + ", " + progressText() + "."); }, 0);
    return nodes;
  }

  function levels(criterion) {
    const given = criterion.caracteristiques ? characteristics(criterion) : criterion.mesure ? measure(criterion) : cards(criterion);
    const chosen = answerOf(criterion).v;
    const others = choices(criterion).slice(levelsOf(criterion).length).map(value => {
      const input = radio("answer", value, chosen === value, event => choose(criterion, event.target.value));
      const label = el("label", { for: input.id }, [el("span", { text: valueLabel(criterion, value) }), hint(value === "so" ? "N" : "?")]);
      return el("div", { class: "choice small" }, [input, label]);
    });
    const erase = button("Effacer ma réponse", "quiet", () => choose(criterion, ""));
    erase.id = "erase";
    return el("fieldset", { class: "levels" }, [
      el("legend", { text: criterion.question }),
      ...(criterion.aide ? [paragraph(criterion.aide, "help asked")] : []),
      ...given, el("div", { class: "others" }, others.concat([erase])),
    ]);
  }

  function cards(criterion) {
    const scale = scaleOf(criterion), all = levelsOf(criterion);
    const groups = (scale.groupes || []).map(group => ({ nom: group.nom, first: all.indexOf(String(group.de)), end: all.indexOf(String(group.a)) + 1 }));
    const isShared = group => new Set(criterion.niveaux.slice(group.first, group.end)).size === 1;
    if (groups.length > 0 && groups.every(isShared)) return groups.map(group => groupCard(criterion, group));
    return all.map((value, at) => {
      const input = radio("answer", value, answerOf(criterion).v === value, event => choose(criterion, event.target.value));
      const number = el("span", { class: "number " + levelClass(criterion, value), text: value });
      const sentence = criterion.niveaux[at] === scale.niveaux[at] ? [] : [el("span", { text: criterion.niveaux[at] })];
      const words = el("span", { class: "words" }, [el("strong", { text: scale.niveaux[at] }), ...sentence]);
      const label = el("label", { for: input.id }, [number, words, hint(value)]);
      return el("div", { class: "choice" }, [input, label]);
    });
  }

  // Levels that share one sentence: it is said once, above the row of their numbers.
  function groupCard(criterion, group) {
    const row = levelsOf(criterion).slice(group.first, group.end).map(value => {
      const input = radio("answer", value, answerOf(criterion).v === value, event => choose(criterion, event.target.value));
      const label = el("label", { for: input.id }, [
        el("span", { class: "number " + levelClass(criterion, value), text: value }),
        el("span", { class: "unseen", text: levelName(criterion, value) }),
      ]);
      return el("div", { class: "choice small" }, [input, label]);
    });
    const name = group.nom + ". " + criterion.niveaux[group.first];
    return el("div", { class: "group", role: "group", "aria-label": name }, [
      el("strong", { text: group.nom }), paragraph(criterion.niveaux[group.first]), el("div", { class: "others" }, row),
    ]);
  }

  function characteristics(criterion) {
    const words = { oui: "Oui", partie: "En partie", non: "Non" };
    const held = Object.keys(words).filter(one => one !== "partie" || criterion.partie);
    const observed = () => answerOf(criterion).o || {};
    const rows = criterion.caracteristiques.map((item, at) => {
      const options = held.map(value => {
        const input = radio("held-" + at, value, observed()[item.id] === value, () => {
          observe(criterion, Object.assign({}, observed(), { [item.id]: value }));
        });
        return el("div", { class: "choice small" }, [input, el("label", { for: input.id, text: words[value] })]);
      });
      const from = item.des === undefined ? [] : [el("span", { class: "help", text: "Indispensable à partir du niveau " + item.des })];
      const legend = el("legend", {}, [el("span", { text: item.texte }), ...from]);
      return el("fieldset", { class: "held" }, [legend, el("div", { class: "others" }, options)]);
    });
    return rows.concat([follows(criterion)]);
  }

  function measure(criterion) {
    const asked = criterion.mesure;
    const field = el("input", { id: "number", type: "text", inputmode: "decimal", autocomplete: "off", "aria-describedby": "number-help" });
    field.value = (answerOf(criterion).o || "").replace(".", ",");
    const bounds = "de " + inFrench(asked.minimum) + " à " + inFrench(asked.maximum);
    const wanted = "un nombre " + (asked.decimales > 0 ? "" : "entier ") + bounds;
    const decimals = asked.decimales > 0 ? ", avec " + count(asked.decimales, "décimale", "décimales") + " au plus" : "";
    const wrong = "Ce n’est pas " + wanted + decimals + ".";
    const help = el("p", { id: "number-help", class: "help", text: wanted.replace("un", "Un") + "." });
    field.addEventListener("input", () => {
      const number = Kinds.readNumber(criterion, field.value);
      const isWrong = number === undefined && field.value.trim() !== "";
      field.setAttribute("aria-invalid", String(isWrong));
      observe(criterion, number);
      if (isWrong) document.getElementById("follows").textContent = wrong;
    });
    return [el("div", { class: "field" }, [el("label", { for: "number", text: "Nombre, en " + asked.unite }), help, field]), follows(criterion)];
  }

  function inFrench(number) {
    const [whole, decimals] = String(number).split(".");
    return whole.replace(/(\d)(?=(\d{3})+$)/g, "$1\u202f") + (decimals ? "," + decimals : "");
  }

  // Tells the level that follows, where it is not chosen.
  function follows(criterion) {
    const told = el("p", { id: "follows", class: "follows" });
    tellLevel(criterion, told);
    return told;
  }

  function tellLevel(criterion, told) {
    const value = answerOf(criterion).v;
    const at = levelsOf(criterion).indexOf(value);
    told.textContent = value ? "" : "Le niveau suit de ce que vous répondez.";
    if (at < 0) return;
    const name = levelName(criterion, value), sentence = criterion.niveaux[at];
    told.appendChild(el("strong", { text: "Niveau " + value + " · " + name }));
    if (sentence !== name) told.appendChild(el("span", { text: sentence }));
  }

  // Keeps what was observed; the answer is the level that follows, or none yet.
  function observe(criterion, observed) {
    setAnswer(draft, criterion, "o", observed);
    setAnswer(draft, criterion, "v", Kinds.level(criterion, scaleOf(criterion), observed));
    keepDraft();
    page.querySelectorAll("input[name=answer]").forEach(input => { input.checked = false; });
    tellLevel(criterion, document.getElementById("follows"));
    const value = answerOf(criterion).v;
    if (value !== undefined) say(valueLabel(criterion, value) + ".");
    refresh();
  }

  function choose(criterion, value) {
    setAnswer(draft, criterion, "v", value);
    setAnswer(draft, criterion, "o", undefined);
    keepDraft();
    page.querySelectorAll("input[name=answer]").forEach(input => { input.checked = input.value === value; });
    page.querySelectorAll(".held input").forEach(input => { input.checked = false; });
    const number = document.getElementById("number");
    if (number) number.value = "";
    const told = document.getElementById("follows");
    if (told) tellLevel(criterion, told);
    if (value === "") page.querySelector("h1").focus();
    say(value === "" ? "Réponse effacée." : valueLabel(criterion, value) + ".");
    refresh();
  }

  // Brings what depends on the answers up to date without touching where the person is.
  function refresh() {
    const bar = document.getElementById("bar");
    if (!bar) return;
    const answer = answerOf(criteria[place.index]);
    const isAnswered = answer.v !== undefined;
    const isLast = place.index === criteria.length - 1;
    bar.value = answeredCount();
    bar.setAttribute("aria-valuetext", progressText());
    page.querySelector(".count").textContent = "Critère " + (place.index + 1) + " sur " + criteria.length + " · " + count(answeredCount(), "réponse", "réponses");
    document.getElementById("next").textContent = isLast ? "Terminer" : isAnswered ? "Suivant" : "Passer";
    document.getElementById("erase").hidden = !isAnswered && answer.o === undefined;
    showSide();
  }

  function sensitiveNotice(criterion) {
    if (!criterion.sensible) return [];
    return [paragraph("Critère sensible : l’équipe n’en verra que le total, et aucun commentaire n’est demandé.", "notice")];
  }

  function commentField(criterion) {
    if (criterion.sensible) return [];
    const left = el("p", { id: "left", class: "help" });
    const area = el("textarea", { id: "comment", rows: "3", maxlength: COMMENT_MAX, "aria-describedby": "comment-help left" });
    area.value = answerOf(criterion).c || "";
    const show = () => { left.textContent = area.value.length + " / 1 000 caractères"; };
    area.addEventListener("input", () => {
      setAnswer(draft, criterion, "c", area.value);
      keepDraft();
      show();
      const rest = COMMENT_MAX - area.value.length;
      if (rest === 100 || rest === 20 || rest === 0) say(count(rest, "caractère restant", "caractères restants") + ".");
    });
    show();
    return [el("div", { class: "field" }, [
      el("label", { for: "comment", text: "Commentaire (facultatif)" }),
      el("p", { id: "comment-help", class: "help", text: "Un exemple, une nuance. Scellé avec votre avis, montré sans nom à l’équipe après le dévoilement." }),
      area, left,
    ])];
  }

  function keysHelp() {
    const text = el("span", { text: "Au clavier : " + keysWords(criteria[place.index]) + "N sans objet, ? ne sait pas, Entrée pour continuer, ← → d’un critère à l’autre." });
    const toggle = button("", "quiet", () => { hasShortcuts = !hasShortcuts; label(); });
    const label = () => { toggle.textContent = hasShortcuts ? "Désactiver ces touches" : "Activer ces touches"; };
    label();
    return el("div", { class: "keys" }, [text, toggle]);
  }

  // --- the list of criteria ----------------------------------------------------------------------

  function criterionButton(criterion, index) {
    const answer = answerOf(criterion);
    const isHere = place.screen === "criterion" && place.index === index;
    const left = answer.o === undefined ? "à répondre" : "à compléter";
    const state = answer.v === undefined ? left : valueLabel(criterion, answer.v);
    const mark = answer.v === undefined ? "" : answer.v === "so" ? "SO" : answer.v === "nsp" ? "?" : answer.v;
    const node = el("button", { type: "button", class: "row", click: () => go("criterion", index) }, [
      el("span", { class: "code", text: criterion.code }),
      el("span", { class: "name" }, [
        el("span", { text: criterion.titre }),
        el("span", { class: "state", text: answer.c ? state + " · commentaire" : state }),
      ]),
      el("span", { class: "number" + (mark === "" ? " none" : levelsOf(criterion).includes(mark) ? " " + levelClass(criterion, mark) : " other"), "aria-hidden": "true", text: mark }),
    ]);
    if (isHere) node.setAttribute("aria-current", "step");
    return node;
  }

  function criteriaList() {
    return campaign.domaines.map((title, domain) => {
      const rows = [];
      criteria.forEach((criterion, index) => {
        if (criterion.domaine === domain) rows.push(el("li", {}, [criterionButton(criterion, index)]));
      });
      return el("section", { class: "domain-rows" }, [el("h2", { text: title }), el("ul", {}, rows)]);
    });
  }

  function showSide() {
    const isShown = place.screen === "criterion";
    side.hidden = !isShown;
    const top = side.scrollTop;
    side.textContent = "";
    if (!isShown) return;
    criteriaList().forEach(node => side.appendChild(node));
    side.scrollTop = top;
  }

  // Scrolls the list, and only the list, to where the person is.
  function showHere() {
    const here = side.querySelector("[aria-current]");
    if (here) side.scrollTop = Math.max(0, here.offsetTop - side.clientHeight / 2);
  }

  // --- review ------------------------------------------------------------------------------------

  function review() {
    const missing = criteria.length - answeredCount();
    const notice = missing === 0
      ? paragraph("Tous les critères ont une réponse.", "notice good")
      : paragraph(count(missing, "critère sans réponse", "critères sans réponse") + ". Sans réponse ne vaut pas zéro : vous pouvez en rester là, ou répondre maintenant.", "notice warn");
    const fill = missing === 0 ? [] : [button("Aller au premier sans réponse", "", () => go("criterion", firstUnanswered()))];
    const nodes = [
      el("h1", { text: "Vos réponses" }), notice, ...fill, ...keepNotice(),
      el("p", { class: "help", text: "Répond : " + (profession() || "profession à choisir") + (Avis.clean(draft.name) ? ", " + Avis.clean(draft.name) : "") + "." }),
      button("Changer la profession ou le nom", "quiet", () => go("person")),
      ...criteriaList(),
    ];
    if (answeredCount() === 0) {
      nodes.push(steps(button("Retour aux critères", "primary", () => go("criterion", draft.index)), null));
      return nodes;
    }
    const finish = nextButton("Terminer mon avis", () => profession() === "" ? go("person") : go("end"));
    nodes.push(steps(button("Retour", "", () => go("criterion", draft.index)), finish));
    return nodes;
  }

  // --- end ---------------------------------------------------------------------------------------

  function end() {
    const to = campaign.coordination || "la personne qui prépare la réunion";
    const state = el("p", { id: "save-state", class: "notice" });
    setTimeout(showSaved, 0);
    const save = button("Enregistrer mon avis", "primary", saveFile);
    save.id = "save";
    return [
      el("h1", { text: "Enregistrer et remettre votre avis" }),
      ...keepNotice(),
      card("1. Enregistrer le fichier scellé", [
        paragraph("Le fichier « " + Avis.fileName(profession(), draft.id) + " » contient vos niveaux et vos commentaires, scellés."),
        el("div", { class: "buttons" }, [save, ...shareButton()]), state,
      ]),
      card("2. Le remettre à " + to, [list([
        "par courriel, en pièce jointe (le fichier est sans doute dans « Téléchargements ») ;",
        "ou sur une clé USB ;",
        "ou, si le fichier ne peut pas partir, en envoyant le code court ci-dessous par SMS, ou en le lisant au téléphone.",
      ])]),
      codeCard(), againCard(),
      steps(button("Revoir mes réponses", "", () => go("review")), null),
    ];
  }

  // Each version has a number of its own, even one whose sharing ended without a word: it may be there.
  function sealed() {
    const now = content();
    if (draft.made === null || draft.made.content !== now) {
      draft.made = { revision: draft.made === null ? 1 : draft.made.revision + 1, content: now };
      keepDraft();
    }
    return Avis.seal(ballot(draft.made.revision), campaign);
  }

  // Only here is a ballot called saved: the browser took the file.
  function keepSaved(version) {
    draft.saved = version;
    keepDraft();
    showSaved();
    const state = document.getElementById("save-state");
    if (state) say(state.textContent);
  }

  function saveFile() {
    if (!("download" in HTMLAnchorElement.prototype)) {
      return tellUnsaved("Ce navigateur n’enregistre pas de fichier : donnez le code court ci-dessous, ou ouvrez la page sur un ordinateur.");
    }
    const url = URL.createObjectURL(new Blob([sealed()], { type: "application/octet-stream" }));
    const link = el("a", { href: url, download: Avis.fileName(profession(), draft.id), hidden: "" });
    document.body.appendChild(link);
    isLeaving = true;
    link.click();
    isLeaving = false;
    document.body.removeChild(link);
    setTimeout(() => URL.revokeObjectURL(url), 60000);
    keepSaved(draft.made);
  }

  function tellUnsaved(words) {
    const state = document.getElementById("save-state");
    if (!state) return;
    state.hidden = false;
    state.className = "notice warn";
    state.textContent = words;
    say(words);
    document.getElementById("save").focus();
  }

  function showSaved() {
    const state = document.getElementById("save-state");
    if (!state) return;
    state.hidden = draft.saved === null;
    state.className = isSaved() ? "notice good" : "notice warn";
    state.textContent = isSaved()
      ? "Avis enregistré. Il reste à le remettre ; si vous ne retrouvez pas le fichier, enregistrez-le à nouveau ou donnez le code court."
      : "Vos réponses ont changé depuis le dernier enregistrement : enregistrez à nouveau, le nouveau fichier remplacera l’ancien.";
    const save = document.getElementById("save");
    save.textContent = draft.saved === null ? "Enregistrer mon avis" : "Enregistrer à nouveau";
  }

  // Phones can hand a file to the mail directly; most computers cannot, and show no button.
  function shareButton() {
    const asFile = text => new File([text], Avis.fileName(profession(), draft.id), { type: "application/octet-stream" });
    try {
      if (!navigator.canShare || !navigator.canShare({ files: [asFile("essai")] })) return [];
    } catch (error) {
      return [];
    }
    return [button("Partager…", "", () => {
      const text = sealed();
      const version = draft.made;
      const refused = error => {
        if (isSaved()) return showSaved();
        tellUnsaved(error && error.name === "AbortError"
          ? "Le partage a été annulé : votre avis n’est pas enregistré. Enregistrez le fichier, ou partagez à nouveau."
          : "Ce navigateur refuse le partage : votre avis n’est pas enregistré. Enregistrez le fichier, puis joignez-le à un message.");
      };
      try {
        navigator.share({ files: [asFile(text)] }).then(() => keepSaved(version), refused);
      } catch (error) {
        refused(error);
      }
    })];
  }

  function codeCard() {
    const text = Avis.shortCode(campaign.campagne, criteria.map(criterion => answerOf(criterion).v), criteria.map(levelsOf));
    const code = el("output", { id: "code", class: "code-text", "aria-label": "Code court" });
    text.split("-").forEach((group, index) => {
      if (index > 0) code.appendChild(document.createTextNode("-"));
      code.appendChild(el("span", { text: group }));
    });
    const told = el("p", { id: "copy-state", class: "help" });
    const tell = words => { told.textContent = words; say(words); };
    const copy = button("Copier le code", "", () => copyText(text, code, tell));
    return card("Code court", [
      paragraph("Il ne contient que vos niveaux, sans " + missingInCode() + "commentaire ni profession, et il n’est pas scellé. Les trois derniers signes permettent de repérer une erreur de recopie."),
      code, el("div", { class: "buttons" }, [copy]), told,
    ]);
  }

  // What was observed is not in the code either: only the level that follows is.
  function missingInCode() {
    const some = kind => criteria.some(criterion => criterion[kind]);
    return (some("caracteristiques") ? "caractéristique, " : "") + (some("mesure") ? "nombre mesuré, " : "");
  }

  function copyText(text, shown, tell) {
    const done = () => tell("Code copié.");
    const byHand = () => {
      const selection = window.getSelection();
      selection.removeAllRanges();
      const range = document.createRange();
      range.selectNodeContents(shown);
      selection.addRange(range);
      let isCopied = false;
      try {
        isCopied = document.execCommand("copy");
      } catch (error) {
        isCopied = false;
      }
      if (isCopied) done();
      else tell("Ce navigateur refuse de copier : le code est sélectionné, copiez-le ou recopiez-le à la main.");
    };
    if (navigator.clipboard && navigator.clipboard.writeText) navigator.clipboard.writeText(text).then(done, byHand);
    else byHand();
  }

  function againCard() {
    const restart = () => { say("Le brouillon est effacé : la page est prête pour une autre personne."); go("welcome", 0); };
    const [erase, question] = eraseButton("Recommencer pour une autre personne", restart);
    return card("Appareil partagé ?", [
      paragraph("Vos réponses restent lisibles dans ce navigateur pour que vous puissiez les corriger. Effacez-les si d’autres personnes l’utilisent."),
      el("div", { class: "buttons" }, [erase]), question,
    ]);
  }

  // Erasing asks first, whatever was saved: nothing gives the answers back.
  function eraseButton(label, erased) {
    const asked = paragraph("");
    const question = el("div", { class: "question", hidden: "" }, [
      asked,
      el("div", { class: "buttons" }, [
        button("Effacer mon avis", "danger", () => { eraseDraft(); erased(); }),
        button("Le garder", "", () => { question.hidden = true; again.focus(); }),
      ]),
    ]);
    const again = button(label, "", () => {
      asked.textContent = isSaved()
        ? "Votre avis est enregistré, mais il ne pourra plus être corrigé ici. L’effacer de ce navigateur ?"
        : "Votre avis n’est pas enregistré tel qu’il est. L’effacer quand même ?";
      question.hidden = false;
      question.querySelector("button").focus();
    });
    return [again, question];
  }

  // --- keyboard ----------------------------------------------------------------------------------

  function isTyping(node) {
    return node.tagName === "TEXTAREA" || (node.tagName === "INPUT" && node.type === "text");
  }

  function isOwnEnter(node) {
    return ["BUTTON", "A", "SUMMARY", "TEXTAREA"].includes(node.tagName);
  }

  // Which digits give a level; none where it is not chosen.
  function keysWords(criterion) {
    if (criterion.mesure) return "";
    if (criterion.caracteristiques) return (criterion.partie ? "O, P ou N" : "O ou N") + " sur une caractéristique, ";
    const all = levelsOf(criterion), last = all[all.length - 1];
    const twice = last.length > 1 ? " (deux chiffres à la suite à partir de 10)" : "";
    return all[0] + (all.length > 2 ? " à " : " ou ") + last + " pour le niveau" + twice + ", ";
  }

  // Two digits typed one after the other make one number, where the scale has it.
  function valueOfDigit(digit, criterion) {
    if (criterion.caracteristiques || criterion.mesure) return null;
    const now = Date.now(), all = levelsOf(criterion);
    const both = now - typed.at < SECOND_DIGIT_MS && typed.index === place.index ? typed.digit + digit : digit;
    typed = { digit: digit, at: now, index: place.index };
    return [both, digit].find(value => all.includes(value)) || null;
  }

  // The row of digits gives accents on a French keyboard: the place of the key counts too.
  function valueOfKey(event, criterion) {
    const level = digit => valueOfDigit(digit, criterion);
    const digit = /^(?:Digit|Numpad)([0-9])$/.exec(event.code || "");
    if (/^[0-9]$/.test(event.key)) return level(event.key);
    if (event.key === "?") return "nsp";
    if (event.key === "n" || event.key === "N") return "so";
    return digit && !event.shiftKey ? level(digit[1]) : null;
  }

  function onKey(event) {
    if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
    const target = event.target;
    if (event.key === "Enter" && !isOwnEnter(target)) {
      const next = document.getElementById("next");
      if (next && (place.screen === "criterion" || place.screen === "person")) {
        event.preventDefault();
        next.click();
      }
      return;
    }
    if (place.screen !== "criterion" || !hasShortcuts || isTyping(target)) return;
    if (onHeld(event, target) || onArrow(event, target)) return;
    const value = valueOfKey(event, criteria[place.index]);
    const input = value === null ? null : document.getElementById("answer-" + value);
    if (!input) return;
    event.preventDefault();
    input.focus();
    choose(criteria[place.index], value);
  }

  // On a characteristic its letters answer it, and lead to the next one; N is no "sans objet" there.
  function onHeld(event, target) {
    const row = /^held-(\d+)$/.exec(target.name || "");
    const value = { o: "oui", p: "partie", n: "non" }[event.key.toLowerCase()];
    if (!row || value === undefined) return false;
    const input = document.getElementById(row[0] + "-" + value);
    if (!input) return true;
    event.preventDefault();
    input.click();
    const next = "input[name=held-" + (Number(row[1]) + 1) + "]";
    (page.querySelector(next + ":checked") || page.querySelector(next) || input).focus();
    return true;
  }

  function onArrow(event, target) {
    if (target.type === "radio" || (event.key !== "ArrowRight" && event.key !== "ArrowLeft")) return false;
    event.preventDefault();
    document.getElementById(event.key === "ArrowRight" ? "next" : "previous").click();
    return true;
  }

  // --- begin -------------------------------------------------------------------------------------

  try {
    start();
  } catch (error) {
    page.textContent = "";
    page.appendChild(el("h1", { text: "Cette page ne peut pas s’ouvrir ici" }));
    page.appendChild(paragraph("Ouvrez-la avec une version récente de Firefox, Chrome, Edge ou Safari."));
    throw error;
  }
})();
