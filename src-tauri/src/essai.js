// Window tests only: remembers what went wrong in the page, so that a test can fail on it.
(() => {
  const pannes = (window.__pannes = []);
  addEventListener("error", (e) => pannes.push(`erreur : ${e.message} (${e.filename}:${e.lineno})`));
  addEventListener("unhandledrejection", (e) => pannes.push(`promesse refusée : ${JSON.stringify(e.reason) ?? e.reason}`));
  addEventListener("securitypolicyviolation", (e) =>
    pannes.push(`politique de sécurité : ${e.effectiveDirective} refuse ${e.blockedURI || "(en ligne)"} ${e.sample}`),
  );
})();
