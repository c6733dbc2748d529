#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <ostream>

#include "pbr/sweep_report.hpp"
#include "report/contrast_rows.hpp"
#include "report/json_text.hpp"

namespace pbr {
namespace {

namespace json = boost::json;

std::string_view kind_word_of(ChangeKind kind) {
  if (kind == ChangeKind::factor) return "factor";
  return kind == ChangeKind::add ? "add" : "value";
}

json::array rest_facts(const SweepParameter& parameter) {
  json::array paths;
  for (const SweepPath& each : parameter.rest) paths.emplace_back(each.path);
  return paths;
}

json::object row_facts(const SweepResult& result, const SweepRow& row) {
  json::object facts;
  facts["point"] = row.point;
  json::object values;
  for (std::size_t i = 0; i < result.parameters.size(); ++i) {
    values[result.parameters[i]] = result.points[row.point - 1][i];
  }
  facts["values"] = std::move(values);
  facts["scheme"] = row.scheme.text();
  facts["amount"] = to_pounds(row.amount);
  facts["change"] = to_pounds(row.change);
  return facts;
}

json::array effect_facts(const SweepResult& result) {
  json::array effects;
  for (const SweepEffect& effect : effects_of(result)) {
    json::object facts;
    facts["scheme"] = effect.scheme.text();
    facts["parameter"] = result.parameters[effect.parameter];
    facts["moves"] = effect.moves ? json::value(to_pounds(*effect.moves)) : nullptr;
    effects.push_back(std::move(facts));
  }
  return effects;
}

json::array turn_facts(const SoughtResult& result) {
  json::array turns;
  for (const Turn& turn : result.turns) {
    json::object facts;
    facts["value_below"] = turn.value_below;
    facts["value_above"] = turn.value_above;
    facts["below"] = to_pounds(turn.below);
    facts["above"] = to_pounds(turn.above);
    turns.push_back(std::move(facts));
  }
  return turns;
}

}  // namespace

void write_sweep_json(const Sweep& sweep, const SweepResult& result, std::ostream& out) {
  json::object facts;
  facts["title"] = sweep.title;
  facts["sha256"] = sweep.sha256;
  facts["seed"] = sweep.seed;
  facts["points"] = result.points.size();
  facts["paid_over"] = to_text(result.way);
  json::array parameters;
  for (const auto& each : sweep.parameters) {
    parameters.push_back(json::object{{"name", each.name},
                                      {"path", each.path},
                                      {"rest", rest_facts(each)},
                                      {"kind", kind_word_of(each.kind)}});
  }
  facts["parameters"] = std::move(parameters);
  facts["effects"] = effect_facts(result);
  json::array totals;
  for (const SweepRow& row : result.totals) totals.push_back(row_facts(result, row));
  facts["totals"] = std::move(totals);
  write_pretty(facts, out);
}

void write_sought_json(const Sought& sought, std::ostream& out) {
  json::object facts;
  facts["path"] = sought.parameter.path;
  facts["rest"] = rest_facts(sought.parameter);
  facts["kind"] = kind_word_of(sought.parameter.kind);
  facts["baseline"] = sought.over;
  json::array targets;
  for (std::size_t i = 0; i < sought.targets.size(); ++i) {
    const Target& target = sought.targets[i];
    const SoughtResult& result = sought.results[i];
    json::object one;
    one["level"] = level_name(target.level);
    one["who"] = target.who;
    one["scheme"] = target.scheme.text();
    one["against"] = target.against ? json::value(target.against->text()) : nullptr;
    one["amount"] = target.amount ? json::value(to_pounds(*target.amount)) : nullptr;
    one["turns"] = turn_facts(result);
    one["lowest"] = result.lowest;
    one["highest"] = result.highest;
    one["at_lowest"] = to_pounds(result.at_lowest);
    one["at_highest"] = to_pounds(result.at_highest);
    one["looked_at"] = result.looked_at;
    targets.push_back(std::move(one));
  }
  facts["targets"] = std::move(targets);
  write_pretty(facts, out);
}

}  // namespace pbr
