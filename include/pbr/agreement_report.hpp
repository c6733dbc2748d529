// Agreement as tables and text: `pbr agreement`.
#pragma once

#include <iosfwd>

#include "pbr/agreement.hpp"

namespace pbr {

/// The answer first, then what could not be compared, then a row a provider, then the confusion
/// matrix's largest disagreements.
void write_agreement_text(const ClusterPack&, const Agreement&, std::ostream&);
/// provider (empty: all), measure, numerator, denominator, value, low, high; six decimals.
void write_agreement_csv(const Agreement&, std::ostream&);
/// Everything, the confusion matrix too.
void write_agreement_json(const ClusterPack&, const Agreement&, std::ostream&);
/// recorded, allocated, spells: every pair that occurs.
void write_confusion_csv(const Agreement&, std::ostream&);

}  // namespace pbr
