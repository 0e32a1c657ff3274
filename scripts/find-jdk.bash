# Finds a JDK 21 or newer wherever JDKs lie, also when the java on the PATH is older. To be sourced by bash.
# shellcheck shell=bash

# Sets $major to the feature version of the Java in folder $1, 0 if it has none.
read_major() {
  local line version
  major=0
  [[ -x $1/bin/java ]] || return 0
  if [[ -r $1/release ]]; then
    while IFS= read -r line; do
      case $line in JAVA_VERSION=*)
        version=${line#JAVA_VERSION=}
        version=${version//\"/}
        ;;
      esac
    done <"$1/release"
  else
    version=$("$1/bin/java" -version 2>&1 | sed -n '1s/.*"\(.*\)".*/\1/p')
  fi
  version=${version:-0}
  version=${version#1.}
  major=${version%%[.+-]*}
  [[ $major =~ ^[0-9]+$ ]] || major=0
}

# Sets $jdk to the home of the newest Java from 21 on and $jdk_major to its version; with "compiler" only one that can compile.
# Without any it returns 1, and $jdk_problem says what is missing.
find_jdk() {
  local on_path candidate seen=0
  jdk='' jdk_major=0 jdk_problem=''
  on_path=$(command -v java 2>/dev/null || true)
  if [[ -n $on_path ]]; then
    on_path=$(readlink -f -- "$on_path" 2>/dev/null || printf '%s' "$on_path")
    on_path=${on_path%/bin/java}
  fi
  for candidate in "${JAVA_HOME:-}" "$on_path" /usr/lib/jvm/* /usr/java/* /opt/* /opt/java/* "$HOME"/.sdkman/candidates/java/* \
    "$HOME"/.jdks/* /Library/Java/JavaVirtualMachines/*/Contents/Home "$HOME"/Library/Java/JavaVirtualMachines/*/Contents/Home \
    /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home; do
    [[ -n $candidate ]] || continue
    # Without its compiler a Java can run Rapporteur but not build it.
    [[ ${1:-} != compiler || -x $candidate/bin/javac ]] || continue
    read_major "$candidate"
    ((major > seen)) && seen=$major
    if ((major >= 21 && major > jdk_major)); then
      jdk=$candidate jdk_major=$major
    fi
  done
  if [[ -z $jdk ]]; then
    local found='no Java at all was found'
    ((seen > 0)) && found="the newest one found is Java $seen"
    jdk_problem="it needs a JDK of version 21 or newer, and $found; install one (e.g. Eclipse Temurin 25) or point JAVA_HOME to it."
    return 1
  fi
}
