# The packages: attribute -> { version, distribution ? attribute, modules ? [ attribute with _ ], requires, extras, code (appended
# to each module), files, scripts, attrs (for buildPythonPackage), meta }. What they require is in dependencies.nix, and
# packages that go wrong are in problems.nix.
{
  lib,
  pythonAtLeast,
  isPyPy,
}:
let
  # A version for this interpreter and newer, and one for those before it.
  since =
    python: new: old:
    if pythonAtLeast python then new else old;
  main = says: "def main():\n    print('${says}')\n";
in
import ./problems.nix { inherit lib pythonAtLeast; }
// import ./dependencies.nix
// {
  beautifulsoup4 = {
    version = "4.13.4";
    modules = [ "bs4" ];
    requires = [ "soupsieve" ];
  };
  black = {
    version = "25.9.0";
    requires = [ "click" ];
    code = main "black, 25.9.0";
    scripts.black = "black:main";
  };
  django = {
    version = since "3.12" "5.2.7" "4.2.25";
    distribution = "Django";
    requires = [
      "asgiref"
      "sqlparse"
    ];
    code = main "django-admin";
    scripts.django-admin = "django:main";
  };
  fastapi = {
    version = "0.118.0";
    requires = [ "anyio" ];
  };
  flask = {
    version = "3.1.2";
    distribution = "Flask";
    requires = [
      "click"
      "itsdangerous"
      "jinja2"
      "werkzeug"
    ];
    code = main "Flask 3.1.2";
    scripts.flask = "flask:main";
  };
  httpx = {
    version = "0.28.1";
    requires = [
      "anyio"
      "certifi"
      "httpcore"
      "idna"
    ];
    extras.http2 = [ "h2" ];
  };
  matplotlib = {
    version = "3.10.6";
    requires = [
      "numpy"
      "pillow"
      "python-dateutil"
    ];
  };
  mypy = {
    version = "1.18.2";
    code = main "mypy 1.18.2";
    scripts.mypy = "mypy:main";
  };
  numpy.version = if isPyPy then "1.26.4" else "2.3.4";
  opencv4 = {
    version = "4.12.0";
    distribution = "opencv";
    modules = [ "cv2" ];
    requires = [ "numpy" ];
  };
  pandas = {
    version = since "3.12" "2.3.3" "2.3.1";
    requires = [
      "numpy"
      "python-dateutil"
      "pytz"
    ];
  };
  pillow = {
    version = "11.3.0";
    modules = [ "PIL" ];
  };
  pip = {
    version = "25.2";
    code = main "pip 25.2";
    files."pip/__main__.py" = "from pip import main\nmain()\n";
    scripts.pip = "pip:main";
  };
  protobuf = {
    version = "6.32.1";
    modules = [ "google" ];
    files."google/protobuf/__init__.py" = "__version__ = \"6.32.1\"\n";
  };
  pyjwt = {
    version = "2.10.1";
    distribution = "PyJWT";
    modules = [ "jwt" ];
  };
  pytest = {
    version = "8.4.2";
    modules = [
      "pytest"
      "_pytest"
    ];
    requires = [
      "iniconfig"
      "packaging"
      "pluggy"
    ];
    code = main "pytest 8.4.2";
    files."pytest/__main__.py" = "from pytest import main\nmain()\n";
    scripts.pytest = "pytest:main";
  };
  pytest-cov = {
    version = "7.0.0";
    requires = [ "pytest" ];
  };
  python-dateutil = {
    version = "2.9.0.post0";
    modules = [ "dateutil" ];
    requires = [ "six" ];
  };
  python-dotenv = {
    version = "1.1.1";
    modules = [ "dotenv" ];
  };
  pytz.version = "2025.2";
  pyyaml = {
    version = "6.0.3";
    distribution = "PyYAML";
    modules = [
      "yaml"
      "_yaml"
    ];
  };
  requests = {
    version = "2.32.5";
    requires = [
      "certifi"
      "charset-normalizer"
      "idna"
      "urllib3"
    ];
  };
  scikit-image = {
    version = "0.25.2";
    modules = [ "skimage" ];
    requires = [
      "numpy"
      "pillow"
      "scipy"
    ];
  };
  scikit-learn = {
    version = "1.7.1";
    modules = [ "sklearn" ];
    requires = [
      "joblib"
      "numpy"
      "scipy"
      "threadpoolctl"
    ];
  };
  scipy = {
    version = "1.16.2";
    requires = [ "numpy" ];
  };
  six.version = "1.17.0";
  sqlalchemy = {
    version = "2.0.43";
    distribution = "SQLAlchemy";
  };
  tqdm.version = "4.67.1";
  zope-interface = {
    version = "8.0.1";
    distribution = "zope.interface";
    modules = [ "zope" ];
    files."zope/interface/__init__.py" = "__version__ = \"8.0.1\"\n";
  };
}
