#include <algorithm>

#include "audit/search_pages.hpp"

namespace pbr::search {
namespace {

constexpr char out = 0, needs_star = 1, open_page = 2;

CodeMask mask_of(const std::vector<Code>& codes) {
  CodeMask mask = 0;
  for (const Code code : codes) mask |= bit(code);
  return mask;
}

}  // namespace

Progress::Progress(std::vector<Page> pages, std::vector<std::vector<Code>> codes,
                   bool needs_a_known)
    : pages_(std::move(pages)), codes_(std::move(codes)), needs_a_known_(needs_a_known) {
  const std::size_t items = codes_.size();
  for (const Page& page : pages_) {
    flag_.push_back(bytes_++);
    forbid_.emplace_back(items, 0);
    for (const Pair& pair : page.pairs) {
      std::size_t& byte = forbid_.back()[pair.second];
      if (byte == 0) byte = bytes_++;
    }
  }
  for (const auto& each : codes_) can_occur_.push_back(mask_of(each));
  ahead_.assign(items + 1, std::vector<Ahead>(pages_.size()));
  for (std::size_t at = items; at-- > 0;) {
    for (std::size_t p = 0; p < pages_.size(); ++p) {
      const Page& page = pages_[p];
      const CodeMask occurs = can_occur_[at];
      Ahead& ahead = ahead_[at][p] = ahead_[at + 1][p];
      ahead.breaks = ahead.breaks || (occurs & ~page.allowed[at]) != 0;
      ahead.star_hit = ahead.star_hit || (occurs & page.star[at]) != 0;
      ahead.star_miss = ahead.star_miss && (occurs & ~page.star[at]) != 0;
      for (const Pair& pair : page.pairs) {
        ahead.pair = ahead.pair || (pair.first == at && has(occurs, pair.first_code) &&
                                    has(can_occur_[pair.second], pair.second_code));
      }
    }
  }
}

Progress::State Progress::start() const {
  State state(bytes_, 0);
  state[0] = needs_a_known_ ? 0 : 1;
  for (std::size_t p = 0; p < pages_.size(); ++p) {
    state[flag_[p]] = pages_[p].starred ? needs_star : open_page;
    settle(state, p, 0);
  }
  return state;
}

CodeMask Progress::forbidden(const State& state, std::size_t page, std::size_t at) const {
  const std::size_t byte = forbid_[page][at];
  return byte == 0 ? 0 : static_cast<CodeMask>(state[byte]);
}

void Progress::forget(State& state, std::size_t page) const {
  state[flag_[page]] = out;
  for (const std::size_t byte : forbid_[page]) {
    if (byte != 0) state[byte] = 0;
  }
}

// A page whose star nothing ahead can hit is out.
void Progress::settle(State& state, std::size_t page, std::size_t at) const {
  if (state[flag_[page]] == needs_star && !ahead_[at][page].star_hit) forget(state, page);
}

Progress::State Progress::next(const State& state, std::size_t at, Code code) const {
  State result = state;
  if (code != unknown) result[0] = 1;
  for (std::size_t p = 0; p < pages_.size(); ++p) {
    if (is_out(state, p)) continue;
    const Page& page = pages_[p];
    if (!has(page.allowed[at], code) || has(forbidden(state, p, at), code)) {
      forget(result, p);
      continue;
    }
    if (has(page.star[at], code)) result[flag_[p]] = open_page;
    if (forbid_[p][at] != 0) result[forbid_[p][at]] = 0;
    for (const Pair& pair : page.pairs) {
      if (pair.first != at || pair.first_code != code) continue;
      char& mask = result[forbid_[p][pair.second]];
      mask = static_cast<char>(mask | bit(pair.second_code));
    }
    settle(result, p, at + 1);
  }
  return result;
}

bool Progress::is_out(const State& state, std::size_t page) const {
  return state[flag_[page]] == out;
}

bool Progress::can_fail(const State& state, std::size_t page, std::size_t at) const {
  const Ahead& ahead = ahead_[at][page];
  if (ahead.breaks || ahead.pair) return true;
  if (state[flag_[page]] == needs_star && ahead.star_miss) return true;
  for (std::size_t item = at; item < size(); ++item) {
    if ((forbidden(state, page, item) & can_occur_[item]) != 0) return true;
  }
  return false;
}

bool Progress::is_certain(const State& state, std::size_t page, std::size_t at) const {
  return !is_out(state, page) && !can_fail(state, page, at);
}

}  // namespace pbr::search
