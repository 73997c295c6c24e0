// Whether a page asks the reader to sign up: by the fields it shows, in whatever language.

const TELLING = "input:is([type=password], [type=email], [autocomplete~=email], [autocomplete~=new-password])";
const FIELDS = "input:is(:not([type]), [type=text], [type=email], [type=tel], [type=date]), select";
const SUBMIT = "button:not([type=button], [type=reset]), input:is([type=submit], [type=image])";
/** Where news are offered on every page of a site. */
const BESIDE = "footer, aside, [role=contentinfo], [role=complementary]";

/** @param {Document} document */
export function asksToSignUp(document) {
  const shown = [.../** @type {NodeListOf<HTMLInputElement>} */ (document.querySelectorAll(TELLING))].filter((field) => field.checkVisibility());
  return [...new Set(shown.map((field) => field.form ?? document.body))].some(isSignUp);
}

/** Who logs in is asked for one name and one password. @param {HTMLElement} form */
function isSignUp(form) {
  const count = (/** @type {string} */ selector) => form.querySelectorAll(selector).length;
  if (count("[autocomplete~=new-password]") > 0) return true;
  if (count("[autocomplete~=current-password]") > 0) return false;
  const passwords = count("input[type=password]");
  if (passwords > 0) return passwords > 1 || count(FIELDS) > 1;
  return form.localName === "form" && count(SUBMIT) > 0 && !form.closest(BESIDE);
}
