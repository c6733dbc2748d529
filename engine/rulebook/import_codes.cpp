#include "rulebook/import_codes.hpp"

#include <algorithm>

#include "rulebook/pack.hpp"
#include "text/utf8.hpp"

namespace pbr::rulebook {
namespace {

/// Bytes of one text: 20 pages of 18 rows of them are within the limits of a pack's file.
constexpr std::size_t longest_text = 2000;

std::string codes_of(const ClusterPack& published) {
  std::string text;
  for (const auto& cluster : published.clusters) {
    if (published.is_page(cluster)) text += (text.empty() ? "" : ", ") + cluster.code.text();
  }
  return text;
}

std::string why_not(const ClusterPack& published, const std::string& code) {
  const auto reason = published.not_clusters.find(code);
  if (reason != published.not_clusters.end()) return code + " is " + reason->second;
  if (code == published.variance.text()) {
    return code + " is given where no page fits, so it has no page; it is added by itself";
  }
  if (code == published.unusable.text()) {
    return code + " stands for ratings that cannot be used, so it has no page";
  }
  return {};
}

bool only(std::string_view text, std::string_view allowed) {
  return !text.empty() && text.find_first_not_of(allowed) == std::string_view::npos;
}

bool is_version(std::string_view text) {
  std::size_t parts = 1;
  std::size_t digits_here = 0;
  for (const char c : text) {
    if (c == '.' && digits_here > 0) {
      ++parts;
      digits_here = 0;
    } else if (c >= '0' && c <= '9') {
      ++digits_here;
    } else {
      return false;
    }
  }
  return parts == 3 && digits_here > 0;
}

bool is_line(std::string_view text) {
  const bool control = std::any_of(text.begin(), text.end(), [](char byte) {
    const auto value = static_cast<unsigned char>(byte);
    return value < 0x20 || value == 0x7F;
  });
  return !control && !trimmed(text).empty() && text.size() <= longest_text &&
         find_bad_utf8(text) == std::string_view::npos;
}

}  // namespace

const Cluster* ClusterColumn::read(ImportTable& table, std::string_view column) {
  const std::string& text = table[column];
  const auto code = cluster_code(text);
  const Cluster* cluster = code ? published_.find(*code) : nullptr;
  if (cluster != nullptr && published_.is_page(*cluster)) return cluster;
  if (told_.insert(text).second) {
    const std::string named(column);
    table.problem(
        "IM004", column, text.empty() ? "no " + named + " in this row" : "no such " + named,
        "one of " + codes_of(published_), code ? why_not(published_, code->text()) : std::string());
  }
  return nullptr;
}

bool check_length(ImportTable& table, std::string_view column) {
  const std::size_t bytes = table[column].size();
  if (bytes <= longest_text) return true;
  table.problem("IM007", table.at(column), "the " + std::string(column) + " is too long",
                std::to_string(bytes) + " bytes",
                "at most " + std::to_string(longest_text) + " bytes",
                "name the document and its page instead of the text");
  return false;
}

void check_terms(const ImportTerms& terms, Diagnostics& problems) {
  const auto refuse = [&](std::string message, const std::string& found, std::string expected) {
    problems.push_back({Severity::error,
                        "IM016",
                        {},
                        std::move(message),
                        found.empty() ? "nothing" : excerpt(found),
                        std::move(expected)});
  };
  const std::string line = "one line of text of at most " + std::to_string(longest_text) + " bytes";
  if (!is_line(terms.source)) {
    refuse("the source of the values is not told", terms.source,
           line + ": the document, its edition, who typed it in");
  }
  if (!is_line(terms.licence)) refuse("the licence is not told", terms.licence, line);
  if (!only(terms.id, "abcdefghijklmnopqrstuvwxyz0123456789._-") || terms.id.size() > 200) {
    refuse("the id of the new pack is not an id", terms.id,
           R"(lower-case letters, digits, ".", "_" and "-", at most 200)");
  }
  if (!is_version(terms.version) || terms.version.size() > 40) {
    refuse("the version of the new pack is not three numbers", terms.version,
           "major.minor.patch such as 1.0.0");
  }
  if (terms.valid.empty()) {
    refuse("the new pack ends before it begins",
           to_text(terms.valid.first) + " to " + to_text(terms.valid.last_day()),
           "a first day on or before the last");
  }
}

void warn_of_missing(const std::set<std::string>& given, const ClusterPack& published,
                     const std::string& file, Diagnostics& problems) {
  std::string missing;
  std::size_t count = 0;
  std::size_t of = 0;
  for (const auto& cluster : published.clusters) {
    if (!published.is_page(cluster)) continue;
    ++of;
    if (given.contains(cluster.code.text())) continue;
    ++count;
    missing += (missing.empty() ? "" : ", ") + cluster.code.text();
  }
  if (count == 0) return;
  problems.push_back(
      {Severity::warning,
       "IM010",
       {file},
       std::to_string(count) + " of the " + std::to_string(of) + " pages are not in the table",
       missing,
       {},
       "a pack may hold fewer; nobody is given a cluster without a page"});
}

}  // namespace pbr::rulebook
