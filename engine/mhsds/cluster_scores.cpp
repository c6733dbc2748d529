#include "mhsds/cluster_scores.hpp"

#include "mhsds/text.hpp"
#include "rulebook/snomed.hpp"

namespace pbr::mhsds {
namespace {

class ScoreReader {
 public:
  ScoreReader(Work& work, ClusterTools& tools)
      : tools_(tools), row_(work.rows(Table::cluster_scores)) {
    const auto& items = work.terms.instrument.items;
    for (std::size_t item = 0; item < mhct_item_count; ++item) {
      if (!items[item].snomed.empty()) items_[items[item].snomed] = item;
      if (!items[item].snomed_older.empty()) items_[items[item].snomed_older] = item;
    }
  }

  void read() {
    while (row_.next()) {
      ++row_.file().rows;
      if (row_.broken()) {
        tell_broken(row_);
      } else if (find_tool()) {
        read_one();
      }
    }
  }

 private:
  // Scores of one tool stand together in most extracts: the last one found is tried first.
  bool find_tool() {
    id_ = row_.id(Field::tool, Field::local_tool);
    const Key record = row_.record();
    const bool same = at_ < tools_.list.size() && tools_.list[at_].id == id_;
    if (!same) {
      const auto found = tools_.by_id.find(key_of({id_}));
      at_ = found == tools_.by_id.end() ? tools_.list.size() : found->second;
    }
    if (at_ < tools_.list.size() && tools_.list[at_].record == record) return true;
    if (tools_.replaced.contains(
            key_of({id_, row_.text(Field::provider), row_.text(Field::record)}))) {
      ++row_.file().replaced;
      row_.finding(Field::tool, "MH021", Severity::note,
                   "the latest submission of a record; this row is replaced");
    } else {
      ++row_.file().set_aside;
      row_.finding(Field::tool, "MH017", Severity::error,
                   "a row of MHS801ClusterTool with the same UniqClustID and RecordNumber; the "
                   "score is set aside");
    }
    return false;
  }

  void read_one() {
    const auto code = row_.text(Field::code);
    const auto item = items_.find(code);
    if (!tools_.list[at_].adult) {
      ++row_.file().not_ours;
    } else if (item != items_.end()) {
      put(item->second);
    } else {
      tell_code(code);
    }
  }

  void tell_code(std::string_view code) {
    ++row_.file().not_ours;
    if (rulebook::is_snomed(code)) {
      row_.finding(Field::code, "MH016", Severity::note,
                   "the code of an item of the instrument; the score is not imported");
    } else {
      row_.finding(Field::code, "MH015", Severity::error,
                   "a SNOMED CT code, whose last digit is its check digit; the score is not "
                   "imported");
    }
  }

  void put(std::size_t item) {
    ClusterTool& tool = tools_.list[at_];
    const auto text = row_.text(Field::score);
    const char score = score_of(text);
    const std::uint64_t unique = whole(row_.text(Field::unique)).value_or(0);
    const bool first = tool.scores[item] == '\0';
    ++(first ? row_.file().used : row_.file().repeated);  // of two rows one is used, either
    if (!first && !replaces(tool, item, score, unique, text)) return;
    if (score == '?') tools_.bad_scores[{at_, item}] = text;
    tool.scores[item] = score;
    tool.unique[item] = unique;
  }

  char score_of(std::string_view text) {
    if (text.empty()) return '9';
    const auto rating = rating_of(text);
    if (rating) return *rating;
    row_.finding(Field::score, "MH013", Severity::error,
                 "0 to 4, or 9 for not known; passed on as it stands");
    return '?';
  }

  // Whether a second score of an item counts: never the same one, else the higher MHS802UniqID.
  bool replaces(const ClusterTool& tool, std::size_t item, char score, std::uint64_t unique,
                std::string_view text) {
    const bool same =
        tool.scores[item] == score && (score != '?' || tools_.bad_scores.at({at_, item}) == text);
    if (same) {
      row_.finding(Field::code, "MH022", Severity::note, "a row once; one of them counts");
      return false;
    }
    row_.finding(Field::code, "MH029", Severity::warning,
                 "one score an item; the one with the highest MHS802UniqID counts");
    return unique > tool.unique[item];
  }

  ClusterTools& tools_;
  Rows row_;
  std::map<std::string, std::size_t, std::less<>> items_;
  std::string id_;
  std::size_t at_ = static_cast<std::size_t>(-1);
};

}  // namespace

void read_cluster_scores(Work& work, ClusterTools& tools) { ScoreReader(work, tools).read(); }

}  // namespace pbr::mhsds
