// A pack of a study: where it stands in the rulebook, and its file as it was parsed.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "pbr/rulebook.hpp"
#include "text/yaml.hpp"

namespace pbr::rulebook {

enum class SlotOf : std::uint8_t {
  instrument,
  clusters,
  tariff,
  measures,
  scheme,
  disclosure,
  episodes
};

struct PackSlot {
  SlotOf of = SlotOf::instrument;
  std::size_t place = 0;  ///< among the measure packs or the schemes
  std::string reference;
  std::string given;  ///< as the study writes it
  std::optional<yaml::Document> document{};
  Diagnostics parsing{};
  // As read without any change.
  bool read = false;
  Diagnostics problems{};
};

/// The first word of a path into the pack.
[[nodiscard]] std::string_view word_of(SlotOf of);

/// Reads a document as the slot's pack; false where problems leave nothing.
bool read_into(const PackSlot& slot, const yaml::Document& document, Rulebook& book,
               Diagnostics& problems);

[[nodiscard]] PackHeader& header_of(const PackSlot& slot, Rulebook& book);

/// The packs' country: the first folder of the clusters reference, or, where that is a file of the
/// user's own, of the first other reference that has one.
[[nodiscard]] std::string country_of(const RuleReferences& references);

/// A bare name is that of a scheme of the country.
[[nodiscard]] std::string scheme_reference(const std::string& name, const std::string& country);

}  // namespace pbr::rulebook
