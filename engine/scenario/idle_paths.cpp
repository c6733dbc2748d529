#include "scenario/idle_paths.hpp"

#include <algorithm>

namespace pbr::scenario {
namespace {

bool same_place(const Location& a, const Location& b) {
  return a.file == b.file && a.line == b.line && a.column == b.column;
}

// The reason may be another one at each point.
bool same_path(const Diagnostic& a, const Diagnostic& b) {
  return same_place(a.at, b.at) && a.message == b.message;
}

bool holds(const Diagnostics& list, const Diagnostic& notice) {
  return std::any_of(list.begin(), list.end(),
                     [&](const Diagnostic& each) { return same_path(each, notice); });
}

}  // namespace

IdlePaths::IdlePaths(const std::vector<SweepParameter>& parameters) {
  for (const SweepParameter& parameter : parameters) {
    paths_.push_back({parameter.path, parameter.at});
    paths_.insert(paths_.end(), parameter.rest.begin(), parameter.rest.end());
  }
}

bool IdlePaths::is_ours(const Diagnostic& notice) const {
  return notice.code == "SN014" &&
         std::any_of(paths_.begin(), paths_.end(),
                     [&](const SweepPath& path) { return same_place(path.at, notice.at); });
}

void IdlePaths::add_point(const Diagnostics& notices) {
  if (first_) {
    for (const Diagnostic& notice : notices) {
      if (is_ours(notice) && !holds(idle_, notice)) idle_.push_back(notice);
    }
  } else {
    std::erase_if(idle_, [&](const Diagnostic& each) { return !holds(notices, each); });
  }
  first_ = false;
}

}  // namespace pbr::scenario
