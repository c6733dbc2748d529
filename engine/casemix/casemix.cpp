#include "pbr/casemix.hpp"

#include <algorithm>

#include "casemix/bootstrap.hpp"
#include "casemix/person_sums.hpp"

namespace pbr {
namespace {

void add_times(MeasureSums& into, const MeasureSums& sums, std::int64_t weight) {
  into.eligible += weight * sums.eligible;
  into.paired += weight * sums.paired;
  into.improved += weight * sums.improved;
  into.deteriorated += weight * sums.deteriorated;
  into.cases += weight * sums.cases;
  into.recovered += weight * sums.recovered;
  into.yes += weight * sums.yes;
}

void add_all(std::vector<MeasureSums>& into, const std::vector<MeasureSums>& from) {
  if (into.size() < from.size()) into.resize(from.size());
  for (std::size_t m = 0; m < from.size(); ++m) into[m] += from[m];
}

bool same_terms(const CasemixTerms& a, const CasemixTerms& b) {
  const auto same_id = [](const Measure* x, const Measure* y) { return x->id == y->id; };
  return std::equal(a.measures.begin(), a.measures.end(), b.measures.begin(), b.measures.end(),
                    same_id) &&
         a.group_names == b.group_names && a.period == b.period && a.seed == b.seed &&
         a.replicates == b.replicates;
}

// Adds a person's sums of one contract, weighted, to every replicate; measures in which the person
// adds nothing are not visited.
void add_weighted(std::vector<ReplicateSums>& replicates, const std::vector<MeasureSums>& sums,
                  const std::vector<std::uint32_t>& weights) {
  if (replicates.empty()) replicates.assign(weights.size(), ReplicateSums(sums.size()));
  std::vector<std::size_t> adding;
  for (std::size_t m = 0; m < sums.size(); ++m) {
    if (sums[m] != MeasureSums{}) adding.push_back(m);
  }
  for (std::size_t r = 0; r < weights.size(); ++r) {
    if (weights[r] == 0) continue;
    ReplicateSums& replicate = replicates[r];
    for (const std::size_t m : adding) add_times(replicate[m], sums[m], weights[r]);
  }
}

}  // namespace

MeasureSums& MeasureSums::operator+=(const MeasureSums& other) {
  eligible += other.eligible;
  paired += other.paired;
  improved += other.improved;
  deteriorated += other.deteriorated;
  cases += other.cases;
  recovered += other.recovered;
  yes += other.yes;
  return *this;
}

CellSums& CellSums::operator+=(const CellSums& other) {
  people += other.people;
  people_closing += other.people_closing;
  episodes += other.episodes;
  days += other.days;
  admitted_days += other.admitted_days;
  amount += other.amount;
  paired += other.paired;
  improved += other.improved;
  deteriorated += other.deteriorated;
  add_all(measures, other.measures);
  return *this;
}

Casemix::Casemix(CasemixTerms terms) : terms_(std::move(terms)) {}

void Casemix::add(const PersonResult& person) {
  const PersonSums sums = sums_of(person, terms_);
  for (const auto& [key, cell] : sums.cells) cells_[key] += cell;
  if (terms_.replicates == 0 || sums.by_contract.empty()) return;
  const std::uint64_t start = stream_start(terms_.seed, bootstrap_key(person.care->person));
  std::vector<std::uint32_t> weights(terms_.replicates);
  for (std::uint32_t r = 0; r < terms_.replicates; ++r) weights[r] = weight_at(start, r);
  for (const auto& [contract, measures] : sums.by_contract) {
    add_weighted(replicates_[contract], measures, weights);
  }
}

void Casemix::merge(const Casemix& other) {
  if (!same_terms(terms_, other.terms_)) {
    throw InternalError("casemix made with other terms cannot be merged");
  }
  for (const auto& [key, cell] : other.cells_) cells_[key] += cell;
  for (const auto& [contract, sums] : other.replicates_) {
    auto& into = replicates_[contract];
    if (into.size() < sums.size()) into.resize(sums.size());
    for (std::size_t r = 0; r < sums.size(); ++r) add_all(into[r], sums[r]);
  }
}

}  // namespace pbr
