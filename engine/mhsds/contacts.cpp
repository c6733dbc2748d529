// MHS201 into contacts; MHS606 and MHS607 into measures. They run together: a score of MHS607 has
// its day and its referral from its contact.
#include <set>
#include <unordered_map>

#include "mhsds/canonical.hpp"
#include "mhsds/text.hpp"
#include "mhsds/work.hpp"
#include "rulebook/snomed.hpp"

namespace pbr::mhsds {
namespace {

// A score of ours that waits for its contact.
struct ActivityScore {
  std::string person, provider, score;
  Key contact;
  const Measure* measure = nullptr;
  std::size_t file = 0;
  Row row = 0;
};

struct ContactDay {
  std::string day, referral;
};

class ContactsAndScores {
 public:
  explicit ContactsAndScores(Work& work) : work_(work) {
    for (const Measure& measure : work.terms.measures) {
      if (!measure.snomed.empty()) measures_[measure.snomed] = &measure;
    }
    for (const InstrumentItem& item : work.terms.instrument.items) {
      items_.insert(item.snomed);
      items_.insert(item.snomed_older);
    }
  }

  void run() {
    gather_activity_scores();
    write_contacts();
    if (!work_.has(Table::referral_scores) && !work_.has(Table::activity_scores)) return;
    CanonicalTable out(work_, TableKind::measures);
    write_referral_scores(out);
    write_activity_scores(out);
  }

 private:
  // The measure of the row's code; a code that is none of ours is told and counted.
  const Measure* measure_of(Rows& row) {
    const std::string code(row.text(Field::code));
    const auto known = measures_.find(code);
    if (known != measures_.end()) return known->second;
    ++row.file().not_ours;
    if (items_.contains(code)) {
      row.finding(Field::code, "MH016", Severity::note,
                  "the code of a measure; items of the instrument are read from MHS802 alone");
    } else if (rulebook::is_snomed(code)) {
      row.finding(Field::code, "MH016", Severity::note,
                  "the code of a measure of the packs; the score is not imported");
    } else {
      row.finding(
          Field::code, "MH015", Severity::error,
          "a SNOMED CT code, whose last digit is its check digit; the score is not imported");
    }
    return nullptr;
  }

  static void check_score(Rows& row) {
    const auto score = row.text(Field::score);
    if (score.empty()) {
      row.needed(Field::score);
    } else if (!Rate::parse(score)) {
      row.finding(Field::score, "MH013", Severity::error, "a number; passed on as it stands");
    }
  }

  void gather_activity_scores() {
    if (!work_.has(Table::activity_scores)) return;
    work_.latest_rows(
        Table::activity_scores,
        [](Rows& row) -> std::optional<Record> {
          if (row.text(Field::contact).empty()) return std::nullopt;
          return Record{
              key_of({row.text(Field::contact), row.text(Field::activity), row.text(Field::code)}),
              key_of({row.text(Field::score)}).a, row.content()};
        },
        [&](Rows& row) {
          const Measure* measure = measure_of(row);
          if (measure == nullptr) return false;
          check_score(row);
          scores_.push_back(
              {std::string(row.text(Field::person)), std::string(row.text(Field::provider)),
               std::string(row.text(Field::score)), key_of({row.text(Field::contact)}), measure,
               row.file_index(), row.row()});
          waiting_.try_emplace(scores_.back().contact);
          return true;
        });
  }

  void write_contacts() {
    if (!work_.has(Table::contacts)) return;
    CanonicalTable out(work_, TableKind::contacts);
    work_.latest_rows(
        Table::contacts,
        [](Rows& row) -> std::optional<Record> {
          const std::string id = row.id(Field::contact, Field::local_contact);
          if (id.empty()) return std::nullopt;
          return Record{key_of({id}), 0, row.content()};
        },
        [&](Rows& row) { return use_contact(row, out); });
  }

  bool use_contact(Rows& row, CanonicalTable& out) {
    row.needed(Field::person);
    row.needed(Field::provider);
    const Day day = row.day(Field::date, true);
    const std::string referral = row.id(Field::referral, Field::local_referral);
    CsvWriter& csv = out.row();
    csv.field(row.text(Field::person)).field(row.text(Field::provider)).field(referral);
    csv.field(day.text).field(attended(row)).field(minutes(row)).field("").end();
    if (waiting_.empty()) return true;
    const auto wanted = waiting_.find(key_of({row.id(Field::contact, Field::local_contact)}));
    if (wanted != waiting_.end()) wanted->second = ContactDay{day.text, referral};
    return true;
  }

  static std::string_view attended(Rows& row) {
    std::string_view code = row.text(Field::attendance);
    if (code.size() == 2 && code[0] == '0') code.remove_prefix(1);
    if (code == "5" || code == "6") return "attended";
    if (code.size() == 1 && std::string_view("02347").find(code[0]) != std::string_view::npos) {
      return "not_attended";
    }
    row.finding(Field::attendance, "MH025", Severity::error,
                "5 or 6, attended; 0, 2, 3, 4 or 7, not; taken as not attended");
    return "not_attended";
  }

  static std::string_view minutes(Rows& row) {
    const auto text = row.text(Field::minutes);
    if (!text.empty() && !whole(text)) {
      row.finding(Field::minutes, "MH013", Severity::error,
                  "whole minutes; passed on as they stand");
    }
    return text;
  }

  static std::optional<Record> referral_score_record(Rows& row) {
    std::string whose = row.id(Field::referral, Field::local_referral);
    if (whose.empty()) whose = row.text(Field::person);
    if (whose.empty()) return std::nullopt;
    return Record{key_of({whose, row.text(Field::provider), row.text(Field::date).substr(0, 10),
                          row.text(Field::code)}),
                  key_of({row.text(Field::score)}).a, row.content()};
  }

  void write_referral_scores(CanonicalTable& out) {
    if (!work_.has(Table::referral_scores)) return;
    work_.latest_rows(Table::referral_scores, referral_score_record, [&](Rows& row) {
      const Measure* measure = measure_of(row);
      if (measure == nullptr) return false;
      check_score(row);
      row.needed(Field::person);
      row.needed(Field::provider);
      CsvWriter& csv = out.row();
      csv.field(row.text(Field::person)).field(row.text(Field::provider));
      csv.field(row.id(Field::referral, Field::local_referral));
      csv.field(row.day(Field::date, true).text).field(measure->id.text());
      csv.field(row.text(Field::score)).end();
      return true;
    });
  }

  void write_activity_scores(CanonicalTable& out) {
    for (const ActivityScore& score : scores_) {
      const auto& contact = waiting_.at(score.contact);
      if (!contact) {
        MhsdsFile& file = work_.made.files[score.file];
        --file.used;
        ++file.set_aside;
        work_.finding(score.file, TableKind::measures, score.row, "UniqCareContID", "MH033",
                      Severity::error, "",
                      "a contact of MHS201CareContact, which has the day; the score is set aside");
        continue;
      }
      CsvWriter& csv = out.row();
      csv.field(score.person).field(score.provider).field(contact->referral).field(contact->day);
      csv.field(score.measure->id.text()).field(score.score).end();
    }
  }

  Work& work_;
  std::map<std::string, const Measure*> measures_;
  std::set<std::string> items_;
  std::vector<ActivityScore> scores_;
  std::unordered_map<Key, std::optional<ContactDay>, KeyHash> waiting_;
};

}  // namespace

void import_contacts_and_scores(Work& work) { ContactsAndScores(work).run(); }

}  // namespace pbr::mhsds
