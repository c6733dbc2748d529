#include "scenario/sweep_changes.hpp"

#include <algorithm>

#include "scenario/data_change.hpp"

namespace pbr {
namespace {

Change change_of(const SweepParameter& parameter, const std::string& value) {
  Change change;
  change.path = parameter.path;
  change.from = parameter.from;
  change.kind = parameter.kind;
  change.amount = value;
  change.at = parameter.at;
  change.path_line = parameter.path_line;
  change.amount_at = parameter.amount_at;
  change.amount_line = parameter.amount_line;
  change.scenario = parameter.name;
  return change;
}

// Needs a value that has a rest.
Change rest_of(const SweepParameter& parameter, const SweepPath& path, const std::string& value) {
  Change change = change_of(parameter, to_text(Rate{1} - Rate::parse(value).value()));
  change.path = path.path;
  change.at = path.at;
  change.path_line = path.line;
  return change;
}

bool has_rest(const std::string& value) {
  const auto share = Rate::parse(value);
  return share && *share >= Rate{} && *share <= Rate{1};
}

Diagnostic no_rest(const Location& at, const std::string& line, std::string message,
                   std::string found, std::string expected) {
  return {Severity::error,     "SW007", at,  std::move(message), std::move(found),
          std::move(expected), {},      line};
}

bool can_have_rest(const SweepParameter& parameter, const std::vector<std::string>& values,
                   Diagnostics& problems) {
  const SweepPath& path = parameter.rest.front();
  if (parameter.kind != ChangeKind::value) {
    problems.push_back(no_rest(path.at, path.line, "a rest beside a factor or an addition",
                               parameter.kind == ChangeKind::add ? "add" : "factor",
                               "value or values: the rest is 1 less the value"));
    return false;
  }
  for (const SweepPath& each : parameter.rest) {
    if (each.path != parameter.path) continue;
    problems.push_back(no_rest(each.at, each.line, "a path that is the rest of itself", each.path,
                               "another path, which is set to 1 less the value"));
    return false;
  }
  const auto found = std::find_if_not(values.begin(), values.end(), has_rest);
  if (found == values.end()) return true;
  problems.push_back(no_rest(parameter.amount_at, parameter.amount_line,
                             "a value that leaves no rest", *found, "shares from 0 to 1"));
  return false;
}

// Until the first value that has a problem.
template <class ChangeAt>
void check_changes(const std::vector<std::string>& values, ChangeAt change_at,
                   Diagnostics& problems) {
  const std::size_t before = problems.size();
  for (const std::string& value : values) {
    scenario::check_path(change_at(value), problems);
    if (problems.size() > before) return;
  }
}

}  // namespace

void check_parameter(const SweepParameter& parameter, Diagnostics& problems) {
  const std::vector<std::string> ends{to_text(parameter.lowest), to_text(parameter.highest)};
  const auto& values = parameter.values.empty() ? ends : parameter.values;
  check_changes(
      values, [&](const std::string& value) { return change_of(parameter, value); }, problems);
  if (parameter.rest.empty() || !can_have_rest(parameter, values, problems)) return;
  for (const SweepPath& path : parameter.rest) {
    check_changes(
        values, [&](const std::string& value) { return rest_of(parameter, path, value); },
        problems);
  }
}

std::vector<Change> scenario::changes_of(const std::vector<SweepParameter>& parameters,
                                         const std::vector<std::string>& values) {
  std::vector<Change> changes;
  for (std::size_t i = 0; i < parameters.size(); ++i) {
    changes.push_back(change_of(parameters[i], values[i]));
    for (const SweepPath& path : parameters[i].rest) {
      changes.push_back(rest_of(parameters[i], path, values[i]));
    }
  }
  return changes;
}

bool scenario::is_path_of(const std::vector<SweepParameter>& parameters, const Location& at) {
  const auto same = [&](const Location& path) {
    return path.file == at.file && path.line == at.line && path.column == at.column;
  };
  return std::any_of(parameters.begin(), parameters.end(), [&](const SweepParameter& each) {
    return same(each.at) || std::any_of(each.rest.begin(), each.rest.end(),
                                        [&](const SweepPath& path) { return same(path.at); });
  });
}

void scenario::say_where(const std::vector<SweepParameter>& parameters,
                         const std::vector<std::string>& values, Diagnostics& errors) {
  std::string at = "so it is at ";
  for (std::size_t i = 0; i < parameters.size(); ++i) {
    at += (i == 0 ? "" : ", ") + parameters[i].name + " " + values[i];
  }
  for (Diagnostic& error : errors) {
    if (!is_path_of(parameters, error.at)) error.help += (error.help.empty() ? "" : "; ") + at;
  }
}

Diagnostics scenario::errors_of(Diagnostics problems) {
  std::erase_if(problems, [](const Diagnostic& each) { return each.severity != Severity::error; });
  return problems;
}

}  // namespace pbr
