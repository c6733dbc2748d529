#include "casemix/person_sums.hpp"

#include <algorithm>

namespace pbr {
namespace {

class PersonAdder {
 public:
  PersonAdder(const PersonResult& person, const CasemixTerms& terms)
      : person_(person), terms_(terms) {}

  PersonSums run() {
    for (std::size_t e = 0; e < person_.episodes.size(); ++e) {
      const Episode& episode = person_.episodes[e];
      cell(episode, episode.period.first).episodes += 1;
      add_days(episode);
      Pence amount;
      for (const Line& line : person_.lines[e]) {
        cell(episode, line.period.first).amount += line.amount;
        amount += line.amount;
      }
      PersonCounts& counts = contract_of(episode).counts;
      counts.amount += amount;
      count_episode(episode.cluster, counts);
    }
    for (const LoneLine& line : person_.lone_lines) {
      contract_of(line.provider, line.commissioner).counts.amount += line.line.amount;
    }
    add_outcomes();
    add_people();
    return std::move(sums_);
  }

 private:
  // What is wanted is most often what was wanted last.
  CellSums& cell(const Episode& episode, Date day) {
    const MonthNumber month = month_number(day);
    auto& months = cells_of(episode).months;
    const auto found = std::find_if(months.rbegin(), months.rend(),
                                    [&](const auto& known) { return known.first == month; });
    if (found != months.rend()) return found->second;
    return months.emplace_back(month, CellSums{}).second;
  }

  PersonCells& cells_of(const Episode& episode) {
    for (PersonCells& cells : sums_.cells) {
      if (cells.episode == &episode ||
          (same_contract(*cells.episode, episode) && cells.episode->cluster == episode.cluster)) {
        return cells;
      }
    }
    return sums_.cells.emplace_back(PersonCells{&episode, {}});
  }

  static bool same_contract(const Episode& a, const Episode& b) {
    return a.provider == b.provider && a.commissioner == b.commissioner;
  }

  PersonContract& contract_of(const ProviderId& provider, const CommissionerId& commissioner) {
    for (PersonContract& contract : sums_.contracts) {
      if (*contract.provider == provider && *contract.commissioner == commissioner) return contract;
    }
    return sums_.contracts.emplace_back(PersonContract{&provider, &commissioner, {}});
  }
  PersonContract& contract_of(const Episode& episode) {
    return contract_of(episode.provider, episode.commissioner);
  }

  void count_episode(const ClusterCode& cluster, PersonCounts& counts) const {
    const auto& clusters = terms_.episode_clusters;
    const auto found = std::find(clusters.begin(), clusters.end(), cluster);
    if (found == clusters.end()) return;
    counts.episodes.resize(clusters.size());
    counts.episodes[static_cast<std::size_t>(found - clusters.begin())] += 1;
  }

  void add_days(const Episode& episode) {
    for (Date first = episode.period.first; first < episode.period.end;) {
      const Date next = add_months(first_of_month(first), 1, MonthEnd::clip);
      const Period month = overlap(episode.period, {first, next});
      CellSums& sums = cell(episode, first);
      sums.people = 1;  // however many episodes of the person meet in the cell
      sums.days += month.days();
      for (const Period& stay : episode.admitted) sums.admitted_days += overlap(stay, month).days();
      first = next;
    }
  }

  void add_outcomes() {
    const auto outcomes = person_.outcomes;
    for (std::size_t from = 0; from < outcomes.size();) {
      std::size_t to = from;
      while (to < outcomes.size() && outcomes[to].episode == outcomes[from].episode) ++to;
      add_episode_outcomes(outcomes.subspan(from, to - from));
      from = to;
    }
  }

  void add_episode_outcomes(std::span<const Outcome> outcomes) {
    const Episode& episode = person_.episodes[outcomes.front().episode];
    const OutcomeCategory all = combined(outcomes);
    CellSums& sums = cell(episode, episode.period.last_day());
    sums.paired += all != OutcomeCategory::not_paired;
    sums.improved += all == OutcomeCategory::improved;
    sums.deteriorated += all == OutcomeCategory::deteriorated;
    for (const Outcome& outcome : outcomes) add_measure(episode, outcome.measure, of(outcome));
  }

  static MeasureSums of(const Outcome& outcome) {
    MeasureSums sums;
    sums.eligible = 1;
    sums.paired = outcome.category != OutcomeCategory::not_paired;
    sums.improved = outcome.category == OutcomeCategory::improved;
    sums.deteriorated = outcome.category == OutcomeCategory::deteriorated;
    sums.cases = outcome.case_before;
    sums.recovered = outcome.recovered;
    return sums;
  }

  // Statuses once a contract, people once altogether, where the last episode of each ended.
  void add_people() {
    const auto ends_last = [](const Episode* best, const Episode& episode) {
      return best == nullptr || episode.period.end >= best->period.end;
    };
    const Episode* last_of_all = nullptr;
    std::vector<const Episode*> last;  // of each contract
    for (const Episode& episode : person_.episodes) {
      if (ends_last(last_of_all, episode)) last_of_all = &episode;
      const auto same = std::find_if(last.begin(), last.end(), [&](const Episode* other) {
        return same_contract(*other, episode);
      });
      if (same == last.end()) {
        last.push_back(&episode);
      } else if (ends_last(*same, episode)) {
        *same = &episode;
      }
    }
    if (last_of_all == nullptr) return;
    cell(*last_of_all, last_of_all->period.last_day()).people_closing = 1;
    contract_of(*last_of_all).counts.closes = true;
    for (const Episode* episode : last) add_statuses(*episode);
  }

  void add_statuses(const Episode& episode) {
    for (const InclusionStatus& status :
         inclusion_of(*person_.care, episode.provider, terms_.measures, terms_.period)) {
      if (!status.counted) continue;
      MeasureSums sums;
      sums.eligible = 1;
      sums.paired = status.yes.has_value();
      sums.yes = status.yes.value_or(false);
      add_measure(episode, status.measure, sums);
    }
  }

  void add_measure(const Episode& episode, const Measure* measure, const MeasureSums& sums) {
    const auto& measures = terms_.measures;
    const auto found = std::find(measures.begin(), measures.end(), measure);
    if (found == measures.end()) throw InternalError("an outcome of a measure not in the casemix");
    const auto index = static_cast<std::size_t>(found - measures.begin());
    for (auto* of : {&cell(episode, episode.period.last_day()).measures,
                     &contract_of(episode).counts.measures}) {
      of->resize(measures.size());
      (*of)[index] += sums;
    }
  }

  const PersonResult& person_;
  const CasemixTerms& terms_;
  PersonSums sums_;
};

}  // namespace

MonthNumber month_number(Date day) {
  const auto date = day.ymd();
  return static_cast<int>(date.year()) * 12 +
         static_cast<int>(static_cast<unsigned>(date.month())) - 1;
}

std::string text_of_month(MonthNumber month) {
  const auto in_year = static_cast<unsigned>(month % 12 + 1);
  return month_text(Date{std::chrono::year{month / 12} / std::chrono::month{in_year} / 1});
}

PersonSums sums_of(const PersonResult& person, const CasemixTerms& terms) {
  if (person.lines.size() != person.episodes.size()) {
    throw InternalError("a person's lines do not stand by episode");
  }
  if (person.groups.size() != terms.group_names.size()) {
    throw InternalError("a person's groups are not those of the casemix");
  }
  return PersonAdder{person, terms}.run();
}

}  // namespace pbr
