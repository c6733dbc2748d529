#include "report/component_words.hpp"

#include "report/number_text.hpp"

namespace pbr {
namespace {

std::string percent(Rate rate) { return to_text(rate * Rate{100}) + "%"; }

class Words {
 public:
  explicit Words(const Scheme& scheme) : scheme_(scheme) {}

  std::string operator()(const BlockComponent& terms) const {
    return part_of(terms.share, "the contract's agreed value") + ", whatever is done";
  }
  std::string operator()(const ActivityComponent& terms) const {
    return part_of(terms.share, "the activity payment");
  }
  std::string operator()(const CapitationComponent& terms) const {
    return pounds_text(terms.per_head) +
           " a head and year, by the days of the period, for everybody whose last episode is the "
           "contract's";
  }
  std::string operator()(const EpisodeComponent& terms) const {
    return "a price for each episode with a day in the period, in " +
           counted(static_cast<std::int64_t>(terms.prices.size()), "cluster");
  }
  std::string operator()(const OutcomeComponent& terms) const {
    const std::string part = percent(terms.share) + " of " + base(terms.base);
    std::string words;
    if (terms.form == OutcomeForm::withheld) words = part + " is withheld and paid by the score";
    if (terms.form == OutcomeForm::bonus) words = part + " on top, times the score";
    if (terms.form == OutcomeForm::deducted) {
      words = part + " was paid in full and is taken back as far as the score falls short of 1";
    }
    words += missing(terms.reweight_missing, terms.least_domains);
    if (terms.unearned == Unearned::shared) {
      words +=
          "; what is not earned is shared among the commissioner's contracts by what they earned";
    }
    return words;
  }
  std::string operator()(const PointsComponent& terms) const {
    Rate all;
    for (const SchemeIndicator& indicator : terms.indicators) {
      all = all + indicator.points.value_or(Rate{});
    }
    std::string words =
        pounds_text(terms.point_value) + " for each point earned of " + to_text(all);
    if (terms.average_list) {
      words += ", times the contract's people over " + grouped(*terms.average_list);
    }
    return words;
  }
  std::string operator()(const GainLossComponent& terms) const {
    const std::string plan = base(terms.plan);
    const std::string actual = base(terms.actual);
    std::string words;
    if (!terms.over.empty()) {
      words = "where " + actual + " comes to more than " + plan + ", added is " +
              bands(terms.over) + limit(terms.cap, plan);
    }
    if (!terms.under.empty()) {
      words += words.empty() ? "" : "; ";
      words +=
          "where it comes to less, taken off is " + bands(terms.under) + limit(terms.collar, plan);
    }
    return words.empty() ? "nothing is shared" : words;
  }
  std::string operator()(const TournamentComponent& terms) const {
    std::string words = "contracts ranked by score, and of " + base(terms.base) + " the first ";
    for (const TournamentBand& band : terms.bands) {
      if (&band != terms.bands.data()) words += ", to ";
      words += percent(band.top) + " of the places are paid " + percent(band.rate);
    }
    switch (terms.ties) {
      case TieRule::best:
        words += "; equal scores take the best of their places";
        break;
      case TieRule::worst:
        words += "; equal scores take the worst of their places";
        break;
      case TieRule::share:
        words += "; equal scores are paid the mean of their places";
        break;
    }
    return words + missing(terms.reweight_missing, terms.least_domains);
  }
  std::string operator()(const PoolComponent& terms) const {
    return "nothing of its own: says which pooled funds pay " + names(terms.covers);
  }
  std::string operator()(const PersonalBudgetComponent& terms) const {
    return "nothing of its own: says what of " + names({terms.of}) + " is held as personal budgets";
  }

 private:
  static std::string part_of(Rate share, const std::string& whole) {
    return share == Rate{1} ? whole : percent(share) + " of " + whole;
  }

  [[nodiscard]] std::string base(const PaymentBase& base) const {
    if (base.of == PaymentBase::Of::activity) return "the activity payment";
    if (base.of == PaymentBase::Of::value) return "the contract's value";
    return names(base.components);
  }

  [[nodiscard]] std::string names(const std::vector<std::string>& ids) const {
    std::string list;
    for (const std::string& id : ids) {
      std::string name = id;
      for (const SchemeComponent& component : scheme_.components) {
        if (component.id == id && !component.name.empty()) name = component.name;
      }
      list += (list.empty() ? "\u201c" : " and \u201c") + name + "\u201d";
    }
    return list;
  }

  static std::string missing(bool reweight, std::size_t least_domains) {
    if (!reweight) return "; without data an indicator counts as 0";
    std::string words = "; what is without data leaves its weight to the others";
    if (least_domains > 1) {
      words += ", and with fewer than " + std::to_string(least_domains) + " domains the score is 0";
    }
    return words;
  }

  static std::string bands(const std::vector<GainLossBand>& bands) {
    std::string words;
    for (std::size_t b = 0; b < bands.size(); ++b) {
      if (b > 0) words += ", then ";
      words += percent(bands[b].rate) + " of ";
      words += b + 1 < bands.size() ? "what lies up to " + percent(bands[b + 1].from) + " of it"
               : b == 0             ? "the difference"
                                    : "what lies beyond";
    }
    return words;
  }

  static std::string limit(const std::optional<Rate>& limit, const std::string& plan) {
    return limit ? ", no more than " + percent(*limit) + " of " + plan : "";
  }

  const Scheme& scheme_;
};

}  // namespace

std::string in_words(const SchemeComponent& component, const Scheme& scheme) {
  return std::visit(Words{scheme}, component.terms);
}

}  // namespace pbr
