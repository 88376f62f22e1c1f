// How the level of a criterion is given: chosen, by characteristics, by a number. Knows no screen.
// The rules are those of src/core/grid/kind.rs.
var Kinds = (function () {
  "use strict";

  const HELD = ["oui", "partie", "non"];

  function levelsOf(scale) {
    return scale.niveaux.map((_, place) => String(scale.premier + place));
  }

  // Halves are counted, so that nothing is ever rounded.
  function halves(criterion, observed) {
    return criterion.caracteristiques.reduce((sum, one) => {
      const held = observed[one.id];
      return sum + (held === "oui" ? 2 : held === "partie" ? 1 : 0);
    }, 0);
  }

  // Returns the level that follows from characteristics; nothing until something is said of each.
  function fromCharacteristics(criterion, scale, observed) {
    const all = criterion.caracteristiques, levels = levelsOf(scale);
    if (all.some(one => !HELD.includes(observed[one.id]))) return undefined;
    const steps = levels.length - 1, count = halves(criterion, observed);
    const isCumulative = criterion.seuils.length === 0 && all.every(one => one.des !== undefined);
    const isEnough = place => {
      if (criterion.seuils.length > 0) return count >= 2 * criterion.seuils[place - 1];
      return isCumulative || count * steps >= 2 * place * all.length;
    };
    const isMissing = (one, place) => one.des !== undefined && one.des <= scale.premier + place && observed[one.id] !== "oui";
    let reached = 0;
    while (reached < steps && isEnough(reached + 1) && !all.some(one => isMissing(one, reached + 1))) reached += 1;
    return levels[reached];
  }

  // Reads a number as a person types it; nothing when it cannot be what is measured.
  function readNumber(criterion, text) {
    // No decimal is lost: "12," and "12,0" are 12.
    const plain = text.trim().replace(/[\u00a0\u202f ]/g, "").replace(",", ".").replace(/\.0*$|(\.\d*?)0+$/, "$1");
    const measure = criterion.mesure;
    const wanted = new RegExp("^\\d{1,9}" + (measure.decimales > 0 ? "(\\.\\d{1," + measure.decimales + "})?" : "") + "$");
    if (!wanted.test(plain)) return undefined;
    const number = Number(plain);
    // Written one way only: "12.50" and "012.5" are "12.5".
    return number >= measure.minimum && number <= measure.maximum ? String(number) : undefined;
  }

  function fromNumber(criterion, scale, text) {
    const number = Number(text), measure = criterion.mesure;
    const isReached = threshold => measure.croissant ? number >= threshold : number <= threshold;
    let place = 0;
    while (place < measure.seuils.length && isReached(measure.seuils[place])) place += 1;
    return levelsOf(scale)[place];
  }

  // Leaves out what the criterion does not ask.
  function cleaned(criterion, observed) {
    if (criterion.mesure) return typeof observed === "string" ? readNumber(criterion, observed) : undefined;
    if (!criterion.caracteristiques || !observed || typeof observed !== "object") return undefined;
    const kept = {};
    criterion.caracteristiques.forEach(one => {
      const held = observed[one.id];
      if (HELD.includes(held) && (held !== "partie" || criterion.partie)) kept[one.id] = held;
    });
    return Object.keys(kept).length > 0 ? kept : undefined;
  }

  // Returns the level that an observation gives, if it gives one.
  function level(criterion, scale, observed) {
    if (observed === undefined) return undefined;
    if (criterion.mesure) return fromNumber(criterion, scale, observed);
    return criterion.caracteristiques ? fromCharacteristics(criterion, scale, observed) : undefined;
  }

  return { levelsOf, readNumber, cleaned, level };
})();
