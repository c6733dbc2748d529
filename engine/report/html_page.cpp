#include "report/html_page.hpp"

#include <algorithm>
#include <array>
#include <ostream>

#include "pbr/result.hpp"

namespace pbr {

namespace {

/// Elements inside a line: a line end after them would be a space on the page.
bool inside_line(std::string_view tag) {
  static constexpr std::array<std::string_view, 5> tags{"span", "strong", "code", "a", "abbr"};
  return std::find(tags.begin(), tags.end(), tag) != tags.end();
}

}  // namespace

std::string escaped(std::string_view text) {
  std::string safe;
  safe.reserve(text.size());
  for (const char character : text) {
    switch (character) {
      case '&':
        safe += "&amp;";
        break;
      case '<':
        safe += "&lt;";
        break;
      case '>':
        safe += "&gt;";
        break;
      case '"':
        safe += "&quot;";
        break;
      case '\'':
        safe += "&#39;";
        break;
      default:
        safe += character;
    }
  }
  return safe;
}

HtmlPage::HtmlPage(std::ostream& out) : out_(out) { out_ << "<!DOCTYPE html>\n"; }

void HtmlPage::start(std::string_view tag, Attributes attributes) {
  out_ << '<' << tag;
  for (const auto& [name, value] : attributes) {
    out_ << ' ' << name << "=\"" << escaped(value) << '"';
  }
  out_ << '>';
}

HtmlPage& HtmlPage::open(std::string_view tag, Attributes attributes) {
  start(tag, attributes);
  open_.emplace_back(tag);
  return *this;
}

HtmlPage& HtmlPage::close() {
  if (open_.empty()) {
    throw InternalError("an HTML element is closed that was never opened");
  }
  const std::string tag = std::move(open_.back());
  open_.pop_back();
  out_ << "</" << tag << '>' << (inside_line(tag) ? "" : "\n");
  return *this;
}

HtmlPage& HtmlPage::text(std::string_view text) {
  out_ << escaped(text);
  return *this;
}

HtmlPage& HtmlPage::element(std::string_view tag, std::string_view content, Attributes attributes) {
  return open(tag, attributes).text(content).close();
}

HtmlPage& HtmlPage::lone(std::string_view tag, Attributes attributes) {
  start(tag, attributes);
  out_ << '\n';
  return *this;
}

HtmlPage& HtmlPage::style(std::string_view css) {
  open("style");
  out_ << '\n' << css;
  return close();
}

HtmlPage& HtmlPage::data(std::string_view id, std::string_view json) {
  if (json.find('<') != std::string_view::npos) {
    throw InternalError("data of a page hold a \"<\" that is not escaped");
  }
  open("script", {{"type", "application/json"}, {"id", id}});
  out_ << json;
  return close();
}

HtmlPage& HtmlPage::script(std::string_view code) {
  if (code.find("</script") != std::string_view::npos) {
    throw InternalError("a page's script holds its own end");
  }
  open("script");
  out_ << code;  // nothing before or after it: the policy has its hash
  return close();
}

}  // namespace pbr
