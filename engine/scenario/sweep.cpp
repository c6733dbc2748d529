#include "pbr/sweep.hpp"

#include <algorithm>
#include <array>
#include <map>

#include "scenario/point_payer.hpp"

namespace pbr {
namespace {

using scenario::PaidPoint;
using scenario::PointPayer;

constexpr std::array levels{Level::provider, Level::commissioner, Level::all};

ContractKey named_at(const ContractKey& contract, Level level) {
  if (level == Level::provider) return {contract.provider, {}};
  if (level == Level::commissioner) return {{}, contract.commissioner};
  return {};
}

/// Who is paid at each level, and by whose contracts: of one list of contracts.
class Names {
 public:
  explicit Names(const std::vector<ContractKey>& contracts) {
    for (std::size_t level = 0; level < levels.size(); ++level) {
      std::map<ContractKey, std::size_t> places;
      for (const auto& contract : contracts) places.emplace(named_at(contract, levels[level]), 0);
      for (auto& [name, place] : places) {
        place = names_[level].size();
        names_[level].push_back(name);
      }
      for (const auto& contract : contracts) {
        of_contract_[level].push_back(places.at(named_at(contract, levels[level])));
      }
    }
  }

  [[nodiscard]] const std::vector<ContractKey>& at(std::size_t level) const {
    return names_[level];
  }
  [[nodiscard]] std::vector<Pence> sums(std::size_t level,
                                        const std::vector<Pence>& amounts) const {
    std::vector<Pence> sums(names_[level].size());
    for (std::size_t i = 0; i < amounts.size(); ++i) sums[of_contract_[level][i]] += amounts[i];
    return sums;
  }

 private:
  std::array<std::vector<ContractKey>, levels.size()> names_;
  std::array<std::vector<std::size_t>, levels.size()> of_contract_;
};

class RowMaker {
 public:
  explicit RowMaker(const PointPayer& payer)
      : payer_(payer), before_(payer.without()), names_(*before_.contracts) {
    for (const auto& amounts : before_.schemes) {
      for (std::size_t level = 0; level < levels.size(); ++level) {
        sums_.push_back(names_.sums(level, amounts));
      }
    }
  }

  [[nodiscard]] std::vector<SweepRow> rows(std::size_t place, const PaidPoint& paid) const {
    std::vector<SweepRow> rows;
    const bool same = *paid.contracts == *before_.contracts;
    const std::optional<Names> own = same ? std::nullopt : std::optional<Names>(*paid.contracts);
    for (std::size_t s = 0; s < paid.schemes.size(); ++s) {
      for (std::size_t level = 0; level < levels.size(); ++level) {
        const Names& names = own ? *own : names_;
        add(place, s, level, names, names.sums(level, paid.schemes[s]), rows);
      }
    }
    return rows;
  }

 private:
  // Whoever is in one of the two only has nothing in the other.
  void add(std::size_t place, std::size_t scheme, std::size_t level, const Names& names,
           const std::vector<Pence>& after, std::vector<SweepRow>& rows) const {
    const auto& was = names_.at(level);
    const auto& is = names.at(level);
    const auto& before = sums_[scheme * levels.size() + level];
    std::size_t i = 0;
    std::size_t j = 0;
    while (i < was.size() || j < is.size()) {
      const bool old = j == is.size() || (i < was.size() && !(is[j] < was[i]));
      const bool now = i == was.size() || (j < is.size() && !(was[i] < is[j]));
      const ContractKey& name = old ? was[i] : is[j];
      const Pence from = old ? before[i++] : Pence{};
      const Pence to = now ? after[j++] : Pence{};
      rows.push_back({place + 1, payer_.schemes()[scheme], levels[level], name, to, to - from});
    }
  }

  const PointPayer& payer_;
  const PaidPoint& before_;
  Names names_;
  std::vector<std::vector<Pence>> sums_;  // by scheme, level
};

}  // namespace

Loaded<SweepResult> sweep(const Study& study, const Variant& over, const Sweep& what,
                          const RunOptions& options, const SweepSink& sink) {
  Loaded<SweepResult> loaded;
  SweepResult result;
  for (const auto& each : what.parameters) result.parameters.push_back(each.name);
  result.points = points_of(what);
  PointPayer payer(study, over, options);
  loaded.problems = payer.read_packs(what.parameters, result.points);
  if (has_errors(loaded.problems)) return loaded;
  loaded.problems = payer.prepare();
  if (has_errors(loaded.problems)) return loaded;
  const RowMaker maker(payer);
  const auto deliver = [&](std::size_t place, const PaidPoint& paid) {
    result.way = std::max(result.way, paid.way);
    const SweepPoint point{result.points[place], maker.rows(place, paid)};
    std::copy_if(point.rows.begin(), point.rows.end(), std::back_inserter(result.totals),
                 [](const SweepRow& row) { return row.level == Level::all; });
    sink(point);
  };
  const auto problems = payer.pay(what.parameters, result.points, deliver);
  loaded.problems.insert(loaded.problems.end(), problems.begin(), problems.end());
  if (!has_errors(problems)) loaded.value = std::move(result);
  return loaded;
}

}  // namespace pbr
