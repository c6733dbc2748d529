// Identifiers are text with a kind: "08" stays "08", and a provider is never a person.
#pragma once

#include <compare>
#include <concepts>
#include <functional>
#include <ostream>
#include <string>
#include <string_view>
#include <utility>

namespace pbr {

/// Text that names one thing of one kind. Two kinds neither compare nor convert.
template <class Kind>
class Id {
 public:
  Id() = default;
  explicit Id(std::string text) : text_(std::move(text)) {}
  /// "08" is not 8, and a literal 0 would be taken for a null pointer to text.
  explicit Id(std::integral auto) = delete;

  [[nodiscard]] const std::string& text() const { return text_; }
  [[nodiscard]] bool empty() const { return text_.empty(); }

  friend auto operator<=>(const Id&, const Id&) = default;
  friend std::ostream& operator<<(std::ostream& out, const Id& id) { return out << id.text_; }

 private:
  std::string text_;
};

using PersonId = Id<struct PersonIdTag>;
using ProviderId = Id<struct ProviderIdTag>;
using CommissionerId = Id<struct CommissionerIdTag>;
using ReferralId = Id<struct ReferralIdTag>;
using AssessmentId = Id<struct AssessmentIdTag>;
using EpisodeId = Id<struct EpisodeIdTag>;
/// Two digits for the English clusters ("08"); other currencies have other codes.
using ClusterCode = Id<struct ClusterIdTag>;
using MeasureId = Id<struct MeasureIdTag>;
using SchemeId = Id<struct SchemeIdTag>;

}  // namespace pbr

template <class Kind>
struct std::hash<pbr::Id<Kind>> {
  std::size_t operator()(const pbr::Id<Kind>& id) const noexcept {
    return std::hash<std::string>{}(id.text());
  }
};
