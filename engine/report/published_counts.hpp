// The counts that the page prints of people, episodes, assessments and moves, each as the page
// shows it and how they belong together: what the audit of count_audit.hpp looks at. Sums are told
// to the audit where they hold in the data, whether a reader would know of them or not: it errs on
// the side that finds more.
#pragma once

#include <string>
#include <vector>

#include "report/count_audit.hpp"
#include "report/report_view.hpp"

namespace pbr {

/// Tables of people by name, so that view and audit speak of the same.
[[nodiscard]] std::string people_table(const std::string& level);
inline constexpr std::string_view allocations_table = "Assessments by cluster";

/// Puts counts into a system as the view shows them.
class CountSheet {
 public:
  explicit CountSheet(const ReportView& view) : view_(view) {}

  /// Printed as it is.
  std::size_t exact(const std::string& table, const std::string& row, const std::string& column,
                    std::int64_t count);
  /// Printed by the rule at a level, or as the mark where `veiled` for another reason.
  std::size_t shown(std::string_view level, const std::string& table, const std::string& row,
                    const std::string& column, std::int64_t count, bool veiled = false);
  /// Printed nowhere.
  std::size_t unprinted(const std::string& table, const std::string& row, std::int64_t count);
  /// The numerator and denominator of a share that is printed in whole percent, or as the mark. A
  /// part is never more than its whole, so a marked share has a small part.
  struct Share {
    std::size_t part = 0, whole = 0;
  };
  Share share(std::string_view level, const std::string& table, const std::string& row,
              const std::string& column, std::int64_t part, std::int64_t whole);

  /// total = sum of parts, where that is so.
  void total(std::size_t whole, const std::vector<std::size_t>& parts);
  void part(std::size_t part, std::size_t whole);
  /// Two counts are one and the same, where they are.
  void same(std::size_t a, std::size_t b);
  void percent(std::string_view level, std::size_t part, std::size_t whole);
  /// The count may be hidden to protect another: the page asks the view for it.
  void may_hide(std::size_t count);

  [[nodiscard]] std::int64_t value(std::size_t count) const { return values_[count]; }
  CountSystem system;

 private:
  std::size_t add(PublishedCount count, std::int64_t value);
  const ReportView& view_;
  std::vector<std::int64_t> values_;
};

/// Everything.
[[nodiscard]] CountSystem published_counts(const ReportView& view);

/// Its parts.
void add_people(const ReportView& view, CountSheet& sheet);
void add_allocations(const ReportView& view, CountSheet& sheet);
void add_reach(const ReportView& view, CountSheet& sheet);
void add_upcoding(const ReportView& view, CountSheet& sheet);
void add_episodes(const ReportView& view, CountSheet& sheet);
/// Behind people and episodes, whose sums it speaks of.
void add_details(const ReportView& view, CountSheet& sheet);
void add_moves(const ReportView& view, CountSheet& sheet);
void add_indicators(const ReportView& view, CountSheet& sheet);
void add_pairs(const ReportView& view, CountSheet& sheet);

/// A count of the page that can be worked out (recoverable), or told more closely than the rule
/// leaves it (narrowed).
struct DisclosureFinding {
  std::string table, row, column;
  bool recoverable = false;
};
[[nodiscard]] std::vector<DisclosureFinding> disclosure_findings(const ReportView& view);

}  // namespace pbr
