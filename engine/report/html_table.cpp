#include "report/html_table.hpp"

#include <algorithm>

#include "pbr/money.hpp"
#include "pbr/result.hpp"

namespace pbr {

namespace {

std::string_view css_class(ColumnKind kind) {
  switch (kind) {
    case ColumnKind::words:
      return "words";
    case ColumnKind::figure:
      return "figure";
    case ColumnKind::bar:
      return "drawn";
  }
  throw InternalError("a column without a kind");
}

/// Where a value stands on the track, in thousandths of its width; kept inside the track.
int place(const Bar& bar, std::int64_t value) {
  const Int128 scale = std::max<std::int64_t>(bar.scale, 1);
  const Int128 full = bar.two_sided ? 500 : 1000;
  const Int128 zero = bar.two_sided ? 500 : 0;
  return static_cast<int>(std::clamp<Int128>(zero + value * full / scale, 0, 1000));
}

std::string percent(int thousandths) {
  return std::to_string(thousandths / 10) + "." + std::to_string(thousandths % 10) + "%";
}

std::string stretch(int from, int to) {
  return "left:" + percent(std::min(from, to)) +
         ";width:" + percent(std::max(from, to) - std::min(from, to));
}

void draw(HtmlPage& page, const Bar& bar) {
  page.open("span",
            {{"class", bar.two_sided ? "track two-sided" : "track"}, {"aria-hidden", "true"}});
  page.element("span", "",
               {{"class", bar.value < 0 ? "bar loss" : "bar gain"},
                {"style", stretch(place(bar, 0), place(bar, bar.value))}});
  if (bar.low && bar.high) {
    page.element(
        "span", "",
        {{"class", "range"}, {"style", stretch(place(bar, *bar.low), place(bar, *bar.high))}});
  }
  page.close();
}

void draw(HtmlPage& page, const Trend& trend) {
  const auto scale = std::max<std::int64_t>(trend.scale, 1);
  page.open("span", {{"class", "trend"}, {"aria-hidden", "true"}});
  for (const auto& value : trend.values) {
    const auto share = value ? std::clamp<Int128>(Int128{*value} * 1000 / scale, 0, 1000) : 0;
    page.element("span", "",
                 {{"class", value ? "step" : "step none"},
                  {"style", "height:" + percent(static_cast<int>(share))}});
  }
  page.close();
}

/// A list of ids is split at spaces, so an id made from a pack's name must hold none.
std::string one_word(std::string id) {
  std::replace_if(
      id.begin(), id.end(), [](char c) { return static_cast<unsigned char>(c) <= ' '; }, '-');
  return id;
}

}  // namespace

HtmlTable::HtmlTable(HtmlPage& page, const std::string& name, std::string_view caption,
                     std::vector<HtmlColumn> columns, HtmlTableForm form)
    : page_(page), columns_(std::move(columns)) {
  const std::string id = one_word(name);
  page_.open("div",
             {{"class", "scroll"}, {"role", "region"}, {"aria-labelledby", id}, {"tabindex", "0"}});
  // The caption's text stays in sight while the table below it is scrolled sideways.
  if (form == HtmlTableForm::matrix) {
    page_.open("table", {{"class", "matrix"}});
  } else {
    page_.open("table");
  }
  page_.open("caption", {{"id", id}});
  page_.element("span", caption, {{"class", "title"}}).close();
  page_.open("thead").open("tr");
  for (const HtmlColumn& column : columns_) {
    page_.element("th", column.title, {{"scope", "col"}, {"class", css_class(column.kind)}});
  }
  page_.close().close().open("tbody");
}

void HtmlTable::start_row(std::string_view header, bool total) {
  if (in_row_) {
    page_.close();
  }
  page_.open("tr", {{"class", total ? "total" : "part"}});
  page_.element("th", header, {{"scope", "row"}});
  in_row_ = true;
  at_ = 1;
}

HtmlTable& HtmlTable::row(std::string_view header) {
  start_row(header, false);
  return *this;
}

HtmlTable& HtmlTable::total(std::string_view header) {
  start_row(header, true);
  return *this;
}

void HtmlTable::open_cell(std::string_view more_classes) {
  if (at_ >= columns_.size()) {
    throw InternalError("a row of a report's table has more cells than columns");
  }
  page_.open("td", {{"class", std::string(css_class(columns_[at_++].kind)).append(more_classes)}});
}

HtmlTable& HtmlTable::cell(std::string_view text) {
  open_cell();
  if (columns_[at_ - 1].kind == ColumnKind::bar) {
    page_.element("span", text, {{"class", "number"}});  // in line with the figures of the bars
  } else {
    page_.text(text);
  }
  page_.close();
  return *this;
}

HtmlTable& HtmlTable::shaded(std::string_view figure, int shade) {
  open_cell(" shade-" + std::to_string(std::clamp(shade, 0, 5)));
  page_.text(figure).close();
  return *this;
}

HtmlTable& HtmlTable::cell(std::string_view figure, const Bar& bar) {
  open_cell();
  page_.open("span", {{"class", "pair"}}).element("span", figure, {{"class", "number"}});
  draw(page_, bar);
  page_.close().close();
  return *this;
}

HtmlTable& HtmlTable::cell(std::string_view figure, const Trend& trend) {
  open_cell();
  page_.open("span", {{"class", "pair"}}).element("span", figure, {{"class", "number"}});
  draw(page_, trend);
  page_.close().close();
  return *this;
}

void HtmlTable::end() {
  if (in_row_) {
    page_.close();
  }
  page_.close().close().close();
}

}  // namespace pbr
