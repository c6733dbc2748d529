#include "html_check.hpp"

#include <cctype>

namespace pbr::test {

namespace {

bool lone(const std::string& name) { return name == "meta" || name == "!DOCTYPE"; }

/// From "<" to its ">": quoted values may hold one.
std::size_t end_of(const std::string& page, std::size_t at) {
  bool quoted = false;
  for (; at < page.size(); ++at) {
    quoted = page[at] == '"' ? !quoted : quoted;
    if (page[at] == '>' && !quoted) {
      return at;
    }
  }
  return std::string::npos;
}

Tag tag_of(const std::string& inside) {
  const bool closing = inside.front() == '/';
  const std::string rest = inside.substr(closing ? 1 : 0);
  const std::size_t name_end = rest.find(' ');
  return {rest.substr(0, name_end), closing,
          name_end == std::string::npos ? "" : rest.substr(name_end)};
}

bool starts_tag(const std::string& page, std::size_t at) {
  const char next = at + 1 < page.size() ? page[at + 1] : ' ';
  return std::isalpha(static_cast<unsigned char>(next)) != 0 || next == '/' || next == '!';
}

}  // namespace

Tags tags_of(const std::string& page) {
  Tags found;
  for (std::size_t at = page.find('<'); at != std::string::npos; at = page.find('<', at)) {
    const std::size_t end = end_of(page, at);
    if (!starts_tag(page, at) || end == std::string::npos) {
      found.failure = "no tag at: " + page.substr(at, 40);
      return found;
    }
    found.tags.push_back(tag_of(page.substr(at + 1, end - at - 1)));
    at = end;
    // What a script holds is no tag, up to its end.
    if (const Tag& tag = found.tags.back(); tag.name == "script" && !tag.closing) {
      at = page.find("</script>", end) - 1;
    }
  }
  return found;
}

std::string without_scripts(const std::string& page) {
  std::string text;
  std::size_t from = 0;
  for (std::size_t at = page.find("<script"); at != std::string::npos;
       at = page.find("<script", from)) {
    const std::size_t start = end_of(page, at) + 1;
    text += page.substr(from, start - from);
    from = page.find("</script>", start);
  }
  return text + page.substr(from);
}

std::string unbalanced(const std::string& page) {
  const Tags found = tags_of(page);
  if (!found.failure.empty()) {
    return found.failure;
  }
  std::vector<std::string> open;
  for (const Tag& tag : found.tags) {
    if (lone(tag.name)) {
      continue;
    }
    if (!tag.closing) {
      open.push_back(tag.name);
    } else if (open.empty() || open.back() != tag.name) {
      return "</" + tag.name + "> closes " + (open.empty() ? "nothing" : open.back());
    } else {
      open.pop_back();
    }
  }
  return open.empty() ? "" : "never closed: " + open.back();
}

std::size_t occurrences(const std::string& page, const std::string& text) {
  std::size_t count = 0;
  for (std::size_t at = page.find(text); at != std::string::npos; at = page.find(text, at + 1)) {
    ++count;
  }
  return count;
}

std::string attribute(const Tag& tag, const std::string& name) {
  const std::string start = " " + name + "=\"";
  const std::size_t at = tag.attributes.find(start);
  if (at == std::string::npos) {
    return "";
  }
  const std::size_t from = at + start.size();
  return tag.attributes.substr(from, tag.attributes.find('"', from) - from);
}

}  // namespace pbr::test
