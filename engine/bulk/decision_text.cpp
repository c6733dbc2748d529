#include "bulk/decision_text.hpp"

#include <algorithm>

#include "bulk/row_text.hpp"
#include "pbr/allocation_row.hpp"

namespace pbr::bulk {

// One more than are used: the text of the last may be read beyond.
DecisionText::DecisionText(const ClusterPack& pack) : pack_(pack), entries_(places + 1) {}

DecisionText::Key DecisionText::key_of(const Decision& d, SuperClass super_class, bool review) {
  const auto whole = [](auto number) { return static_cast<std::uint64_t>(number); };
  const auto half = [&](auto number) { return whole(number) & 0xFFFFU; };
  const std::uint64_t flags = whole(super_class) << 3U | whole(review) << 2U |
                              whole(d.essential_met) << 1U | whole(d.any_in_super_class);
  return {{half(d.cluster) | half(d.runner_up) << 16U | half(d.nearest) << 32U |
               half(d.conflict) << 48U,
           whole(d.points), whole(d.runner_up_points), half(d.tree_step) | flags << 16U,
           whole(static_cast<std::uint32_t>(d.probability)) << 32U |
               static_cast<std::uint32_t>(d.margin)}};
}

// Equal keys share a place and unequal ones seldom do: of a product with an odd number without a
// pattern the upper bits depend on every bit.
std::size_t DecisionText::place_of(const Key& key) {
  const auto& words = key.words;
  const std::uint64_t mixed = words[0] * 0x9E3779B97F4A7C15U + words[1] * 0xC2B2AE3D27D4EB4FU +
                              words[2] * 0x165667B19E3779F9U + words[3] * 0xD6E8FEB86659FD93U +
                              words[4] * 0x8EBC6AF09C88C6E3U;
  return (mixed ^ mixed >> 29U) * 0xA0761D6478BD642FU >> 50U;
}

std::string_view DecisionText::of(const Decision& decision, SuperClass super_class, bool review) {
  const Key key = key_of(decision, super_class, review);
  const std::size_t place = place_of(key);
  // Two neighbours to choose from; the first is given up where neither fits.
  Entry* entry = &entries_[place];
  if (entry->size != 0 && !(entry->key == key)) {
    Entry& neighbour = entries_[place ^ 1U];
    if (neighbour.size == 0 || neighbour.key == key) entry = &neighbour;
  }
  if (entry->size == 0 || !(entry->key == key)) [[unlikely]] {
    Assessment assessment;
    assessment.super_class = super_class;
    assessment.reason = review ? AssessmentReason::review : AssessmentReason::initial;
    told_ = ',';
    append_decision(told_, super_class, in_words(pack_, assessment, decision));
    told_ += '\n';
    told_.reserve(told_.size() + RowText::overread);
    if (told_.size() > longest) return told_;
    entry->key = key;
    entry->size = static_cast<std::uint8_t>(told_.size());
    std::copy(told_.begin(), told_.end(), entry->text.begin());
  }
  return {entry->text.data(), entry->size};
}

}  // namespace pbr::bulk
