#include "scenario/point_payer.hpp"

#include <algorithm>

#include "scenario/idle_paths.hpp"
#include "scenario/notices.hpp"
#include "scenario/sweep_changes.hpp"
#include "study/ordered_blocks.hpp"

namespace pbr::scenario {
namespace {

constexpr std::size_t points_a_block = 8;
constexpr std::size_t points_a_reading = 16;
constexpr std::size_t points_held = 256;

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

void append(Diagnostics& list, Diagnostics more) {
  std::move(more.begin(), more.end(), std::back_inserter(list));
}

// Parts errors from notices.
void append(Diagnostics more, Diagnostics& errors, Diagnostics& notices) {
  for (Diagnostic& each : more) {
    auto& list = each.severity == Severity::error ? errors : notices;
    list.push_back(std::move(each));
  }
}

Variant with(Variant over, std::vector<Change> point, std::size_t number) {
  Scenario layer;
  layer.name = layer.file = "point " + std::to_string(number + 1);
  layer.sha256 = layer.name;
  layer.changes = std::move(point);
  over.layers.push_back(std::move(layer));
  return over;
}

Study without_replicates(Study study) {
  study.replicates = 0;
  return study;
}

}  // namespace

/// Some points on their way.
struct PointPayer::Part {
  const std::vector<SweepParameter>& parameters;
  const std::vector<std::vector<std::string>>& points;
  std::size_t first = 0, end = 0;
  std::vector<Tried> tried{};
  Diagnostics errors{};

  [[nodiscard]] std::vector<Change> changes(std::size_t place) const {
    return changes_of(parameters, points[place]);
  }
  void take(Tried one) {
    if (errors.empty() && !one.problems.empty()) {
      errors = std::move(one.problems);
      say_where(parameters, points[first + tried.size()], errors);
    }
    tried.push_back(std::move(one));
  }
};

PointPayer::PointPayer(const Study& study, Variant over, const RunOptions& options)
    : study_(without_replicates(study)),
      over_(std::move(over)),
      changes_(over_.changes()),
      options_(options),
      documents_(study.rules, rule_paths(study, options.rule_folders), study.period) {}

Loaded<Rulebook> PointPayer::rules_at(const std::vector<Change>& all,
                                      std::vector<AppliedChange>* applied) const {
  Overlay overlay;
  for (const Change& each : all) {
    if (names_a_pack(each.path)) overlay.changes.push_back(each);
  }
  return documents_.read(overlay, applied);
}

Diagnostics PointPayer::read_packs(const std::vector<SweepParameter>& parameters,
                                   const std::vector<std::vector<std::string>>& points) {
  const auto rules = rules_at(changes_, nullptr);
  if (!rules.value) return rules.problems;
  for (const Scheme& scheme : rules.value->schemes) schemes_.emplace_back(scheme.header.id);
  for (const std::size_t place : {std::size_t{0}, points.size() - 1}) {
    auto all = changes_;
    for (Change& each : changes_of(parameters, points[place])) all.push_back(std::move(each));
    Diagnostics errors = errors_of(rules_at(all, nullptr).problems);
    say_where(parameters, points[place], errors);
    if (!errors.empty()) return errors;
  }
  return {};
}

Diagnostics PointPayer::prepare() {
  Variant without_sums = over_;
  for (Scenario& layer : without_sums.layers) std::erase_if(layer.changes, is_of_sums);
  RunOptions options = options_;
  options.price_cells = true;
  NoSink nowhere;
  auto ran = run_scenarios(study_, {without_sums}, options, nowhere);
  if (!ran.value || has_errors(ran.problems)) return std::move(ran.problems);
  base_ = std::move(ran.value->front());
  if (base_->result.price_cells) plan_.emplace(*base_->result.price_cells);
  Diagnostics problems = std::move(ran.problems);
  PayInputs inputs = base_->inputs;
  append(problems, change_contracts(changes_, study_.period, inputs.values));
  append(problems, change_sums(changes_, inputs));
  without_ = paid_over(base_->result.rulebook.schemes, inputs, PaidOver::sums, nullptr);
  return problems;
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
  std::vector<Change> all = changes_;
  all.insert(all.end(), point.begin(), point.end());
  const bool tariff = std::any_of(point.begin(), point.end(), [](const Change& each) {
    return reach_of(each) == ChangeReach::tariff;
  });
  std::vector<AppliedChange> applied;
  auto rules = rules_at(all, &applied);
  append(std::move(rules.problems), tried.problems, tried.notices);
  if (!rules.value || !tried.problems.empty()) return tried;
  if (look_for_idle_) {
    append(tried.notices, unmet(all, applied, base_->inputs, mergers_of(changes_).empty()));
  }
  if (std::none_of(point.begin(), point.end(), needs_people)) {
    pay_sums(*rules.value, all, tariff, tried);
  }
  return tried;
}

void PointPayer::pay_sums(const Rulebook& rules, const std::vector<Change>& all, bool tariff,
                          Tried& tried) const {
  PayInputs inputs = base_->inputs;
  if (tariff && !lay_prices(rules, inputs)) return;
  append(change_contracts(all, study_.period, inputs.values), tried.problems, tried.notices);
  append(change_sums(all, inputs), tried.problems, tried.notices);
  if (!tried.problems.empty()) return;
  tried.paid =
      paid_over(rules.schemes, inputs, tariff ? PaidOver::price_cells : PaidOver::sums, &without_);
}

void PointPayer::try_part(Part& part) const {
  const std::size_t count = part.end - part.first;
  study::ordered_blocks(
      count, points_a_block, options_.threads,
      [&](std::size_t first, std::size_t end) {
        std::vector<Tried> block;
        for (; first < end; ++first) {
          block.push_back(try_sums(part.changes(part.first + first)));
        }
        return block;
      },
      [&](std::vector<Tried> block) {
        for (Tried& each : block) part.take(std::move(each));
        if (!options_.progress) return;
        options_.progress("paying points", part.first + part.tried.size(), part.points.size());
      });
}

// A few variants in each reading of the inputs.
void PointPayer::pay_people(Part& part) const {
  std::vector<std::size_t> which;
  for (std::size_t i = 0; i < part.tried.size(); ++i) {
    if (!part.tried[i].paid) which.push_back(i);
  }
  for (std::size_t first = 0; first < which.size(); first += points_a_reading) {
    const std::size_t end = std::min(which.size(), first + points_a_reading);
    std::vector<Variant> variants;
    for (std::size_t i = first; i < end; ++i) {
      const std::size_t place = part.first + which[i];
      variants.push_back(with(over_, part.changes(place), place));
    }
    NoSink nowhere;
    auto ran = run_scenarios(study_, variants, options_, nowhere);
    if (!ran.value) {
      part.errors = errors_of(std::move(ran.problems));
      return;
    }
    for (std::size_t i = first; i < end; ++i) {
      const VariantResult& one = (*ran.value)[i - first];
      Tried& tried = part.tried[which[i]];
      tried.paid = paid_over(one.result.rulebook.schemes, one.inputs, PaidOver::people, &without_);
      // Once more over what was changed already: the same paths meet somebody there.
      PayInputs inputs = one.inputs;
      const auto all = variants[i - first].changes();
      append(tried.notices, change_contracts(all, study_.period, inputs.values));
      append(tried.notices, change_sums(all, inputs));
    }
  }
}

Diagnostics PointPayer::pay(const std::vector<SweepParameter>& parameters,
                            const std::vector<std::vector<std::string>>& points,
                            const Deliver& deliver) {
  IdlePaths idle(parameters);
  for (std::size_t first = 0; first < points.size(); first += points_held) {
    Part part{parameters, points, first, std::min(points.size(), first + points_held)};
    try_part(part);
    if (part.errors.empty()) pay_people(part);
    if (!part.errors.empty()) return part.errors;
    for (std::size_t i = 0; i < part.tried.size(); ++i) {
      idle.add_point(part.tried[i].notices);
      deliver(first + i, *part.tried[i].paid);
    }
    look_for_idle_ = idle.any();
  }
  return idle.told();
}

}  // namespace pbr::scenario
