#include "audit/search_contest.hpp"

#include <algorithm>
#include <tuple>

namespace pbr::search {
namespace {

CodeMask pair_codes(const Page& page, std::size_t at) {
  CodeMask mask = 0;
  for (const Pair& pair : page.pairs) {
    if (pair.first == at) mask |= bit(pair.first_code);
    if (pair.second == at) mask |= bit(pair.second_code);
  }
  return mask;
}

// Items that can end a branch come first: the target's stars and criteria, then what the rivals
// are put out by, then the widest differences.
std::vector<std::size_t> order_of(const Page& target, const std::vector<Page>& rivals,
                                  const Space& space) {
  std::vector<std::tuple<std::size_t, double, std::size_t>> keys;
  for (std::size_t at = 0; at < space.size(); ++at) {
    std::size_t weight = target.star[at] != 0 || target.allowed[at] != every_code ? 1 : 0;
    double spread = 0;
    for (const Page& rival : rivals) {
      weight += rival.star[at] != 0 || rival.allowed[at] != every_code ? 1 : 0;
      std::int64_t least = 0, most = 0;
      for (const Code code : space.codes[at]) {
        const std::int64_t difference = rival.cost[at][code] - target.cost[at][code];
        least = std::min(least, difference);
        most = std::max(most, difference);
      }
      spread += static_cast<double>(most) - static_cast<double>(least);
    }
    keys.emplace_back(space.size() - weight, -spread, at);
  }
  std::sort(keys.begin(), keys.end());
  std::vector<std::size_t> order;
  order.reserve(keys.size());
  for (const auto& key : keys) order.push_back(std::get<2>(key));
  return order;
}

}  // namespace

Contest::Contest(const Page& target, const std::vector<Page>& rivals, const Space& space)
    : space_(space), order_(order_of(target, rivals, space)), target_(projected(target, order_)) {
  for (const Page& rival : rivals) rivals_.push_back(projected(rival, order_));
  for (std::size_t at = 0; at < order_.size(); ++at) codes_.push_back(useful_codes(at));
}

std::vector<Page> Contest::pages() const {
  std::vector<Page> all{target_};
  all.insert(all.end(), rivals_.begin(), rivals_.end());
  return all;
}

// Whether `better` serves the target at least as well as `worse`, whatever the other items.
bool Contest::serves(std::size_t at, Code better, Code worse) const {
  if (space_.needs_a_known && better == unknown) return false;
  if (has(target_.star[at], worse) && !has(target_.star[at], better)) return false;
  if (has(pair_codes(target_, at), better)) return false;
  for (std::size_t rival = 0; rival < rivals_.size(); ++rival) {
    const Page& page = rivals_[rival];
    if (!has(page.allowed[at], better)) continue;  // puts it out
    if (!has(page.allowed[at], worse)) return false;
    if (difference(rival, at, better) < difference(rival, at, worse)) return false;
    if (has(page.star[at], better) && !has(page.star[at], worse)) return false;
    if (has(pair_codes(page, at), worse)) return false;  // could put it out
  }
  return true;
}

std::vector<Code> Contest::useful_codes(std::size_t at) const {
  std::vector<Code> all;
  for (const Code code : space_.codes[order_[at]]) {
    if (has(target_.allowed[at], code)) all.push_back(code);
  }
  std::vector<Code> useful;
  for (const Code code : all) {
    const bool beaten = std::any_of(all.begin(), all.end(), [&](Code other) {
      return other != code && serves(at, other, code) && (!serves(at, code, other) || other < code);
    });
    if (!beaten) useful.push_back(code);
  }
  return useful;
}

}  // namespace pbr::search
