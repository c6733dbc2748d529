#include <memory>

#include "command_price_nwau.hpp"
#include "console.hpp"

namespace pbr::cli {
namespace {

struct Options {
  std::string file, tariff, output;
};

// Which pricing is asked for; each form is a file of its own.
int run(const Options& options, const Common& common) {
  if (options.tariff.empty()) {
    fail("which prices? say --tariff, such as --tariff australia/tariffs/nep25");
    return failed;
  }
  return price_nwau_file({options.file, options.tariff, options.output}, common);
}

}  // namespace

Run add_price(Program& program, Common& common) {
  auto options = std::make_shared<Options>();
  auto arguments = program.command("price", "Price activity by published weights");
  arguments
      .needed("FILE", options->file,
              "Activity as CSV with the columns class, los, same_day, contacts_present, "
              "contacts_absent, indigenous, patient_remoteness, treatment_remoteness, "
              "specialist_paediatric, private and state, also .gz and .zst; - is standard input")
      .text("--tariff", options->tariff, "Pack of price weights, such as australia/tariffs/nep25")
      .text("-o,--output", options->output, "File to write; standard output without it");
  add_common(arguments, common);
  add_format(arguments, common);
  arguments.examples(
      {"pbr price --tariff australia/tariffs/nep25 activity.csv -o priced.csv",
       "pbr price --tariff australia/tariffs/nep24 activity.csv --format text   totals by category",
       "gunzip -c activity.csv.gz | pbr price --tariff australia/tariffs/nep25 -"});
  return [options, &common] { return run(*options, common); };
}

}  // namespace pbr::cli
