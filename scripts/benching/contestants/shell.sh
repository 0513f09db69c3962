#!/bin/sh
# The whole text as one SSML document through espeak-ng into lame.
# usage: shell.sh LINES.txt OUT.mp3 MILLISECONDS_BETWEEN RATE      needs espeak-ng and lame
set -e
{
  echo '<speak>'
  sed "s|$|<break time=\"$3ms\"/>|" "$1"
  echo '</speak>'
} > "$2.ssml"
espeak-ng -v en -s "$4" -m -f "$2.ssml" --stdout | lame --quiet -m m -b 64 -q 5 - "$2"
