"""What shells read to complete a command line: verbs, flags, choices, files."""

from collections.abc import Callable, Iterator
from pathlib import Path

from .common_flags import COLOUR, QUIET, VERBOSE
from .flags import BY_PLACE, Flag, Shape, flags
from .parser import Groups, about, load

COMMON = (*VERBOSE, *QUIET, COLOUR, "--help")
BASH = r"""_creditline() {
    local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]}
    local verb='' each
    for each in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
        case $each in -*) ;; *) verb=$each; break ;; esac
    done
    COMPREPLY=()
    case "$verb $before" in
@choices@    esac
    case $verb in
    '') COMPREPLY=($(compgen -W '@verbs@ @common@ --version' -- "$word")) ;;
@flags@    esac
}
complete -F _creditline creditline
"""


def bash(groups: Groups) -> str:
    """For bash, 4 or newer."""
    choices, known = "", ""
    for name, declared in _verbs(groups):
        for one in declared:
            if one.choices and one.shape not in BY_PLACE:
                words = (
                    f"COMPREPLY=($(compgen -W '{' '.join(one.choices)}' -- \"$word\"))"
                )
                choices += f"    '{name} {one.typed}') {words}; return ;;\n"
            elif one.kind is Path and one.shape not in BY_PLACE:
                words = 'COMPREPLY=($(compgen -f -- "$word"))'
                choices += f"    '{name} {one.typed}') {words}; return ;;\n"
        typed = [one.typed for one in declared if one.shape not in BY_PLACE]
        places = [c for one in declared if one.shape in BY_PLACE for c in one.choices]
        words = " ".join([*places, *typed, *COMMON])
        known += f"    {name}) COMPREPLY=($(compgen -W '{words}' -f -- \"$word\")) ;;\n"
    verbs = " ".join(name for name, _ in _verbs(groups))
    colours = "COMPREPLY=($(compgen -W 'auto always never' -- \"$word\"))"
    choices += f"    *\\ {COLOUR}) {colours}; return ;;\n"
    text = BASH.replace("@choices@", choices).replace("@flags@", known)
    return text.replace("@verbs@", verbs).replace("@common@", " ".join(COMMON))


def zsh(groups: Groups) -> str:
    """For zsh."""
    common = [f"{COLOUR}[colours]:when:(auto always never)", "--help[the manual]"]
    common += [f"{flag}[say problems alone]" for flag in QUIET]
    common += [f"{flag}[say more]" for flag in VERBOSE]
    ahead = " ".join(map(_quoted, [*common, "--version[the version]"]))
    lines = ["#compdef creditline", "", "_creditline() {"]
    lines += ["  local curcontext=$curcontext state line", "  local -a verbs"]
    lines += ["  typeset -A opt_args", "  verbs=("]
    lines += [f"    {_quoted(f'{n}:{_first(n)}')}" for n, _ in _verbs(groups)]
    lines += [f"  )\n  _arguments -C -A '-*' {ahead} '1: :->verb' '*:: :->rest'"]
    lines += ["  case $state in", "  verb) _describe verb verbs; return ;;", "  esac"]
    lines += ["  case $words[1] in"]
    for name, declared in _verbs(groups):
        specs = [_zsh_spec(one) for one in declared if one.shape not in BY_PLACE]
        places = " ".join(c for o in declared if o.shape in BY_PLACE for c in o.choices)
        specs.append(f"*:argument:({places})" if places else "*:file:_files")
        said = " ".join(_quoted(spec) for spec in (*specs, *common))
        lines.append(f"  {name}) _arguments {said} ;;")
    return "\n".join([*lines, "  esac", "}", "", '_creditline "$@"', ""])


def fish(groups: Groups) -> str:
    """For fish, 3 or newer."""
    lines = ["complete -c creditline -f"]
    none = "__fish_use_subcommand"
    for name, declared in _verbs(groups):
        said = _quoted(_first(name))
        lines.append(f"complete -c creditline -n {none} -a {name} -d {said}")
        here = f"complete -c creditline -n '__fish_seen_subcommand_from {name}'"
        for one in declared:
            if one.shape in BY_PLACE:
                files = f"-a '{' '.join(one.choices)}'" if one.choices else "-F"
                lines.append(f"{here} {files}")
                continue
            long = f"{here} -l {one.typed[2:]} -d {_quoted(one.meaning)}"
            if one.choices:
                long += f" -x -a '{' '.join(one.choices)}'"
            elif one.shape is not Shape.SWITCH:
                long += " -r -F" if one.kind is Path else " -r"
            lines.append(long)
    lines.append("complete -c creditline -l colour -x -a 'auto always never'")
    lines.append("complete -c creditline -s q -l quiet -d 'say problems alone'")
    lines.append("complete -c creditline -s v -l verbose -d 'say more'")
    lines.append("complete -c creditline -s h -l help -d 'the manual'")
    return "\n".join([*lines, ""])


SCRIPTS: dict[str, Callable[[Groups], str]] = {"bash": bash, "zsh": zsh, "fish": fish}


def _verbs(groups: Groups) -> Iterator[tuple[str, tuple[Flag, ...]]]:
    for names in groups.values():
        for name in names:
            yield name, flags(load(name))


def _first(name: str) -> str:
    return about(load(name)).partition("\n")[0]


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "'\\''") + "'"


def _zsh_spec(flag: Flag) -> str:
    meaning = flag.meaning.replace("[", "(").replace("]", ")").replace(":", ",")
    again = "*" if flag.shape is Shape.MANY else ""
    if flag.shape is Shape.SWITCH:
        return f"{flag.typed}[{meaning}]"
    if flag.choices:
        return f"{again}{flag.typed}[{meaning}]:value:({' '.join(flag.choices)})"
    action = "_files" if flag.kind is Path else " "
    return f"{again}{flag.typed}[{meaning}]:value:{action}"
