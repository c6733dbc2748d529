#include "bulk/decision_text.hpp"

#include <algorithm>
#include <new>

#include "bulk/row_text.hpp"
#include "pbr/allocation_row.hpp"

namespace pbr::bulk {

// Two more than are used: one for the first to start where a line of the cache does, and the text
// of the last may be read beyond.
DecisionText::DecisionText(const ClusterPack& pack)
    : pack_(pack), memory_(std::calloc(places + 2, sizeof(Entry))) {
  if (!memory_) throw std::bad_alloc();
  void* start = memory_.get();
  std::size_t room = (places + 2) * sizeof(Entry);
  entries_ = static_cast<Entry*>(std::align(alignof(Entry), sizeof(Entry), start, room));
}

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

void DecisionText::take(const RatingBlock& block,
                        const std::array<Decision, RatingBlock::capacity>& decisions) {
  block_ = &block;
  decisions_ = &decisions;
  for (std::size_t row = 0; row < block.rows; ++row) {
    keys_[row] = key_of(decisions[row], static_cast<SuperClass>(block.super_class[row]),
                        block.review[row] != 0);
    const std::size_t place = place_of(keys_[row]);
    places_[row] = static_cast<std::uint32_t>(place);
    __builtin_prefetch(&entries_[place]);
    __builtin_prefetch(entries_[place].text.data() + 64);
  }
}

std::string_view DecisionText::of(std::size_t row) {
  const Key& key = keys_[row];
  const std::size_t place = places_[row];
  // Two neighbours to choose from; the first is given up where neither fits.
  Entry* entry = &entries_[place];
  if (entry->size != 0 && !(entry->key == key)) {
    Entry& neighbour = entries_[place ^ 1U];
    if (neighbour.size == 0 || neighbour.key == key) entry = &neighbour;
  }
  if (entry->size == 0 || !(entry->key == key)) [[unlikely]] {
    tell(row, *entry);
    if (told_.size() > longest) return told_;
  }
  return {entry->text.data(), entry->size};
}

void DecisionText::tell(std::size_t row, Entry& entry) {
  Assessment assessment;
  assessment.super_class = static_cast<SuperClass>(block_->super_class[row]);
  assessment.reason =
      block_->review[row] != 0 ? AssessmentReason::review : AssessmentReason::initial;
  told_ = ',';
  append_decision(told_, assessment.super_class, in_words(pack_, assessment, (*decisions_)[row]));
  told_ += '\n';
  told_.reserve(told_.size() + RowText::overread);
  if (told_.size() > longest) return;
  entry.key = keys_[row];
  entry.size = static_cast<std::uint8_t>(told_.size());
  std::copy(told_.begin(), told_.end(), entry.text.begin());
}

}  // namespace pbr::bulk
