#include "audit/rule_diff_changes.hpp"

#include <filesystem>

#include "audit/rule_tests_facts.hpp"
#include "rulebook/pack.hpp"

namespace pbr::audit {
namespace {

const yaml::Entry* entry_of(const yaml::Node& mapping, std::string_view key) {
  for (const auto& entry : mapping.entries) {
    if (entry.key == key) return &entry;
  }
  return nullptr;
}

}  // namespace

Places::Places(const ClusterPack& pack) : file_(pack.header.file) {
  std::error_code unreadable;
  if (!std::filesystem::is_regular_file(file_, unreadable)) return;
  Diagnostics ignored;
  document_ = yaml::parse_file(file_, ignored);
  if (document_ && document_->sha256 != pack.header.sha256) document_.reset();
}

Location Places::of(std::initializer_list<std::string_view> keys) const {
  Location whole{file_, 0, 0};
  if (!document_) return whole;
  const yaml::Node* node = &document_->root;
  const yaml::Entry* entry = nullptr;
  for (const auto key : keys) {
    entry = entry_of(*node, key);
    if (entry == nullptr) return whole;
    node = &entry->value;
  }
  return entry == nullptr ? whole : Location{file_, entry->line, entry->column};
}

Location Places::of_page(const ClusterCode& code, std::string_view key) const {
  const yaml::Node* pages = document_ ? document_->root.find("pages") : nullptr;
  if (pages != nullptr) {
    for (const auto& entry : pages->entries) {
      if (rulebook::cluster_code(entry.key) == code) return of({"pages", entry.key, key});
    }
  }
  return {file_, 0, 0};
}

void Changes::compare(const std::string& part, std::string what, Said before, Said after) {
  if (before.value == after.value) return;
  list_.push_back({part, std::move(what), std::move(before.value), std::move(after.value),
                   std::move(before.at), std::move(after.at)});
}

std::string plain_decimal(std::int64_t units, int places) {
  std::string text = decimal_text(units, places);
  if (places == 0) return text;
  text.erase(text.find_last_not_of('0') + 1);
  if (text.back() == '.') text.pop_back();
  return text == "-0" ? "0" : text;
}

}  // namespace pbr::audit
