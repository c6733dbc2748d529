#include "episodes/revert.hpp"

#include <algorithm>

namespace pbr {
namespace {

// The runs of one provider without days that are not clustered.
class Clustered {
 public:
  Clustered(const ClusterRuns& runs, const ClusterPack& pack) : runs_(runs), pack_(pack) {}

  [[nodiscard]] const ClusterRun* on(Date day) const {
    for (const ClusterRun& run : runs_) {
      if (run.start <= day && outlasts(run, day) && counts(run)) return &run;
    }
    return nullptr;
  }

  // Whether another cluster has a day from the first to the last, both counted.
  [[nodiscard]] bool another(const ClusterCode& code, Date first, Date last) const {
    return std::any_of(runs_.begin(), runs_.end(), [&](const ClusterRun& run) {
      return run.cluster != code && run.start <= last && outlasts(run, first) && counts(run);
    });
  }

  [[nodiscard]] std::optional<std::size_t> first_from(Date day) const {
    for (std::size_t i = 0; i < runs_.size(); ++i) {
      if (runs_[i].start >= day && counts(runs_[i])) return i;
    }
    return std::nullopt;
  }

 private:
  [[nodiscard]] bool counts(const ClusterRun& run) const {
    return pack_.find(run.cluster) != nullptr;
  }
  const ClusterRuns& runs_;
  const ClusterPack& pack_;
};

}  // namespace

std::vector<Revert> reverts(const ClusterRuns& runs, const std::vector<Period>& admitted,
                            const RunTerms& terms) {
  std::vector<Revert> marks(runs.size(), Revert::none);
  const auto& to = terms.rules.revert;
  if (to.empty()) return marks;
  const Clustered clustered(runs, terms.clusters);
  for (const Period& stay : admitted) {
    const ClusterRun* before = clustered.on(stay.first - 1);
    if (before == nullptr) before = clustered.on(stay.first);
    if (before == nullptr || !std::binary_search(to.begin(), to.end(), before->cluster)) continue;
    if (!clustered.another(before->cluster, stay.first, stay.end)) continue;
    const auto after = clustered.first_from(stay.end);
    if (!after) continue;
    const bool same = runs[*after].cluster == before->cluster;
    marks[*after] = same ? Revert::reverted : Revert::not_reverted;
  }
  return marks;
}

std::string_view to_text(Revert revert) {
  switch (revert) {
    case Revert::none:
      return "";
    case Revert::reverted:
      return "reverted";
    case Revert::not_reverted:
      return "not_reverted";
  }
  throw InternalError("no such mark of a stay");
}

}  // namespace pbr
