#include "report/html_figure.hpp"

#include <array>
#include <cctype>

#include "pbr/result.hpp"
#include "report/web_bundle.hpp"
#include "text/sha256.hpp"

namespace pbr {

namespace {

std::string_view to_text(FigureKind kind) {
  static constexpr std::array<std::string_view, 9> names{
      "waterfall", "caterpillar", "groups", "bands", "parts", "lorenz", "funnel", "flow", "trend"};
  return names.at(static_cast<std::size_t>(kind));
}

std::string_view to_text(FigureUnit unit) {
  static constexpr std::array<std::string_view, 5> names{"words", "pence", "count", "percent",
                                                         "number"};
  return names.at(static_cast<std::size_t>(unit));
}

/// Names of schemes and measures are anybody's; an id holds letters, digits and hyphens.
std::string id_of(const HtmlFigure& figure) {
  std::string id = figure.id;
  for (char& character : id) {
    if (std::isalnum(static_cast<unsigned char>(character)) == 0) character = '-';
  }
  return id;
}

/// No line ends between a minus and its pounds.
std::string kept_together(std::string text) {
  static constexpr std::string_view minus = "\u2212\u00a3";
  static constexpr std::string_view joined = "\u2212\u2060\u00a3";
  for (std::size_t at = text.find(minus); at != std::string::npos;
       at = text.find(minus, at + joined.size())) {
    text.replace(at, minus.size(), joined);
  }
  return text;
}

std::string member(std::string_view name, std::string_view text) {
  return "\"" + std::string(name) + "\":" + json_in_page(text);
}

std::string columns_json(const std::vector<FigureColumn>& columns) {
  std::string json = "[";
  for (const FigureColumn& column : columns) {
    if (column.size() != columns.front().size()) {
      throw InternalError("columns of a figure have different lengths");
    }
    json += (json.size() == 1 ? "" : ",\n") + column.json();
  }
  return json + "]";
}

std::string options_json(const std::map<std::string, std::string>& options) {
  std::string json = "{";
  for (const auto& [name, value] : options) {
    json += (json.size() == 1 ? "" : ",") + member(name, value);
  }
  return json + "}";
}

std::string data_of(const HtmlFigure& figure, const std::string& id, std::string_view mark) {
  return "{" + member("id", id) + "," + member("kind", to_text(figure.kind)) + "," +
         member("title", figure.title) + "," + member("shown", figure.shown) + "," +
         member("text", figure.text) + "," + member("mark", mark) + "," +
         member("opens", figure.opens) + ",\n\"options\":" + options_json(figure.options) +
         ",\n\"columns\":" + columns_json(figure.columns) +
         ",\n\"lines\":" + columns_json(figure.lines) + "}";
}

/// A hash in hexadecimal as the policy wants it.
std::string base64_of_hex(std::string_view hex) {
  static constexpr std::string_view digits =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  const auto value = [](char digit) {
    return static_cast<unsigned>(digit <= '9' ? digit - '0' : digit - 'a' + 10);
  };
  std::string text;
  unsigned bits = 0;
  unsigned count = 0;
  for (const char digit : hex) {
    bits = (bits << 4U | value(digit)) & 0xfffU;
    count += 4;
    if (count < 6) continue;
    count -= 6;
    text += digits.at(bits >> count & 63U);
  }
  if (count > 0) text += digits.at(bits << (6 - count) & 63U);
  while (text.size() % 4 != 0) text += '=';
  return text;
}

}  // namespace

std::string json_in_page(std::string_view text) {
  static constexpr std::string_view hex = "0123456789abcdef";
  std::string json = "\"";
  for (const char character : text) {
    const auto byte = static_cast<unsigned char>(character);
    if (character == '"' || character == '\\') {
      json += '\\';
      json += character;
    } else if (byte < 0x20 || character == '<' || character == '>' || character == '&') {
      json += "\\u00";
      json += hex.at(byte >> 4U);
      json += hex.at(byte & 15U);
    } else {
      json += character;
    }
  }
  return json + "\"";
}

FigureColumn& FigureColumn::add(std::string_view words) {
  values_.push_back(json_in_page(words));
  return *this;
}

FigureColumn& FigureColumn::add(Pence amount) { return add(amount.value()); }

FigureColumn& FigureColumn::add(std::int64_t count) {
  values_.push_back(std::to_string(count));
  return *this;
}

FigureColumn& FigureColumn::add_decimal(const std::string& text) {
  if (text.empty()) return hide();
  if (text.find_first_not_of("-.0123456789") != std::string::npos) {
    throw InternalError("a figure is given \"" + text + "\" for a number");
  }
  values_.push_back(text);
  return *this;
}

FigureColumn& FigureColumn::hide() {
  values_.emplace_back("null");
  return *this;
}

std::string FigureColumn::json() const {
  std::string json = "{" + member("name", name_) + "," + member("title", title_) + "," +
                     member("unit", to_text(unit_)) + ",\"values\":[";
  for (std::size_t at = 0; at < values_.size(); ++at) json += (at == 0 ? "" : ",") + values_[at];
  return json + "]}";
}

void write_figure(const HtmlFigure& figure, std::string_view mark, HtmlPage& page) {
  const std::string id = id_of(figure);
  page.open("figure", {{"id", "figure-" + id},
                       {"class", "figure"},
                       {"data-kind", to_text(figure.kind)},
                       {"aria-labelledby", id + "-title " + id + "-shown"}});
  page.open("figcaption");
  page.element("h3", kept_together(figure.title), {{"id", id + "-title"}});
  page.element("p", figure.shown, {{"id", id + "-shown"}, {"class", "shown"}}).close();
  page.element("p", figure.text, {{"id", id + "-text"}, {"class", "figure-text"}});
  page.data(id + "-data", data_of(figure, id, mark));
  page.close();
}

std::string page_policy() {
  return "default-src 'none'; script-src 'sha256-" + base64_of_hex(sha256(web_bundle())) +
         "'; style-src 'unsafe-inline'; img-src data: blob:; base-uri 'none'; form-action 'none'";
}

void write_charts_script(HtmlPage& page) { page.script(web_bundle()); }

}  // namespace pbr
