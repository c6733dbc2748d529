// MHS801 and its referrals, then the ratings, then assessments.
#include "mhsds/cluster_tools.hpp"

#include "mhsds/canonical.hpp"
#include "mhsds/cluster_codes.hpp"
#include "mhsds/cluster_scores.hpp"
#include "mhsds/referral_join.hpp"
#include "mhsds/text.hpp"
#include "mhsds/work.hpp"

namespace pbr::mhsds {
namespace {

std::string_view word_of(AssessmentReason reason) {
  static constexpr std::array<std::string_view, 5> words{"", "initial", "review", "discharge",
                                                         "other"};
  return words.at(static_cast<std::size_t>(reason));
}

class ToolReader {
 public:
  ToolReader(Work& work, const ReferralJoin& referrals, ClusterTools& tools)
      : work_(work), referrals_(referrals), tools_(tools) {}

  void read() {
    work_.latest_rows(
        Table::cluster_tools,
        [](Rows& row) -> std::optional<Record> {
          const std::string id = row.id(Field::tool, Field::local_tool);
          if (id.empty()) return std::nullopt;
          return Record{key_of({id}), 0, row.content()};
        },
        [&](Rows& row) { return use(row); },
        [&](Rows& row) {
          tools_.replaced.insert(key_of({row.id(Field::tool, Field::local_tool),
                                         row.text(Field::provider), row.text(Field::record)}));
        });
  }

 private:
  bool use(Rows& row) {
    ClusterTool tool;
    tool.id = row.id(Field::tool, Field::local_tool);
    tool.adult = is_adult(row);
    tool.person = row.text(Field::person);
    tool.provider = row.text(Field::provider);
    tool.record = row.record();
    tool.file = row.file_index();
    tool.row = row.row();
    if (tool.adult) read_details(row, tool);
    if (!tool.id.empty()) tools_.by_id[key_of({tool.id})] = tools_.list.size();
    const bool adult = tool.adult;
    tools_.list.push_back(std::move(tool));
    if (!adult) ++row.file().not_ours;
    return adult;
  }

  // 01 is the adult tool, which alone has care clusters 00 to 21.
  static bool is_adult(Rows& row) {
    const auto category = row.text(Field::category);
    if (category.empty() || category == "01" || category == "1") return true;
    row.finding(Field::category, "MH026", Severity::note,
                "01, the adult tool; tools of other categories are not imported");
    return false;
  }

  void read_details(Rows& row, ClusterTool& tool) {
    if (tool.id.empty()) row.needed(Field::tool);
    row.needed(Field::person);
    row.needed(Field::provider);
    const Day day = row.day(Field::date, true);
    tool.day = day.text;
    tool.super_class = super_class(row);
    tool.initial = cluster_code(row, Field::cluster_initial, work_.terms.clusters);
    tool.reason = reason(row);
    if (day.date && work_.has(Table::referrals)) join_referral(row, *day.date, tool);
  }

  static std::string super_class(Rows& row) {
    std::string text(row.text(Field::super_class));
    if (!text.empty() && text != "A" && text != "B" && text != "C" && text != "Z") {
      row.finding(Field::super_class, "MH025", Severity::error,
                  "A, B, C, Z or nothing; passed on as it stands");
    }
    return text;
  }

  std::string_view reason(Rows& row) {
    const auto code = row.text(Field::reason);
    if (code.empty()) return {};
    const auto known = work_.terms.reasons.find(std::string(code));
    if (known != work_.terms.reasons.end()) return word_of(known->second);
    row.finding(Field::reason, "MH027", Severity::note,
                "a code that --reason says the meaning of; the reason is left empty");
    return {};
  }

  void join_referral(Rows& row, Date day, ClusterTool& tool) {
    const auto match = referrals_.find(tool.record, day);
    tool.referral = match.id;
    if (match.id.empty()) {
      row.finding(
          Field::date, "MH019", Severity::warning,
          "a day on which a referral of the RecordNumber was open; kept without a referral");
    } else if (match.several) {
      row.finding(Field::date, "MH020", Severity::note,
                  "one referral of the RecordNumber open on the day; the one received last counts");
    }
  }

  Work& work_;
  const ReferralJoin& referrals_;
  ClusterTools& tools_;
};

// NHS England's key of duplicates: person, date, referral, term and score.
void mark_duplicates(Work& work, ClusterTools& tools) {
  std::unordered_set<Key, KeyHash> seen;
  for (ClusterTool& tool : tools.list) {
    const std::string_view scores(tool.scores.data(), tool.scores.size());
    const bool rated = scores.find_first_not_of('\0') != std::string_view::npos;
    if (!tool.adult || !rated || tool.person.empty() || tool.day.empty()) continue;
    if (seen.insert(key_of({tool.person, tool.provider, tool.day, tool.referral, scores})).second) {
      continue;
    }
    tool.passed_on = false;
    MhsdsFile& file = work.made.files[tool.file];
    --file.used;
    ++file.repeated;
    work.finding(tool.file, TableKind::assessments, tool.row, "UniqClustID", "MH028",
                 Severity::warning, "",
                 "another day, referral or rating than an earlier tool of the person; the earlier "
                 "one counts");
  }
}

void write_assessments(Work& work, const ClusterTools& tools) {
  CanonicalTable out(work, TableKind::assessments);
  const std::string& instrument = work.terms.instrument.header.id;
  for (std::size_t at = 0; at < tools.list.size(); ++at) {
    const ClusterTool& tool = tools.list[at];
    if (!tool.adult || !tool.passed_on) continue;
    CsvWriter& csv = out.row();
    csv.field(tool.id).field(tool.person).field(tool.provider).field(tool.day).field(instrument);
    csv.field("").field(tool.reason).field(tool.super_class);
    for (std::size_t item = 0; item < mhct_item_count; ++item) {
      const char& score = tool.scores[item];
      if (score == '?') {
        csv.field(tools.bad_scores.at({at, item}));
      } else {
        csv.field(score == '\0' ? std::string_view{} : std::string_view(&score, 1));
      }
    }
    csv.field("").end();
  }
}

}  // namespace

void import_cluster_tools(Work& work, const ReferralJoin& referrals, ClusterTools& tools) {
  ToolReader(work, referrals, tools).read();
  read_cluster_scores(work, tools);
  if (!work.has(Table::cluster_tools) || !work.has(Table::cluster_scores)) return;
  mark_duplicates(work, tools);
  write_assessments(work, tools);
}

}  // namespace pbr::mhsds
