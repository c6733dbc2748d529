#include <algorithm>
#include <boost/json.hpp>
#include <iostream>
#include <memory>

#include "commands.hpp"
#include "console.hpp"
#include "pbr/csv.hpp"
#include "pbr/lint.hpp"

namespace pbr::cli {
namespace {

namespace json = boost::json;

struct Options {
  std::vector<std::string> packs;
  std::string instrument;
};

struct LintedPack {
  PackHeader header;
  Method method = Method::profile;
  LintReport report;
};

// All that was looked at; `complete` is false where a pack could not be loaded.
struct Linted {
  std::vector<LintedPack> packs;
  std::vector<LintFinding> dates;
  std::size_t found = 0;  ///< packs of every kind
  bool complete = true;
};

void lint_pack(const std::string& reference, const Options& options, const RulePaths& paths,
               Linted& linted) {
  const auto pack = load_clusters(reference, paths);
  print(pack.problems);
  if (!pack.value) {
    linted.complete = false;
    return;
  }
  const auto instrument = load_instrument(
      options.instrument.empty() ? pack.value->instrument : options.instrument, paths);
  print(instrument.problems);
  if (!instrument.value) {
    linted.complete = false;
    return;
  }
  linted.packs.push_back(
      {pack.value->header, pack.value->method, lint(*pack.value, &*instrument.value)});
}

bool same_pack(const FoundPack& found, const PackHeader& header) {
  return found.kind == header.kind && found.header.id == header.id;
}

// The named packs against the versions of them that the folders have.
void lint_dates_of_named(std::vector<FoundPack> found, Linted& linted) {
  const auto of_no_use = [&](const FoundPack& each) {
    return std::none_of(linted.packs.begin(), linted.packs.end(),
                        [&](const LintedPack& pack) { return same_pack(each, pack.header); });
  };
  found.erase(std::remove_if(found.begin(), found.end(), of_no_use), found.end());
  for (const LintedPack& pack : linted.packs) {
    found.push_back({.kind = pack.header.kind,
                     .reference = pack.header.reference,
                     .file = pack.header.file,
                     .header = pack.header,
                     .valid_at = {pack.header.file},
                     .loaded = true});
  }
  linted.dates = lint_dates(found);
}

Linted lint_all(const Options& options, const RulePaths& paths) {
  Linted linted;
  auto found = find_packs(paths);
  if (!options.packs.empty()) {
    for (const auto& reference : options.packs) lint_pack(reference, options, paths, linted);
    linted.found = options.packs.size();
    lint_dates_of_named(std::move(found), linted);
    return linted;
  }
  linted.found = found.size();
  for (const FoundPack& pack : found) {
    if (pack.loaded && pack.kind == "clusters") {
      lint_pack(pack.reference, options, paths, linted);
    } else {
      print(pack.problems);
      linted.complete = linted.complete && pack.loaded;
    }
  }
  linted.dates = lint_dates(found);
  return linted;
}

template <class Do>
void for_each_finding(const Linted& linted, Do act) {
  for (const LintedPack& pack : linted.packs) {
    for (const LintFinding& finding : pack.report.findings) act(finding);
  }
  for (const LintFinding& finding : linted.dates) act(finding);
}

std::string counted(std::size_t count, const std::string& word) {
  return grouped(count) + " " + word + (count == 1 ? "" : "s");
}

void print_text(const Linted& linted, std::ostream& out) {
  std::array<std::size_t, 3> counts{};
  for_each_finding(linted, [&](const LintFinding& finding) {
    out << render(std::span(&finding, 1));
    ++counts.at(static_cast<std::size_t>(finding.problem.severity));
  });
  const std::size_t clusters = linted.packs.size();
  const std::string of_them =
      clusters == linted.found ? "" : ", " + grouped(clusters) + " of them of clusters";
  out << counted(linted.found, "pack") << of_them << ": " << counted(counts[2], "error") << ", "
      << counted(counts[1], "warning") << ", " << counted(counts[0], "note") << "\n";
}

json::value rating_value(Rating rating) {
  return rating == not_known ? json::value(nullptr) : json::value(std::int64_t{rating});
}

std::string reason_word(const Assessment& witness) {
  return witness.reason == AssessmentReason::review ? "review" : "initial";
}

json::value witness_value(const std::optional<Assessment>& witness) {
  if (!witness) return nullptr;
  json::object ratings;
  for (std::size_t item = 0; item < item_count; ++item) {
    ratings[item_column(item)] = rating_value(witness->ratings[item]);
  }
  return json::object{{"reason", reason_word(*witness)},
                      {"super_class", std::string(to_text(witness->super_class))},
                      {"ratings", std::move(ratings)}};
}

json::object finding_value(const LintFinding& finding) {
  const Diagnostic& problem = finding.problem;
  return {{"code", problem.code},
          {"severity", std::string(to_text(problem.severity))},
          {"file", problem.at.file},
          {"line", problem.at.line},
          {"column", problem.at.column},
          {"message", problem.message},
          {"found", problem.found},
          {"help", problem.help},
          {"witness", witness_value(finding.witness)},
          {"day", finding.day ? json::value(to_text(*finding.day)) : nullptr}};
}

json::array findings_value(const std::vector<LintFinding>& findings) {
  json::array list;
  for (const LintFinding& finding : findings) list.push_back(finding_value(finding));
  return list;
}

json::array uncovered_value(const LintReport& report) {
  json::array list;
  for (const Uncovered& each : report.uncovered) {
    list.push_back(json::object{{"reason", each.review ? "review" : "initial"},
                                {"super_class", std::string(to_text(each.super_class))},
                                {"decided", each.decided},
                                {"known", each.known},
                                {"of_known", each.of_known},
                                {"any", each.any},
                                {"of_any", each.of_any}});
  }
  return list;
}

json::object pack_value(const LintedPack& pack) {
  const LintWork& work = pack.report.work;
  return {{"reference", pack.header.reference},
          {"id", pack.header.id},
          {"version", pack.header.version},
          {"status", std::string(to_text(pack.header.status))},
          {"method", std::string(to_text(pack.method))},
          {"items", pack.report.items},
          {"findings", findings_value(pack.report.findings)},
          {"uncovered", uncovered_value(pack.report)},
          {"work", json::object{{"questions", work.questions},
                                {"states", work.states},
                                {"most_states", work.most_states},
                                {"nodes", work.nodes},
                                {"open", work.open}}}};
}

void print_json(const Linted& linted, std::ostream& out) {
  json::array packs;
  for (const LintedPack& pack : linted.packs) packs.push_back(pack_value(pack));
  out << json::serialize(
             json::object{{"packs", std::move(packs)}, {"dates", findings_value(linted.dates)}})
      << "\n";
}

std::vector<std::string> columns() {
  std::vector<std::string> names{"code",  "severity", "file", "line",   "column",     "message",
                                 "found", "help",     "day",  "reason", "super_class"};
  for (std::size_t item = 0; item < item_count; ++item) names.emplace_back(item_column(item));
  return names;
}

void write_witness(const std::optional<Assessment>& witness, CsvWriter& csv) {
  csv.field(witness ? reason_word(*witness) : "");
  csv.field(witness ? to_text(witness->super_class) : "");
  for (std::size_t item = 0; item < item_count; ++item) {
    if (witness) {
      csv.field(std::int64_t{witness->ratings[item]});
    } else {
      csv.field("");
    }
  }
}

void print_csv(const Linted& linted, std::ostream& out) {
  CsvWriter csv(out, columns());
  for_each_finding(linted, [&](const LintFinding& finding) {
    const Diagnostic& problem = finding.problem;
    csv.field(problem.code).field(to_text(problem.severity)).field(problem.at.file);
    csv.field(std::int64_t{problem.at.line}).field(std::int64_t{problem.at.column});
    csv.field(problem.message).field(problem.found).field(problem.help);
    csv.field(finding.day ? to_text(*finding.day) : "");
    write_witness(finding.witness, csv);
    csv.end();
  });
}

int run(const Options& options, const Common& common) {
  const Linted linted = lint_all(options, {common.rule_folders});
  if (common.format == "json") {
    print_json(linted, std::cout);
  } else if (common.format == "csv") {
    print_csv(linted, std::cout);
  } else {
    print_text(linted, std::cout);
  }
  if (!linted.complete) return failed;
  bool warnings = has_warnings(linted.dates);
  for (const LintedPack& pack : linted.packs) {
    warnings = warnings || has_warnings(pack.report.findings);
  }
  return warnings ? with_findings : fine;
}

}  // namespace

Run add_rules_lint(Program& program, Common& common) {
  auto options = std::make_shared<Options>();
  auto arguments = program.command(
      "rules lint",
      "Look for faults of cluster packs over every vector of ratings, with a witness");
  arguments
      .texts("PACK", options->packs,
             "Cluster packs or their files; without any, all packs of the rules folders")
      .text("--instrument", options->instrument,
            "Instrument pack, where it is not the one that a pack names");
  add_common(arguments, common);
  add_format(arguments, common);
  arguments.examples({"pbr rules lint", "pbr rules lint england/clusters/illustrative",
                      "pbr rules lint ./my-clusters.yaml --format csv"});
  return [options, &common] { return run(*options, common); };
}

}  // namespace pbr::cli
