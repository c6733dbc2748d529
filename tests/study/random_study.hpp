// A small study drawn at random, with everything that real extracts have: rows in no order, of
// nobody, of another size, repeated, and with line feeds inside quotes.
#pragma once

#include <filesystem>
#include <fstream>
#include <initializer_list>
#include <string>
#include <vector>

#include "pbr/records.hpp"
#include "support/random_packs.hpp"

namespace pbr::test {

class RandomStudy {
 public:
  explicit RandomStudy(Draws& draws) : draws_(draws), people_(1 + draws.below(12)) {}

  void write(const std::filesystem::path& folder) {
    std::filesystem::create_directories(folder);
    std::ofstream study(folder / "study.yaml");
    study << "study: drawn at random\nperiod: {first_day: 2014-04-01, last_day: 2015-03-31}\n"
             "seed: 1\nbootstrap: 3\nrules:\n  instrument: england/instruments/mhct-18\n"
             "  clusters: england/clusters/illustrative\n"
             "  tariff: england/tariffs/illustrative-2014\n"
             "  measures: [england/measures/honos]\n  disclosure: england/disclosure/mhsds\n"
             "schemes: [activity, block]\ninputs:\n";
    for (const auto kind :
         {TableKind::persons, TableKind::referrals, TableKind::assessments, TableKind::clusters,
          TableKind::contacts, TableKind::stays, TableKind::measures, TableKind::statuses}) {
      const bool needed = kind == TableKind::assessments;
      if (!needed && draws_.percent(10)) continue;
      const std::string name = std::string(schema_of(kind).name) + ".csv";
      study << "  " << schema_of(kind).name << ": " << name << "\n";
      std::ofstream(folder / name, std::ios::binary) << table(schema_of(kind));
    }
  }

 private:
  std::string table(const TableSchema& schema) {
    const std::string end = draws_.percent(20) ? "\r\n" : "\n";
    std::string text = draws_.percent(10) ? "\xEF\xBB\xBF" : "";
    for (const auto& column : schema.columns) text.append(column.name).append(",");
    text += "note" + end;
    const auto rows = draws_.percent(10) ? 0 : draws_.below(60);
    for (std::uint64_t row = 0; row < rows; ++row) {
      if (draws_.percent(3)) text += end;
      for (const auto& column : schema.columns) text.append(value(schema, column)).append(",");
      text += draws_.percent(90) ? "" : one_of({"\"two\nlines\"", "\xC3\xA9", "\"a,\"\"b\""});
      if (draws_.percent(3)) text += ",one,more";
      const bool last = row + 1 == rows && draws_.percent(30);
      if (!last) text += end;
    }
    return text;
  }

  std::string one_of(std::initializer_list<const char*> texts) {
    return *(texts.begin() + draws_.below(texts.size()));
  }

  // One person has many rows; some nobody.
  std::string person() {
    if (draws_.percent(4)) return "";
    if (draws_.percent(30)) return "p3";
    const std::string id = "p" + std::to_string(draws_.below(people_));
    return draws_.percent(5) ? '"' + id + '"' : id;
  }

  std::string value(const TableSchema& schema, const ColumnSchema& column) {
    const std::string_view name = column.name;
    if (draws_.percent(2)) return one_of({"", "x", "99", "\"\""});
    if (name == "person_id") return person();
    if (name == "assessment_id" || name == "referral_id") {
      return "r" + std::to_string(draws_.below(25));
    }
    if (name == "provider") return one_of({"ZPA", "ZPB"});
    if (name == "kind") return one_of({"attended", "not_attended"});
    if (name == "reason") return one_of({"initial", "review", "discharge"});
    if (name == "super_class") return one_of({"A", "B", "C", "Z", ""});
    if (name == "item_8_type") return one_of({"A", "B", ""});
    if (name == "measure") return one_of({"honos", "honos", "mine"});
    if (name == "end" || name == "closed" || name == "death_date") {
      return one_of({"", "", "2014-12-24", "2015-02-02", "2016-01-01"});
    }
    switch (column.type) {
      case ColumnType::date:
        return one_of({"2014-04-01", "2014-06-30", "2014-09-09", "2014-11-11", "2015-03-31",
                       "2013-12-31", "2014-02-30"});
      case ColumnType::rating:
        return one_of({"0", "1", "2", "3", "4", "9"});
      case ColumnType::code:
        return one_of({"03", "4", "08", "11", "20"});
      case ColumnType::yes_no:
        return one_of({"Y", "N", ""});
      case ColumnType::number:
      case ColumnType::count:
        return one_of({"1", "12", "30"});
      default:
        return schema.kind == TableKind::persons ? one_of({"A", "B"}) : "ZC1";
    }
  }

  Draws& draws_;
  std::uint64_t people_;
};

}  // namespace pbr::test
