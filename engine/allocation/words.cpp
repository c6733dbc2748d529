// A decision in words: the last columns of allocations.csv.
#include "allocation/page.hpp"

namespace pbr {
namespace {

constexpr int millionth_places = 6;

const Cluster& at(const ClusterPack& pack, std::int16_t index) {
  return pack.clusters[static_cast<std::size_t>(index)];
}

std::string rule_name(const ClusterPack& pack, std::int16_t index) {
  return pack.table.rules[static_cast<std::size_t>(index)].id;
}

// What a decision is told with, handed down together.
struct Told {
  const ClusterPack& pack;
  const Assessment& assessment;
  const Decision& decision;
  ProfileMode mode;
};

SuperClass super_class_of(const Told& told) {
  const auto step = told.decision.tree_step;
  return step >= 0 ? told.pack.tree.steps[static_cast<std::size_t>(step)].super_class
                   : told.assessment.super_class;
}

std::string no_page_words(const Told& told) {
  return "no page in super-class " + std::string(to_text(super_class_of(told)));
}

std::string nothing_fits(const Told& told) {
  const Decision& decision = told.decision;
  if (told.pack.method == Method::logit) {
    return decision.any_in_super_class ? "every type excluded" : no_page_words(told);
  }
  if (told.pack.method == Method::table) {
    if (decision.conflict == Decision::none) return "no rule holds";
    return "rules " + rule_name(told.pack, decision.nearest) + " and " +
           rule_name(told.pack, decision.conflict) + " both hold";
  }
  if (decision.nearest == Decision::none) return "the pack has no page";
  const std::int64_t penalty =
      told.mode.key_scales_first ? decision.points % told.mode.key_step : decision.points;
  return (decision.any_in_super_class ? "no essential criteria met" : no_page_words(told)) +
         "; nearest page " + at(told.pack, decision.nearest).code.text() + " with penalty " +
         std::to_string(penalty);
}

std::string rank_words(const Told& told) {
  const Decision& decision = told.decision;
  const bool alone = decision.runner_up == Decision::none;
  if (told.pack.method == Method::logit) {
    return (alone ? "only candidate, probability " : "highest probability ") +
           to_text(Margin{decision.probability, millionth_places});
  }
  if (!told.mode.key_scales_first) {
    return (alone ? "only candidate, penalty " : "least penalty ") +
           std::to_string(decision.points);
  }
  return (alone ? "only candidate, key scales outside expected "
                : "fewest key scales outside expected ") +
         std::to_string(decision.points / told.mode.key_step) +
         (alone ? ", penalty " : ", then least penalty ") +
         std::to_string(decision.points % told.mode.key_step);
}

std::string choice_words(const Told& told) {
  const Decision& decision = told.decision;
  if (told.pack.method == Method::table) return "rule " + rule_name(told.pack, decision.nearest);
  std::string words = rank_words(told);
  if (decision.runner_up != Decision::none && decision.runner_up_points == decision.points) {
    words += "; tie with " + at(told.pack, decision.runner_up).code.text() + ", lowest code";
  }
  if (told.pack.method == Method::profile && !decision.essential_met) {
    words += "; essential criteria not met";
  }
  return words;
}

std::string tree_words(const Told& told) {
  const auto step = told.decision.tree_step;
  if (step == Decision::none) return {};
  if (step == Decision::no_step) return "; no step of the tree holds";
  const TreeStep& taken = told.pack.tree.steps[static_cast<std::size_t>(step)];
  return "; super-class " + std::string(to_text(taken.super_class)) +
         (taken.branch.empty() ? "" : ", branch " + taken.branch) + " by step " +
         std::to_string(step + 1) + " of the tree";
}

ClusterCode where_nothing_fits(const Told& told) {
  const bool excluded = told.pack.method == Method::logit && told.decision.any_in_super_class;
  return excluded && !told.pack.logit.all_excluded_is_variance ? told.pack.unusable
                                                               : told.pack.variance;
}

std::optional<Margin> margin_of(const Told& told) {
  const Decision& decision = told.decision;
  if (decision.runner_up == Decision::none) return std::nullopt;
  if (told.pack.method == Method::logit) return Margin{decision.margin, millionth_places};
  return Margin{decision.runner_up_points - decision.points, 0};
}

}  // namespace

std::string to_text(Margin margin) {
  std::string digits = std::to_string(margin.units);
  if (margin.places == 0) return digits;
  const auto places = static_cast<std::size_t>(margin.places);
  if (digits.size() <= places) digits.insert(0, places + 1 - digits.size(), '0');
  return digits.insert(digits.size() - places, ".");
}

Allocation in_words(const ClusterPack& pack, const Assessment& assessment,
                    const Decision& decision) {
  const Told told{
      pack, assessment, decision,
      pack.method == Method::profile ? profile_mode(pack, assessment.reason) : ProfileMode{}};
  Allocation result;
  if (decision.cluster == Decision::none) {
    result.cluster = where_nothing_fits(told);
    result.reason = nothing_fits(told) + tree_words(told);
    return result;
  }
  result.cluster = at(pack, decision.cluster).code;
  if (decision.runner_up != Decision::none) {
    result.runner_up = at(pack, decision.runner_up).code;
  }
  result.margin = margin_of(told);
  if (pack.method == Method::profile) result.essential_met = decision.essential_met;
  result.reason = choice_words(told) + tree_words(told);
  return result;
}

}  // namespace pbr
