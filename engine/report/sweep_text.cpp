#include <ostream>

#include "pbr/sweep_report.hpp"
#include "report/number_text.hpp"

namespace pbr {
namespace {

std::string values_text(const SweepResult& result, std::size_t point) {
  std::string text;
  for (std::size_t i = 0; i < result.parameters.size(); ++i) {
    text += (i == 0 ? "" : ", ") + result.parameters[i] + " " + result.points[point - 1][i];
  }
  return text;
}

std::string thing_text(const SweepParameter& parameter) {
  if (parameter.kind == ChangeKind::factor) return "the factor on " + parameter.path;
  if (parameter.kind == ChangeKind::add) return "the addition to " + parameter.path;
  return parameter.path;
}

std::string at_text(ChangeKind kind, const std::string& value, Pence amount) {
  const char* const word = kind == ChangeKind::factor ? "factor "
                           : kind == ChangeKind::add  ? "addition "
                                                      : "at ";
  return word + value + ": " + change_text(amount);
}

std::string who_text(const Target& target) {
  if (target.level == Level::provider) return "provider " + target.who;
  if (target.level == Level::commissioner) return "commissioner " + target.who;
  return "all providers together";
}

// What is looked at, as the start of a sentence.
std::string subject(const Target& target) {
  const std::string paid = target.scheme.text() + " pays " + who_text(target) + " ";
  if (target.amount) return paid + pounds_text(*target.amount);
  if (target.against) return paid + "what " + target.against->text() + " pays";
  return paid + "what it pays without the change";
}

std::string turn_text(const Turn& turn) {
  if (turn.value_below == turn.value_above) return turn.value_below;
  const bool all_alike = turn.below == Pence{} && turn.above == Pence{};
  return (all_alike ? "from " : "between ") + turn.value_below + (all_alike ? " to " : " and ") +
         turn.value_above;
}

void write_result(const Sought& sought, const Target& target, const SoughtResult& result,
                  std::ostream& out) {
  const ChangeKind kind = sought.parameter.kind;
  const std::string looked_at = counted(static_cast<std::int64_t>(result.looked_at), "value") +
                                " from " + result.lowest + " to " + result.highest + " looked at";
  out << subject(target);
  if (result.turns.empty()) {
    out << " nowhere: " << thing_text(sought.parameter) << ", " << looked_at << "\n  "
        << at_text(kind, result.lowest, result.at_lowest) << "   "
        << at_text(kind, result.highest, result.at_highest) << "\n";
    return;
  }
  out << " where " << thing_text(sought.parameter) << " is ";
  for (std::size_t i = 0; i < result.turns.size(); ++i) {
    out << (i == 0 ? "" : ", and ") << turn_text(result.turns[i]);
  }
  out << " (" << looked_at << ")\n";
  for (const Turn& turn : result.turns) {
    out << "  " << at_text(kind, turn.value_below, turn.below);
    if (turn.value_above != turn.value_below) {
      out << "   " << at_text(kind, turn.value_above, turn.above);
    }
    out << "\n";
  }
}

}  // namespace

void write_sweep_text(const Sweep& sweep, const SweepResult& result, std::ostream& out) {
  out << (sweep.title.empty() ? "A sweep" : sweep.title) << "\n"
      << counted(static_cast<std::int64_t>(result.points.size()), "point") << " of "
      << counted(static_cast<std::int64_t>(result.parameters.size()), "parameter") << ", paid over "
      << to_text(result.way) << "\n";
  const auto effects = effects_of(result);
  for (const SweepRange& range : ranges_of(result)) {
    const SweepRow& low = result.totals[range.lowest];
    const SweepRow& high = result.totals[range.highest];
    out << "\n" << range.scheme.text() << "\n";
    if (low.amount == high.amount) {
      out << "  " << pounds_text(low.amount) << " at every point: nothing here moves it\n";
      continue;
    }
    out << "  lowest   " << pounds_text(low.amount) << " (" << change_text(low.change) << ") at "
        << values_text(result, low.point) << "\n  highest  " << pounds_text(high.amount) << " ("
        << change_text(high.change) << ") at " << values_text(result, high.point) << "\n";
    for (const SweepEffect& effect : effects) {
      if (effect.scheme != range.scheme || !effect.moves) continue;
      out << "  " << result.parameters[effect.parameter]
          << ": upper half of its values against the lower " << change_text(*effect.moves) << "\n";
    }
  }
}

void write_sought_text(const Sought& sought, std::ostream& out) {
  for (std::size_t i = 0; i < sought.targets.size(); ++i) {
    write_result(sought, sought.targets[i], sought.results[i], out);
  }
}

}  // namespace pbr
