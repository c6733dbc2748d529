#include <algorithm>
#include <tuple>

#include "tariff/stretches.hpp"

namespace pbr {
namespace {

// The place of a price as a reader finds it: below the rules folder, whatever the machine.
std::string rule_of(const PriceBook& book, const Dated<Pence>& price) {
  std::string file = book.header.reference;
  if (file.empty()) file = price.at.file;
  if (!file.ends_with(".yaml")) file += ".yaml";
  return file + ":" + std::to_string(price.at.line);
}

Line line_of(const PriceBook& book, TariffUnit unit, const Stretch& stretch,
             std::int64_t quantity) {
  if (stretch.price == nullptr) {
    throw InternalError(
        "an episode was priced on a day without a price; check_prices() comes first");
  }
  Line line;
  line.unit = unit;
  line.period = stretch.days;
  line.quantity = quantity;
  line.price = stretch.price->value;
  line.factor = stretch.factor;
  line.amount = line_amount(book, quantity, line.price, line.factor);
  line.rule = rule_of(book, *stretch.price);
  return line;
}

int admitted_in(const Episode& episode, Period days) {
  int count = 0;
  for (const Period& stay : episode.admitted) count += overlap(stay, days).days();
  return count;
}

void add_days(const Episode& episode, const PriceBook& book, TariffUnit unit,
              std::vector<Line>& lines) {
  for (const Stretch& stretch : stretches(book, episode.cluster, unit, episode.period)) {
    const int admitted = admitted_in(episode, stretch.days);
    const int quantity =
        unit == TariffUnit::admitted_day ? admitted : stretch.days.days() - admitted;
    if (quantity > 0) lines.push_back(line_of(book, unit, stretch, quantity));
  }
}

// No cluster before it in its referral: the first. Its own first day is in its part of the
// reporting period: started inside it.
bool has_initial_assessment(const Episode& episode) {
  return episode.from_cluster.empty() && episode.period.contains(episode.started);
}

void add_initial_assessment(const Episode& episode, const PriceBook& book,
                            std::vector<Line>& lines) {
  constexpr TariffUnit unit = TariffUnit::initial_assessment;
  const Period day{episode.started, episode.started + 1};
  for (const Stretch& stretch : stretches(book, episode.cluster, unit, day)) {
    lines.push_back(line_of(book, unit, stretch, 1));
  }
}

}  // namespace

std::vector<Line> price(const Episode& episode, const PriceBook& book) {
  std::vector<Line> lines;
  add_days(episode, book, TariffUnit::non_admitted_day, lines);
  if (!episode.admitted.empty()) add_days(episode, book, TariffUnit::admitted_day, lines);
  if (has_initial_assessment(episode)) add_initial_assessment(episode, book, lines);
  std::stable_sort(lines.begin(), lines.end(), [](const Line& a, const Line& b) {
    return std::tie(a.period.first, a.unit) < std::tie(b.period.first, b.unit);
  });
  for (std::size_t i = 0; i < lines.size(); ++i) {
    lines[i].id = episode.id.text() + "-" + std::to_string(i + 1);
  }
  return lines;
}

}  // namespace pbr
