#include "text/packed_bytes.hpp"

namespace pbr {

namespace {
constexpr const char* fetch_again =
    "the file was damaged or cut short on its way: fetch it again, or pack it again";
}  // namespace

PackedBytes::PackedBytes(std::unique_ptr<ByteSource> packed, std::string name)
    : packed_(std::move(packed)),
      name_(std::move(name)),
      block_(std::make_unique<std::array<char, block_bytes>>()) {}

std::string_view PackedBytes::next_block() {
  return {block_->data(), packed_->read(block_->data(), block_->size())};
}

void PackedBytes::end(bool whole) {
  done_ = true;
  if (packed_->problem()) {
    problem_ = packed_->problem();
  } else if (!whole) {
    fail("the packed data breaks off",
         "the end after " + std::to_string(packed_->progress().taken) + " packed bytes", {});
  }
}

void PackedBytes::fail(std::string message, std::string found, std::string help) {
  done_ = true;
  if (problem_) return;
  Diagnostic d;
  d.code = "CSV010";
  d.at = {name_};
  d.message = std::move(message);
  d.found = std::move(found);
  d.help = help.empty() ? fetch_again : std::move(help);
  problem_ = std::move(d);
}

}  // namespace pbr
