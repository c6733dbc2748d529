#include "import_options.hpp"

#include <filesystem>

#include "console.hpp"
#include "output.hpp"
#include "packs.hpp"
#include "pbr/rule_pages.hpp"

namespace pbr::cli {
namespace {

// Standard output is "" everywhere inside the program.
std::string path_of(const std::string& output) { return output == "-" ? "" : output; }

std::optional<Date> date_of(const std::string& text, const char* option, Date otherwise) {
  if (text.empty()) return otherwise;
  const auto date = Date::parse(text);
  if (date) return *date;
  fail(std::string(option) + " is no date: found " + text + ", expected " + date.error().expected);
  return std::nullopt;
}

bool same_file(const std::string& output, const std::string& input) {
  if (output.empty() || input == "-") return false;
  std::error_code missing;
  return std::filesystem::equivalent(output, input, missing);
}

bool write_sheet(const ImportedPack& imported, const std::string& path, const Common& common) {
  const auto instrument = load_instrument(imported.pack.instrument, {common.rule_folders});
  print(instrument.problems);
  if (!instrument.value) return false;
  TableOutput sheet(path);
  write_check_sheet(imported.pack, *instrument.value, sheet.stream());
  sheet.commit();
  return true;
}

void say_what_next(const ImportOptions& options, const std::string& pack) {
  if (pack.empty()) return;
  note(options.sheet.empty()
           ? "next: pbr rules show -r " + pack +
                 " --html sheet.html, print it, two people proof-read"
           : "next: print " + options.sheet + ", two people proof-read it against the source");
  note("then: pbr rules lint " + pack + "; with cases of yours, pbr rules test CASES.yaml --pack " +
       pack);
  if (!pack.ends_with(".yaml")) note("a pack is found by its path where that ends in .yaml");
}

}  // namespace

void add_import_options(Arguments& arguments, ImportOptions& options) {
  arguments
      .text("-o,--output", options.output, "Pack to write; standard output without it, or with -")
      .text("--source", options.source,
            "Where the values come from: document, edition, who typed them in (required)")
      .text("--id", options.id, "Id of the pack")
      .text("--version", options.version, "Version of the pack")
      .text("--licence", options.licence, "Licence of the values")
      .text("--valid-from", options.first_day, "First day on which the rules hold, YYYY-MM-DD")
      .text("--valid-to", options.last_day, "Last day on which the rules hold, YYYY-MM-DD")
      .text("--sheet", options.sheet, "Also write the check sheet, to print and proof-read");
}

std::optional<ClusterPack> published_names(const Common& common) {
  auto loaded = load_clusters(default_clusters, {common.rule_folders});
  print(loaded.problems);
  return std::move(loaded.value);
}

std::optional<ImportTerms> import_terms(const ImportOptions& options, const ClusterPack& published,
                                        const char* what) {
  if (options.source.empty()) {
    fail("a pack says where its values come from; give --source, for example\n  --source \"" +
         std::string(what) + "\"");
    return std::nullopt;
  }
  const Period known = published.header.valid;
  const auto first = date_of(options.first_day, "--valid-from", known.first);
  const auto last = date_of(options.last_day, "--valid-to", known.last_day());
  if (!first || !last) return std::nullopt;
  const std::string file = path_of(options.output);
  return ImportTerms{options.source,  options.id,          options.version,
                     options.licence, {*first, *last + 1}, file.empty() ? "standard output" : file};
}

bool keeps_inputs(const ImportOptions& options, const std::vector<std::string>& inputs) {
  for (const auto& input : inputs) {
    for (const auto& output : {path_of(options.output), options.sheet}) {
      if (!same_file(output, input)) continue;
      fail(output + " would be written over the table it is made from; give it another name");
      return false;
    }
  }
  return true;
}

int write_imported(const Loaded<ImportedPack>& imported, const ImportOptions& options,
                   const Common& common, const std::string& made) {
  print(imported.problems);
  if (!imported.value) {
    fail("no pack was written");
    return failed;
  }
  const std::string path = path_of(options.output);
  TableOutput output(path);
  output.stream() << imported.value->yaml;
  if (!options.sheet.empty() && !write_sheet(*imported.value, options.sheet, common)) return failed;
  output.commit();
  note(made + ": " + (path.empty() ? "standard output" : path));
  say_what_next(options, path);
  return fine;
}

}  // namespace pbr::cli
