#include "allocation/ranking.hpp"

#include <algorithm>
#include <tuple>

namespace pbr {
namespace {

bool nearer(const PageScore& a, const PageScore& b) {
  if (a.in_super_class != b.in_super_class) return a.in_super_class;
  return ranks_before(a, b);
}

std::string variance_reason(const Ranking& ranking, const Assessment& assessment) {
  const auto& nearest = ranking.nearest();
  if (!nearest) return "the pack has no page";
  std::string reason = nearest->in_super_class ? "no essential criteria met"
                                               : "no page in super-class " +
                                                     std::string(to_text(assessment.super_class));
  return reason + "; nearest page " + nearest->page->code.text() + " with penalty " +
         std::to_string(nearest->penalty);
}

std::string rank_reason(const PageScore& first, const std::optional<PageScore>& second) {
  std::string reason =
      (second ? "least penalty " : "only candidate, penalty ") + std::to_string(first.penalty);
  if (second && second->penalty == first.penalty) {
    reason += "; tie with " + second->page->code.text() + ", lowest code";
  }
  if (!first.essential_met) reason += "; essential criteria not met";
  return reason;
}

bool out_of_range(Rating rating) { return rating > 4 && rating != not_known; }
bool unknown(Rating rating) { return rating == not_known; }

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
  const bool none = std::all_of(ratings.begin(), ratings.end(), unknown);
  return {none ? Unusable::no_item_rated : Unusable::no};
}

}  // namespace

bool ranks_before(const PageScore& a, const PageScore& b) {
  return std::tie(a.penalty, a.page->code) < std::tie(b.penalty, b.page->code);
}

void Ranking::add(const PageScore& score) {
  if (!nearest_ || nearer(score, *nearest_)) nearest_ = score;
  if (!score.candidate) return;
  if (!first_ || ranks_before(score, *first_)) {
    second_ = first_;
    first_ = score;
  } else if (!second_ || ranks_before(score, *second_)) {
    second_ = score;
  }
}

Allocation decide(const ClusterPack& pack, const Assessment& assessment, const Ranking& ranking) {
  Allocation result;
  const auto& first = ranking.first();
  const auto& second = ranking.second();
  if (!first) {
    result.cluster = pack.variance;
    result.reason = variance_reason(ranking, assessment);
    return result;
  }
  result.cluster = first->page->code;
  result.essential_met = first->essential_met;
  if (second) {
    result.runner_up = second->page->code;
    result.margin = second->penalty - first->penalty;
  }
  result.reason = rank_reason(*first, second);
  return result;
}

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
