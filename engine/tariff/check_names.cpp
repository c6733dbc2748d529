#include "tariff/check_names.hpp"

#include <algorithm>

namespace pbr {
namespace {

std::string pair_text(const PriceNeed& need) {
  return need.provider.text() + " and " +
         (need.commissioner.empty() ? "no commissioner" : need.commissioner.text());
}

class NameCheck {
 public:
  NameCheck(const TariffTerms& terms, const std::set<PriceNeed>& needs, Period period)
      : book_(*terms.book), clusters_(*terms.clusters), needs_(needs), period_(period) {
    for (const PriceNeed& need : needs_) {
      providers_.insert(need.provider.text());
      commissioners_.insert(need.commissioner.text());
    }
  }

  Diagnostics run() {
    if (!needs_.empty()) check_named();
    check_market_forces();
    check_contracts();
    check_intervals();
    return std::move(problems_);
  }

 private:
  void add(Severity severity, std::string code, const Location& at, std::string message,
           std::string expected, std::string help) {
    tell_once(problems_, {severity,
                          std::move(code),
                          at,
                          std::move(message),
                          {},
                          std::move(expected),
                          std::move(help)});
  }

  void error(std::string code, const Location& at, std::string message, std::string expected,
             std::string help) {
    add(Severity::error, std::move(code), at, std::move(message), std::move(expected),
        std::move(help));
  }

  // Never taken to be 1: neither for a provider without a value nor before its first one.
  void check_market_forces() {
    if (!book_.market_forces) return;
    for (const std::string& provider : providers_) check_market_forces(ProviderId(provider));
  }

  void check_market_forces(const ProviderId& provider) {
    const bool named = book_.market_forces->named.contains(provider);
    const std::string nothing = "no market forces factor for provider " + provider.text();
    if (!named && !book_.market_forces->others) {
      error("TA003", book_.market_forces->at, nothing,
            "a factor for every provider of the data, or for others",
            "add " + provider.text() + " to market_forces, or a value for others");
      return;
    }
    const auto first = std::find_if(
        book_.adjustments.begin(), book_.adjustments.end(), [&](const Adjustment& each) {
          return named ? each.id == market_forces_id && each.provider == provider
                       : each.id == market_forces_of_others;
        });
    if (first == book_.adjustments.end() || first->factor.valid.first <= period_.first) return;
    error("TA003", first->factor.at, nothing + " before " + to_text(first->factor.valid.first),
          "a factor on every day of the reporting period",
          "add the factor in force on " + to_text(period_.first));
  }

  void check_contracts() {
    for (const PriceNeed& need : needs_) {
      if (have_contract(book_, need.provider, need.commissioner)) continue;
      if (!book_.non_contract) {
        error("TA004", {.file = book_.header.file},
              "activity between " + pair_text(need) + ", who have no contract in the book",
              "a contract, or terms for non-contract activity",
              "add the pair to contracts, or non_contract: with its prices");
      } else if (book_.non_contract->prices == "host" && host_of(book_, need.provider) == nullptr) {
        error("TA005", book_.non_contract->at,
              "no host for provider " + need.provider.text() + ", whose prices are asked for",
              "one contract of the provider with host: true",
              "mark the commissioner whose prices hold for non-contract activity");
      }
    }
  }

  void check_intervals() {
    if (!book_.paid.pays(TariffUnit::review_period)) return;
    for (const PriceNeed& need : needs_) {
      const Cluster* cluster = clusters_.find(need.cluster);
      if (cluster == nullptr || review_due(period_.first, *cluster)) continue;
      error("TA006", cluster->at,
            "cluster " + need.cluster.text() + " has no review period that could be paid",
            "review: with months or days in its page", "give the interval, or pay another unit");
    }
  }

  // A name with a slip of the pen would quietly hold for nobody.
  void look(const std::string& what, const std::string& name, const std::set<std::string>& known,
            const Location& at) {
    if (name.empty() || known.contains(name)) return;
    const std::vector<std::string_view> names(known.begin(), known.end());
    const auto nearest = nearest_name(name, names);
    add(Severity::warning, "TA007", at,
        "the book names " + what + " " + name + ", of which there is no activity",
        "a name that the data uses",
        nearest.empty() ? "" : "did you mean \"" + std::string(nearest) + "\"?");
  }

  void look(const ProviderId& provider, const CommissionerId& commissioner, const Location& at) {
    look("provider", provider.text(), providers_, at);
    look("commissioner", commissioner.text(), commissioners_, at);
  }

  void check_named() {
    for (const PriceList& list : book_.lists) look(list.provider, list.commissioner, list.at);
    for (const AgreedContract& each : book_.contracts)
      look(each.provider, each.commissioner, each.at);
    for (const Adjustment& each : book_.adjustments) {
      // Tables of all providers' market forces are usual.
      if (each.id != market_forces_id) look(each.provider, each.commissioner, each.factor.at);
    }
  }

  const PriceBook& book_;
  const ClusterPack& clusters_;
  const std::set<PriceNeed>& needs_;
  Period period_;
  std::set<std::string> providers_, commissioners_;
  Diagnostics problems_;
};

}  // namespace

void tell_once(Diagnostics& problems, Diagnostic problem) {
  const bool told = std::any_of(problems.begin(), problems.end(), [&](const Diagnostic& each) {
    return each.code == problem.code && each.message == problem.message;
  });
  if (!told) problems.push_back(std::move(problem));
}

Diagnostics check_names(const TariffTerms& terms, const std::set<PriceNeed>& needs, Period period) {
  return NameCheck(terms, needs, period).run();
}

}  // namespace pbr
