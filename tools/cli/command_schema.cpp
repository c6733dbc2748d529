#include <algorithm>
#include <iostream>
#include <memory>

#include "commands.hpp"
#include "console.hpp"
#include "output.hpp"
#include "pbr/table_schema.hpp"

namespace pbr::cli {
namespace {

struct Options {
  std::vector<std::string> tables;
  std::string format = "json", output;
};

std::vector<TableKind> all_tables() {
  std::vector<TableKind> kinds;
  for (std::size_t i = 0; i < table_count; ++i) kinds.push_back(static_cast<TableKind>(i));
  return kinds;
}

// Nothing where a name is none.
std::vector<TableKind> named_tables(const std::vector<std::string>& names) {
  std::vector<TableKind> kinds;
  std::vector<std::string_view> known;
  for (const auto kind : all_tables()) known.push_back(schema_of(kind).name);
  for (const auto& name : names) {
    const auto kind = table_kind(name);
    if (!kind) {
      const auto meant = nearest_name(name, known);
      std::string list;
      for (const auto& one : known) list += (list.empty() ? "" : ", ") + std::string(one);
      fail("there is no table \"" + name + "\"; " +
           (meant.empty() ? "the tables are " + list : "did you mean " + std::string(meant) + "?"));
      return {};
    }
    if (std::find(kinds.begin(), kinds.end(), *kind) == kinds.end()) kinds.push_back(*kind);
  }
  return kinds;
}

int run(const Options& options) {
  const auto tables = options.tables.empty() ? all_tables() : named_tables(options.tables);
  if (tables.empty()) return failed;
  TableOutput output(options.output);
  if (options.format == "text") {
    write_schema_text(tables, output.stream());
  } else if (options.tables.size() == 1) {
    write_table_schema(tables.front(), output.stream());
  } else {
    write_data_package(tables, output.stream());
  }
  output.commit();
  return fine;
}

}  // namespace

Run add_schema(Program& program, Common& common) {
  auto options = std::make_shared<Options>();
  auto arguments = program.command("schema", "Print the canonical tables as Frictionless schemas");
  arguments
      .texts("TABLE", options->tables,
             "One table as a Table Schema, several as a Data Package; all without any")
      .choice("--format", options->format, {"json", "text"}, "Form of what is printed")
      .text("-o,--output", options->output, "File to write; standard output without it");
  add_common(arguments, common);
  arguments.examples({"pbr schema > datapackage.json", "pbr schema assessments",
                      "pbr schema clusters stays --format text"});
  return [options] { return run(*options); };
}

}  // namespace pbr::cli
