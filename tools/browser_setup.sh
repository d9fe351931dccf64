#!/bin/sh
# Installs Chromium and a Chinese font for the journeys where that is allowed; says why not otherwise. Never fails.
set -u
have_font() { command -v fc-list >/dev/null 2>&1 && [ -n "$(fc-list :lang=zh 2>/dev/null)" ]; }
[ -x /usr/bin/chromium ] && have_font && exit 0
as_root=""
if [ "$(id -u)" != 0 ]; then
  if sudo -n true 2>/dev/null; then as_root="sudo -n"; else
    echo "Chromium or a Chinese font is missing and this user may not install them: the journeys will be skipped."; exit 0
  fi
fi
command -v apt-get >/dev/null 2>&1 || { echo "No apt here: install chromium and fonts-wqy-microhei, or the journeys are skipped."; exit 0; }
if $as_root apt-get update -qq && $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium fonts-wqy-microhei >/dev/null; then
  echo "Installed Chromium and a Chinese font."
else
  echo "Chromium could not be installed: the journeys will be skipped."
fi
exit 0
