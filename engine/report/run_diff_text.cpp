#include <algorithm>
#include <ostream>

#include "pbr/run_report.hpp"
#include "report/number_text.hpp"
#include "report/rule_words.hpp"

namespace pbr {
namespace {

constexpr std::size_t most_changes = 20, most_columns = 8;

std::string side(const std::optional<std::string>& text, std::string_view none = "(not there)") {
  if (!text) return std::string(none);
  return text->empty() ? "(empty)" : *text;
}

void write_fact(const FactDifference& fact, std::ostream& out) {
  out << "  " << fact.what << "\n    A: " << side(fact.a, "(not recorded)")
      << "\n    B: " << side(fact.b, "(not recorded)") << "\n";
}

void write_pack(const PackDifference& pack, std::ostream& out) {
  write_fact(pack.fact, out);
  if (!pack.at_hand) {
    if (pack.fact.a && pack.fact.b) {
      out << "    its values: not both files are at hand; --rules names the folders they stand "
             "in\n";
    }
    return;
  }
  const std::size_t shown = std::min(pack.changes.size(), most_changes);
  for (std::size_t at = 0; at < shown; ++at) {
    const RuleChange& change = pack.changes[at];
    out << "    " << change.part << ", " << change.what << ": " << side(change.before) << " -> "
        << side(change.after) << "\n";
  }
  if (shown < pack.changes.size()) {
    out << "    and " << pack.changes.size() - shown << " more; --format json has all\n";
  }
  if (pack.changes.empty()) out << "    no value differs: comments or order only\n";
}

std::string amount(const std::optional<Pence>& pounds) {
  return pounds ? pounds_text(*pounds) : "nothing";
}

void write_total(const TotalDifference& total, std::ostream& out) {
  out << "  " << total.scheme << (total.provider.empty() ? ", all" : ", " + total.provider) << ": "
      << amount(total.a) << " -> " << amount(total.b);
  if (total.a && total.b) out << " (" << change_text(*total.b - *total.a) << ")";
  out << "\n";
}

std::string listed(const std::vector<std::string>& names) {
  std::string text;
  for (const std::string& name : names) text += (text.empty() ? "" : ", ") + name;
  return text;
}

void write_row(const RowDifference& row, std::ostream& out) {
  out << "    first: ";
  if (row.row_a != 0 && row.row_b != 0) {
    out << (row.row_a == row.row_b ? "row " + std::to_string(row.row_a)
                                   : "row " + std::to_string(row.row_a) + " of A, row " +
                                         std::to_string(row.row_b) + " of B");
  } else {
    out << "row " << (row.row_a != 0 ? row.row_a : row.row_b) << " of "
        << (row.row_a != 0 ? "A, which B does not have" : "B, which A does not have");
  }
  for (const ColumnDifference& column : row.named) {
    out << (&column == row.named.data() ? " (" : ", ") << column.column << " " << side(column.a);
  }
  out << (row.named.empty() ? "\n" : ")\n");
  const std::size_t shown = std::min(row.different.size(), most_columns);
  for (std::size_t at = 0; at < shown; ++at) {
    const ColumnDifference& column = row.different[at];
    out << "      " << column.column << ": ";
    if (!column.a && !column.b) {
      out << "differs (an id, not told)\n";
    } else if (row.row_a != 0 && row.row_b != 0) {
      out << side(column.a) << " -> " << side(column.b) << "\n";
    } else {
      out << side(column.a ? column.a : column.b) << "\n";
    }
  }
  if (shown < row.different.size()) {
    const auto more = static_cast<std::int64_t>(row.different.size() - shown);
    out << "      and " << counted(more, "column") << " more\n";
  }
}

void write_table(const TableDifference& table, std::ostream& out) {
  out << "  " << table.file << ": ";
  if (!table.in_a || !table.in_b) {
    out << "in " << (table.in_a ? "A" : "B") << " alone\n";
    return;
  }
  if (table.line) {
    out << "line " << *table.line << " is the first that differs\n";
    return;
  }
  if (table.order) {
    out << "the same rows in another order\n";
    return;
  }
  out << table.rows_a << " rows -> " << table.rows_b << "; " << table.changed << " changed, "
      << table.only_a << " only in A, " << table.only_b << " only in B\n";
  if (!table.columns_a.empty())
    out << "    columns of A alone: " << listed(table.columns_a) << "\n";
  if (!table.columns_b.empty())
    out << "    columns of B alone: " << listed(table.columns_b) << "\n";
  if (table.first) write_row(*table.first, out);
}

void write_verdict(const RunDifference& difference, std::ostream& out) {
  if (difference.same()) {
    out << "the runs are the same: " << difference.same_files << " files\n";
    return;
  }
  const auto tables = difference.tables.size();
  out << "\n"
      << tables << (tables == 1 ? " file differs, " : " files differ, ") << difference.same_files
      << (difference.same_files == 1 ? " is the same\n" : " are the same\n");
}

}  // namespace

void write_run_diff_text(const RunRecord& a, const RunRecord& b, const RunDifference& difference,
                         std::ostream& out) {
  out << "A: " << a.study << ", pbr " << a.version << "\nB: " << b.study << ", pbr " << b.version
      << "\n";
  const auto head = [&](bool any, std::string_view title) {
    if (any) out << "\n" << title << "\n";
  };
  head(!difference.facts.empty(), "what the runs were made of");
  for (const FactDifference& fact : difference.facts) write_fact(fact, out);
  head(!difference.packs.empty(), "rule packs");
  for (const PackDifference& pack : difference.packs) write_pack(pack, out);
  head(!difference.totals.empty(), "what is paid");
  for (const TotalDifference& total : difference.totals) write_total(total, out);
  head(!difference.tables.empty(), "files");
  for (const TableDifference& table : difference.tables) write_table(table, out);
  write_verdict(difference, out);
}

}  // namespace pbr
