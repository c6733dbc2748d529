#include <iostream>
#include <memory>

#include "commands.hpp"
#include "console.hpp"
#include "output.hpp"
#include "pbr/pairing_table.hpp"

namespace pbr::cli {
namespace {

struct Options {
  std::string file, output, rule, last_day;
  bool like_settings = false;
};

PairingRule rule_of(const std::string& name) {
  if (name == "cquin") return PairingRule::cquin;
  return name == "window" ? PairingRule::window : PairingRule::first_last;
}

std::string counted(std::size_t count, const std::string& one, const std::string& many) {
  return grouped(count) + " " + (count == 1 ? one : many);
}

void tell(const PairingTable& table, const PairingTerms& terms, const PairingCounts& counts) {
  for (const auto& name : table.ignored) note("column \"" + name + "\" is not read");
  if (terms.rule == PairingRule::cquin && !table.contacts_given) {
    note("no column contacts: two sessions on different days, or none known, count as enough");
  }
  note(counted(counts.cases, "case", "cases") + ": " + grouped(counts.paired) + " paired, " +
       grouped(counts.before_alone) + " with a before alone, " + grouped(counts.after_alone) +
       " with an after alone, " +
       grouped(counts.cases - counts.paired - counts.before_alone - counts.after_alone) +
       " with neither");
}

int run(const Options& options) {
  std::optional<Date> last_day;
  if (!options.last_day.empty()) {
    const auto read = Date::parse(options.last_day);
    if (!read) {
      fail("--last-day " + options.last_day + ": expected " + read.error().expected);
      return failed;
    }
    last_day = *read;
  }
  const PairingTerms terms{rule_of(options.rule), options.like_settings};
  const auto table = read_pairing_table(options.file, terms);
  print(table.problems);
  if (!table.value) return failed;
  TableOutput output(options.output);
  const auto counts = write_pairs(*table.value, terms, last_day, output.stream());
  output.commit();
  tell(*table.value, terms, counts);
  return fine;
}

}  // namespace

Run add_pair(Program& program, Common& common) {
  auto options = std::make_shared<Options>();
  auto arguments = program.command("pair", "Find the two scores of each case that are compared");
  arguments
      .needed("FILE", options->file,
              "Scores with their periods of care as CSV, also .gz and .zst; - is standard input")
      .choice("--rule", options->rule, {"first-last", "cquin", "window"},
              "Which two scores make a pair; docs/measures.md says how")
      .flag(
          "--like-settings", options->like_settings,
          "Pair scores taken in hospital with such, and others with others; needs a column setting")
      .text("--last-day", options->last_day,
            "Last day looked at, as 2014-04-01; the latest date in FILE without it")
      .text("-o,--output", options->output, "File to write; standard output without it");
  add_common(arguments, common);
  arguments.examples({"pbr pair scores.csv --rule window -o pairs.csv",
                      "pbr pair scores.csv --rule cquin --last-day 2015-03-31",
                      "zcat scores.csv.gz | pbr pair - --rule first-last --like-settings"});
  return [options] {
    if (options->rule.empty()) {
      fail("which pairing rule? say --rule first-last, cquin or window");
      return static_cast<int>(failed);
    }
    return run(*options);
  };
}

}  // namespace pbr::cli
