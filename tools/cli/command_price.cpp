#include <memory>

#include "command_price_nwau.hpp"
#include "command_price_study.hpp"
#include "console.hpp"

namespace pbr::cli {
namespace {

struct Options {
  StudyPriceRequest study;  // its file may be a table of activity
  std::string tariff;
};

// Which pricing is asked for; each form is a file of its own.
int run(const Options& options, const Common& common) {
  const StudyPriceRequest& study = options.study;
  if (options.tariff.empty() && is_study(study.study)) return price_study(study, common);
  if (options.tariff.empty()) {
    fail(
        "which prices? a study.yaml brings its own; for a table of AMHCC classes say --tariff, "
        "such "
        "as --tariff australia/tariffs/nep25");
    return failed;
  }
  if (is_study(study.study) || !study.line.empty()) {
    fail("--tariff prices a table of AMHCC classes; a study and --explain go without it");
    return failed;
  }
  return price_nwau_file({study.study, options.tariff, study.output}, common);
}

}  // namespace

Run add_price(Program& program, Common& common) {
  auto options = std::make_shared<Options>();
  auto arguments =
      program.command("price", "Price a study, or activity by published weights; open one line");
  arguments
      .needed(
          "FILE", options->study.study,
          "A study.yaml; or, with --tariff, activity as CSV with the columns class, los, "
          "same_day, contacts_present, contacts_absent, indigenous, patient_remoteness, "
          "treatment_remoteness, specialist_paediatric, private and state, also .gz and .zst; - "
          "is standard input")
      .text("--explain", options->study.line,
            "Id of a line of the study: everything its amount stands on")
      .text("--tariff", options->tariff, "Pack of price weights, such as australia/tariffs/nep25")
      .text("-o,--output", options->study.output, "File to write; standard output without it");
  add_room(arguments, options->study.room);
  add_common(arguments, common);
  add_format(arguments, common);
  arguments.examples(
      {"pbr price study.yaml -o lines.csv              every payable line",
       "pbr price study.yaml --format text             sums by provider, commissioner and unit",
       "pbr price study.yaml --explain P00017-1-3      why one line is what it is",
       "pbr price --tariff australia/tariffs/nep25 activity.csv -o priced.csv",
       "pbr price --tariff australia/tariffs/nep24 activity.csv --format text   totals by category",
       "gunzip -c activity.csv.gz | pbr price --tariff australia/tariffs/nep25 -"});
  return [options, &common] { return run(*options, common); };
}

}  // namespace pbr::cli
