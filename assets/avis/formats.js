// What leaves the page: the sealed file and the short code. Knows no screen.
// The formats are those of src/dossier/ballot_file.rs and src/dossier/short_code.rs.
var Avis = (function () {
  "use strict";

  const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

  function bits(number, count) {
    let text = number.toString(2);
    while (text.length < count) text = "0" + text;
    return text;
  }

  function symbols(text) {
    let padded = text;
    while (padded.length % 5 !== 0) padded += "0";
    return (padded.match(/.{5}/g) || []).map(five => parseInt(five, 2));
  }

  function checkNumber(before) {
    return before.reduce((sum, symbol) => (sum * 37 + symbol + 1) % 32749, 7);
  }

  // The place of a level, then "sans objet", "ne sait pas", nothing; in as many bits as they need.
  function answerBits(value, levels) {
    const choices = levels.concat(["so", "nsp"]), place = choices.indexOf(value);
    return bits(place < 0 ? choices.length : place, choices.length.toString(2).length);
  }

  // One value per criterion, in order, no value while unanswered; then the levels of each.
  function shortCode(tag, values, levels) {
    const head = bits(parseInt(tag.slice(0, 3), 16) >> 2, 10);
    const data = values.map((value, at) => answerBits(value, levels[at]));
    const before = symbols(head + data.join(""));
    const all = before.concat(symbols(bits(checkNumber(before), 15)));
    return all.map(symbol => ALPHABET[symbol]).join("").match(/.{1,4}/g).join("-");
  }

  function toBase64(bytes) {
    let text = "";
    for (let i = 0; i < bytes.length; i += 1) text += String.fromCharCode(bytes[i]);
    return btoa(text);
  }

  function fromBase64(text) {
    return Uint8Array.from(atob(text), sign => sign.charCodeAt(0));
  }

  // Half an emoji, left where a text was cut at its limit, is no character: a reader would refuse it.
  function clean(text) {
    return text.replace(/[\uD800-\uDBFF][\uDC00-\uDFFF]|[\uD800-\uDFFF]/g, found => found.length === 2 ? found : "")
      .normalize("NFC").trim();
  }

  function randomId() {
    return Array.from(nacl.randomBytes(16), byte => (byte < 16 ? "0" : "") + byte.toString(16)).join("");
  }

  // Seals a ballot for the holder of the campaign's secret key; the pair made for it is forgotten.
  function seal(ballot, campaign) {
    const pair = nacl.box.keyPair();
    const nonce = nacl.randomBytes(nacl.box.nonceLength);
    const message = new TextEncoder().encode(JSON.stringify(ballot));
    const sealed = nacl.box(message, nonce, fromBase64(campaign.cle), pair.secretKey);
    const file = {
      jalons: "avis", format: 1, campagne: campaign.campagne,
      cle: toBase64(pair.publicKey), nonce: toBase64(nonce), contenu: toBase64(sealed),
    };
    pair.secretKey.fill(0);
    return JSON.stringify(file);
  }

  function fileName(profession, id) {
    const plain = profession.toLowerCase().replace(/œ/g, "oe").normalize("NFD").replace(/[\u0300-\u036f]/g, "");
    const slug = plain.replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "").slice(0, 40);
    return ["avis", slug, id.slice(0, 4)].filter(part => part !== "").join("-") + ".avis";
  }

  return { shortCode, clean, randomId, seal, fileName };
})();
