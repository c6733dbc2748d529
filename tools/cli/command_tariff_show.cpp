#include <memory>

#include "commands.hpp"
#include "console.hpp"
#include "output.hpp"
#include "packs.hpp"
#include "pbr/price_report.hpp"

namespace pbr::cli {
namespace {

struct Options {
  std::string book = "england/tariffs/illustrative-2014", day, provider, commissioner, cluster;
  std::string clusters = default_clusters, output;
};

// "3" is 03.
ClusterCode code_of(const std::string& text) {
  const bool one_digit = text.size() == 1 && text[0] >= '0' && text[0] <= '9';
  return ClusterCode((one_digit ? "0" : "") + text);
}

void write(const PricesInForce& prices, const PriceQuestion& question, const PriceBook& book,
           const std::string& format, std::ostream& out) {
  if (format == "json") return write_prices_json(prices, question, book, out);
  if (format == "csv") return write_prices_csv(prices, out);
  write_prices_text(prices, question, book, out);
}

int run(const Options& options, const Common& common) {
  const auto day = Date::parse(options.day);
  if (!day) {
    fail("--at " + options.day + " is no day; expected " + day.error().expected);
    return failed;
  }
  const auto book = load_tariff(options.book, {common.rule_folders});
  const auto clusters = load_clusters(options.clusters, {common.rule_folders});
  print(book.problems);
  print(clusters.problems);
  if (!book.value || !clusters.value) return failed;
  const PriceQuestion question{ProviderId(options.provider), CommissionerId(options.commissioner),
                               *day, code_of(options.cluster)};
  const auto prices = prices_in_force({&*book.value, &*clusters.value}, question);
  print(prices.problems);
  if (!prices.value) return failed;
  TableOutput output(options.output);
  write(*prices.value, question, *book.value, common.format, output.stream());
  output.commit();
  return fine;
}

}  // namespace

Run add_tariff_show(Program& program, Common& common) {
  auto options = std::make_shared<Options>();
  auto arguments = program.command(
      "tariff show", "Print the prices in force on a day, and where each part is from");
  arguments.text("-t,--tariff", options->book, "Price book")
      .needed("--at", options->day, "The day, as YYYY-MM-DD")
      .text("--provider", options->provider, "Whose prices; without it, those of any provider")
      .text("--commissioner", options->commissioner, "Who pays; without it, any commissioner")
      .text("--cluster", options->cluster, "One cluster only, such as 03")
      .text("--clusters", options->clusters, "Cluster pack, for the length of review periods")
      .text("-o,--output", options->output, "File to write; standard output without it");
  add_common(arguments, common);
  add_format(arguments, common);
  arguments.examples(
      {"pbr tariff show --at 2014-10-01 --cluster 03",
       "pbr tariff show -t prices.yaml --at 2014-10-01 --provider ZPA --commissioner ZC1",
       "pbr tariff show -t prices.yaml --at 2015-03-31 --format csv > prices.csv"});
  return [options, &common] { return run(*options, common); };
}

}  // namespace pbr::cli
