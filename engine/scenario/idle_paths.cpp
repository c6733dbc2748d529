#include "scenario/idle_paths.hpp"

#include <algorithm>

#include "scenario/sweep_changes.hpp"

namespace pbr::scenario {
namespace {

// The reason may be another one at each point.
bool same_path(const Diagnostic& a, const Diagnostic& b) {
  return a.at.file == b.at.file && a.at.line == b.at.line && a.at.column == b.at.column &&
         a.message == b.message;
}

bool holds(const Diagnostics& list, const Diagnostic& notice) {
  return std::any_of(list.begin(), list.end(),
                     [&](const Diagnostic& each) { return same_path(each, notice); });
}

}  // namespace

void IdlePaths::add_point(const Diagnostics& notices) {
  if (first_) {
    for (const Diagnostic& notice : notices) {
      const bool ours = notice.code == "SN014" && is_path_of(parameters_, notice.at);
      if (ours && !holds(idle_, notice)) idle_.push_back(notice);
    }
  } else {
    std::erase_if(idle_, [&](const Diagnostic& each) { return !holds(notices, each); });
  }
  first_ = false;
}

}  // namespace pbr::scenario
