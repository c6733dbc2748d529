#include <iostream>
#include <memory>

#include "commands.hpp"
#include "console.hpp"
#include "output.hpp"
#include "packs.hpp"
#include "pbr/map_suggestion.hpp"

namespace pbr::cli {
namespace {

struct Options {
  std::string file, output, table;
};

// The table that was asked for, that the name speaks of, or that the headings speak of.
std::optional<TableKind> find_table(const Options& options, const CsvReader& csv,
                                    const Synonyms& synonyms) {
  std::optional<TableKind> table;
  if (!options.table.empty()) {
    table = table_kind(options.table);
  } else {
    table = kind_of_file(options.file);
    if (!table) table = likely_table(csv, synonyms);
  }
  if (!table) fail("which table is this? say --table assessments, persons, clusters, ...");
  return table;
}

std::string counted(std::size_t count, const std::string& one, const std::string& many) {
  return std::to_string(count) + " " + (count == 1 ? one : many);
}

void tell(const MapSuggestion& suggestion) {
  if (suggestion.canonical()) {
    note("every column bears its own name already: no map is needed");
    return;
  }
  std::size_t sure = 0;
  for (const auto& column : suggestion.columns) sure += column.sure ? 1 : 0;
  const auto lacking = suggestion.lacking();
  std::string text = "the " + std::string(schema_of(suggestion.table).name) + " table: sure of " +
                     counted(sure, "column", "columns") + ", " +
                     counted(suggestion.to_confirm(), "guess", "guesses") + " to confirm, " +
                     std::to_string(lacking.size()) + " missing";
  for (const auto& name : lacking) text += (&name == lacking.data() ? ": " : ", ") + name;
  note(text);
}

int run(const Options& options, const Common& common) {
  const auto synonyms = load_synonyms({common.rule_folders});
  print(synonyms.problems);
  if (!synonyms.value) return failed;
  auto csv = CsvReader::open(options.file);
  if (csv.error()) {
    print({*csv.error()});
    return failed;
  }
  const auto table = find_table(options, csv, *synonyms.value);
  if (!table) return failed;
  const auto suggestion = suggest_map(csv, *table, *synonyms.value);
  if (csv.error()) {
    print({*csv.error()});
    return failed;
  }
  TableOutput output(options.output);
  output.stream() << to_yaml(suggestion);
  output.commit();
  tell(suggestion);
  const bool open = suggestion.to_confirm() > 0 || !suggestion.lacking().empty();
  return open ? with_findings : fine;
}

}  // namespace

Run add_map_suggest(Program& program, Common& common) {
  auto options = std::make_shared<Options>();
  auto arguments = program.command(
      "map suggest", "Propose a column map from a file's headings; status 1 where it has to guess");
  arguments.needed("FILE", options->file, "A table as CSV, also .gz and .zst; - is standard input")
      .text("--table", options->table, "Which table FILE is, where its name does not say")
      .text("-o,--output", options->output, "File to write; standard output without it");
  add_common(arguments, common);
  arguments.examples({"pbr map suggest extract.csv --table assessments -o map.yaml",
                      "pbr check extract.csv --table assessments --map map.yaml"});
  return [options, &common] { return run(*options, common); };
}

}  // namespace pbr::cli
