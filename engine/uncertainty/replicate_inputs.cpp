#include "uncertainty/replicate_inputs.hpp"

#include <algorithm>
#include <array>

#include "base/int128.hpp"

namespace pbr::uncertainty {
namespace {

// A contract's replicates lie side by side, and a replicate needs one of each contract: they are
// read some at a time.
constexpr std::size_t at_a_time = 16;

std::int64_t half_up(Int128 numerator, Int128 denominator) {
  const Int128 rounded = round_quotient(numerator, denominator, Rounding::half_up);
  if (!fits64(rounded)) throw AmountOverflow("a resampled sum does not fit 64 bits");
  return static_cast<std::int64_t>(rounded);
}

// A weighted sum as if there were as many people as there are.
std::int64_t to_people(std::int64_t weighted, std::int64_t people, std::int64_t weights) {
  return half_up(Int128{weighted} * people, weights);
}

// What the inputs say in place of what the casemix had, as the replicate has it.
std::int64_t in_proportion(std::int64_t resampled, std::int64_t is, std::int64_t was) {
  if (is == was) return resampled;
  return was == 0 ? is : half_up(checked_product(resampled, is), was);
}

constexpr std::array fields{&MeasureSums::eligible, &MeasureSums::paired,
                            &MeasureSums::improved, &MeasureSums::deteriorated,
                            &MeasureSums::cases,    &MeasureSums::recovered,
                            &MeasureSums::yes};

// No part is more than its whole, however each was rounded.
void keep_within(MeasureSums& sums) {
  sums.paired = std::min(sums.paired, sums.eligible);
  sums.improved = std::min(sums.improved, sums.paired);
  sums.deteriorated = std::min(sums.deteriorated, sums.paired - sums.improved);
  sums.cases = std::min(sums.cases, sums.paired);
  sums.recovered = std::min(sums.recovered, sums.cases);
  sums.yes = std::min(sums.yes, sums.paired);
}

void change_in_proportion(std::vector<MeasureSums>& sums, const std::vector<MeasureSums>& are,
                          const std::vector<MeasureSums>& were) {
  for (std::size_t m = 0; m < sums.size(); ++m) {
    if (are[m] == were[m]) continue;
    for (const auto field : fields) {
      sums[m].*field = in_proportion(sums[m].*field, are[m].*field, were[m].*field);
    }
    keep_within(sums[m]);
  }
}

}  // namespace

ReplicateInputs::ReplicateInputs(const PayInputs& inputs, const Casemix& casemix)
    : inputs_(inputs),
      clusters_(casemix.terms().episode_clusters),
      replicates_(casemix.terms().replicates),
      resampled_(inputs) {
  std::map<ContractKey, Totals> totals;
  for (const auto& [key, cell] : casemix.cells()) {
    Totals& of = totals[{key.provider, key.commissioner}];
    of.amount += cell.amount;
    of.closing += cell.people_closing;
    of.episodes[key.cluster] += cell.episodes;
    of.measures.resize(inputs.measures.size());
    for (std::size_t m = 0; m < cell.measures.size(); ++m) of.measures[m] += cell.measures[m];
  }
  for (auto& [key, contract] : resampled_.contracts) {
    const auto people = casemix.replicates().find(key);
    Row row{&inputs.contracts.at(key), nullptr, std::move(totals[key]), true, &contract, {}, {}};
    if (people != casemix.replicates().end()) row.people = &people->second;
    row.totals.measures.resize(inputs.measures.size());
    row.same_measures = row.totals.measures == row.as_is->measures;
    rows_.push_back(std::move(row));
  }
}

void ReplicateInputs::take(std::size_t replicate) {
  for (Row& row : rows_) take(row, replicate);
}

void ReplicateInputs::read_ahead(Row& row, std::size_t first) const {
  row.ahead.clear();
  for (std::size_t r = first; r < std::min(first + at_a_time, replicates_); ++r) {
    row.ahead.push_back(row.people->at(r));
  }
}

void ReplicateInputs::take(Row& row, std::size_t replicate) {
  const std::int64_t weights = row.people == nullptr ? 0 : row.people->weights(replicate);
  const ContractInputs& as_is = *row.as_is;
  if (row.people != nullptr && (replicate % at_a_time == 0 || row.ahead.empty())) {
    read_ahead(row, replicate - replicate % at_a_time);
  }
  if (weights == 0) {  // nobody was drawn, who says nothing
    *row.resampled = as_is;
    row.sums = as_is.measures;
    return;
  }
  const AmountSpread& spread = row.people->spread();
  const Pence of_nobody = row.totals.amount - Pence{spread.sum};
  const Pence amount =
      of_nobody + Pence{to_people(row.people->amount(replicate), spread.people, weights)};
  row.resampled->activity =
      Pence{in_proportion(amount.value(), as_is.activity.value(), row.totals.amount.value())};
  row.resampled->people =
      in_proportion(to_people(row.people->closing(replicate), spread.people, weights), as_is.people,
                    row.totals.closing);
  take_episodes(row, replicate, weights);
  row.sums = row.ahead[replicate % at_a_time];
  if (!row.same_measures) change_in_proportion(row.sums, as_is.measures, row.totals.measures);
}

void ReplicateInputs::take_episodes(Row& row, std::size_t replicate, std::int64_t weights) const {
  for (std::size_t c = 0; c < clusters_.size(); ++c) {
    const auto cluster = row.resampled->clusters.find(clusters_[c]);
    if (cluster == row.resampled->clusters.end()) continue;
    const std::int64_t episodes =
        to_people(row.people->episodes(c, replicate), row.people->spread().people, weights);
    cluster->second.episodes = in_proportion(
        episodes, row.as_is->clusters.at(clusters_[c]).episodes, row.totals.episodes[clusters_[c]]);
  }
}

SumsTable ReplicateInputs::sums() const {
  SumsTable table;
  for (const Row& row : rows_) table.emplace_back(row.sums);
  return table;
}

}  // namespace pbr::uncertainty
