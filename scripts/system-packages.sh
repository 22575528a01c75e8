#!/usr/bin/env bash
# Installs the system programs that OCR and some tests need, where apt and root allow it.
# Elsewhere it says what is absent; the tests that need them then skip with the reason.
set -u
declare -A packages=(
  [tesseract]="tesseract-ocr tesseract-ocr-eng"
  [chromium]="chromium"
  [soffice]="libreoffice-writer-nogui"
  [pdftoppm]="poppler-utils"
  [initdb]="postgresql"
)
wanted=()
PATH="$PATH:$(echo /usr/lib/postgresql/*/bin | tr ' ' ':')" # where Debian keeps initdb
for program in "${!packages[@]}"; do
  command -v "$program" >/dev/null 2>&1 || wanted+=(${packages[$program]})
done
[ ${#wanted[@]} -eq 0 ] && exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
  export DEBIAN_FRONTEND=noninteractive
  apt-get update -qq && apt-get install -y -qq --no-install-recommends "${wanted[@]}" fonts-dejavu fonts-liberation >/dev/null && exit 0
fi
echo "Not installed, so the tests that need them will skip: ${wanted[*]}" >&2
exit 0
