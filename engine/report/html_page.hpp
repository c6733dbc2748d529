// A writer of HTML that escapes all it is given: names in a report come from other people's data.
#pragma once

#include <initializer_list>
#include <iosfwd>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace pbr {

/// The text with the five characters replaced that mean something in HTML.
[[nodiscard]] std::string escaped(std::string_view text);

/// Tags and attribute names are our own words; texts and attribute values are anybody's.
class HtmlPage {
 public:
  using Attributes = std::initializer_list<std::pair<std::string_view, std::string_view>>;

  /// Writes the document type at once to a stream that outlives the page.
  explicit HtmlPage(std::ostream& out);

  HtmlPage& open(std::string_view tag, Attributes attributes = {});
  /// Closes the element opened last.
  HtmlPage& close();
  HtmlPage& text(std::string_view text);
  HtmlPage& element(std::string_view tag, std::string_view text, Attributes attributes = {});
  /// An element that has no end (meta).
  HtmlPage& lone(std::string_view tag, Attributes attributes);
  /// The page's own style sheet, never anything from data.
  HtmlPage& style(std::string_view css);
  /// JSON that the page's script reads, under an id; it must hold no "<" (InternalError).
  HtmlPage& data(std::string_view id, std::string_view json);
  /// The page's own script, never anything from data; it must not hold its own end (InternalError).
  HtmlPage& script(std::string_view code);

 private:
  void start(std::string_view tag, Attributes attributes);

  std::ostream& out_;
  std::vector<std::string> open_;
};

}  // namespace pbr
