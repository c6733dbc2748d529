#include <algorithm>
#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <ostream>

#include "pbr/run_report.hpp"
#include "report/json_text.hpp"

namespace pbr {
namespace {

namespace json = boost::json;

json::value or_null(const std::optional<std::string>& text) {
  return text ? json::value(*text) : json::value(nullptr);
}

json::value or_null(const std::optional<Pence>& amount) {
  return amount ? json::value(to_pounds(*amount)) : json::value(nullptr);
}

json::object fact_of(const FactDifference& fact) {
  return {{"what", fact.what}, {"a", or_null(fact.a)}, {"b", or_null(fact.b)}};
}

template <class T>
json::array each(const std::vector<T>& list, auto make) {
  json::array array;
  for (const T& one : list) array.push_back(make(one));
  return array;
}

json::object pack_of(const PackDifference& pack) {
  json::object object = fact_of(pack.fact);
  object["at_hand"] = pack.at_hand;
  object["changes"] = each(pack.changes, [](const RuleChange& change) {
    return json::object{{"part", change.part},
                        {"what", change.what},
                        {"before", or_null(change.before)},
                        {"after", or_null(change.after)},
                        {"before_line", change.before_at.line},
                        {"after_line", change.after_at.line}};
  });
  return object;
}

json::object column_of(const ColumnDifference& column) {
  return {{"column", column.column}, {"a", or_null(column.a)}, {"b", or_null(column.b)}};
}

json::value first_of(const std::optional<RowDifference>& row) {
  if (!row) return nullptr;
  const auto number = [](std::uint64_t at) {
    return at == 0 ? json::value(nullptr) : json::value(at);
  };
  return json::object{{"row_a", number(row->row_a)},
                      {"row_b", number(row->row_b)},
                      {"of", each(row->named, column_of)},
                      {"different", each(row->different, column_of)}};
}

json::object table_of(const TableDifference& table) {
  const auto name = [](const std::string& text) { return json::value(text); };
  return {{"file", table.file},
          {"in_a", table.in_a},
          {"in_b", table.in_b},
          {"rows_a", table.rows_a},
          {"rows_b", table.rows_b},
          {"changed", table.changed},
          {"only_a", table.only_a},
          {"only_b", table.only_b},
          {"columns_a", each(table.columns_a, name)},
          {"columns_b", each(table.columns_b, name)},
          {"order_only", table.order},
          {"line", table.line ? json::value(*table.line) : json::value(nullptr)},
          {"first", first_of(table.first)}};
}

std::string_view state_words(VerifiedFile::State state) {
  switch (state) {
    case VerifiedFile::State::same:
      return "same";
    case VerifiedFile::State::differs:
      return "differs";
    case VerifiedFile::State::missing:
      return "missing";
    case VerifiedFile::State::not_recorded:
      return "not recorded";
  }
  throw InternalError("a file in no state");
}

}  // namespace

void write_run_diff_json(const RunRecord& a, const RunRecord& b, const RunDifference& difference,
                         std::ostream& out) {
  const auto run = [](const RunRecord& record) {
    return json::object{{"study", record.study}, {"version", record.version}};
  };
  write_pretty(json::object{{"a", run(a)},
                            {"b", run(b)},
                            {"same", difference.same()},
                            {"facts", each(difference.facts, fact_of)},
                            {"packs", each(difference.packs, pack_of)},
                            {"totals", each(difference.totals,
                                            [](const TotalDifference& total) {
                                              return json::object{{"scheme", total.scheme},
                                                                  {"provider", total.provider},
                                                                  {"a", or_null(total.a)},
                                                                  {"b", or_null(total.b)}};
                                            })},
                            {"tables", each(difference.tables, table_of)},
                            {"same_files", difference.same_files}},
               out);
}

bool Verification::same() const {
  return std::all_of(files.begin(), files.end(), [](const VerifiedFile& file) {
    return file.state == VerifiedFile::State::same;
  });
}

void write_verification_json(const Verification& verification, std::ostream& out) {
  write_pretty(json::object{{"same", verification.same()},
                            {"facts", each(verification.facts, fact_of)},
                            {"files", each(verification.files,
                                           [](const VerifiedFile& file) {
                                             return json::object{{"file", file.file},
                                                                 {"state", state_words(file.state)},
                                                                 {"words", file.words}};
                                           })}},
               out);
}

void write_verification_text(const Verification& verification, std::ostream& out) {
  constexpr std::size_t width = 14;
  for (const FactDifference& fact : verification.facts) {
    out << fact.what << "\n  in run.json: " << fact.a.value_or("(not recorded)")
        << "\n  here:        " << fact.b.value_or("(not there)") << "\n";
  }
  if (!verification.facts.empty()) out << "\n";
  std::size_t same = 0;
  for (const VerifiedFile& file : verification.files) {
    const std::string_view state = state_words(file.state);
    same += file.state == VerifiedFile::State::same ? 1 : 0;
    out << state << std::string(width - state.size(), ' ') << file.file
        << (file.words.empty() ? "" : ": ") << file.words << "\n";
  }
  const std::size_t others = verification.files.size() - same;
  out << "\n" << same << " of " << verification.files.size() << " files are the same";
  out << (others == 0 ? "\n" : ", " + std::to_string(others) + " not\n");
}

}  // namespace pbr
