// Designs are light or dark as the site is.
const follow = () => {
  const { theme } = document.documentElement.dataset;
  for (const design of document.querySelectorAll("ecs-reach")) design.setAttribute("theme", theme);
};
new MutationObserver(follow).observe(document, { attributes: true, childList: true, subtree: true, attributeFilter: ["data-theme"] });
follow();
