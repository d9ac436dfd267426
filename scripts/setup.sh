#!/usr/bin/env bash
# Installs what is missing, for the uses named: engine (always), window, tests, audit.
source "$(dirname "$0")/common.sh"

tauri_driver=2.1.0
cargo_deny=0.20.2

wants() { [[ " $uses " == *" $1 "* ]]; }
uses="engine $*"

# What we do not install ourselves.

[[ $(uname) == Linux ]] || stop "Quantième n'a été construit et essayé que sous Linux. Ailleurs, les étapes sont dans scripts/setup.sh."

# The Rust and the Node.js that Debian 12 packages are too old.
older() { [[ $(printf '%s\n' "$1" "$2" | sort --version-sort | head -n 1) != "$2" ]]; }

rust=$(sed -n 's/^rust-version = "\(.*\)"$/\1/p' Cargo.toml)
if command -v cargo >/dev/null; then
  # With rustup, this is also what fetches the toolchain the project asks for.
  found=$(cargo --version) || stop "Rust est là, mais ne démarre pas : voyez le message ci-dessus."
  found=$(cut -d ' ' -f 2 <<<"$found")
else
  found=aucun
fi
if [[ $found == aucun ]] || older "$found" "$rust"; then
  stop "Il manque Rust $rust ou plus récent (ici : $found) : installez-le avec rustup (https://rustup.rs), ouvrez un nouveau terminal, puis relancez la même commande."
fi

if wants window || wants tests; then
  node=$(node --version 2>/dev/null || echo v0)
  node=${node#v}
  older "$node" 20.19 &&
    stop "Il manque Node.js 20.19 ou plus récent (ici : ${node/#0/aucun}) : https://nodejs.org, puis relancez la même commande."
  command -v npm >/dev/null || stop "Il manque npm, qui accompagne d'habitude Node.js. Installez-le, puis relancez la même commande."
fi

# System packages.

# SQLCipher takes its ciphers from libcrypto.
packages=(build-essential libssl-dev)
# The icon's library is looked for as the window runs, not as it is built.
wants window && packages+=(pkg-config libwebkit2gtk-4.1-dev libayatana-appindicator3-1)
wants tests && packages+=(xvfb dbus systemd desktop-file-utils webkit2gtk-driver poppler-utils qpdf libreoffice-writer unzip age dunst khal python3-icalendar python3-jsonschema python3-vobject)

installed() { [[ $(dpkg-query --show --showformat='${db:Status-Status}' "$1" 2>/dev/null) == installed ]]; }

if ! command -v apt-get >/dev/null || ! command -v dpkg-query >/dev/null; then
  # Not Debian's family: we cannot know its names nor ask what is there. A tool that is there speaks for its package.
  ready=true
  command -v cc >/dev/null || ready=false
  wants window && { pkg-config --exists webkit2gtk-4.1 2>/dev/null || ready=false; }
  wants tests && { type Xvfb dbus-run-session WebKitWebDriver pdftotext qpdf soffice python3 >/dev/null 2>&1 || ready=false; }
  $ready || stop "Installez l'équivalent de ces paquets Debian, puis relancez la même commande : ${packages[*]}"
else
  missing=()
  for package in "${packages[@]}"; do installed "$package" || missing+=("$package"); done
  if ((${#missing[@]})); then
    say "Paquets à installer avec apt : ${missing[*]}"
    root=()
    if ((EUID != 0)); then
      command -v sudo >/dev/null ||
        stop "Demandez à la personne qui administre cet ordinateur : apt-get install ${missing[*]}"
      root=(sudo)
    fi
    "${root[@]}" apt-get update -qq
    "${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq -o Dpkg::Use-Pty=0 --no-install-recommends "${missing[@]}" </dev/null
  fi
fi

# npm modules, when the lock file changed.

npm_modules() {
  local stamp="$1/node_modules/.quantieme" lock
  lock=$(sha256sum <"$1/package-lock.json")
  [[ -f $stamp && $(<"$stamp") == "$lock" ]] && return
  say "Modules npm de $1"
  # No package gets to run a script of its own.
  npm ci --prefix "$1" --ignore-scripts --no-audit --no-fund --loglevel=error
  printf '%s\n' "$lock" >"$stamp"
}
wants window && npm_modules ui
wants tests && npm_modules tests/fenetre

# Cargo tools.

cargo_tool() {
  grep -q "^\"$1 $2 " "$tools/.crates.toml" 2>/dev/null && return
  say "Construction de $1 $2 (comptez deux minutes)"
  # A debug build: they run for seconds, and are built in half the time.
  cargo install --quiet --locked --debug --root "$tools" --version "$2" "$1"
}
wants tests && cargo_tool tauri-driver "$tauri_driver"
wants audit && cargo_tool cargo-deny "$cargo_deny"
exit 0
