#include "small_book.hpp"

namespace pbr::test {

Date day(const std::string& text) { return Date::parse(text).value(); }

Period days(const std::string& first, const std::string& last) {
  return Period::inclusive(day(first), day(last));
}

Period financial_year() { return days("2014-04-01", "2015-03-31"); }

PriceBook small_book() {
  PriceBook book;
  book.header.reference = "england/tariffs/small";
  book.header.file = "rules/england/tariffs/small.yaml";
  return book;
}

void add_price(PriceBook& book, const std::string& cluster, TariffUnit unit,
               const std::string& pounds, Period valid, std::uint32_t line) {
  Dated<Pence> price;
  price.valid = valid;
  price.value = parse_pounds(pounds).value();
  price.at = {.file = book.header.file, .line = line, .column = 9};
  book.prices[{ClusterCode(cluster), unit}].push_back(price);
}

void add_free(PriceBook& book, const std::string& cluster, Period valid) {
  for (const TariffUnit unit : cluster_day_units) {
    if (book.prices.contains({ClusterCode(cluster), unit})) continue;
    add_price(book, cluster, unit, "0.00", valid);
  }
}

void add_adjustment(PriceBook& book, const std::string& factor, Period valid) {
  Adjustment adjustment;
  adjustment.id = "uplift-" + std::to_string(book.adjustments.size() + 1);
  adjustment.factor.valid = valid;
  adjustment.factor.value = Rate::parse(factor).value();
  adjustment.factor.at = {.file = book.header.file, .line = 40, .column = 5};
  book.adjustments.push_back(adjustment);
}

Episode episode_of(const std::string& cluster, Period period) {
  Episode episode;
  episode.id = EpisodeId("A-1");
  episode.cluster = ClusterCode(cluster);
  episode.started = episode.reviewed_before = period.first;
  episode.period = period;
  episode.days = period.days();
  episode.from_cluster = "01";
  return episode;
}

void admit(Episode& episode, Period stay) {
  const Period inside = overlap(stay, episode.period);
  if (inside.empty()) return;
  episode.admitted.push_back(inside);
  episode.admitted_days += inside.days();
}

ClusterPack small_clusters(const std::string& cluster, int days) {
  ClusterPack pack;
  pack.variance = ClusterCode("00");
  pack.unusable = ClusterCode("99");
  Cluster made;
  made.code = ClusterCode(cluster);
  made.review.days = days;
  pack.clusters.push_back(made);
  return pack;
}

std::vector<Line> price(const Episode& episode, const PriceBook& book) {
  const ClusterPack clusters = small_clusters();
  return pbr::price(episode, CareRecord{}, {&book, &clusters});
}

Diagnostics check_prices(const PriceBook& book, const std::vector<std::string>& clusters,
                         Period period) {
  std::set<PriceNeed> needs;
  for (const auto& cluster : clusters) {
    needs.insert({ProviderId("P"), CommissionerId{}, ClusterCode(cluster)});
  }
  const ClusterPack pack = small_clusters();
  return pbr::check_prices({&book, &pack}, needs, period);
}

std::vector<std::string> told(const std::vector<Line>& lines) {
  std::vector<std::string> texts;
  for (const Line& line : lines) {
    texts.push_back(
        line.id + " " + std::string(to_text(line.unit)) + " " + to_text(line.period.first) + ".." +
        to_text(line.period.last_day()) + " " + std::to_string(line.quantity) +
        (line.per == 1 ? "" : "/" + std::to_string(line.per)) + " x " + to_pounds(line.price) +
        " x " + to_text(line.factor) + " = " + to_pounds(line.amount) + " " + line.rule +
        (line.price_list.empty() ? "" : " " + line.price_list) +
        (line.non_contract ? " non-contract" : ""));
  }
  return texts;
}

Pence total(const std::vector<Line>& lines) {
  Pence sum;
  for (const Line& line : lines) sum += line.amount;
  return sum;
}

}  // namespace pbr::test
