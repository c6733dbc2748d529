#include "pbr/outcomes.hpp"

#include <algorithm>
#include <array>

#include "outcomes/care_periods.hpp"
#include "outcomes/judge.hpp"
#include "outcomes/scores.hpp"
#include "pbr/pairing.hpp"

namespace pbr {
namespace {

constexpr std::array<std::string_view, 4> category_names{"not_paired", "no_change", "improved",
                                                         "deteriorated"};

class OutcomesOfPerson {
 public:
  OutcomesOfPerson(const CareRecord& care, std::span<const Episode> episodes,
                   std::span<const Measure* const> measures, std::optional<Date> last_day)
      : care_(care), episodes_(episodes), measures_(measures), last_day_(last_day) {}

  std::vector<Outcome> run() {
    outcomes_.reserve(episodes_.size() * measures_.size());
    for (at_ = 0; at_ < episodes_.size(); ++at_) {
      last_of_care_.reset();
      for (const Measure* measure : measures_) {
        if (measure->kind != MeasureKind::status) add(*measure);
      }
    }
    return std::move(outcomes_);
  }

 private:
  void add(const Measure& measure) {
    const bool of_episode = measure.pairing.rule == PairingRule::first_last;
    if (!of_episode && !belongs_here(measure)) return;
    Outcome outcome;
    outcome.episode = at_;
    outcome.measure = &measure;
    if (!of_episode) {
      of_care(outcome);
    } else if (measure.pairing.like_settings) {
      of_like_settings(outcome);
    } else {
      const auto [first, last] =
          first_and_last_of(care_, measure, source_of(episodes_[at_], measures_));
      const bool paired = first && first->date != last->date;
      fill(outcome, first ? &*first : nullptr, paired ? &*last : nullptr);
    }
    outcomes_.push_back(outcome);
  }

  static void fill(Outcome& outcome, const DatedScore* before, const DatedScore* after) {
    if (before != nullptr) {
      outcome.before_date = before->date;
      outcome.before = before->score;
    }
    if (after != nullptr) {
      outcome.after_date = after->date;
      outcome.after = after->score;
    }
    if (before != nullptr && after != nullptr) judge_pair(outcome);
  }

  void fill(Outcome& outcome, const std::vector<DatedScore>& scores, const CarePeriod& care) {
    asked_.clear();
    for (const DatedScore& score : scores) asked_.push_back({score.date, {}, score.setting});
    const Pairing pair = pair_scores(care, asked_, outcome.measure->pairing);
    fill(outcome, pair.before ? &scores[*pair.before] : nullptr,
         pair.after ? &scores[*pair.after] : nullptr);
  }

  void of_like_settings(Outcome& outcome) {
    const ScoreSource source = source_of(episodes_[at_], measures_);
    const auto scores = scores_of(care_, *outcome.measure, source);
    CarePeriod care;
    care.start = source.window->first;
    care.end = source.window->last_day();
    fill(outcome, scores, care);
  }

  void of_care(Outcome& outcome) {
    const Episode& episode = episodes_[at_];
    const ScoreSource source{episode.provider, episode.referral, std::nullopt, measures_};
    fill(outcome, scores_of(care_, *outcome.measure, source), care());
  }

  // Of a period of care the last episode has the outcome; a referral that the rule does not look at
  // has none.
  bool belongs_here(const Measure& measure) {
    if (!last_of_care_) {
      last_of_care_ = is_last_of_care(care_, episodes_, at_);
      care_known_ = false;
    }
    if (!*last_of_care_) return false;
    return measure.pairing.rule != PairingRule::cquin || counts_for_cquin(care());
  }

  const CarePeriod& care() {
    if (!care_known_) care_period_ = care_period(care_, episodes_, at_, last_day());
    care_known_ = true;
    return care_period_;
  }

  [[nodiscard]] Date last_day() const {
    if (last_day_) return *last_day_;
    Date latest = episodes_.front().period.last_day();
    for (const Episode& one : episodes_) latest = std::max(latest, one.period.last_day());
    return latest;
  }

  const CareRecord& care_;
  std::span<const Episode> episodes_;
  std::span<const Measure* const> measures_;
  std::optional<Date> last_day_;
  std::size_t at_ = 0;
  std::optional<bool> last_of_care_;  ///< of the episode at at_
  bool care_known_ = false;
  CarePeriod care_period_;
  std::vector<PairingScore> asked_;
  std::vector<Outcome> outcomes_;
};

}  // namespace

std::string_view to_text(OutcomeCategory category) {
  return category_names.at(static_cast<std::size_t>(category));
}

std::vector<Outcome> outcomes_of(const CareRecord& care, std::span<const Episode> episodes,
                                 std::span<const Measure* const> measures,
                                 std::optional<Date> last_day) {
  return OutcomesOfPerson(care, episodes, measures, last_day).run();
}

OutcomeCategory combined(std::span<const Outcome> outcomes_of_one_episode) {
  const auto any = [&](OutcomeCategory category) {
    return std::any_of(outcomes_of_one_episode.begin(), outcomes_of_one_episode.end(),
                       [&](const Outcome& outcome) {
                         const bool part =
                             outcome.measure != nullptr && outcome.measure->part_of_another;
                         return outcome.category == category && !part;
                       });
  };
  for (const auto category :
       {OutcomeCategory::deteriorated, OutcomeCategory::improved, OutcomeCategory::no_change}) {
    if (any(category)) return category;
  }
  return OutcomeCategory::not_paired;
}

}  // namespace pbr
