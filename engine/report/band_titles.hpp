// The five bands of gain and loss, as pages and papers name them.
#pragma once

#include <array>
#include <string>

#include "pbr/uncertainty.hpp"

namespace pbr {

inline constexpr std::array all_bands{Band::gains_much, Band::gains, Band::same, Band::loses,
                                      Band::loses_much};

/// The limits of the bands as people read them: "5%", "0.5%".
struct BandWords {
  std::string large, none;
};
[[nodiscard]] BandWords band_words(const UncertaintyTerms& terms);
/// "Gains more than 5%".
[[nodiscard]] std::string title_of(Band band, const BandWords& words);

}  // namespace pbr
