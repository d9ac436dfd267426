# Every command there is. Each installs what it lacks, then does one thing; the steps are in scripts/.
# The sentence above a target is what `make` alone prints: it is read by users, hence in French.

.DEFAULT_GOAL := help
.PHONY: help setup run demo test check audit bench stale types captures icons

# Dit quelles commandes existent.
help:
	@scripts/help.sh

# Installe ce dont les autres commandes ont besoin, et rien de ce qui est déjà là.
setup:
	@scripts/setup.sh window tests audit

# Construit Quantième et ouvre sa fenêtre ; sans écran, fait comme « make demo ».
run:
	@scripts/run.sh

# Écrit dans demo/ tout ce que Quantième sait produire à partir d'un exemple.
demo:
	@scripts/demo.sh

# Lance tous les essais : droit, moteur, écrans, puis parcours dans la vraie fenêtre.
test:
	@scripts/test.sh

# Relit le code sans le lancer : format, défauts, types, fichiers générés à jour.
check:
	@scripts/check.sh

# Vérifie les dépendances : aucune ne parle au réseau, licences, origines.
audit:
	@scripts/audit.sh

# Mesure la vitesse du moteur, puis de la fenêtre.
bench:
	@scripts/bench.sh

# Donne les sources du droit que personne n'a relues depuis un an.
stale:
	@scripts/stale.sh

# Écrit à nouveau les types TypeScript de la porte du moteur.
types:
	@scripts/types.sh

# Prend à nouveau les images du README, dans la vraie fenêtre.
captures:
	@scripts/captures.sh

# Dessine à nouveau l'icône, à partir de son SVG.
icons:
	@scripts/icons.sh
