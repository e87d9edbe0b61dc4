// Designs are light or dark as the site is.
const follow = () => {
  const theme = document.body.dataset.mdColorScheme === "slate" ? "dark" : "light";
  for (const design of document.querySelectorAll("ecs-reach")) design.setAttribute("theme", theme);
};
new MutationObserver(follow).observe(document.body, { attributes: true, childList: true, subtree: true, attributeFilter: ["data-md-color-scheme"] });
follow();
