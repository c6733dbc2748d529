#include <filesystem>
#include <iostream>
#include <memory>

#include "command_price_study.hpp"
#include "console.hpp"
#include "pbr/price_report.hpp"

namespace pbr::cli {
namespace {

struct Options {
  std::string study, output, rounding = "half_up";
  Room room;
};

class ActivitySink : public StudySink {
 public:
  std::ostream* allocations() override { return nullptr; }
  void person(const PersonOutput& person) override {
    for (std::size_t at = 0; at < person.episodes.size(); ++at) {
      const Episode& episode = person.episodes[at];
      for (const Line& line : person.lines.at(at)) {
        activity_.add({episode.provider, episode.commissioner}, episode.cluster, line);
      }
    }
    capitation(person.lone_lines);
  }
  void capitation(const std::vector<LoneLine>& lines) override {
    for (const LoneLine& lone : lines) {
      activity_.add({lone.provider, lone.commissioner}, lone.cluster, lone.line);
    }
  }
  [[nodiscard]] const PricedActivity& activity() const { return activity_; }

 private:
  PricedActivity activity_;
};

int write(const DerivedPrices& derived, const std::string& where) {
  OutputFolder folder(where);
  write_price_book(derived.book, folder.file("derived-prices.yaml"));
  write_derived_csv(derived, folder.file("derive.csv"));
  folder.commit();
  write_derived_text(derived, std::cout);
  std::cout << "\nwritten: " << (std::filesystem::path(where) / "derived-prices.yaml").string()
            << " (illustrative until somebody agrees it), derive.csv\n";
  return std::cout.flush() ? fine : failed;
}

int run(const Options& options, const Common& common) {
  const auto loaded = load_study(options.study);
  print(loaded.problems);
  if (!loaded.value) return failed;
  if (!loaded.value->inputs.contains(TableKind::contracts)) {
    fail(
        "prices are derived from contract values, and the study gives none; add contracts: to its "
        "inputs");
    return failed;
  }
  ActivitySink sink;
  const auto result =
      pbr::run(for_prices_only(*loaded.value), run_options(options.room, common), sink);
  end_progress();
  print(result.problems);
  if (!result.value) {
    fail("nothing was written: the problems above stop the study");
    return failed;
  }
  const StudyResult& study = *result.value;
  const DerivedPrices derived =
      derive_prices(sink.activity(), study.contracts,
                    {&study.rulebook.tariff, &study.rulebook.clusters, study.study.period,
                     parse_rounding(options.rounding).value()});
  print(derived.told);
  if (derived.contracts.empty()) {
    fail("nothing was written: no contract has prices to derive");
    return failed;
  }
  const auto own = std::filesystem::path(study.study.folder) / study.study.output;
  const int status = write(derived, options.output.empty() ? own.string() : options.output);
  return tell_findings(study.findings) && status == fine ? with_findings : status;
}

}  // namespace

Run add_tariff_derive(Program& program, Common& common) {
  auto options = std::make_shared<Options>();
  auto arguments = program.command(
      "tariff derive", "Make local prices under which a study's activity comes to its contracts");
  arguments.needed("STUDY", options->study, "The study.yaml; its inputs name contracts")
      .text("-o,--output", options->output, "Folder to write instead of the study's own")
      .choice("--rounding", options->rounding, {"half_up", "half_even", "down", "up"},
              "How a derived price is rounded to the penny");
  add_room(arguments, options->room);
  add_common(arguments, common);
  arguments.examples(
      {"pbr tariff derive study.yaml -o local", "pbr tariff derive study.yaml --rounding down"});
  return [options, &common] { return run(*options, common); };
}

}  // namespace pbr::cli
