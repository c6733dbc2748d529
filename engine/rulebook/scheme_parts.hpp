// The readers of a scheme's components, by topic. Pools and personal budgets: scheme_partners.hpp.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "pbr/scheme_terms.hpp"
#include "text/yaml.hpp"

namespace pbr::rulebook {

/// A component that a base names, to be looked up when all components have been read.
struct NamedBase {
  std::size_t component;  ///< whose base it is, by its place in the list
  const yaml::Node* node;
  std::string id;
};

/// What the reader of a component is handed.
struct ComponentReader {
  yaml::Reader& in;
  std::size_t component;          ///< its place in the list
  std::vector<NamedBase>& named;  ///< grows by what its bases name
};

/// activity, value, or a list of components' ids.
[[nodiscard]] PaymentBase read_base(const ComponentReader& reader, const yaml::Node& node,
                                    std::string_view what);
/// RB150 a base that names no component above it or one that pays nothing, RB151 bases that go
/// round in a circle. `ids` and `components` are by place in the list; nothing was read of a null.
void check_bases(yaml::Reader& reader, const std::vector<std::string>& ids,
                 const std::vector<const SchemeComponent*>& components,
                 const std::vector<NamedBase>& named);

// scheme_money.cpp
[[nodiscard]] BlockComponent read_block(yaml::Reader& reader, const yaml::Node& node);
[[nodiscard]] ActivityComponent read_activity(yaml::Reader& reader, const yaml::Node& node);
[[nodiscard]] CapitationComponent read_capitation(yaml::Reader& reader, const yaml::Node& node);
/// RB164 no price.
[[nodiscard]] EpisodeComponent read_episode(yaml::Reader& reader, const yaml::Node& node);
/// RB152 bands that do not begin at 0 or do not ascend, RB153 a cap or collar below 0.
[[nodiscard]] GainLossComponent read_gain_loss(const ComponentReader& reader,
                                               const yaml::Node& node);

// scheme_outcomes.cpp
/// RB158 shared money where all of the base was paid, RB161 more domains asked for than there are.
[[nodiscard]] OutcomeComponent read_outcome(const ComponentReader& reader, const yaml::Node& node);
/// RB162 no indicator.
[[nodiscard]] PointsComponent read_points(yaml::Reader& reader, const yaml::Node& node);
/// RB154 a band that is not of 0 to 1, does not ascend or pays more than all; RB161.
[[nodiscard]] TournamentComponent read_tournament(const ComponentReader& reader,
                                                  const yaml::Node& node);

// scheme_domains.cpp, scheme_indicators.cpp, scheme_given.cpp
/// RB060 weights that do not add up to 1.
[[nodiscard]] std::vector<SchemeDomain> read_domains(yaml::Reader& reader, const yaml::Node& node);
enum class IndicatorOf : std::uint8_t { domain, points };
/// RB061 thresholds reversed, RB066 an id twice, RB155 a key that its scoring does not know, RB156
/// points that are not above 0, RB159 adjusted where nothing is expected, RB160 given numbers that
/// do not go with the statistic or make no share.
[[nodiscard]] SchemeIndicator read_indicator(yaml::Reader& reader, const yaml::Node& node,
                                             std::set<std::string>& ids, IndicatorOf of);
/// The numbers of `statistic: given`.
void read_given(yaml::Reader& reader, const yaml::Node& node, SchemeIndicator& indicator);
/// The id of a component, domain or indicator; RB066 where it was taken.
std::string unique_id(yaml::Reader& reader, const yaml::Node& mapping, std::set<std::string>& ids,
                      std::string_view of);

}  // namespace pbr::rulebook
