#include "pbr/casemix.hpp"

#include <algorithm>
#include <array>

#include "casemix/bootstrap.hpp"
#include "casemix/person_sums.hpp"

namespace pbr {
namespace {

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

// Each part with its length in front: no two paths read alike.
void write_path(const Episode& episode, const std::vector<std::string>& groups, std::string& path) {
  path.clear();
  const auto add = [&](const std::string& part) {
    const auto size = static_cast<std::uint32_t>(part.size());
    path.append(reinterpret_cast<const char*>(&size), sizeof size).append(part);
  };
  add(episode.provider.text());
  add(episode.commissioner.text());
  add(episode.cluster.text());
  for (const auto& group : groups) add(group);
}

constexpr std::array measure_fields{&MeasureSums::eligible, &MeasureSums::paired,
                                    &MeasureSums::improved, &MeasureSums::deteriorated,
                                    &MeasureSums::cases,    &MeasureSums::recovered,
                                    &MeasureSums::yes};

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

std::vector<MeasureSums> Replicates::at(std::size_t replicate) const {
  static_assert(measure_fields.size() == fields);
  std::vector<MeasureSums> sums(measures_);
  for (std::size_t m = 0; m < measures_; ++m) {
    for (std::size_t field = 0; field < fields; ++field) {
      sums[m].*measure_fields[field] = sums_.at((m * fields + field) * replicates_ + replicate);
    }
  }
  return sums;
}

// Fields in which the person adds nothing are not visited; most add 1.
void Replicates::add(const std::vector<MeasureSums>& sums, std::span<const std::uint32_t> weights) {
  for (std::size_t m = 0; m < measures_; ++m) {
    for (std::size_t field = 0; field < fields; ++field) {
      const std::int64_t times = sums[m].*measure_fields[field];
      if (times == 0) continue;
      std::int64_t* into = sums_.data() + (m * fields + field) * replicates_;
      if (times == 1) {
        for (std::size_t r = 0; r < replicates_; ++r) into[r] += weights[r];
      } else {
        for (std::size_t r = 0; r < replicates_; ++r) into[r] += times * weights[r];
      }
    }
  }
}

Replicates& Replicates::operator+=(const Replicates& other) {
  for (std::size_t at = 0; at < sums_.size(); ++at) sums_[at] += other.sums_[at];
  return *this;
}

Casemix::Casemix(CasemixTerms terms) : terms_(std::move(terms)) {}

Casemix::Places& Casemix::Places::operator=(const Places& of_another) {
  if (this != &of_another) by_path.clear();
  return *this;
}

CellSums& Casemix::cell(Places::Months& months, const PersonResult& person, const Episode& episode,
                        int month) {
  for (const auto& [known, sums] : months) {
    if (known == month) return *sums;
  }
  CellSums& sums = cells_[{episode.provider, episode.commissioner, episode.cluster,
                           text_of_month(month), person.groups}];
  sums.measures.resize(terms_.measures.size());
  months.emplace_back(month, &sums);
  return sums;
}

void Casemix::add(const PersonResult& person) {
  const PersonSums sums = sums_of(person, terms_);
  for (const PersonCells& cells : sums.cells) {
    write_path(*cells.episode, person.groups, path_);
    Places::Months& months = places_.by_path[path_];
    for (const auto& [month, added] : cells.months) {
      cell(months, person, *cells.episode, month) += added;
    }
  }
  if (terms_.replicates == 0 || sums.contracts.empty()) return;
  weights_.resize(terms_.replicates);
  weights_from(stream_start(terms_.seed, bootstrap_key(person.care->person)), weights_);
  for (const PersonContract& contract : sums.contracts) {
    const ContractKey key{contract.episode->provider, contract.episode->commissioner};
    const auto place = replicates_.try_emplace(key, terms_.replicates, terms_.measures.size());
    place.first->second.add(contract.measures, weights_);
  }
}

void Casemix::add(const LoneLine& line, const std::vector<std::string>& groups) {
  CellSums& sums = cells_[{line.provider, line.commissioner, line.cluster,
                           month_text(line.line.period.first), groups}];
  sums.measures.resize(terms_.measures.size());
  sums.amount += line.line.amount;
}

void Casemix::merge(const Casemix& other) {
  if (!same_terms(terms_, other.terms_)) {
    throw InternalError("casemix made with other terms cannot be merged");
  }
  for (const auto& [key, cell] : other.cells_) cells_[key] += cell;
  for (const auto& [contract, sums] : other.replicates_) {
    const auto [place, is_new] = replicates_.try_emplace(contract, sums);
    if (!is_new) place->second += sums;
  }
}

}  // namespace pbr
