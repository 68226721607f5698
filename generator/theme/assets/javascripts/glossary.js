/* What the pages need beside Material's own script. */
"use strict";

{
  // Material's menu button is a label, which the Tab key does not reach; it answers to Enter.
  const menu = document.querySelector(".md-header [for=__drawer]");
  if (menu) menu.tabIndex = 0;
}
