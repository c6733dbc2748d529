// The columns of a table of scores to be paired.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "pbr/csv.hpp"
#include "pbr/pairing.hpp"

namespace pbr {

/// In the order of PairingColumns::at.
enum class PairingColumn : std::uint8_t {
  name,
  start,
  end,
  first_session,
  last_session,
  instrument,
  date,
  contacts,
  setting
};
inline constexpr std::size_t pairing_column_count = 9;
[[nodiscard]] std::string_view to_text(PairingColumn column);

struct PairingColumns {
  std::array<std::optional<std::size_t>, pairing_column_count> at;
  std::vector<std::string> ignored;
};

/// Finds them, or adds PA001 for each that is missing and needed.
[[nodiscard]] PairingColumns find_pairing_columns(const CsvReader& csv, const PairingTerms& terms,
                                                  Diagnostics& problems);

}  // namespace pbr
