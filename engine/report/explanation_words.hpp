// Words that the text, the JSON and the CSV of an explanation share.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "pbr/report.hpp"
#include "report/show_words.hpp"

namespace pbr {

/// "7 Depressed mood".
[[nodiscard]] std::string item_words(const Instrument& instrument, std::size_t item);
/// Whether the instrument has the scale: every instrument has the first 18.
[[nodiscard]] bool has_item(const Instrument& instrument, std::size_t item);
/// "3", "not known".
[[nodiscard]] std::string rating_words(Rating rating);
/// The ratings of a row that stand in that cell, in order.
[[nodiscard]] std::vector<Rating> ratings_in(const GridRow& row, Cell cell);
/// "2, 3 or 4".
[[nodiscard]] std::string must_words(const GridRow& row);
[[nodiscard]] std::string_view cell_word(Cell cell);
[[nodiscard]] std::string_view reason_word(AssessmentReason reason);

/// Where a pack says so, as a reader finds it below the rules folder, whatever the machine:
/// "england/clusters/illustrative.yaml:120".
[[nodiscard]] std::string rule_place(const ClusterPack& pack, const Location& at);
/// The same without its folder: "illustrative.yaml:120".
[[nodiscard]] std::string short_place(const ClusterPack& pack, const Location& at);

/// "04 Non-psychotic (severe)"; the code alone where the pack has no name for it.
[[nodiscard]] std::string cluster_words(const ClusterPack& pack, const ClusterCode& code);
/// The page of the allocated cluster, or null for variance, unusable and method table.
[[nodiscard]] const PageVerdict* chosen_page(const Explanation& explanation);
[[nodiscard]] const PageVerdict* page_of(const Explanation& explanation, const Cluster& cluster);
/// "super-class B", "super-class B, branch first episode"; empty where every page was looked at.
[[nodiscard]] std::string scope_words(const Explanation& explanation);
/// Whether the essential criteria restrict the candidates at this kind of assessment.
[[nodiscard]] bool essential_restricts(const ClusterPack& pack, const Assessment& assessment);

/// "0.612000".
[[nodiscard]] std::string probability_words(std::int32_t millionths);

/// "total", or "item 6" where the pack speaks of an item itself.
[[nodiscard]] std::string derived_name(const DerivedValue& value);
/// "20 or more", "2 to 4", "3", "unknown".
[[nodiscard]] std::string condition_words(const ClusterPack& pack, const Condition& condition);
/// "total is 22, must be 20 or more".
[[nodiscard]] std::string failed_words(const ExplanationView& view, const Condition& condition);
/// Why a premise does not hold, by the first thing that failed; it must not hold.
[[nodiscard]] std::string first_failure(const ExplanationView& view, const Premise& premise,
                                        const PremiseVerdict& verdict, SuperClass super_class);
/// "A or B".
[[nodiscard]] std::string super_classes_words(const Premise& premise);
[[nodiscard]] bool for_every_super_class(const Premise& premise);

/// "item 6 were 2 instead of 3"; two changes are joined by "and".
[[nodiscard]] std::string flip_words(const Flip& flip);
/// The nearest change that gives this cluster, if there is one.
[[nodiscard]] const Flip* flip_to(const ExplanationView& view, const Cluster& cluster);
/// "given if item 6 were 2 instead of 3", "no change of one or two ratings gives it".
[[nodiscard]] std::string change_words(const ExplanationView& view, const Cluster& cluster);

}  // namespace pbr
