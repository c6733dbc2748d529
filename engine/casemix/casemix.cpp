#include "pbr/casemix.hpp"

#include <algorithm>

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
         a.replicates == b.replicates && a.episode_clusters == b.episode_clusters;
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
  for (const LoneLine& line : person.lone_lines) add(line, person.groups);
  const std::uint64_t start = stream_start(terms_.seed, bootstrap_key(person.care->person));
  for (const PersonContract& contract : sums.contracts) {
    const ContractKey key{*contract.provider, *contract.commissioner};
    const auto place = replicates_.try_emplace(key, terms_.replicates, terms_.measures.size(),
                                               terms_.episode_clusters.size());
    place.first->second.add(contract.counts, start);
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
    place->second.settle();
  }
}

}  // namespace pbr
