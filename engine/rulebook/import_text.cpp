// The text of an imported pack: what both methods have.
#include "rulebook/import_codes.hpp"
#include "rulebook/pack.hpp"

namespace pbr::rulebook {
namespace {

constexpr std::string_view hex = "0123456789abcdef";

std::string review_words(const ReviewInterval& review) {
  return review.months > 0 ? "{months: " + std::to_string(review.months) + "}"
                           : "{days: " + std::to_string(review.days) + "}";
}

}  // namespace

std::string quoted(std::string_view text) {
  std::string scalar = "\"";
  for (const char byte : text) {
    const auto value = static_cast<unsigned char>(byte);
    if (byte == '"' || byte == '\\') {
      scalar += '\\';
      scalar += byte;
    } else if (value < 0x20 || value == 0x7F) {
      scalar += "\\x";
      scalar += hex[value >> 4U];
      scalar += hex[value & 0xFU];
    } else {
      scalar += byte;
    }
  }
  return scalar + '"';
}

void write_header(const ImportTerms& terms, const ClusterPack& published, std::ostream& out) {
  const std::string from = published.header.id + " " + published.header.version;
  out << "clusters: " << quoted(terms.id) << "\n"
      << "version: " << quoted(terms.version) << "\n"
      << "status: transcribed\n"
      << "valid: {from: " << to_text(terms.valid.first)
      << ", to: " << to_text(terms.valid.last_day()) << "}\n"
      << "licence: " << quoted(terms.licence) << "\n"
      << "sources:\n"
      << "  - " << quoted(terms.source) << "\n"
      << "  - " << quoted("Names, super-classes, branches and review intervals: as in " + from)
      << "\n"
      << "  - " << quoted("Ranks of need: stated by the authors of " + from) << "\n\n";
}

void write_special_codes(const ClusterPack& published, std::ostream& out) {
  out << "\nvariance: " << quoted(published.variance.text()) << "\n"
      << "unusable: " << quoted(published.unusable.text()) << "\n";
  if (published.not_clusters.empty()) return;
  out << "not_clusters:\n";
  for (const auto& [code, why] : published.not_clusters) {
    out << "  " << quoted(code) << ": " << quoted(why) << "\n";
  }
}

void write_page_start(const Cluster& cluster, std::ostream& out) {
  out << "  " << quoted(cluster.code.text()) << ":\n"
      << "    name: " << quoted(cluster.name) << "\n";
  if (cluster.super_class != SuperClass::undecided) {
    out << "    super_class: " << to_text(cluster.super_class) << "\n";
  }
  if (!cluster.branch.empty()) out << "    branch: " << quoted(cluster.branch) << "\n";
  out << "    review: " << review_words(cluster.review) << "\n"
      << "    need: " << cluster.need << "\n";
}

ClusterPack read_back(const std::string& yaml, const ImportTerms& terms) {
  auto loaded = load_clusters_text(yaml, terms.file);
  if (!loaded.value) {
    throw InternalError("an imported pack cannot be read back: " + render(loaded.problems));
  }
  return std::move(*loaded.value);
}

}  // namespace pbr::rulebook
