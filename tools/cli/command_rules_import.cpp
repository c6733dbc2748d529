#include <iostream>
#include <memory>

#include "commands.hpp"
#include "console.hpp"
#include "import_options.hpp"

namespace pbr::cli {
namespace {

struct GridOptions {
  ImportOptions pack;
  std::string file;
};

struct LogitOptions {
  ImportOptions pack;
  std::string constants, coefficients, exclusions;
};

// "-" is standard input.
ImportFile file_of(const std::string& path) {
  return path == "-" ? ImportFile{&std::cin, "standard input"} : ImportFile{nullptr, path};
}

std::string counted(std::size_t number, const std::string& noun) {
  return grouped(number) + " " + noun + (number == 1 ? "" : "s");
}

int run_grid(const GridOptions& options, const Common& common) {
  const auto published = published_names(common);
  if (!published || !keeps_inputs(options.pack, {options.file})) return failed;
  const auto terms = import_terms(options.pack, *published,
                                  "MHCT booklet, edition and year, typed in by our team in May");
  if (!terms) return failed;
  const auto imported = import_grid(file_of(options.file), *terms, *published);
  std::string made;
  if (imported.value) {
    made = counted(imported.value->pages, "page") + ", " + counted(imported.value->rows, "row");
  }
  return write_imported(imported, options.pack, common, made);
}

int run_logit(const LogitOptions& options, const Common& common) {
  const auto published = published_names(common);
  if (!published ||
      !keeps_inputs(options.pack, {options.constants, options.coefficients, options.exclusions})) {
    return failed;
  }
  const auto terms = import_terms(options.pack, *published,
                                  "the regulator's code lists, with their number and date");
  if (!terms) return failed;
  LogitFiles files{file_of(options.constants), file_of(options.coefficients), {}};
  if (!options.exclusions.empty()) files.exclusions = file_of(options.exclusions);
  const auto imported = import_logit(files, *terms, *published);
  std::string made;
  if (imported.value) {
    made = counted(imported.value->pages, "type") + ", " +
           counted(imported.value->coefficients, "coefficient") + " (severities as " +
           (imported.value->answer_codes ? "answer codes" : "0 to 4") + "), " +
           counted(imported.value->exclusions, "exclusion");
  }
  return write_imported(imported, options.pack, common, made);
}

}  // namespace

Run add_rules_import_grid(Program& program, Common& common) {
  auto options = std::make_shared<GridOptions>();
  options->pack.id = "england-transcribed";
  auto arguments = program.command("rules import-grid",
                                   "Make a cluster pack of the booklet's grid, typed in as CSV");
  arguments.needed("FILE", options->file,
                   "CSV with cluster,item,r0,r1,r2,r3,r4,star: cells R, O, Y or -, star Y or "
                   "empty; key and basis if you have them; - is standard input");
  add_import_options(arguments, options->pack);
  add_common(arguments, common);
  arguments.examples(
      {"pbr rules import-grid grid.csv -o mine.yaml --source \"MHCT booklet v3.0, typed in by us\"",
       "pbr rules import-grid grid.csv -o mine.yaml --sheet sheet.html --source \"...\"",
       "pbr rules show --format csv > grid.csv      a grid to see the layout by"});
  return [options, &common] { return run_grid(*options, common); };
}

Run add_rules_import_logit(Program& program, Common& common) {
  auto options = std::make_shared<LogitOptions>();
  options->pack.id = "netherlands-transcribed";
  auto arguments = program.command("rules import-logit",
                                   "Make a cluster pack of the Dutch regulator's code lists");
  arguments
      .needed("--constants", options->constants,
              "type;value, separated by semicolons, with a decimal comma")
      .needed("--coefficients", options->coefficients,
              "item;severity;type;value; items HV01 to HV19, severities 0 to 4 or answer codes")
      .text("--exclusions", options->exclusions, "item;severity;item2;severity2;type");
  add_import_options(arguments, options->pack);
  add_common(arguments, common);
  arguments.examples(
      {"pbr rules import-logit --constants constants.csv --coefficients coefficients.csv \\",
       "    --exclusions red-rules.csv -o mine.yaml --source \"code lists of the regulator, "
       "2024\""});
  return [options, &common] { return run_logit(*options, common); };
}

}  // namespace pbr::cli
