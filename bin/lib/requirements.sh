# What the commands need on the machine, checked with one clear sentence each. Sourced by bin/run and bin/test.

stop() {
  printf '%s\n' "$*" >&2
  exit 1
}

# The package manager's command for this machine and this user, or nothing.
installer() {
  command -v apt-get >/dev/null 2>&1 || return 0
  if [ "$(id -u)" = 0 ]; then echo "apt-get"
  elif command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then echo "sudo -n apt-get"
  fi
}

require_command() { # command, name, Debian package
  command -v "$1" >/dev/null 2>&1 || stop "$2 is missing. Install it (Debian, Ubuntu: apt-get install $3), then run this again."
}

require_java() { # lowest version
  local java=java version
  [ -z "${JAVA_HOME:-}" ] || java="$JAVA_HOME/bin/java"
  command -v "$java" >/dev/null 2>&1 ||
    stop "Java is missing. Install a JDK $1 or later (Debian, Ubuntu: apt-get install openjdk-17-jdk-headless), then run this again."
  version=$("$java" -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java\.specification\.version = //p')
  [ "${version%%.*}" -ge "$1" ] 2>/dev/null ||
    stop "Java $version is too old: Terreau needs Java $1 or later. Install one (Debian, Ubuntu: apt-get install openjdk-17-jdk-headless) or set JAVA_HOME to it, then run this again."
}

require_node() { # lowest major version
  require_command node "Node.js" "nodejs npm"
  require_command npm "npm" "npm"
  local version
  version=$(node -p 'process.versions.node')
  [ "${version%%.*}" -ge "$1" ] ||
    stop "Node.js $version is too old: the build needs Node.js $1 or later. Install one, then run this again."
}

# The browser of the browser tests: the build without a window, which costs half as much, when the machine has it.
# TERREAU_CHROMIUM names another one.
require_chromium() {
  local browser=${TERREAU_CHROMIUM:-$(command -v chromium-headless-shell || command -v chromium || command -v chromium-browser || true)} install
  if [ -z "$browser" ]; then
    install=$(installer)
    [ -n "$install" ] ||
      stop "Chromium is missing and can't be installed by this account. Install it (Debian, Ubuntu: sudo apt-get install chromium), then run this again."
    echo "Installing Chromium for the browser tests…"
    { $install update -qq && export DEBIAN_FRONTEND=noninteractive &&
      { $install install -y -qq --no-install-recommends chromium-headless-shell fonts-liberation ||
        $install install -y -qq --no-install-recommends chromium fonts-liberation; }; } >/dev/null 2>&1 ||
      stop "Chromium could not be installed. Install it by hand (Debian, Ubuntu: apt-get install chromium), then run this again."
    browser=$(command -v chromium-headless-shell || command -v chromium)
  fi
  export TERREAU_CHROMIUM="$browser"
}
