#include <filesystem>
#include <iostream>
#include <memory>

#include "commands.hpp"
#include "console.hpp"
#include "import_summary.hpp"
#include "packs.hpp"
#include "pbr/import_report.hpp"
#include "pbr/report.hpp"

namespace pbr::cli {
namespace {

struct Options {
  std::string folder, output, first_day, last_day, name;
  std::string instrument = "england/instruments/mhct-18";
  std::string clusters = default_clusters;
  std::vector<std::string> measures{"england/measures/honos", "england/measures/reqol-10",
                                    "england/measures/ascof"};
  std::vector<std::string> reasons;
};

bool read_day(const std::string& text, const char* option, std::optional<Date>& day) {
  if (text.empty()) return true;
  const auto date = Date::parse(text);
  if (date) {
    day = *date;
    return true;
  }
  fail(std::string(option) + " is no date: found " + text + ", expected " + date.error().expected);
  return false;
}

std::optional<AssessmentReason> reason_of(const std::string& word) {
  if (word == "initial") return AssessmentReason::initial;
  if (word == "review") return AssessmentReason::review;
  if (word == "discharge") return AssessmentReason::discharge;
  if (word == "other") return AssessmentReason::other;
  return std::nullopt;
}

bool read_reasons(const std::vector<std::string>& given, MhsdsTerms& terms) {
  for (const auto& text : given) {
    const auto sign = text.find('=');
    const auto reason = sign == std::string::npos ? std::nullopt : reason_of(text.substr(sign + 1));
    if (sign == 0 || !reason) {
      fail("--reason " + text +
           ": expected a code of ClustToolAssReason and initial, review, discharge or other, such "
           "as 10=initial");
      return false;
    }
    terms.reasons[text.substr(0, sign)] = *reason;
  }
  return true;
}

bool load_packs(const Options& options, const Common& common, MhsdsTerms& terms) {
  const RulePaths paths{common.rule_folders};
  auto instrument = load_instrument(options.instrument, paths);
  auto clusters = load_clusters(options.clusters, paths);
  print(instrument.problems);
  print(clusters.problems);
  bool good = instrument.value && clusters.value;
  for (const auto& reference : options.measures) {
    auto pack = load_measures(reference, paths);
    print(pack.problems);
    good = good && pack.value;
    if (!pack.value) continue;
    for (auto& measure : pack.value->measures) terms.measures.push_back(std::move(measure));
  }
  if (!good) return false;
  terms.instrument = std::move(*instrument.value);
  terms.clusters = std::move(*clusters.value);
  return true;
}

// A pack that is a file stands in the study by its full path: the study is elsewhere.
std::string reference_of(const std::string& given) {
  if (!given.ends_with(".yaml")) return given;
  return std::filesystem::absolute(given).lexically_normal().string();
}

RuleReferences rules_of(const Options& options) {
  RuleReferences rules;
  rules.instrument = reference_of(options.instrument);
  rules.clusters = reference_of(options.clusters);
  rules.tariff = "england/tariffs/illustrative-2014";
  for (const auto& measure : options.measures) rules.measures.push_back(reference_of(measure));
  rules.disclosure = "england/disclosure/mhsds";
  rules.schemes = {"block", "activity", "results-20"};
  return rules;
}

ImportFacts facts_of(const Options& options, const MhsdsImport& made) {
  ImportFacts facts;
  facts.command = "pbr import mhsds";
  for (const auto& file : made.files) {
    facts.files_sha256[file.name] =
        file_sha256((std::filesystem::path(options.folder) / file.name).string());
  }
  return facts;
}

int run(const Options& options, const Common& common) {
  MhsdsTerms terms;
  if (!read_day(options.first_day, "--first-day", terms.first_day) ||
      !read_day(options.last_day, "--last-day", terms.last_day) ||
      !read_reasons(options.reasons, terms) || !load_packs(options, common, terms)) {
    return failed;
  }
  std::error_code missing;
  if (std::filesystem::equivalent(options.folder, options.output, missing)) {
    fail("the tables would be written among those they are made from; give -o another folder");
    return failed;
  }
  terms.progress = progress();
  OutputFolder folder(options.output);
  const auto made =
      import_mhsds(options.folder, terms,
                   [&](const std::string& name) -> std::ostream& { return folder.file(name); });
  end_progress();
  print(made.problems);
  if (!made.value) {
    fail("nothing was written: the problems above stop the import");
    return failed;
  }
  write_import_findings(*made.value, folder.file("findings.csv"));
  write_import_json(*made.value, facts_of(options, *made.value), folder.file("import.json"));
  write_mhsds_study(*made.value, options.name, rules_of(options), folder.file("study.yaml"));
  folder.commit();
  if (!common.quiet) print_import(*made.value, options.output, std::cout);
  return counts_as_findings(made.value->all_findings()) ? with_findings : fine;
}

}  // namespace

Run add_import_mhsds(Program& program, Common& common) {
  auto options = std::make_shared<Options>();
  options->name = "mhsds-import";
  options->output = "study";
  auto arguments = program.command(
      "import mhsds", "Make canonical tables and a study of an MHSDS extract, versions 4 and 5");
  arguments.needed("DIR", options->folder, "Folder with one CSV file or more for each MHSDS table")
      .text("-o,--output", options->output, "Folder to write; made if it is not there")
      .text("--first-day", options->first_day,
            "First day of the study, YYYY-MM-DD; else from the extract")
      .text("--last-day", options->last_day, "Last day of the study; else from the extract")
      .text("--name", options->name, "Name of the study")
      .text("--instrument", options->instrument,
            "Instrument pack: which SNOMED CT code is which item")
      .text("-r,--pack", options->clusters, "Cluster pack: which codes are clusters")
      .texts("--measures", options->measures, "Measure packs: which SNOMED CT code is which score")
      .repeated(
          "--reason", options->reasons,
          "What a code of ClustToolAssReason means: CODE=initial, review, discharge or other");
  add_common(arguments, common);
  arguments.examples({"pbr import mhsds extract/ -o study/",
                      "pbr import mhsds extract/ -o study/ --first-day 2014-04-01 --last-day "
                      "2015-03-31",
                      "pbr import mhsds extract/ -o study/ --reason 10=initial --reason 20=review",
                      "pbr run study/study.yaml"});
  return [options, &common] { return run(*options, common); };
}

}  // namespace pbr::cli
