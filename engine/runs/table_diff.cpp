#include "runs/table_diff.hpp"

#include <algorithm>
#include <array>
#include <unordered_map>

#include "pbr/csv.hpp"

namespace pbr::runs {

namespace {

using Row = std::vector<std::string>;

/// Ids that tell the rows of a table of single people apart.
constexpr std::array<std::string_view, 6> personal{"person_id",     "episode_id",  "line_id",
                                                   "assessment_id", "referral_id", "birth_date"};

/// Columns that say what a row is of, in tables of sums.
constexpr std::array<std::string_view, 28> naming{
    "scheme", "baseline",  "provider",  "commissioner", "cluster", "month",     "component",
    "domain", "indicator", "level",     "code",         "measure", "statistic", "method",
    "model",  "term",      "dimension", "row",          "value",   "item",      "line",
    "at",     "first",     "second",    "from",         "to",      "partner",   "holder"};
constexpr std::array<std::string_view, 6> more_naming{"side", "pool",   "table",
                                                      "day",  "intake", "test"};

bool among(const auto& list, std::string_view name) {
  return std::find(list.begin(), list.end(), name) != list.end();
}

std::vector<std::size_t> columns_where(const Row& header, auto holds) {
  std::vector<std::size_t> at;
  for (std::size_t column = 0; column < header.size(); ++column) {
    if (holds(header[column])) at.push_back(column);
  }
  return at;
}

/// The first id of a table of single people, with the measure; else every column that names. A
/// column of one name may be a figure in another table: `value` names in concentration.csv alone,
/// `row` too, and findings.csv is a bag of rows.
std::vector<std::size_t> key_of(const Row& header) {
  const auto has = [&](std::string_view name) { return among(header, name); };
  if (has("severity")) return {};
  if (!header.empty() && among(personal, header.front())) {
    auto key = columns_where(header, [](const std::string& name) { return name == "measure"; });
    key.insert(key.begin(), 0);
    return key;
  }
  return columns_where(header, [&](const std::string& name) {
    if (name == "value" || name == "row") return has("dimension");
    return among(naming, name) || among(more_naming, name) || name.starts_with("group_");
  });
}

/// One side of the comparison: its columns in the order of the other side's.
struct Side {
  CsvReader reader;
  Row header;
  std::vector<std::size_t> common;  ///< positions of the columns both have
};

std::uint64_t hash_of(const Row& row, const std::vector<std::size_t>& columns, std::uint64_t seed) {
  constexpr std::uint64_t prime = 0x100000001B3;
  std::uint64_t hash = 0xCBF29CE484222325 ^ seed;
  for (const std::size_t column : columns) {
    for (const char byte : row[column]) {
      hash = (hash ^ static_cast<unsigned char>(byte)) * prime;
    }
    hash = (hash ^ 0x1FU) * prime;
  }
  return hash;
}

/// What is kept of a row of the first table while the second is read.
struct Kept {
  std::uint64_t content = 0, row = 0;
};

class TableDiff {
 public:
  TableDiff(const std::string& a, const std::string& b, TableDifference& into,
            Diagnostics& problems)
      : a_{CsvReader::open(a), {}, {}},
        b_{CsvReader::open(b), {}, {}},
        into_(into),
        problems_(problems) {}

  void run() {
    if (!read_headers()) return;
    Row first;
    Row second;
    bool more = next(a_, first);
    bool other_more = next(b_, second);
    while (more || other_more) {
      if (more) ++into_.rows_a;
      if (other_more) ++into_.rows_b;
      if (!parted_ && (!more || !other_more || first != second))
        part(more, first, other_more, second);
      if (parted_) {
        if (more) add(first, into_.rows_a, 0);
        if (other_more) add(second, into_.rows_b, 1);
      }
      more = more && next(a_, first);
      other_more = other_more && next(b_, second);
    }
    finish();
  }

 private:
  bool read_headers() {
    for (Side* side : {&a_, &b_}) {
      for (const std::string_view name : side->reader.header()) side->header.emplace_back(name);
      if (side->reader.error()) problems_.push_back(*side->reader.error());
    }
    if (has_errors(problems_)) return false;
    for (const std::string& name : a_.header) {
      const auto other = std::find(b_.header.begin(), b_.header.end(), name);
      if (other == b_.header.end()) {
        into_.columns_a.push_back(name);
        continue;
      }
      common_.push_back(name);
      a_.common.push_back(static_cast<std::size_t>(&name - a_.header.data()));
      b_.common.push_back(static_cast<std::size_t>(other - b_.header.begin()));
    }
    for (const std::string& name : b_.header) {
      if (!among(a_.header, name)) into_.columns_b.push_back(name);
    }
    key_ = key_of(common_);
    for (std::size_t at = 0; at < common_.size(); ++at) all_.push_back(at);
    if (key_.empty()) key_ = all_;
    return true;
  }

  bool next(Side& side, Row& row) {
    const auto record = side.reader.next();
    if (!record) {
      if (side.reader.error()) problems_.push_back(*side.reader.error());
      return false;
    }
    row.clear();
    for (const std::size_t column : side.common) {
      row.emplace_back(column < record->fields.size() ? record->fields[column].text : "");
    }
    return true;
  }

  /// The first rows that are not the same, each in its place.
  void part(bool more, const Row& first, bool other_more, const Row& second) {
    parted_ = true;
    if (more) first_a_ = {into_.rows_a, first};
    if (other_more) first_b_ = {into_.rows_b, second};
  }

  /// Rows of one key stand in for each other in the order in which they come.
  void add(const Row& row, std::uint64_t number, std::size_t side) {
    const std::uint64_t key = hash_of(row, key_, 0);
    const Kept kept{hash_of(row, all_, 1), number};
    auto& mine = open_.at(side)[key];
    auto& theirs = open_.at(1 - side);
    const auto found = theirs.find(key);
    if (found == theirs.end() || found->second.empty()) {
      mine.push_back(kept);
      return;
    }
    if (mine.empty()) open_.at(side).erase(key);
    if (found->second.front().content != kept.content) ++into_.changed;
    found->second.erase(found->second.begin());
    if (found->second.empty()) theirs.erase(found);
  }

  [[nodiscard]] bool is_left(std::size_t side, const Row& row) const {
    return open_.at(side).contains(hash_of(row, key_, 0));
  }

  void finish() {
    for (const auto& [key, rows] : open_[0]) into_.only_a += rows.size();
    for (const auto& [key, rows] : open_[1]) into_.only_b += rows.size();
    into_.order = parted_ && into_.changed == 0 && into_.only_a == 0 && into_.only_b == 0;
    if (parted_ && !into_.order) into_.first = told();
  }

  [[nodiscard]] RowDifference told() const {
    RowDifference row;
    const bool same_key = first_a_ && first_b_ &&
                          hash_of(first_a_->second, key_, 0) == hash_of(first_b_->second, key_, 0);
    const bool alone_a = first_a_ && !same_key && is_left(0, first_a_->second);
    const bool alone_b = first_b_ && !same_key && is_left(1, first_b_->second);
    const bool tell_a = first_a_ && (same_key || alone_a || !alone_b);
    const bool tell_b = first_b_ && (same_key || (alone_b && !alone_a) || (!alone_a && !alone_b));
    const bool of_people = std::any_of(common_.begin(), common_.end(), is_personal);
    if (tell_a) row.row_a = first_a_->first;
    if (tell_b) row.row_b = first_b_->first;
    for (std::size_t at = 0; at < common_.size(); ++at) {
      ColumnDifference column{common_[at], {}, {}};
      const bool hidden = is_personal(common_[at]);
      if (tell_a && !hidden) column.a = first_a_->second[at];
      if (tell_b && !hidden) column.b = first_b_->second[at];
      const bool both = tell_a && tell_b;
      const bool same = both && first_a_->second[at] == first_b_->second[at];
      const bool names = std::find(key_.begin(), key_.end(), at) != key_.end();
      if (same && names && !hidden && key_.size() < all_.size()) row.named.push_back(column);
      if (!same && (both || !of_people)) row.different.push_back(column);
    }
    return row;
  }

  using Numbered = std::pair<std::uint64_t, Row>;

  Side a_, b_;
  TableDifference& into_;
  Diagnostics& problems_;
  Row common_;
  std::vector<std::size_t> key_, all_;
  bool parted_ = false;
  std::optional<Numbered> first_a_, first_b_;
  std::array<std::unordered_map<std::uint64_t, std::vector<Kept>>, 2> open_;
};

}  // namespace

bool is_personal(std::string_view column) { return among(personal, column); }

void diff_tables(const std::string& a, const std::string& b, TableDifference& into,
                 Diagnostics& problems) {
  TableDiff(a, b, into, problems).run();
}

}  // namespace pbr::runs
