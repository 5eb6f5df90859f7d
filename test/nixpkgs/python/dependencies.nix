# What the packages in packages.nix require or are built with; the table's shape is the same.
{
  anyio = {
    version = "4.11.0";
    requires = [
      "idna"
      "sniffio"
    ];
  };
  asgiref.version = "3.9.2";
  certifi.version = "2025.8.3";
  charset-normalizer.version = "3.4.3";
  click.version = "8.2.1";
  cython = {
    version = "3.1.4";
    distribution = "Cython";
    modules = [ "Cython" ];
  };
  flit-core.version = "3.12.0";
  h11.version = "0.16.0";
  h2.version = "4.3.0";
  hatchling.version = "1.27.0";
  httpcore = {
    version = "1.0.9";
    requires = [
      "certifi"
      "h11"
    ];
  };
  idna.version = "3.10";
  iniconfig.version = "2.1.0";
  itsdangerous.version = "2.2.0";
  jinja2 = {
    version = "3.1.6";
    distribution = "Jinja2";
    requires = [ "markupsafe" ];
  };
  joblib.version = "1.5.2";
  markupsafe = {
    version = "3.0.3";
    distribution = "MarkupSafe";
  };
  packaging.version = "25.0";
  pluggy.version = "1.6.0";
  poetry-core = {
    version = "2.2.1";
    modules = [ "poetry" ];
  };
  setuptools = {
    version = "80.9.0";
    modules = [
      "setuptools"
      "pkg_resources"
    ];
  };
  setuptools-scm = {
    version = "9.2.0";
    requires = [ "packaging" ];
  };
  sniffio.version = "1.3.1";
  soupsieve.version = "2.8";
  sqlparse.version = "0.5.3";
  threadpoolctl.version = "3.6.0";
  typing-extensions.version = "4.15.0";
  urllib3.version = "2.5.0";
  werkzeug = {
    version = "3.1.3";
    distribution = "Werkzeug";
    requires = [ "markupsafe" ];
  };
  wheel.version = "0.46.1";
}
