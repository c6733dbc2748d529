#include <algorithm>
#include <array>

#include "rulebook/pack.hpp"
#include "rulebook/scheme_parts.hpp"
#include "rulebook/scheme_shares.hpp"

namespace pbr::rulebook {
namespace {

using yaml::Node;
using yaml::Reader;

constexpr std::array threshold_keys{"lower",     "upper",      "at_least", "threshold",
                                    "benchmark", "thresholds", "baseline"};

// Keys of a scoring, and in words what it wants.
struct ScoringKeys {
  std::vector<std::string_view> known;
  const char* wanted;
};

ScoringKeys keys_of(Scoring scoring) {
  switch (scoring) {
    case Scoring::linear:
      return {{"lower", "upper"}, "lower and upper"};
    case Scoring::yes_no:
      return {{"at_least"}, "at_least"};
    case Scoring::achievement_or_improvement:
    case Scoring::home_health:
      return {{"threshold", "benchmark", "thresholds", "baseline"},
              "threshold and benchmark, or thresholds: of_providers, and baseline"};
  }
  throw InternalError("no such scoring");
}

class IndicatorReader {
 public:
  IndicatorReader(Reader& reader, const Node& node) : in_(reader), node_(node) {}

  SchemeIndicator read(std::set<std::string>& ids, IndicatorOf of) {
    indicator_.at = in_.where(node_);
    indicator_.id = unique_id(in_, node_, ids, "indicator");
    indicator_.name = in_.text_of(node_, "name").value_or("");
    if (const Node* statistic = in_.required(node_, "statistic")) {
      const auto word =
          in_.one_of(*statistic, "statistic",
                     {"improved", "not_worse", "recovered", "status_yes", "complete", "given"});
      if (word) indicator_.statistic = static_cast<Statistic>(*word);
    }
    if (indicator_.statistic == Statistic::given) {
      read_given(in_, node_, indicator_);
    } else {
      read_measured();
    }
    read_worth(of);
    if (const Node* scoring = node_.find("scoring")) {
      const auto word = in_.one_of(
          *scoring, "scoring", {"linear", "yes_no", "achievement_or_improvement", "home_health"});
      if (word) indicator_.scoring = static_cast<Scoring>(*word);
    }
    refuse_other_keys();
    read_thresholds();
    if (const Node* baseline = node_.find("baseline")) read_baseline(*baseline);
    return std::move(indicator_);
  }

 private:
  void read_measured() {
    indicator_.measure = MeasureId(in_.text_of(node_, "measure").value_or(""));
    indicator_.least_complete = part_of_one(in_, node_, "least_complete").value_or(Rate{});
    if (const Node* given = node_.find("given")) {
      in_.problem("RB160", *given, "numbers are given for an indicator that counts its own", {},
                  "statistic: given, or no given", "the statistic is what is counted");
    }
    const Node* adjusted = node_.find("adjusted");
    if (adjusted == nullptr) return;
    indicator_.adjusted = in_.truth(*adjusted, "adjusted").value_or(false);
    const auto statistic = indicator_.statistic;
    const bool expected = statistic == Statistic::improved || statistic == Statistic::not_worse ||
                          statistic == Statistic::recovered;
    if (expected || !indicator_.adjusted) return;
    in_.problem("RB159", *adjusted, "nothing is expected of this statistic by case mix",
                std::string(to_text(statistic)), "improved, not_worse or recovered",
                "take adjusted away: the value is then paid as it is");
  }

  // The weight in a domain, or points.
  void read_worth(IndicatorOf of) {
    const bool in_points = of == IndicatorOf::points;
    const char* other = in_points ? "weight" : "points";
    if (const Node* wrong = node_.find(other)) {
      in_.problem("RB155", *wrong,
                  in_points ? "an indicator that earns points has no weight"
                            : "an indicator of a domain has no points",
                  {}, in_points ? "points" : "weight");
    }
    if (!in_points) {
      indicator_.weight = part_of_one(in_, node_, "weight").value_or(Rate{});
      return;
    }
    indicator_.points = in_.rate_of(node_, "points");
    if (!indicator_.points || *indicator_.points > Rate{}) return;
    in_.problem("RB156", *node_.find("points"), "an indicator earns no points",
                to_text(*indicator_.points), "more than 0");
  }

  void refuse_other_keys() {
    const auto [known, wanted] = keys_of(indicator_.scoring);
    for (const std::string_view key : threshold_keys) {
      const Node* node = node_.find(key);
      if (node == nullptr || std::find(known.begin(), known.end(), key) != known.end()) continue;
      in_.problem("RB155", *node, std::string(key) + " says nothing to this scoring", {}, wanted,
                  "name the scoring that is meant: linear, yes_no, achievement_or_improvement or "
                  "home_health");
    }
  }

  void read_thresholds() {
    if (indicator_.scoring == Scoring::linear) return read_pair("lower", "upper");
    if (indicator_.scoring == Scoring::yes_no) {
      indicator_.lower = part_of_one(in_, node_, "at_least").value_or(Rate{});
      return;
    }
    const Node* thresholds = node_.find("thresholds");
    if (thresholds == nullptr) return read_pair("threshold", "benchmark");
    indicator_.thresholds_of_providers =
        in_.one_of(*thresholds, "thresholds", {"of_providers"}).has_value();
    for (const auto* key : {"threshold", "benchmark"}) {
      if (const Node* both = node_.find(key)) {
        in_.problem("RB155", *both,
                    std::string(key) + " is stated and to be found among the providers", {},
                    "threshold and benchmark, or thresholds: of_providers");
      }
    }
  }

  void read_pair(std::string_view lower_key, std::string_view upper_key) {
    const auto lower = part_of_one(in_, node_, lower_key);
    const auto upper = part_of_one(in_, node_, upper_key);
    if (!lower || !upper) return;
    indicator_.lower = *lower;
    indicator_.upper = *upper;
    if (*lower < *upper) return;
    in_.problem("RB061", *node_.find(upper_key),
                upper_key == "upper" ? "the upper threshold is not above the lower"
                                     : "the benchmark is not above the threshold",
                to_text(*upper), "more than " + to_text(*lower));
  }

  void read_baseline(const Node& node) {
    if (!is_mapping(in_, node, "baseline")) return;
    for (const auto& entry : node.entries) {
      if (const auto value = part_of_one(in_, node, entry.key)) {
        indicator_.baseline[ProviderId{entry.key}] = *value;
      }
    }
  }

  Reader& in_;
  const Node& node_;
  SchemeIndicator indicator_;
};

}  // namespace

SchemeIndicator read_indicator(Reader& in, const Node& node, std::set<std::string>& ids,
                               IndicatorOf of) {
  return IndicatorReader(in, node).read(ids, of);
}

}  // namespace pbr::rulebook
