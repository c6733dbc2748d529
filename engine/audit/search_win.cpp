#include "audit/search_win.hpp"

#include <algorithm>
#include <numeric>
#include <unordered_set>

#include "audit/search_contest.hpp"
#include "base/int128.hpp"

namespace pbr::search {
namespace {

using Differences = std::vector<std::int64_t>;  // by rival: cost of the rival minus the target's

class Search {
 public:
  Search(const Contest& contest, const Space& space, const std::vector<std::int64_t>& leads,
         bool remember, Budget& budget)
      : contest_(contest),
        progress_(contest.pages(), contest.codes(), space.needs_a_known),
        leads_(leads),
        remember_(remember),
        budget_(budget),
        chosen_(contest.order().size(), 0),
        failed_(contest.order().size() + 1) {
    bound();
  }

  Answer run() {
    Differences start;
    for (std::size_t rival = 0; rival < leads_.size(); ++rival) {
      start.push_back(contest_.base(rival));
    }
    const bool found = descend(0, progress_.start(), std::move(start));
    budget_.nodes_done += nodes_;
    if (!found) return {over_ ? Answer::Kind::open : Answer::Kind::none, {}};
    Answer answer{Answer::Kind::found, Codes(chosen_.size(), 0)};
    for (std::size_t at = 0; at < chosen_.size(); ++at) {
      answer.codes[contest_.order()[at]] = chosen_[at];
    }
    return answer;
  }

 private:
  struct Child {
    Code code = 0;
    Int128 worst = 0;  ///< the least room any rival leaves
    double room = 0;   ///< of all
    Progress::State state;
    Differences differences;
  };

  void bound() {
    const std::size_t items = contest_.order().size();
    least_.assign(items + 1, Differences(leads_.size(), 0));
    most_ = least_;
    for (std::size_t at = items; at-- > 0;) {
      for (std::size_t rival = 0; rival < leads_.size(); ++rival) {
        std::int64_t low = 0, high = 0;
        bool first = true;
        for (const Code code : contest_.codes()[at]) {
          const std::int64_t difference = contest_.difference(rival, at, code);
          low = first ? difference : std::min(low, difference);
          high = first ? difference : std::max(high, difference);
          first = false;
        }
        least_[at][rival] = least_[at + 1][rival] + low;
        most_[at][rival] = most_[at + 1][rival] + high;
      }
    }
  }

  // Whether the branch can still win; rivals that are beaten whatever comes leave the question.
  bool promising(std::size_t at, Child& child) const {
    if (progress_.is_out(child.state, 0)) return false;
    child.worst = max128;
    for (std::size_t rival = 0; rival < leads_.size(); ++rival) {
      if (progress_.is_out(child.state, rival + 1)) {
        child.differences[rival] = 0;
        continue;
      }
      const std::int64_t difference = child.differences[rival];
      if (difference + least_[at][rival] >= leads_[rival]) {
        progress_.forget(child.state, rival + 1);
        child.differences[rival] = 0;
        continue;
      }
      const Int128 room = Int128{difference} + most_[at][rival] - leads_[rival];
      if (room < 0 && !progress_.can_fail(child.state, rival + 1, at)) return false;
      child.worst = std::min(child.worst, room);
      child.room += static_cast<double>(room);
    }
    return true;
  }

  static std::string key_of(const Progress::State& state, const Differences& differences) {
    std::string key = state;
    for (const std::int64_t difference : differences) {
      key.append(reinterpret_cast<const char*>(&difference), sizeof difference);
    }
    return key;
  }

  bool descend(std::size_t at, const Progress::State& state, Differences differences) {
    if (over_ || ++nodes_ > budget_.nodes) {
      over_ = true;
      return false;
    }
    if (at == 0) {
      Child root{.state = state, .differences = std::move(differences)};
      return promising(0, root) && expand(0, root.state, root.differences);
    }
    return expand(at, state, differences);
  }

  bool expand(std::size_t at, const Progress::State& state, const Differences& differences) {
    if (at == progress_.size()) return won(state);
    std::string key;
    if (remember_) {
      key = key_of(state, differences);
      if (failed_[at].contains(key)) return false;
    }
    for (Child& child : children(at, state, differences)) {
      chosen_[at] = child.code;
      if (descend(at + 1, child.state, std::move(child.differences))) return true;
    }
    if (remember_ && !over_ && remembered_ < budget_.states) {
      failed_[at].insert(std::move(key));
      ++remembered_;
    }
    return false;
  }

  // The most promising first.
  std::vector<Child> children(std::size_t at, const Progress::State& state,
                              const Differences& differences) const {
    std::vector<Child> list;
    for (const Code code : progress_.codes(at)) {
      Child child{
          .code = code, .state = progress_.next(state, at, code), .differences = differences};
      for (std::size_t rival = 0; rival < leads_.size(); ++rival) {
        child.differences[rival] += contest_.difference(rival, at, code);
      }
      if (promising(at + 1, child)) list.push_back(std::move(child));
    }
    std::stable_sort(list.begin(), list.end(), [](const Child& a, const Child& b) {
      return a.worst != b.worst ? a.worst > b.worst : a.room > b.room;
    });
    return list;
  }

  // At the end every rival is out or beaten, or the branch would not be here.
  [[nodiscard]] bool won(const Progress::State& state) const {
    for (std::size_t rival = 0; rival < leads_.size(); ++rival) {
      if (!progress_.is_out(state, rival + 1)) return false;
    }
    return progress_.has_a_known(state);
  }

  const Contest& contest_;
  Progress progress_;
  const std::vector<std::int64_t>& leads_;
  bool remember_;
  Budget& budget_;
  std::vector<Differences> least_, most_;
  Codes chosen_;
  std::vector<std::unordered_set<std::string>> failed_;
  std::uint64_t nodes_ = 0, remembered_ = 0;
  bool over_ = false;
};

}  // namespace

Answer find_win(const Page& target, const std::vector<Page>& rivals,
                const std::vector<std::int64_t>& leads, const Space& space, bool remember,
                Budget& budget) {
  const Contest contest(target, rivals, space);
  return Search(contest, space, leads, remember, budget).run();
}

}  // namespace pbr::search
