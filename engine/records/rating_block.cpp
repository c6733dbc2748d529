#include "pbr/rating_block.hpp"

#include "pbr/result.hpp"

namespace pbr {

void RatingBlock::add(const Assessment& assessment) {
  if (rows == capacity) throw InternalError("a full block of ratings");
  for (std::size_t item = 0; item < item_count; ++item) {
    const Rating rating = assessment.ratings[item];
    ratings[item][rows] = rating == not_known ? unknown : rating;
  }
  super_class[rows] = static_cast<std::uint8_t>(assessment.super_class);
  review[rows] = assessment.reason == AssessmentReason::review ? 1 : 0;
  ++rows;
}

}  // namespace pbr
