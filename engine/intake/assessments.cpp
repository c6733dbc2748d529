#include <algorithm>
#include <unordered_map>

#include "intake/tables.hpp"

namespace pbr::intake {
namespace {

constexpr std::string_view kept = "the assessment is kept, unusable";

struct AssessmentColumns {
  explicit AssessmentColumns(const RowReader& in)
      : id(in.at("assessment_id")),
        person(in.at("person_id")),
        provider(in.at("provider")),
        date(in.at("date")),
        instrument(in.at("instrument")),
        setting(in.at("setting")),
        reason(in.at("reason")),
        super_class(in.at("super_class")),
        item_8_type(in.at("item_8_type")) {
    for (std::size_t i = 0; i < item_count; ++i) items[i] = in.at(item_column(i));
  }
  Column id, person, provider, date, instrument, setting, reason, super_class, item_8_type;
  std::array<Column, item_count> items{};
};

// The first reason found is the one that is told; findings tell them all.
void mark(Assessment& a, Unusable reason) {
  if (a.unusable == Unusable::no) a.unusable = reason;
}

void mark_bad_item(Assessment& a, std::size_t item) {
  if (a.unusable == Unusable::no) a.bad_item = item;
  mark(a, Unusable::rating_out_of_range);
}

// 0 to 4, 9 or empty; nothing for anything else.
std::optional<Rating> rating(std::string_view text) {
  if (text.empty() || text == "9") return not_known;
  if (text.size() == 1 && text[0] >= '0' && text[0] <= '4') {
    return static_cast<Rating>(text[0] - '0');
  }
  return std::nullopt;
}

constexpr std::string_view rating_expected = "0, 1, 2, 3, 4, 9 or empty";

AssessmentReason reason_of(RowReader& in, Column column) {
  const auto word = in.one_of(column, {"initial", "review", "discharge", "other"});
  if (!word) return AssessmentReason::unknown;
  return static_cast<AssessmentReason>(*word + 1);
}

SuperClass super_class_of(RowReader& in, Column column) {
  switch (in.one_of(column, {"A", "B", "C", "Z"}, "taken as undecided").value_or(3)) {
    case 0:
      return SuperClass::a;
    case 1:
      return SuperClass::b;
    case 2:
      return SuperClass::c;
    default:
      return SuperClass::undecided;
  }
}

char item_8_type_of(RowReader& in, Column column) {
  const auto type = in.one_of(column, {"A", "B", "C", "D", "E", "F", "G", "H", "I", "J"});
  return type ? static_cast<char>('A' + *type) : '\0';
}

// Everything but the id and the ratings.
void read_details(RowReader& in, const AssessmentColumns& column, Assessment& a) {
  a.person = PersonId{std::string(in.text(column.person))};
  a.provider = ProviderId{std::string(in.text(column.provider))};
  a.instrument = in.text(column.instrument);
  a.setting = in.text(column.setting);
  a.reason = reason_of(in, column.reason);
  a.super_class = super_class_of(in, column.super_class);
  a.item_8_type = item_8_type_of(in, column.item_8_type);
  if (a.person.empty()) {
    in.finding(column.person, "IN004", Severity::error, "a value", kept);
    mark(a, Unusable::no_person);
  }
  if (a.provider.empty()) {
    in.finding(column.provider, "IN004", Severity::error, "a value", kept);
    mark(a, Unusable::no_provider);
  }
  a.date = in.date(column.date, kept);
  if (in.text(column.date).empty()) {
    in.finding(column.date, "IN004", Severity::error, "a date as YYYY-MM-DD", kept);
  }
  if (!a.date) mark(a, Unusable::bad_date);
}

void check_any_rated(RowReader& in, const AssessmentColumns& column, Assessment& a) {
  const bool any =
      std::any_of(a.ratings.begin(), a.ratings.end(), [](Rating r) { return r != not_known; });
  if (any || a.unusable != Unusable::no) return;
  in.finding(column.items[0], "IN017", Severity::warning, "at least one item rated 0 to 4", kept);
  mark(a, Unusable::no_item_rated);
}

void check_id(RowReader& in, const AssessmentColumns& column, const Assessment& a) {
  if (!a.assessment.empty()) return;
  in.finding(column.id, "IN004", Severity::error, "a value", "the assessment is kept");
}

}  // namespace

void read_assessments_wide(RowReader& in, Tables& tables) {
  const AssessmentColumns column(in);
  while (in.next()) {
    ++tables.rows[static_cast<std::size_t>(TableKind::assessments)];
    Assessment a;
    a.row = in.row();
    if (in.malformed()) {
      a.unusable = Unusable::malformed_row;
      tables.assessments.push_back(std::move(a));
      continue;
    }
    a.assessment = AssessmentId{std::string(in.text(column.id))};
    check_id(in, column, a);
    for (std::size_t i = 0; i < item_count; ++i) {
      const auto value = rating(in.text(column.items[i]));
      a.ratings[i] = value.value_or(not_known);
      if (value) continue;
      in.finding(column.items[i], "IN006", Severity::error, rating_expected, kept);
      mark_bad_item(a, i);
    }
    read_details(in, column, a);
    check_any_rated(in, column, a);
    tables.assessments.push_back(std::move(a));
  }
}

bool is_long_form(const CsvReader& csv) {
  return csv.column("item") && csv.column("rating") && !csv.column("item_1");
}

std::vector<std::string_view> long_form_columns() {
  std::vector<std::string_view> names{"item", "rating", "item_8_type"};
  for (std::size_t i = 0; i < item_count; ++i) names.push_back(item_column(i));
  return names;
}

namespace {

// "item_7", "7", "item_a" or "A".
std::optional<std::size_t> item_of(std::string_view text) {
  if (text.starts_with("item_")) text.remove_prefix(5);
  return item_index(text);
}

// One assessment being gathered from its rows.
struct Gathered {
  std::size_t index = 0;
  std::array<bool, item_count> rated{};
  bool detailed = false;
};

class LongForm {
 public:
  LongForm(RowReader& in, const CsvReader& csv, Tables& tables)
      : in_(in),
        tables_(tables),
        column_(in),
        item_(*csv.column("item")),
        rating_(*csv.column("rating")) {}

  void read() {
    while (in_.next()) {
      ++tables_.rows[static_cast<std::size_t>(TableKind::assessments)];
      if (in_.malformed() || in_.text(column_.id).empty()) {
        add_unusable();
        continue;
      }
      Gathered& gathered = find();
      read_rating(gathered);
      // The rest stands once: on the first row that names the person.
      if (!gathered.detailed && !in_.text(column_.person).empty()) {
        gathered.detailed = true;
        read_details(in_, column_, tables_.assessments[gathered.index]);
      }
    }
    finish();
  }

 private:
  Assessment& add() {
    Assessment& a = tables_.assessments.emplace_back();
    a.row = in_.row();
    return a;
  }

  void add_unusable() {
    Assessment& a = add();
    a.unusable = Unusable::malformed_row;
    if (!in_.malformed()) in_.finding(column_.id, "IN004", Severity::error, "a value", kept);
  }

  Gathered& find() {
    const std::string id(in_.text(column_.id));
    const auto [at, is_new] = by_id_.try_emplace(id);
    if (is_new) {
      at->second.index = tables_.assessments.size();
      add().assessment = AssessmentId{id};
    }
    return at->second;
  }

  void item_finding(std::string_view field, std::string_view code, std::string_view found,
                    std::string expected) {
    extra_.push_back({TableKind::assessments, in_.row(), std::string(field), std::string(code),
                      Severity::error, std::string(found.substr(0, 40)), std::move(expected)});
  }

  void read_rating(Gathered& gathered) {
    Assessment& a = tables_.assessments[gathered.index];
    const auto item = item_of(in_.text_at(item_));
    if (!item) {
      item_finding("item", "IN007", in_.text_at(item_), "1 to 13 or A to E; the row is set aside");
      return;
    }
    if (gathered.rated[*item]) {
      item_finding("item", "IN010", in_.text_at(item_), "an item once; the first row counts");
      return;
    }
    gathered.rated[*item] = true;
    const auto value = rating(in_.text_at(rating_));
    a.ratings[*item] = value.value_or(not_known);
    if (value) return;
    item_finding("rating", "IN006", in_.text_at(rating_),
                 std::string(rating_expected) + "; " + std::string(kept));
    mark_bad_item(a, *item);
  }

  // What only shows at the end of the file: an assessment without its details or any rating.
  void finish() {
    for (const auto& [id, gathered] : by_id_) {
      Assessment& a = tables_.assessments[gathered.index];
      if (!gathered.detailed) {
        extra_.push_back({TableKind::assessments, a.row, "person_id", "IN004", Severity::error, "",
                          "a value on one row of the assessment; " + std::string(kept)});
        mark(a, Unusable::no_person);
      }
      const bool any =
          std::any_of(a.ratings.begin(), a.ratings.end(), [](Rating r) { return r != not_known; });
      if (any || a.unusable != Unusable::no) continue;
      extra_.push_back({TableKind::assessments, a.row, "rating", "IN017", Severity::warning, "",
                        "at least one item rated 0 to 4; " + std::string(kept)});
      mark(a, Unusable::no_item_rated);
    }
  }

 public:
  // A map without order must not decide which findings are kept.
  void report(Findings& findings) {
    std::stable_sort(extra_.begin(), extra_.end(),
                     [](const Finding& a, const Finding& b) { return a.row < b.row; });
    for (auto& finding : extra_) findings.add(std::move(finding));
  }

 private:
  RowReader& in_;
  Tables& tables_;
  AssessmentColumns column_;
  std::size_t item_, rating_;
  std::unordered_map<std::string, Gathered> by_id_;
  std::vector<Finding> extra_;
};

}  // namespace

void read_assessments_long(RowReader& in, const CsvReader& csv, Tables& tables,
                           Findings& findings) {
  LongForm form(in, csv, tables);
  form.read();
  form.report(findings);
}

}  // namespace pbr::intake
