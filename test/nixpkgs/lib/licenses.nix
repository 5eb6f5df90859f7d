# A few licences: `free` decides whether `config.allowUnfree` is asked.
let
  license = shortName: fullName: free: {
    inherit shortName fullName free;
    spdxId = if free then shortName else null;
    redistributable = free;
    deprecated = false;
  };
in
{
  asl20 = license "Apache-2.0" "Apache License 2.0" true;
  bsd2 = license "BSD-2-Clause" "BSD 2-clause \"Simplified\" License" true;
  bsd3 = license "BSD-3-Clause" "BSD 3-clause \"New\" or \"Revised\" License" true;
  gpl3Plus = license "GPL-3.0-or-later" "GNU General Public License v3.0 or later" true;
  mit = license "MIT" "MIT License" true;
  psfl = license "Python-2.0" "Python Software Foundation License version 2" true;
  unfree = license "unfree" "Unfree" false;
}
