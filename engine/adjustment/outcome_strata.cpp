#include <algorithm>

#include "base/int128.hpp"
#include "pbr/adjustment.hpp"

namespace pbr {
namespace {

constexpr std::array<int, 5> first_ages{18, 35, 50, 65, 80};
constexpr std::uint8_t age_not_known = age_bands.size() - 1;

std::int64_t thousandths(Rate score) {
  return static_cast<std::int64_t>(
      round_quotient(Int128{score.numerator()} * 1000, score.denominator(), Rounding::half_up));
}

StratumSums sums_of(const Outcome& pair) {
  StratumSums sums;
  sums.paired = 1;
  sums.improved = pair.category == OutcomeCategory::improved;
  sums.deteriorated = pair.category == OutcomeCategory::deteriorated;
  sums.cases = pair.case_before;
  sums.recovered = pair.recovered;
  sums.before = thousandths(*pair.before);
  sums.after = thousandths(*pair.after);
  sums.before_before = Int128{sums.before} * sums.before;
  sums.before_after = Int128{sums.before} * sums.after;
  sums.after_after = Int128{sums.after} * sums.after;
  return sums;
}

std::uint32_t index_of(const Measure* measure, const std::vector<const Measure*>& measures) {
  const auto found = std::find(measures.begin(), measures.end(), measure);
  if (found == measures.end()) throw InternalError("an outcome of a measure not in the casemix");
  return static_cast<std::uint32_t>(found - measures.begin());
}

}  // namespace

bool has_strata(const Measure& measure) {
  return measure.kind == MeasureKind::item_total || measure.kind == MeasureKind::score ||
         measure.kind == MeasureKind::composite;
}

std::uint8_t intake_band(const Measure& measure, Rate before) {
  if (before <= measure.lowest) return 0;
  if (before >= measure.highest) return intake_bands - 1;
  const Rate above = before - measure.lowest;
  const Rate range = measure.highest - measure.lowest;
  const Int128 fifths =
      checked_product(checked_product(above.numerator(), intake_bands), range.denominator());
  return static_cast<std::uint8_t>(fifths /
                                   checked_product(above.denominator(), range.numerator()));
}

std::uint8_t age_band(const Person* person, Date day) {
  if (person == nullptr || !person->birth_date || *person->birth_date > day) return age_not_known;
  const int age = age_on(*person->birth_date, day);
  const auto above = std::upper_bound(first_ages.begin(), first_ages.end(), age);
  return static_cast<std::uint8_t>(above - first_ages.begin());
}

StratumSums& StratumSums::operator+=(const StratumSums& other) {
  paired += other.paired;
  improved += other.improved;
  deteriorated += other.deteriorated;
  cases += other.cases;
  recovered += other.recovered;
  before += other.before;
  after += other.after;
  before_before += other.before_before;
  before_after += other.before_after;
  after_after += other.after_after;
  return *this;
}

ChangeSums& ChangeSums::operator+=(const ChangeSums& other) {
  paired += other.paired;
  change += other.change;
  change_change += other.change_change;
  return *this;
}

ChangeSums changes_of(const StratumSums& sums, const Measure& measure) {
  const std::int64_t change = sums.after - sums.before;
  return {sums.paired, measure.higher_is_better ? change : -change,
          sums.before_before - 2 * sums.before_after + sums.after_after};
}

void OutcomeStrata::add(const PersonResult& person, const CasemixTerms& terms) {
  const Person* details = person.care->details;
  for (const Outcome& outcome : person.outcomes) {
    const bool paired = outcome.category != OutcomeCategory::not_paired;
    if (!paired || !has_strata(*outcome.measure)) continue;
    const Episode& episode = person.episodes[outcome.episode];
    const std::uint32_t measure = index_of(outcome.measure, terms.measures);
    const StratumSums sums = sums_of(outcome);
    strata_[{{episode.provider, episode.commissioner},
             measure,
             episode.cluster,
             intake_band(*outcome.measure, *outcome.before),
             age_band(details, *outcome.before_date),
             details == nullptr ? std::string() : details->sex}] += sums;
    for (std::uint32_t group = 0; group < person.groups.size(); ++group) {
      groups_[{measure, group, person.groups[group]}] += changes_of(sums, *outcome.measure);
    }
  }
}

void OutcomeStrata::merge(const OutcomeStrata& other) {
  for (const auto& [key, sums] : other.strata_) strata_[key] += sums;
  for (const auto& [key, sums] : other.groups_) groups_[key] += sums;
}

}  // namespace pbr
