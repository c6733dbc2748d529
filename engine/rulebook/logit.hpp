// Method logit: a constant and coefficients a type, and the ratings that exclude it.
#pragma once

#include <optional>

#include "pbr/cluster_pack.hpp"
#include "pbr/money.hpp"
#include "text/yaml.hpp"

namespace pbr::rulebook {

/// What becomes of an assessment that excludes every type.
void read_logit_terms(yaml::Reader& reader, const yaml::Node& node, LogitTerms& terms);

/// Reads the pages of one pack. Every constant and coefficient becomes a whole number of units of
/// the finest decimal that any page of the pack writes (LogitTerms::places): "0.50" has two.
///
/// Problems: RB010 unknown item, RB101 more exclusions than a pack may hold, RB102 not a decimal,
/// RB103 not five coefficients, RB104 weights too large for exact sums, RB105 an exclusion of none
/// or more than two items, RB106 a rating that no item has.
class LogitPages {
 public:
  /// Looks through all `pages` for the finest decimal, and sets terms.places.
  LogitPages(yaml::Reader& reader, const yaml::Node& pages, LogitTerms& terms);

  /// Fills constant, coefficients and exclusions of one page.
  void read(const yaml::Node& page, Cluster& cluster);

 private:
  std::optional<Int128> value(const yaml::Node& node, std::string_view what);
  void read_row(const yaml::Entry& entry, Cluster& cluster);
  void read_exclusions(const yaml::Node& node, Cluster& cluster);
  std::optional<Exclusion> exclusion(const yaml::Node& node);
  void read_part(const yaml::Entry& entry, Exclusion& exclusion);
  void check_reach(const yaml::Node& page, const Cluster& cluster);

  yaml::Reader& in_;
  int places_ = 0;
  Int128 reach_ = 0;  // how far from zero a score of the page in hand can be
  std::size_t exclusions_ = 0;
};

}  // namespace pbr::rulebook
