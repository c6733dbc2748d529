// The regulator's lists as read: types with their constants, coefficients and exclusions.
#pragma once

#include <array>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "pbr/rule_import.hpp"
#include "rulebook/import_table.hpp"

namespace pbr::rulebook {

/// One type. Numbers are text with a decimal point, to the last digit.
struct ListedType {
  std::uint32_t line = 0;  ///< of its constant; 0 where it has none
  std::string constant;
  std::map<std::size_t, std::array<std::string, 5>> coefficients;  ///< by item; "" is not listed
  std::vector<Exclusion> exclusions;                               ///< parts by item
};
using ListedTypes = std::map<const Cluster*, ListedType>;

/// A severity as it stands in a file, before it is known what the file's severities are.
struct WrittenSeverity {
  std::size_t item = 0;
  int value = 0;
  Location at;
};

/// The item of "HV07" and the number of its severity; IM003, IM012 where there is none.
std::optional<WrittenSeverity> read_severity(ImportTable& table, std::string_view item_column,
                                             std::string_view severity_column);

/// Whether the severities of a file are answer codes: see pbr/rule_import.hpp.
[[nodiscard]] bool are_answer_codes(const std::vector<WrittenSeverity>& all);

/// The rating that was meant, or nothing and IM012.
std::optional<Rating> rating_of(const WrittenSeverity& written, bool answer_codes,
                                ImportTable& table);

/// Whether constants, coefficients and exclusions fit a pack (IM015): sums of them are exact in 64
/// bits, counted in the finest decimal of all.
void check_sizes(const ListedTypes& types, const std::string& file, Diagnostics& problems);

/// The pack's text.
[[nodiscard]] std::string logit_yaml(const ListedTypes& types, const ImportTerms& terms,
                                     const ClusterPack& published);

}  // namespace pbr::rulebook
