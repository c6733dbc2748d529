#include "allocation/methods.hpp"
#include "allocation/page.hpp"

namespace pbr {
namespace {

// The pages by rank while they go by in the order of their codes: a tie stays with the earlier.
class Ranking {
 public:
  void add(std::int16_t page, const PageScore& score, bool within) {
    if (!nearest_ || (within && !any_within_) ||
        (within == any_within_ && score.points < nearest_->score.points)) {
      nearest_ = {page, score};
    }
    any_within_ = any_within_ || within;
    if (!score.candidate) return;
    if (!first_ || score.points < first_->score.points) {
      second_ = first_;
      first_ = {page, score};
    } else if (!second_ || score.points < second_->score.points) {
      second_ = {page, score};
    }
  }

  [[nodiscard]] Decision decision() const {
    Decision decision;
    decision.any_in_super_class = any_within_;
    if (!first_) {
      if (!nearest_) return decision;
      decision.nearest = nearest_->page;
      decision.points = nearest_->score.points;
      return decision;
    }
    decision.cluster = first_->page;
    decision.points = first_->score.points;
    decision.essential_met = first_->score.essential_met;
    if (second_) {
      decision.runner_up = second_->page;
      decision.runner_up_points = second_->score.points;
    }
    return decision;
  }

 private:
  struct Ranked {
    std::int16_t page;
    PageScore score;
  };
  std::optional<Ranked> first_, second_, nearest_;
  bool any_within_ = false;
};

}  // namespace

Decision decide_by_profile(const ClusterPack& pack, const Assessment& assessment,
                           const Within& within) {
  const ProfileMode mode = profile_mode(pack, assessment.reason);
  Ranking ranking;
  for (std::size_t at = 0; at < pack.clusters.size(); ++at) {
    const Cluster& page = pack.clusters[at];
    if (!pack.is_page(page)) continue;
    ranking.add(static_cast<std::int16_t>(at), score_page(pack, page, assessment, within, mode),
                is_within(page, within));
  }
  return ranking.decision();
}

}  // namespace pbr
