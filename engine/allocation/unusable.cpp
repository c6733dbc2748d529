#include <algorithm>

#include "pbr/allocation.hpp"

namespace pbr {
namespace {

bool out_of_range(Rating rating) { return rating > 4 && rating != not_known; }
bool is_unknown(Rating rating) { return rating == not_known; }

struct Fault {
  Unusable reason = Unusable::no;
  std::size_t item = item_count;
};

Fault fault_of(const Assessment& assessment) {
  if (assessment.unusable != Unusable::no) return {assessment.unusable, assessment.bad_item};
  const auto& ratings = assessment.ratings;
  const auto bad = std::find_if(ratings.begin(), ratings.end(), out_of_range);
  if (bad != ratings.end()) {
    return {Unusable::rating_out_of_range, static_cast<std::size_t>(bad - ratings.begin())};
  }
  const bool none = std::all_of(ratings.begin(), ratings.end(), is_unknown);
  return {none ? Unusable::no_item_rated : Unusable::no};
}

}  // namespace

std::optional<Allocation> unusable(const ClusterPack& pack, const Assessment& assessment) {
  const Fault fault = fault_of(assessment);
  if (fault.reason == Unusable::no) return std::nullopt;
  Allocation result;
  result.cluster = pack.unusable;
  result.reason = to_text(fault.reason);
  if (fault.item < item_count) result.reason.append(": item ").append(item_label(fault.item));
  return result;
}

}  // namespace pbr
