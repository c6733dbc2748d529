// The parts of an explanation's text.
#pragma once

#include <iosfwd>

#include "pbr/report.hpp"

namespace pbr {

/// Lines of a list that the short text shows at most.
inline constexpr std::size_t most_lines = 24;
/// "  ... and 7 more; --details shows all" where a list was cut short.
void write_cut(std::size_t left_out, std::string_view what, std::ostream& out);

/// Cluster and name, why in a line or two, the nearest change, and what was asked of what.
void write_answer(const ExplanationView&, std::ostream&);

/// Why, and why no other, by the pack's method.
void write_profile(const ExplanationView&, bool everything, std::ostream&);
void write_logit(const ExplanationView&, bool everything, std::ostream&);
void write_table(const ExplanationView&, bool everything, std::ostream&);

/// Everything about one cluster.
void write_one_cluster(const ExplanationView&, const Cluster&, std::ostream&);

/// A line for each page that was not given, those of other super-classes last.
void write_why_not(const ExplanationView&, bool everything, std::ostream&);
/// Why the page was not given, in one line without its name; for a page that was not.
[[nodiscard]] std::string why_not_words(const ExplanationView&, const PageVerdict&);
/// Of it what the method has to say, for a page of the super-class.
[[nodiscard]] std::string profile_why_not(const ExplanationView&, const PageVerdict&);
[[nodiscard]] std::string logit_why_not(const ExplanationView&, const PageVerdict&);

/// What each item added to a type, beside the type that was given.
void write_type_amounts(const ExplanationView&, const PageVerdict& type, std::ostream&);
/// Every rule that names the cluster, condition by condition.
void write_rules_of(const ExplanationView&, const Cluster&, std::ostream&);

}  // namespace pbr
