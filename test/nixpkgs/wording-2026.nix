# This nixpkgs with the refusals worded as from 2026 on; tests import this file in place of the folder.
args: import ./. (args // { wording = "2026"; })
