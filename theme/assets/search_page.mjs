// The page of the search: what stands behind ?q= is looked for at once.
import { mount } from "./search.mjs";

const asked = new URLSearchParams(location.search).get("q") ?? "";
const field = mount(document.querySelector("[data-search-page]"), new URL("./", location.href), (words) => {
  const address = new URL(location.href);
  address.searchParams.set("q", words);
  history.replaceState(null, "", address);
});
field.value = asked;
if (asked) field.dispatchEvent(new Event("input"));
else field.focus();
