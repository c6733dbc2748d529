#include <boost/json.hpp>

#include "report/json_text.hpp"
#include "report/rule_words.hpp"

namespace pbr {
namespace {

boost::json::value side(const std::optional<std::string>& value) {
  return value ? boost::json::value(*value) : boost::json::value(nullptr);
}

boost::json::object pack_json(const ClusterPack& pack) {
  return {{"id", pack.header.id},
          {"version", pack.header.version},
          {"status", std::string(to_text(pack.header.status))},
          {"file", pack.header.file},
          {"sha256", pack.header.sha256}};
}

boost::json::object moves_json(const RuleMoves& moves) {
  boost::json::array matrix, margins;
  for (const auto& move : moves.matrix) {
    matrix.push_back({{"from", move.from.text()},
                      {"to", move.to.text()},
                      {"assessments", move.assessments},
                      {"people", move.people}});
  }
  for (const auto& band : moves.margins) {
    margins.push_back({{"margin", band.words}, {"assessments", band.assessments}});
  }
  return {{"assessments", moves.assessments},
          {"people", moves.people},
          {"moved", moves.moved},
          {"people_moved", moves.people_moved},
          {"matrix", std::move(matrix)},
          {"margins_of_moved", std::move(margins)}};
}

}  // namespace

void write_rule_diff_json(const ClusterPack& before, const ClusterPack& after,
                          const std::vector<RuleChange>& changes, const RuleMoves* moves,
                          std::ostream& out) {
  boost::json::array list;
  for (const auto& change : changes) {
    list.push_back({{"part", change.part},
                    {"what", change.what},
                    {"before", side(change.before)},
                    {"after", side(change.after)},
                    {"before_at", place_words(change.before_at)},
                    {"after_at", place_words(change.after_at)}});
  }
  boost::json::object object{{"before", pack_json(before)},
                             {"after", pack_json(after)},
                             {"same_method", before.method == after.method},
                             {"changes", std::move(list)}};
  if (moves != nullptr) object["moves"] = moves_json(*moves);
  write_pretty(object, out);
}

}  // namespace pbr
