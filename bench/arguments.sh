# Sourced by the others: refuses arguments before anything is built or measured.

refuse() {
  echo "$0: $1; see bench/README.md" >&2
  exit 2
}

# No more than the first number of them.
at_most() {
  most=$1
  shift
  [ $# -le "$most" ] || refuse "at most $most arguments are expected, not $#"
}

# Each must be a whole number above 0, and small enough to be counted to.
numbers() {
  for number in "$@"; do
    case $number in
      *[!0-9]* | 0* | "") refuse "a whole number above 0 is expected, not \"$number\"" ;;
      ??????????*) refuse "a number of at most nine digits is expected, not \"$number\"" ;;
    esac
  done
}

# The last workload that is measured.
workload() {
  case $1 in
    first | unchanged | daily | remapped) ;;
    *) refuse "the last workload is one of first, unchanged, daily, remapped, not \"$1\"" ;;
  esac
}
