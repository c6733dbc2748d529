// The parts of each provider's change as a picture: bars stacked left of zero for what lowers the
// payment, right for what raises it, and a mark where they end up.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "pbr/shift_parts.hpp"
#include "report/html_page.hpp"

namespace pbr {

struct PartTitle {
  std::string_view letter, title;
  Pence ShiftParts::*figure;
};
/// In the order of drawing and of columns.
inline constexpr std::array<PartTitle, 5> part_titles{{{"R", "Rules", &ShiftParts::rules},
                                                       {"V", "Volume", &ShiftParts::volume},
                                                       {"C", "Case-mix", &ShiftParts::casemix},
                                                       {"P", "Price", &ShiftParts::price},
                                                       {"O", "Outcome", &ShiftParts::outcome}}};

struct ShiftBar {
  std::string name;
  const ShiftParts* parts;
};

/// `id` is unique in the page. Nothing is drawn without bars.
void write_shift_picture(const std::vector<ShiftBar>& bars, const std::string& id,
                         const std::string& title, HtmlPage& page);

}  // namespace pbr
