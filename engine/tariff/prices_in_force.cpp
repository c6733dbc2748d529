#include "pbr/prices_in_force.hpp"

#include <algorithm>

#include "tariff/check_names.hpp"
#include "tariff/origin.hpp"

namespace pbr {
namespace {

std::vector<TariffUnit> units_priced(const PaidUnits& paid) {
  std::vector<TariffUnit> units;
  const bool episodes = paid.pays(TariffUnit::episode);
  for (const TariffUnit unit : priced_units) {
    const bool short_stays = unit == TariffUnit::short_stay_day && paid.episode.short_stay_up_to;
    const bool long_stays = unit == TariffUnit::long_stay_day && paid.episode.long_stay_beyond;
    if (paid.pays(unit) || (episodes && (short_stays || long_stays))) units.push_back(unit);
  }
  return units;
}

std::set<ClusterCode> clusters_of(const PriceBook& book) {
  std::set<ClusterCode> codes;
  for (const auto& [key, entries] : book.prices) codes.insert(key.first);
  for (const PriceList& list : book.lists) {
    for (const auto& [key, entries] : list.prices) codes.insert(key.first);
  }
  return codes;
}

Diagnostic problem(std::string code, const PriceBook& book, std::string message, std::string found,
                   std::string expected, std::string help) {
  return {Severity::error,    std::move(code),  {.file = book.header.file},
          std::move(message), std::move(found), std::move(expected),
          std::move(help)};
}

// What keeps the question from having one answer.
class QuestionCheck {
 public:
  QuestionCheck(const TariffTerms& terms, const PriceQuestion& question)
      : terms_(terms), book_(*terms.book), question_(question) {}

  Diagnostics run() {
    check_day();
    check_cluster();
    check_named();
    return std::move(problems_);
  }

 private:
  void check_day() {
    const Period valid = book_.header.valid;
    if (valid.contains(question_.day)) return;
    problems_.push_back(problem(
        "TA020", book_, "the price book is not in force on that day", to_text(question_.day),
        "a day from " + to_text(valid.first) + " to " + to_text(valid.last_day()),
        "ask the book of that day; no price is ever taken from the nearest"));
  }

  void check_cluster() {
    const auto codes = clusters_of(book_);
    if (question_.cluster.empty() || codes.contains(question_.cluster)) return;
    std::string known;
    for (const ClusterCode& code : codes) known += (known.empty() ? "" : ", ") + code.text();
    problems_.push_back(problem("TA021", book_, "the price book has no prices for the cluster",
                                question_.cluster.text(), "one of " + known, ""));
  }

  void not_named(const std::string& who, const std::string& why) {
    problems_.push_back(problem("TA022", book_, "the prices depend on the " + who, why,
                                "--" + who + " with a code", "name the " + who));
  }

  // Without a name the book would answer as for one that is in none of its lists.
  void check_named() {
    const bool provider = !question_.provider.empty(), payer = !question_.commissioner.empty();
    if (!provider && book_.market_forces)
      not_named("provider", "a market forces factor by provider");
    if (!provider && !book_.market_forces && !book_.contracts.empty()) {
      not_named("provider", "contracts by provider and commissioner");
    }
    if (!payer && !book_.contracts.empty()) {
      not_named("commissioner", "contracts by provider and commissioner");
    }
    if (!problems_.empty() || !provider) return;
    const std::set<PriceNeed> need{{question_.provider, question_.commissioner, {}}};
    for (Diagnostic& each : check_names(terms_, need, {question_.day, question_.day + 1})) {
      // Review periods are told one by one; names without activity are no fault of a question.
      if (each.severity == Severity::error && each.code != "TA006") {
        problems_.push_back(std::move(each));
      }
    }
  }

  const TariffTerms& terms_;
  const PriceBook& book_;
  const PriceQuestion& question_;
  Diagnostics problems_;
};

class Answering {
 public:
  Answering(const TariffTerms& terms, const PriceQuestion& question)
      : terms_(terms),
        book_(*terms.book),
        question_(question),
        view_(book_, question.provider, question.commissioner) {}

  PricesInForce run() {
    for (const ClusterCode& cluster : clusters_of(book_)) {
      if (!question_.cluster.empty() && cluster != question_.cluster) continue;
      for (const TariffUnit unit : units_priced(book_.paid)) add(cluster, unit);
    }
    if (question_.cluster.empty()) add_capitation();
    return std::move(answer_);
  }

 private:
  void add(const ClusterCode& cluster, TariffUnit unit) {
    const auto interval = review_days(cluster, unit);
    // A code that is no cluster is never reviewed.
    if (unit == TariffUnit::review_period && !interval) return;
    auto origin =
        origin_of(view_, question_.provider, cluster, unit, question_.day, interval.value_or(0));
    if (!origin) {
      answer_.missing.push_back({cluster, unit});
      return;
    }
    const Pence price = origin->is_day_cost
                            ? round(origin->price * Rate{*interval}, Rounding::half_up)
                            : origin->price;
    push(cluster, unit, std::move(*origin), price, next_change(cluster, unit));
  }

  void push(const ClusterCode& cluster, TariffUnit unit, PriceOrigin origin, Pence price,
            std::optional<Date> changes) {
    const ExactPence exact = price * origin.factor;
    const Pence rounded = round(exact, book_.rounding);
    answer_.prices.push_back({cluster, unit, std::move(origin), price, exact, rounded, changes});
  }

  [[nodiscard]] std::optional<int> review_days(const ClusterCode& cluster, TariffUnit unit) const {
    const Cluster* known =
        unit == TariffUnit::review_period ? terms_.clusters->find(cluster) : nullptr;
    const auto due = known == nullptr ? std::nullopt : review_due(question_.day, *known);
    if (!due) return std::nullopt;
    return *due - question_.day;
  }

  [[nodiscard]] std::optional<Date> next_change(const ClusterCode& cluster, TariffUnit unit) const {
    std::set<Date> days;
    const auto note = [&](Period valid) { days.insert({valid.first, valid.end}); };
    for (const auto* entries : view_.entries(cluster, unit)) {
      for (const auto& entry : *entries) note(entry.valid);
    }
    for (const Adjustment* each : view_.adjustments(unit)) note(each->factor.valid);
    const PriceInForce now = view_.price(cluster, unit, question_.day);
    const Rate factor = view_.factor(unit, question_.day);
    for (auto day = days.upper_bound(question_.day); day != days.end(); ++day) {
      if (!book_.header.valid.contains(*day)) break;
      const bool same =
          view_.price(cluster, unit, *day) == now && view_.factor(unit, *day) == factor;
      if (!same) return *day;
    }
    return std::nullopt;
  }

  void add_capitation() {
    for (const Capitation& each : book_.capitation) {
      if (each.provider != question_.provider || each.commissioner != question_.commissioner ||
          !each.a_year.valid.contains(question_.day)) {
        continue;
      }
      PriceOrigin origin = capitation_origin(view_, each, question_.day);
      const Date end = each.a_year.valid.end;
      push({}, TariffUnit::capitation, std::move(origin), each.a_year.value,
           book_.header.valid.contains(end) ? std::optional(end) : std::nullopt);
    }
  }

  const TariffTerms& terms_;
  const PriceBook& book_;
  const PriceQuestion& question_;
  PriceView view_;
  PricesInForce answer_;
};

}  // namespace

Loaded<PricesInForce> prices_in_force(const TariffTerms& terms, const PriceQuestion& question) {
  Loaded<PricesInForce> loaded;
  loaded.problems = QuestionCheck(terms, question).run();
  if (loaded.problems.empty()) loaded.value = Answering(terms, question).run();
  return loaded;
}

}  // namespace pbr
