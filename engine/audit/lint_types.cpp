// Coefficients and exclusions of method logit that change nothing.
#include <algorithm>

#include "allocation/methods.hpp"
#include "audit/lint_context.hpp"
#include "audit/lint_words.hpp"

namespace pbr::linting {
namespace {

// Whether every part of the one stands in the other: then it holds wherever the other does. An
// unknown rating satisfies no part, so nothing less implies an exclusion.
bool contains(const Exclusion& whole, const Exclusion& part) {
  return std::all_of(part.parts.begin(), part.parts.end(), [&](const Exclusion::Part& each) {
    return std::find(whole.parts.begin(), whole.parts.end(), each) != whole.parts.end();
  });
}

std::string exclusion_words(const Exclusion& exclusion) {
  std::vector<std::string> parts;
  for (const Exclusion::Part& part : exclusion.parts) {
    parts.push_back(item_words(part.item) + " rated " + std::to_string(int{part.rating}));
  }
  return listed(parts);
}

class Types {
 public:
  Types(Linting& linting, std::size_t cluster)
      : linting_(linting), cluster_(cluster), type_(linting.pack.clusters[cluster]) {}

  void look() {
    for (std::size_t at = 0; at < type_.coefficients.size(); ++at) look_at_row(at);
    for (std::size_t at = 0; at < type_.excluded_by.size(); ++at) look_at_exclusion(at);
  }

 private:
  [[nodiscard]] Assessment lowest() const {
    search::Codes codes;
    for (const auto& possible : linting_.space.codes) codes.push_back(possible.front());
    return linting_.assessment(codes, type_.super_class, false);
  }

  void look_at_row(std::size_t at) {
    const CoefficientRow& row = type_.coefficients[at];
    ++linting_.report.work.questions;
    if (!search::has_item(linting_.instrument, row.item)) {
      tell_outside(row.at, item_words(row.item), "the instrument has no such item");
      return;
    }
    const bool zero = std::all_of(row.coefficients.begin(), row.coefficients.end(),
                                  [](std::int64_t value) { return value == 0; });
    if (!zero) return;
    ClusterPack changed = linting_.pack;
    auto& rows = changed.clusters[cluster_].coefficients;
    rows.erase(rows.begin() + static_cast<std::ptrdiff_t>(at));
    Assessment witness = lowest();
    witness.ratings[row.item] = 4;
    Linting::must_show(score_of(type_, witness) == score_of(changed.clusters[cluster_], witness),
                       "that coefficients of zero add nothing");
    linting_.add(
        {{Severity::warning,
          "LN009",
          row.at,
          "type " + type_.code.text() + ", " + item_words(row.item) + ": every coefficient is zero",
          "the item adds nothing to the type whatever its rating",
          {},
          "take the row out: an item left out adds nothing"},
         witness,
         {}});
  }

  void look_at_exclusion(std::size_t at) {
    const Exclusion& exclusion = type_.excluded_by[at];
    ++linting_.report.work.questions;
    for (const Exclusion::Part& part : exclusion.parts) {
      if (search::in_range(linting_.instrument, part.item, part.rating)) continue;
      tell_outside(exclusion.at, exclusion_words(exclusion), "the exclusion can never hold");
      return;
    }
    for (std::size_t other = 0; other < type_.excluded_by.size(); ++other) {
      const Exclusion& implied_by = type_.excluded_by[other];
      if (other == at || !contains(exclusion, implied_by)) continue;
      if (contains(implied_by, exclusion) && at < other)
        continue;  // of two alike the later is told
      tell_implied(exclusion, implied_by);
      return;
    }
  }

  void tell_outside(const Location& at, const std::string& what, const std::string& why) {
    linting_.add({{Severity::warning,
                   "LN011",
                   at,
                   "type " + type_.code.text() + ", " + what + ": outside the instrument",
                   why + ": there is no witness",
                   {},
                   "put the rating within the item's range, or name another instrument"},
                  {},
                  {}});
  }

  void tell_implied(const Exclusion& exclusion, const Exclusion& implied_by) {
    Assessment witness = lowest();
    for (const Exclusion::Part& part : exclusion.parts) witness.ratings[part.item] = part.rating;
    Linting::must_show(holds(exclusion, witness) && holds(implied_by, witness),
                       "two exclusions that hold at once");
    linting_.add(
        {{Severity::warning,
          "LN010",
          exclusion.at,
          "type " + type_.code.text() + ", " + exclusion_words(exclusion) +
              ": the exclusion is implied by another",
          "wherever it holds, " + exclusion_words(implied_by) +
              " excludes the type already (line " + std::to_string(implied_by.at.line) + ")",
          {},
          "take it out"},
         witness,
         {}});
  }

  Linting& linting_;
  std::size_t cluster_;
  const Cluster& type_;
};

}  // namespace

void lint_types(Linting& linting) {
  for (std::size_t cluster = 0; cluster < linting.pack.clusters.size(); ++cluster) {
    if (linting.pack.is_page(linting.pack.clusters[cluster])) Types(linting, cluster).look();
  }
}

}  // namespace pbr::linting
