// Faults as they stand in real extracts, planted at a stated rate and counted by kind.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

#include "pbr/money.hpp"
#include "random.hpp"
#include "text_row.hpp"

namespace pbr::synth {

enum class Fault : std::uint8_t {
  rating_five,          ///< an item rated 5
  impossible_date,      ///< 29 February of a year that has none
  repeated_id,          ///< an assessment sent twice: the row is added again below itself
  end_before_start,     ///< of a spell, a stay or a referral
  cluster_09,           ///< the code that was never to be used
  cluster_47,           ///< a code that is none
  one_digit_cluster,    ///< "8" for "08"; readable, and not a fault of meaning
  no_person,            ///< person_id is empty
  unknown_super_class,  ///< "D"
  text_for_number,      ///< "two", "an hour", "n/a"
  outlasts_referral,    ///< a spell that ends ten days after its referral closed
  overlapping_spells    ///< a spell that starts the day after the one before it started
};
inline constexpr std::size_t fault_count = 12;
[[nodiscard]] std::string_view to_text(Fault fault);

using FaultCounts = std::map<std::string, std::uint64_t>;

/// Goes through a person's rows; each gets, at the rate, one fault of those its table and its
/// values allow.
void plant_faults(PersonRows& rows, Rate rate, Random& random, FaultCounts& counts);

}  // namespace pbr::synth
