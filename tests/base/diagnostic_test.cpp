#include "pbr/diagnostic.hpp"

#include <catch2/catch.hpp>

namespace {

using namespace pbr;

Diagnostic price_problem() {
  return {.code = "RB012",
          .at = {"rules/tariffs/2013.yaml", 14, 28},
          .message = "price has more than two decimals",
          .found = "9.205",
          .expected = "pounds with at most two decimals",
          .help = "round the price where the contract says how",
          .source_line = "  \"03\": {non_admitted_day: 9.205}"};
}

TEST_CASE("a problem prints where, what was found, what was expected and what to do") {
  CHECK(render(price_problem()) ==
        "rules/tariffs/2013.yaml:14:28: error[RB012]: price has more than two decimals\n"
        "      \"03\": {non_admitted_day: 9.205}\n"
        "                               ^\n"
        "  found: 9.205\n"
        "  expected: pounds with at most two decimals\n"
        "  help: round the price where the contract says how\n");
}

TEST_CASE("what a problem does not have is not printed") {
  const auto [at, severity, text] = GENERATE(table<Location, Severity, std::string>({
      {{"a.csv", 3, 7}, Severity::error, "a.csv:3:7: error[CSV001]: no such column\n"},
      {{"a.csv", 3, 0}, Severity::warning, "a.csv:3: warning[CSV001]: no such column\n"},
      {{"a.csv", 0, 0}, Severity::note, "a.csv: note[CSV001]: no such column\n"},
      {{"a.csv", 0, 5}, Severity::error, "a.csv: error[CSV001]: no such column\n"},
      {{"", 0, 0}, Severity::error, "error[CSV001]: no such column\n"},
  }));
  Diagnostic problem{.severity = severity, .code = "CSV001", .at = at, .message = "no such column"};
  CHECK(render(problem) == text);
}

TEST_CASE("a caret stands under its character") {
  const auto [line, column, drawn] = GENERATE(table<std::string, std::uint32_t, std::string>({
      {"key: value", 1, "    key: value\n    ^\n"},
      {"key: value", 6, "    key: value\n         ^\n"},
      {"key:", 5, "    key:\n        ^\n"},       // just after the end
      {"é€😀: x", 6, "    é€😀: x\n         ^\n"},  // 2, 3 and 4 bytes, one column each
      {"é€😀", 4, "    é€😀\n       ^\n"},
      {"\tkey:\tv", 7, "    \tkey:\tv\n    \t    \t^\n"},  // tabs repeated, so both lines align
      {"\t\t", 3, "    \t\t\n    \t\t^\n"},
      {"a\rb\x1B[31m", 3, "    a?b?[31m\n      ^\n"},
  }));
  CAPTURE(line, column);
  const Diagnostic problem{
      .code = "X", .at = {"f", 1, column}, .message = "m", .source_line = line};
  CHECK(render(problem) == "f:1:" + std::to_string(column) + ": error[X]: m\n" + drawn);
}

TEST_CASE("a column the line does not have draws no caret") {
  const auto [line, column] = GENERATE(
      table<std::string, std::uint32_t>({{"key", 5}, {"ééé", 5}, {"key", 4000000000U}, {"", 1}}));
  CAPTURE(line, column);
  const Diagnostic problem{
      .code = "X", .at = {"f", 1, column}, .message = "m", .source_line = line};
  CHECK(render(problem) == "f:1:" + std::to_string(column) + ": error[X]: m\n");
}

TEST_CASE("no value of a file breaks the form or reaches the terminal as a command") {
  Diagnostic problem{.code = "X", .at = {"f", 1, 0}, .message = "m"};
  problem.found = "a\nhelp: trust me\x1B[2J\x7F";
  CHECK(render(problem) == "f:1: error[X]: m\n  found: a?help: trust me?[2J?\n");
}

TEST_CASE("a list prints its problems in order") {
  auto second = price_problem();
  second = {.severity = Severity::warning, .code = "RB013", .at = {"f", 2, 0}, .message = "old"};
  CHECK(render(Diagnostics{price_problem(), second}) == render(price_problem()) + render(second));
  CHECK(render(Diagnostics{}).empty());
}

TEST_CASE("only an error makes a list fail") {
  Diagnostic problem = price_problem();
  CHECK(has_errors({problem}));
  problem.severity = Severity::warning;
  CHECK_FALSE(has_errors({problem}));
  problem.severity = Severity::note;
  CHECK_FALSE(has_errors({problem, problem}));
  CHECK(has_errors({problem, price_problem()}));
  CHECK_FALSE(has_errors({}));
}

TEST_CASE("a mistyped name finds the name that was meant, or none") {
  const std::vector<std::string_view> keys{"clusters", "clusterz", "rounding", "prices",
                                           "unit",     "to",       "id"};
  const auto [name, meant] = GENERATE(table<std::string, std::string>({
      {"cluster", "clusters"},  // as near to clusterz: the earlier
      {"clsuters", "clusters"},
      {"roundings", "rounding"},
      {"Rounding", "rounding"},
      {"price", "prices"},
      {"prcies", "prices"},
      {"unti", ""},  // two changes in four letters are too many
      {"uni", "unit"},
      {"ti", "to"},
      {"x", ""},
      {"t", "to"},
      {"", ""},
      {"adjustments", ""},
      {"prices", "prices"},
  }));
  CAPTURE(name);
  CHECK(nearest_name(name, keys) == meant);
}

TEST_CASE("no name is near where there are none or it is absurdly long") {
  CHECK(nearest_name("price", {}).empty());
  const std::string endless(100000, 'a');
  CHECK(nearest_name(endless, {std::string_view{endless}}).empty());
}

TEST_CASE("severities have names") {
  CHECK(to_text(Severity::note) == "note");
  CHECK(to_text(Severity::warning) == "warning");
  CHECK(to_text(Severity::error) == "error");
}

}  // namespace
