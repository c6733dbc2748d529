#include "report/shift_picture.hpp"

#include <algorithm>

#include "report/number_text.hpp"

namespace pbr {

namespace {

// Units of the picture: where the bars may reach, and what stands above them.
constexpr int width = 800, left = 130, right = 780, zero = (left + right) / 2;
constexpr int legend_height = 34, row_height = 30, bar_height = 18, axis_height = 24;
constexpr int letter_width = 14;

/// What stands on either side of zero.
struct Sides {
  std::int64_t below = 0, above = 0;
};

Sides sides_of(const ShiftParts& parts) {
  Sides sides;
  for (const PartTitle& part : part_titles) {
    const std::int64_t value = (parts.*part.figure).value();
    (value < 0 ? sides.below : sides.above) += value < 0 ? -value : value;
  }
  return sides;
}

class Picture {
 public:
  Picture(const std::vector<ShiftBar>& bars, HtmlPage& page) : bars_(bars), page_(page) {
    for (const ShiftBar& bar : bars) {
      const Sides sides = sides_of(*bar.parts);
      scale_ = std::max({scale_, sides.below, sides.above});
    }
  }

  [[nodiscard]] int height() const {
    return legend_height + static_cast<int>(bars_.size()) * row_height + axis_height;
  }

  void write() {
    write_legend();
    const int bottom = height() - axis_height;
    for (std::size_t at = 0; at < bars_.size(); ++at) {
      write_bar(bars_[at], legend_height + static_cast<int>(at) * row_height);
    }
    line("axis", zero, legend_height - 2, zero, bottom);
    label(left, bottom + 16, "start", change_text(Pence{-scale_}));
    label(zero, bottom + 16, "middle", "no change");
    label(right, bottom + 16, "end", change_text(Pence{scale_}));
  }

 private:
  // In 128 bits: amounts times units.
  [[nodiscard]] int length(std::int64_t value) const {
    return static_cast<int>(Int128{value} * (right - zero) / scale_);
  }

  void label(int x, int y, std::string_view anchor, std::string_view text,
             std::string_view css = "") {
    page_.element("text", text,
                  {{"x", std::to_string(x)},
                   {"y", std::to_string(y)},
                   {"text-anchor", anchor},
                   {"class", css}});
  }

  void line(std::string_view css, int x1, int y1, int x2, int y2) {
    page_.element("path", "",
                  {{"class", css},
                   {"d", "M" + std::to_string(x1) + " " + std::to_string(y1) + "L" +
                             std::to_string(x2) + " " + std::to_string(y2)}});
  }

  void box(std::size_t part, int x, int y, int wide) {
    page_.element("rect", "",
                  {{"class", "part-" + std::to_string(part)},
                   {"x", std::to_string(x)},
                   {"y", std::to_string(y)},
                   {"width", std::to_string(wide)},
                   {"height", std::to_string(bar_height)}});
    if (wide < letter_width) return;
    label(x + wide / 2, y + 14, "middle", part_titles.at(part).letter, "on-part");
  }

  void write_legend() {
    int x = left;
    for (std::size_t part = 0; part < part_titles.size(); ++part) {
      box(part, x, 4, bar_height);
      label(x + bar_height + 6, 18, "start", part_titles.at(part).title);
      x += 110;
    }
    line("net", x + 4, 4, x + 4, 4 + bar_height);
    label(x + 14, 18, "start", "Change");
  }

  // Ends are rounded from the sums, so that neighbours touch.
  void write_bar(const ShiftBar& bar, int y) {
    label(left - 8, y + 14, "end", bar.name);
    Sides drawn;
    for (std::size_t part = 0; part < part_titles.size(); ++part) {
      const std::int64_t value = (bar.parts->*part_titles.at(part).figure).value();
      std::int64_t& side = value < 0 ? drawn.below : drawn.above;
      const int from = length(side);
      side += value < 0 ? -value : value;
      const int wide = length(side) - from;
      if (wide > 0) box(part, value < 0 ? zero - from - wide : zero + from, y, wide);
    }
    const int net = zero + length(bar.parts->change.value());
    line("net", net, y - 4, net, y + bar_height + 4);
  }

  const std::vector<ShiftBar>& bars_;
  HtmlPage& page_;
  std::int64_t scale_ = 1;
};

}  // namespace

void write_shift_picture(const std::vector<ShiftBar>& bars, const std::string& id,
                         const std::string& title, HtmlPage& page) {
  if (bars.empty()) return;
  Picture picture(bars, page);
  page.open("div", {{"class", "scroll"},
                    {"role", "region"},
                    {"aria-label", "Picture: " + title},
                    {"tabindex", "0"}});
  page.open("svg",
            {{"class", "chart"},
             {"viewBox", "0 0 " + std::to_string(width) + " " + std::to_string(picture.height())},
             {"role", "img"},
             {"aria-labelledby", id + "-title " + id + "-text"}});
  page.element("title", title, {{"id", id + "-title"}});
  page.element("desc",
               "A stacked bar for each provider: what lowers the payment left of zero, what raises "
               "it right of it. The table that follows has the figures.",
               {{"id", id + "-text"}});
  picture.write();
  page.close().close();
}

}  // namespace pbr
