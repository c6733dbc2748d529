#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>

#include "report/html_outcomes.hpp"
#include "report/html_sections.hpp"
#include "report/number_text.hpp"

namespace pbr {

namespace {

// Units of the picture: its width and height, and where the axes cross and end.
constexpr int width = 800, height = 360, left = 50, right = 700, top = 14, bottom = 306;
constexpr int steps = 130;  // of a limit's line
constexpr std::size_t most_names = 12;

/// A provider as it may be shown: pairs as the rule rounds them, a whole percent.
struct Point {
  std::string provider;
  std::int64_t pairs = 0;
  int percent = 0;
  bool outside = false;
};

struct Funnel {
  std::vector<Point> points;
  double rate = 0;
  std::int64_t most_pairs = 1;
  int most_percent = 100;
};

int whole_percent(double share) { return std::stoi(decimal_text(100 * share, 0)); }

/// The next of 1, 2, 5, 10, 20 ... that is not below it.
std::int64_t round_number(std::int64_t number) {
  for (std::int64_t ten = 1;; ten *= 10) {
    for (const std::int64_t digit : {1, 2, 5}) {
      if (digit * ten >= number) return digit * ten;
    }
  }
}

Funnel funnel_of(const ReportView& view, const std::vector<AdjustedOutcome>& providers) {
  Funnel funnel;
  std::int64_t most_pairs = 1;
  int most_percent = 1;
  for (const AdjustedOutcome& row : providers) {
    funnel.rate = row.of_all;
    if (!may_be_shown(view, row)) continue;
    const std::int64_t pairs = std::stoll(disclosed_count(view.rule, row.level, row.size));
    funnel.points.push_back(
        {row.provider, pairs, whole_percent(*row.standardised), row.outside != Outside::none});
    most_pairs = std::max(most_pairs, pairs);
    most_percent = std::max(most_percent, funnel.points.back().percent);
  }
  const std::int64_t unit = std::max<std::int64_t>(1, round_number(most_pairs) / 10);
  funnel.most_pairs = (most_pairs / unit + 1) * unit;
  // Room above the highest, but a standardised share may well be above 100%.
  const int wanted = std::max(most_percent, std::min(100, 2 * whole_percent(funnel.rate))) + 5;
  funnel.most_percent = std::max(20, (wanted + 19) / 20 * 20);
  return funnel;
}

class Picture {
 public:
  Picture(const Funnel& funnel, HtmlPage& page) : funnel_(funnel), page_(page) {}

  void axes() {
    for (int at = 0; at <= 4; ++at) {
      const int percent = funnel_.most_percent * at / 4;
      const std::string y = std::to_string(y_of(percent));
      line("grid-line", "M" + std::to_string(left) + " " + y + "H" + std::to_string(right));
      label(left - 6, y_of(percent) + 4, "end", std::to_string(percent) + "%");
      const std::int64_t pairs = funnel_.most_pairs * at / 4;
      label(x_of(pairs), bottom + 18, "middle", grouped(pairs));
    }
    label((left + right) / 2, height - 8, "middle", "pairs of scores");
  }

  void limits() {
    const std::string y = std::to_string(y_of(100 * funnel_.rate));
    line("limit", "M" + std::to_string(left) + " " + y + "H" + std::to_string(right));
    label(right + 6, y_of(100 * funnel_.rate) + 4, "start", "all");
    for (const auto& [limit, css, name] :
         {std::tuple{FunnelLimit::p95, "limit limit-95", "95%"},
          std::tuple{FunnelLimit::p998, "limit limit-998", "99.8%"}}) {
      line(css, path(limit, true));
      line(css, path(limit, false));
      const Interval last = binomial_limits(funnel_.rate, funnel_.most_pairs, limit);
      const int over = limit == FunnelLimit::p998 ? 8 : 0;
      label(right + 6, y_of(100 * last.high) + 4 - over, "start", name);
    }
  }

  void points() {
    for (const Point& point : funnel_.points) {
      page_.element("circle", "",
                    {{"class", point.outside ? "place place-outside" : "place"},
                     {"cx", std::to_string(x_of(point.pairs))},
                     {"cy", std::to_string(y_of(point.percent))},
                     {"r", point.outside ? "6" : "5"}});
      if (funnel_.points.size() > most_names && !point.outside) continue;
      name(point);
    }
  }

 private:
  [[nodiscard]] int x_of(std::int64_t pairs) const {
    return static_cast<int>(left + (right - left) * pairs / funnel_.most_pairs);
  }
  [[nodiscard]] int y_of(double percent) const {
    const double share = std::min(percent / funnel_.most_percent, 1.0);
    return bottom - static_cast<int>(std::lround((bottom - top) * share));
  }
  void line(std::string_view css, const std::string& path) {
    page_.element("path", "", {{"class", css}, {"d", path}});
  }
  void label(int x, int y, std::string_view anchor, std::string_view text) {
    page_.element("text", text,
                  {{"x", std::to_string(x)}, {"y", std::to_string(y)}, {"text-anchor", anchor}});
  }
  // Above its point, or below it where another name stands there; never beyond the picture.
  void name(const Point& point) {
    const int x = x_of(point.pairs);
    int y = y_of(point.percent) - 8;
    const auto is_near = [&](const auto& other) {
      return std::abs(other.first - x) < 90 && std::abs(other.second - y) < 14;
    };
    if (std::any_of(names_.begin(), names_.end(), is_near)) y += 28;
    names_.emplace_back(x, y);
    const bool at_the_edge = x > right - 100;
    label(at_the_edge ? x - 9 : x + 9, y, at_the_edge ? "end" : "start",
          shown_name(point.provider));
  }
  [[nodiscard]] std::string path(FunnelLimit limit, bool high) const {
    std::string path;
    for (int step = 0; step <= steps; ++step) {
      // Sizes too small to show have no limits to draw either.
      const std::int64_t pairs = std::max<std::int64_t>(5, funnel_.most_pairs * step / steps);
      const Interval limits = binomial_limits(funnel_.rate, pairs, limit);
      path += (path.empty() ? "M" : "L") + std::to_string(x_of(pairs)) + " " +
              std::to_string(y_of(100 * (high ? limits.high : limits.low)));
    }
    return path;
  }

  const Funnel& funnel_;
  HtmlPage& page_;
  std::vector<std::pair<int, int>> names_;
};

}  // namespace

void write_funnel_picture(const ReportView& view, const std::vector<AdjustedOutcome>& providers,
                          HtmlPage& page) {
  const Funnel funnel = funnel_of(view, providers);
  if (funnel.points.size() < 2) return;
  const Measure& measure = measure_of(view, providers.front().measure);
  const std::string name = "funnel-" + measure.id.text();
  const std::string title = name + "-title";
  const std::string text = name + "-text";
  page.open("div", {{"class", "scroll"},
                    {"role", "region"},
                    {"aria-label", "Picture: share improved by provider, " + measure.name},
                    {"tabindex", "0"}});
  page.open("svg", {{"class", "chart"},
                    {"viewBox", "0 0 " + std::to_string(width) + " " + std::to_string(height)},
                    {"role", "img"},
                    {"aria-labelledby", title + " " + text}});
  page.element("title", "Standardised share improved, by pairs of scores", {{"id", title}});
  page.element("desc",
               "A point a provider, between lines that close in from the left: the 95% and the "
               "99.8% limits of chance about the share of all. A provider beyond them has an "
               "open ring. The table that follows has the figures.",
               {{"id", text}});
  Picture picture(funnel, page);
  picture.axes();
  picture.limits();
  picture.points();
  page.close().close();
}

}  // namespace pbr
