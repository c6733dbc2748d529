// A proposed map as the file it is to be.
#include <algorithm>

#include "pbr/map_suggestion.hpp"
#include "text/utf8.hpp"

namespace pbr {
namespace {

// A YAML text in double quotes.
std::string quoted(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    if (c == '\n') {
      out += "\\n";
    } else if (c == '\r') {
      out += "\\r";
    } else if (c == '\t') {
      out += "\\t";
    } else {
      out += c;
    }
  }
  return out + "\"";
}

std::string padded(const std::string& text, std::size_t width) {
  const auto length = count_characters(text);
  return text + std::string(length < width ? width - length : 1, ' ');
}

std::string number(std::uint64_t count, const std::string& one, const std::string& many) {
  return std::to_string(count) + " " + (count == 1 ? one : many);
}

std::string list_of(const std::vector<std::string>& names) {
  std::string list;
  for (const auto& name : names) list += (list.empty() ? "" : ", ") + name;
  return list;
}

class Text {
 public:
  explicit Text(const MapSuggestion& suggestion) : map_(suggestion) {}

  std::string written() {
    head();
    columns();
    dates();
    codes();
    rest();
    return std::move(out_);
  }

 private:
  void line(const std::string& text) { out_ += text + "\n"; }

  void head() {
    line("# How the columns of " + excerpt(map_.file) +
         " are read. Proposed by pbr map suggest from");
    line("# its headings and its first " + number(map_.rows, "row", "rows") +
         ": look at every line.");
    if (map_.to_confirm() > 0) {
      line("# What begins with \"# ?\" is a guess, " + std::to_string(map_.to_confirm()) +
           " in all: take the mark away where it is right.");
    }
    line("map: " + std::string(schema_of(map_.table).name));
  }

  void columns() {
    const bool any = std::any_of(map_.columns.begin(), map_.columns.end(), [](const auto& column) {
      return column.sure && !column.same_name;
    });
    const bool none = std::all_of(map_.columns.begin(), map_.columns.end(), [](const auto& column) {
      return column.heading.empty() || column.same_name;
    });
    if (!none) line(any ? "columns:" : "# ? columns:");
    for (const auto& column : map_.columns) {
      if (column.heading.empty() || column.same_name) continue;
      const std::string entry = column.column + ": " + quoted(column.heading);
      if (column.sure) {
        line("  " + entry);
      } else {
        line((any ? "  # ? " : "# ?   ") + padded(entry, 50) + " # " + column.why);
      }
    }
    const auto lacking = map_.lacking();
    if (lacking.empty()) return;
    line("# No heading was found for these, which the table cannot do without: " +
         list_of(lacking));
    line("# Give a heading above, or, where it is the same in every row, a text below.");
    line("# values: {" + lacking.front() + ": \"\"}");
  }

  void dates() {
    if (map_.dates_seen == 0) return;
    if (map_.dates.empty()) {
      line("# ? dates:                # none of " + number(map_.dates_seen, "date", "dates") +
           " is in a form known here");
    } else if (map_.dates.size() > 1) {
      line("# Every date seen can be read with the day first or the month first. Say which:");
      for (const auto form : map_.dates) line("# ? dates: " + std::string(to_text(form)));
    } else {
      const auto form = std::string(to_text(map_.dates.front()));
      line(padded("dates: " + form, 24) + "# reads " + std::to_string(map_.dates_read) + " of " +
           number(map_.dates_seen, "date", "dates") + " seen");
    }
  }

  void codes() {
    if (map_.codes.empty()) return;
    const auto has_sure = [](const auto& column) {
      return std::any_of(column.second.begin(), column.second.end(),
                         [](const auto& text) { return text.second.sure; });
    };
    const bool any = std::any_of(map_.codes.begin(), map_.codes.end(), has_sure);
    line(any ? "codes:" : "# ? codes:");
    for (const auto& column : map_.codes) {
      const bool sure = has_sure(column);
      line((sure ? "  " : any ? "  # ? " : "# ?   ") + column.first + ":");
      for (const auto& [text, code] : column.second) {
        const std::string entry = "  " + quoted(text) + ": " + quoted(code.code);
        line(code.sure ? "  " + entry
                       : (any ? "  # ? " : "# ?   ") + entry +
                             (code.code.empty() ? "   # what does this mean?" : ""));
      }
    }
  }

  void rest() {
    if (!map_.missing.empty()) {
      std::string list;
      for (const auto& text : map_.missing) list += (list.empty() ? "" : ", ") + quoted(text);
      line("missing: [" + list + "]");
    }
    if (map_.left.empty()) return;
    line("ignore:");
    for (const auto& heading : map_.left) line("  - " + quoted(heading));
  }

  const MapSuggestion& map_;
  std::string out_;
};

}  // namespace

std::string to_yaml(const MapSuggestion& suggestion) { return Text(suggestion).written(); }

}  // namespace pbr
