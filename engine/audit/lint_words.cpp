#include "audit/lint_words.hpp"

#include <algorithm>

#include "allocation/methods.hpp"
#include "allocation/page.hpp"

namespace pbr::linting {
namespace {

const Cluster& page_at(const ClusterPack& pack, std::int16_t cluster) {
  return pack.clusters[static_cast<std::size_t>(cluster)];
}

PageScore score_at(const ClusterPack& pack, std::int16_t cluster, const Assessment& assessment) {
  return score_page(pack, page_at(pack, cluster), assessment, decided_within(pack, assessment),
                    profile_mode(pack, assessment.reason));
}

// "-1.250" from units of 10^-places.
std::string decimal(std::int64_t units, int places) {
  const bool negative = units < 0;
  const auto magnitude =
      negative ? 0 - static_cast<std::uint64_t>(units) : static_cast<std::uint64_t>(units);
  std::string digits = std::to_string(magnitude);
  const auto behind = static_cast<std::size_t>(places);
  if (digits.size() <= behind) digits.insert(0, behind + 1 - digits.size(), '0');
  if (behind > 0) digits.insert(digits.size() - behind, ".");
  return (negative ? "-" : "") + digits;
}

}  // namespace

std::string grouped(std::uint64_t number) {
  std::string digits = std::to_string(number);
  for (std::size_t at = digits.size(); at > 3;) digits.insert(at -= 3, ",");
  return digits;
}

std::string share(std::uint64_t part, std::uint64_t total) {
  if (part == 0) return "none";
  if (part == total) return "all";
  constexpr int hundredths = 10'000;
  const auto rounded =
      static_cast<std::uint64_t>((static_cast<Int128>(part) * hundredths + total / 2) / total);
  if (rounded == 0) return "under 0.01 %";
  if (rounded == hundredths) return "over 99.99 %";
  return decimal(static_cast<std::int64_t>(rounded), 2) + " %";
}

std::string points_words(const ClusterPack& pack, bool review, std::int64_t points) {
  if (pack.method == Method::logit) return "score " + decimal(points, pack.logit.places);
  const ProfileMode mode =
      profile_mode(pack, review ? AssessmentReason::review : AssessmentReason::initial);
  if (!mode.key_scales_first) return "penalty " + std::to_string(points);
  const std::int64_t missed = points / mode.key_step;
  return std::to_string(missed) + (missed == 1 ? " key scale" : " key scales") +
         " outside expected, penalty " + std::to_string(points % mode.key_step);
}

std::int64_t points_of(const ClusterPack& pack, std::int16_t cluster,
                       const Assessment& assessment) {
  if (pack.method == Method::logit) return score_of(page_at(pack, cluster), assessment);
  return score_at(pack, cluster, assessment).points;
}

bool is_candidate(const ClusterPack& pack, std::int16_t cluster, const Assessment& assessment) {
  if (pack.method == Method::logit) {
    return is_within(page_at(pack, cluster), decided_within(pack, assessment)) &&
           !is_excluded(page_at(pack, cluster), assessment);
  }
  return score_at(pack, cluster, assessment).candidate;
}

ClusterCode given_by(const ClusterPack& pack, const Assessment& assessment) {
  const Decision decision = decide(pack, assessment);
  if (decision.cluster != Decision::none) return page_at(pack, decision.cluster).code;
  const bool excluded = pack.method == Method::logit && decision.any_in_super_class;
  return excluded && !pack.logit.all_excluded_is_variance ? pack.unusable : pack.variance;
}

std::string page_word(const ClusterPack& pack) {
  return pack.method == Method::logit ? "type" : "page";
}

std::string never_words(const ClusterPack& pack) {
  return pack.method == Method::logit ? "an exclusion holds on every vector"
                                      : "its essential criteria are met on no vector";
}

std::string counts_words(const Uncovered& counts) {
  return grouped(counts.known) + " of " + grouped(counts.of_known) +
         " vectors with everything known (" + share(counts.known, counts.of_known) + "), " +
         grouped(counts.any) + " of " + grouped(counts.of_any) +
         " with items not known among them (" + share(counts.any, counts.of_any) + ")";
}

std::string item_words(std::size_t item) { return "item " + std::string(item_label(item)); }

std::string super_class_words(SuperClass super_class) {
  if (super_class == SuperClass::undecided) return "no super-class decided";
  return "super-class " + std::string(to_text(super_class));
}

std::string listed(const std::vector<std::string>& words) {
  std::string text;
  for (std::size_t at = 0; at < words.size(); ++at) {
    if (at > 0) text += at + 1 == words.size() ? " and " : ", ";
    text += words[at];
  }
  return text;
}

std::string code_of(const ClusterPack& pack, std::int16_t cluster) {
  return page_at(pack, cluster).code.text();
}

}  // namespace pbr::linting
