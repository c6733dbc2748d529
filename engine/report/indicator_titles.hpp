// The official indicators in plain words, and which of them are shares.
#pragma once

#include <array>
#include <string_view>

namespace pbr {

struct IndicatorTitle {
  std::string_view indicator, title;
  bool share = false;          ///< value = 100 x numerator / denominator; else a plain count
  std::string_view heading{};  ///< how people call it, where not by its id
};

inline constexpr std::array<IndicatorTitle, 12> indicator_titles{{
    {"ACC33", "People in a care cluster at the end of the period", false},
    {"ACC36", "Of these, within their cluster's review period", false},
    {"ACC37", "Share within their cluster's review period", true},
    {"ACC54", "Of the people in a cluster, in settled accommodation", false},
    {"ACC62", "Share of the people in a cluster in settled accommodation", true},
    {"AMH03e", "People aged 18 to 69 in contact at the end of the period", false},
    {"AMH14e", "Of these, in settled accommodation", false},
    {"AMH17e", "Of these, in employment", false},
    {"1H", "Share aged 18 to 69 in settled accommodation", true},
    {"1F", "Share aged 18 to 69 in employment", true},
    {"honos_recorded", "Share of adults in contact rated with HoNOS in the last 12 months", true,
     "HoNOS recorded"},
    {"essential_met", "Share of the newly assigned who meet their cluster's essential criteria",
     true, "Essential criteria met"},
}};

/// The indicator's entry, or null for one that is not in the list.
[[nodiscard]] constexpr const IndicatorTitle* find_indicator(std::string_view indicator) {
  for (const IndicatorTitle& title : indicator_titles) {
    if (title.indicator == indicator) {
      return &title;
    }
  }
  return nullptr;
}

/// "ACC33", "HoNOS recorded".
[[nodiscard]] constexpr std::string_view indicator_heading(std::string_view indicator) {
  const IndicatorTitle* title = find_indicator(indicator);
  return title != nullptr && !title->heading.empty() ? title->heading : indicator;
}

/// Unknown indicators with a denominator are shares too.
[[nodiscard]] constexpr bool is_share(std::string_view indicator, bool has_denominator) {
  const IndicatorTitle* title = find_indicator(indicator);
  return title != nullptr ? title->share : has_denominator;
}

}  // namespace pbr
