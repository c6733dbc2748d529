#include "scenario/point_payer.hpp"

#include <algorithm>

#include "study/ordered_blocks.hpp"

namespace pbr::scenario {
namespace {

constexpr std::size_t points_a_block = 8;
constexpr std::size_t points_a_reading = 16;

class NoSink : public StudySink {
 public:
  std::ostream* allocations() override { return nullptr; }
  void person(const PersonOutput& /*person*/) override {}
  void capitation(const std::vector<LoneLine>& /*lines*/) override {}
};

bool is_of_sums(const Change& change) {
  const ChangeReach reach = reach_of(change);
  return reach == ChangeReach::contracts || reach == ChangeReach::sums;
}

bool needs_people(const Change& change) {
  const ChangeReach reach = reach_of(change);
  return reach == ChangeReach::rules || reach == ChangeReach::records;
}

Diagnostics errors_of(const Diagnostics& problems) {
  Diagnostics errors;
  std::copy_if(problems.begin(), problems.end(), std::back_inserter(errors),
               [](const Diagnostic& each) { return each.severity == Severity::error; });
  return errors;
}

PaidPoint paid_over(const std::vector<Scheme>& schemes, const PayInputs& inputs, PaidOver way) {
  PaidPoint point;
  point.way = way;
  for (const Scheme& scheme : schemes) {
    ContractAmounts& of_scheme = point.schemes.emplace_back();
    const auto by_contract = amounts(scheme, inputs);
    std::size_t contract = 0;
    for (const auto& [key, sums] : inputs.contracts) {
      Pence total;
      for (const Pence component : by_contract.at(contract)) total += component;
      of_scheme.emplace_back(key, total);
      ++contract;
    }
  }
  return point;
}

Variant with(Variant over, const std::vector<Change>& point, std::size_t number) {
  Scenario layer;
  layer.name = layer.file = "point " + std::to_string(number + 1);
  layer.sha256 = layer.name;
  layer.changes = point;
  over.layers.push_back(std::move(layer));
  return over;
}

}  // namespace

std::vector<Change> changes_of(const std::vector<SweepParameter>& parameters,
                               const std::vector<std::string>& values) {
  std::vector<Change> changes;
  for (std::size_t i = 0; i < parameters.size(); ++i) {
    Change change;
    change.path = parameters[i].path;
    change.from = parameters[i].from;
    change.kind = parameters[i].kind;
    change.amount = values[i];
    change.at = change.amount_at = parameters[i].at;
    change.scenario = parameters[i].name;
    changes.push_back(std::move(change));
  }
  return changes;
}

PointPayer::PointPayer(const Study& study, Variant over, const RunOptions& options)
    : study_(study),
      over_(std::move(over)),
      changes_(over_.changes()),
      options_(options),
      documents_(study.rules, rule_paths(study, options.rule_folders), study.period) {}

Diagnostics PointPayer::prepare() {
  Variant without_sums = over_;
  for (Scenario& layer : without_sums.layers) std::erase_if(layer.changes, is_of_sums);
  RunOptions options = options_;
  options.price_cells = true;
  NoSink nowhere;
  auto ran = run_scenarios(study_, {without_sums}, options, nowhere);
  if (!ran.value) return std::move(ran.problems);
  base_ = std::move(ran.value->front());
  for (const Scheme& scheme : base_->result.rulebook.schemes) {
    schemes_.emplace_back(scheme.header.id);
  }
  if (base_->result.price_cells) plan_.emplace(*base_->result.price_cells);
  Tried without = try_sums({});
  if (without.paid) without_ = std::move(*without.paid);
  return std::move(without.problems);
}

// Needs a book of the shape of the cells.
bool PointPayer::lay_prices(const Rulebook& rules, PayInputs& inputs) const {
  if (!plan_ || !base_->result.price_cells->differs_in_shape(rules.tariff).empty()) return false;
  const PriceTable table = price_table(rules.tariff);
  const PriceTable* const only = &table;
  std::vector<std::int64_t> priced(plan_->rows().size());
  plan_->price({&only, 1}, priced);
  std::map<ContractKey, PriceCells::Amounts> amounts;
  for (std::size_t i = 0; i < priced.size(); ++i) {
    const PricePlan::Row& row = plan_->rows()[i];
    PriceCells::Amounts& of = amounts[row.contract];
    of.clusters[row.cluster] = Pence{priced[i]};
    of.total += Pence{priced[i]};
  }
  take_amounts(amounts, inputs);
  return true;
}

PointPayer::Tried PointPayer::try_sums(const std::vector<Change>& point) const {
  Tried tried;
  if (std::any_of(point.begin(), point.end(), needs_people)) return tried;
  std::vector<Change> all = changes_;
  all.insert(all.end(), point.begin(), point.end());
  Overlay overlay;
  bool tariff = false;
  for (const Change& each : all) {
    if (names_a_pack(each.path)) overlay.changes.push_back(each);
  }
  for (const Change& each : point) tariff = tariff || reach_of(each) == ChangeReach::tariff;
  auto rules = documents_.read(overlay);
  tried.problems = errors_of(rules.problems);
  if (!rules.value) return tried;
  PayInputs inputs = base_->inputs;
  if (tariff && !lay_prices(*rules.value, inputs)) return tried;
  tried.problems = errors_of(change_contracts(all, study_.period, inputs.values));
  const Diagnostics of_sums = errors_of(change_sums(all, inputs));
  tried.problems.insert(tried.problems.end(), of_sums.begin(), of_sums.end());
  if (!tried.problems.empty()) return tried;
  tried.paid =
      paid_over(rules.value->schemes, inputs, tariff ? PaidOver::price_cells : PaidOver::sums);
  return tried;
}

Diagnostics PointPayer::pay_people(const std::vector<std::vector<Change>>& points,
                                   const std::vector<std::size_t>& which,
                                   std::vector<PaidPoint>& paid) const {
  for (std::size_t first = 0; first < which.size(); first += points_a_reading) {
    const std::size_t end = std::min(which.size(), first + points_a_reading);
    std::vector<Variant> variants;
    for (std::size_t i = first; i < end; ++i) {
      variants.push_back(with(over_, points[which[i]], which[i]));
    }
    NoSink nowhere;
    auto ran = run_scenarios(study_, variants, options_, nowhere);
    if (!ran.value) return errors_of(ran.problems);
    for (std::size_t i = first; i < end; ++i) {
      const VariantResult& one = (*ran.value)[i - first];
      paid[which[i]] = paid_over(one.result.rulebook.schemes, one.inputs, PaidOver::people);
    }
  }
  return {};
}

Loaded<std::vector<PaidPoint>> PointPayer::pay(const std::vector<std::vector<Change>>& points) {
  Loaded<std::vector<PaidPoint>> loaded;
  std::vector<PaidPoint> paid(points.size());
  std::vector<std::size_t> of_people;
  std::size_t done = 0;
  study::ordered_blocks(
      points.size(), points_a_block, options_.threads,
      [&](std::size_t first, std::size_t end) {
        std::vector<Tried> block;
        for (; first < end; ++first) block.push_back(try_sums(points[first]));
        return block;
      },
      [&](std::vector<Tried> block) {
        for (Tried& each : block) {
          if (loaded.problems.empty()) loaded.problems = std::move(each.problems);
          if (each.paid) {
            paid[done] = std::move(*each.paid);
          } else {
            of_people.push_back(done);
          }
          ++done;
        }
        if (options_.progress) options_.progress("paying points", done, points.size());
      });
  if (!loaded.problems.empty()) return loaded;
  loaded.problems = pay_people(points, of_people, paid);
  if (loaded.problems.empty()) loaded.value = std::move(paid);
  return loaded;
}

}  // namespace pbr::scenario
