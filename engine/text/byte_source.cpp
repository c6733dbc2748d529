#include "text/byte_source.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "text/packed_bytes.hpp"

namespace pbr {
namespace {

using namespace std::string_view_literals;

/// A source of which the first bytes were looked at.
class LookedAt final : public ByteSource {
 public:
  explicit LookedAt(std::unique_ptr<ByteSource> source) : source_(std::move(source)) {
    while (size_ < first_.size()) {
      const std::size_t count = source_->read(first_.data() + size_, first_.size() - size_);
      if (count == 0) break;
      size_ += count;
    }
  }
  [[nodiscard]] std::string_view first() const { return {first_.data(), size_}; }

  std::size_t read(char* to, std::size_t most) noexcept override {
    if (given_ == size_) return source_->read(to, most);
    const std::size_t count = std::min(most, size_ - given_);
    std::copy_n(first_.data() + given_, count, to);
    given_ += count;
    return count;
  }
  [[nodiscard]] const std::optional<Diagnostic>& problem() const override {
    return source_->problem();
  }
  [[nodiscard]] Progress progress() const override { return source_->progress(); }

 private:
  std::unique_ptr<ByteSource> source_;
  std::array<char, 6> first_{};
  std::size_t size_ = 0, given_ = 0;
};

/// No bytes, and why.
class Refused final : public ByteSource {
 public:
  explicit Refused(Diagnostic problem) : problem_(std::move(problem)) {}
  std::size_t read(char*, std::size_t) noexcept override { return 0; }
  [[nodiscard]] const std::optional<Diagnostic>& problem() const override { return problem_; }

 private:
  std::optional<Diagnostic> problem_;
};

bool is_gzip(std::string_view first) { return first.starts_with("\x1F\x8B"sv); }

// A frame, or a skippable frame before the first.
bool is_zstd(std::string_view first) {
  if (first.starts_with("\x28\xB5\x2F\xFD"sv)) return true;
  return first.size() >= 4 && (static_cast<unsigned char>(first[0]) & 0xF0U) == 0x50U &&
         first.substr(1, 3) == "\x2A\x4D\x18"sv;
}

struct Packing {
  std::string_view starts_with, name;
};
constexpr std::array packings{
    Packing{"PK\x03\x04"sv, "a zip archive or an Excel workbook"},
    Packing{"\xD0\xCF\x11\xE0"sv, "an old Excel workbook"},
    Packing{"\xFD"
            "7zXZ"sv,
            "a file packed by xz"},
    Packing{"BZh"sv, "a file packed by bzip2"},
    Packing{"7z\xBC\xAF"sv, "a 7z archive"},
};

std::optional<Diagnostic> other_packing(std::string_view first, const std::string& path) {
  const auto* packing = std::find_if(packings.begin(), packings.end(), [first](const Packing& p) {
    return first.starts_with(p.starts_with);
  });
  if (packing == packings.end()) return std::nullopt;
  // A heading may begin "BZh" too; bzip2 goes on with a digit and the digits of pi.
  if (packing->starts_with == "BZh"sv && first.substr(4) != "1A"sv) return std::nullopt;
  Diagnostic d;
  d.code = "CSV012";
  d.at = {name_of_input(path)};
  d.message = "this is " + std::string(packing->name) + ", not a table";
  d.expected = "a text file in UTF-8, as it is or packed by gzip or Zstandard";
  d.help = packing->name.find("Excel") == std::string_view::npos
               ? "unpack it first"
               : "unpack it first; of a workbook save the sheet as CSV in UTF-8";
  return d;
}

}  // namespace

bool is_packed(std::string_view first) { return is_gzip(first) || is_zstd(first); }

std::unique_ptr<ByteSource> open_bytes(const std::string& path) {
  auto source = std::make_unique<LookedAt>(open_raw_bytes(path));
  const auto first = source->first();
  if (is_gzip(first)) return unpack_gzip(std::move(source), name_of_input(path));
  if (is_zstd(first)) return unpack_zstd(std::move(source), name_of_input(path));
  if (auto other = other_packing(first, path)) return std::make_unique<Refused>(std::move(*other));
  return source;
}

}  // namespace pbr
