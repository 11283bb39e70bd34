"""The verb ``completion``."""

from typing import Annotated, Literal


def completion(
    shell: Annotated[Literal["bash", "zsh", "fish"], "SHELL", "bash, zsh or fish"],
) -> None:
    """Print what makes a shell complete verbs, flags and their choices.

    It goes to where the shell looks, each below your home:
      bash  .local/share/bash-completion/completions/creditline
      zsh   a folder of $fpath, as _creditline
      fish  .config/fish/completions/creditline.fish

    Example:
      python3 tasks.py completion fish
    """
    from creditline.command.completing import SCRIPTS
    from creditline.command.offered import VERBS

    print(SCRIPTS[shell](VERBS), end="")
