#!/bin/sh
# Installs Jalons for this person alone, without administrator rights, or takes it away.
#
#   sh install.sh            from the folder of the archive
#   sh install.sh --retirer  from anywhere
set -eu
base="$HOME/.local"
kept="share/doc/jalons"

say_again() { # the desktop reads its lists anew, where it has such programs
  if [ -d "$base/share/mime" ] && command -v update-mime-database >/dev/null; then
    mkdir -p "$base/share/mime/packages"
    update-mime-database "$base/share/mime"
  fi
  if [ -d "$base/share/applications" ] && command -v update-desktop-database >/dev/null; then
    update-desktop-database "$base/share/applications"
  fi
}

take_away() { # only what was put there: the list was kept
  [ -f "$base/$kept/SHA256SUMS" ] || return 0
  cd "$base"
  sed -n 's/^[0-9a-f]*  //p' "$kept/SHA256SUMS" >"$kept/liste"
  while IFS= read -r file; do
    case "$file" in bin/* | share/*) rm -f "$file" && rmdir -p "$(dirname "$file")" 2>/dev/null || true ;; esac
  done <"$kept/liste"
  rm -f "$kept/liste" "$kept/SHA256SUMS" "$kept/install.sh"
  rmdir -p "$kept" 2>/dev/null || true
}

case "$base" in
*[\\\"\`\$\|\&%]*)
  echo "Le chemin de votre répertoire personnel contient un signe que le menu des applications n’admet pas : $HOME" >&2
  exit 1
  ;;
esac

case "${1:-}" in
--retirer)
  if [ ! -f "$base/$kept/SHA256SUMS" ]; then
    echo "Jalons n’est pas installé dans $base." >&2
    exit 1
  fi
  take_away
  say_again
  echo "Jalons est retiré. Vos dossiers restent où vous les avez enregistrés."
  ;;
"")
  here="$(cd "$(dirname "$0")" && pwd)"
  cd "$here"
  if [ ! -f bin/jalons ]; then
    echo "Lancez install.sh depuis le répertoire extrait de l’archive." >&2
    exit 1
  fi
  if ! sha256sum -c --quiet SHA256SUMS; then
    echo "L’archive est abîmée : prenez-la de nouveau." >&2
    exit 1
  fi
  (take_away)
  mkdir -p "$base/bin" "$base/share"
  cp -R bin share "$base/"
  cp SHA256SUMS install.sh "$base/$kept/"
  # ~/.local/bin is not in everyone's PATH
  sed "s|^Exec=jalons|Exec=\"$base/bin/jalons\"|" share/applications/jalons.desktop >"$base/share/applications/jalons.desktop"
  say_again
  echo "Jalons est installé : il est dans le menu des applications, et dans $base/bin/jalons."
  ;;
*)
  echo "sh install.sh            installe Jalons pour vous seul"
  echo "sh install.sh --retirer  le retire"
  exit 2
  ;;
esac
