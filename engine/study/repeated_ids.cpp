#include "study/repeated_ids.hpp"

#include <algorithm>
#include <functional>
#include <tuple>

#include "intake/check_across.hpp"

namespace pbr::study {
namespace {

constexpr std::size_t buckets = 256;
constexpr std::size_t day_size = 10;  // YYYY-MM-DD

struct IdRow {
  TableKind table{};
  std::string key;
  Row row = 0;
  std::string text;  ///< of a referral: the day it was received, and the provider
};

bool before(const IdRow& a, const IdRow& b) {
  return std::tie(a.table, a.key, a.row) < std::tie(b.table, b.key, b.row);
}

// FNV-1a: the same buckets with every library.
std::size_t bucket_of(std::string_view key) {
  std::uint64_t hash = 0xCBF29CE484222325U;
  for (const char byte : key) hash = (hash ^ static_cast<unsigned char>(byte)) * 0x100000001B3U;
  return static_cast<std::size_t>(hash >> 32U) % buckets;
}

void tell(const IdRow& row, Findings& findings, Quality& quality) {
  if (row.table == TableKind::assessments) {
    findings.add(intake::repeated_assessment(row.row));
    return;
  }
  if (!findings.marks().marked(row.table, row.row, Severity::error)) {
    const std::string_view day = std::string_view(row.text).substr(0, day_size);
    quality.add_late_error(row.table, row.text.substr(day_size), *Date::parse(day));
  }
  findings.add(intake::repeated_referral(row.row));
}

}  // namespace

RepeatedIds::RepeatedIds(const std::string& spill_folder) : spill_(spill_folder, buckets) {}

void RepeatedIds::add(const Tables& tables) {
  for (const auto& a : tables.assessments) {
    if (a.assessment.empty()) continue;
    const std::string& key = a.assessment.text();
    spill_.add(bucket_of(key), {TableKind::assessments, a.row, key, {}});
  }
  for (const auto& referral : tables.referrals) {
    const std::string key = intake::referral_key(referral);
    spill_.add(bucket_of(key), {TableKind::referrals, referral.row, key,
                                to_text(referral.received) + referral.provider.text()});
  }
}

void RepeatedIds::find(Findings& findings, Quality& quality) {
  spill_.finish();
  for (std::size_t bucket = 0; bucket < buckets; ++bucket) {
    std::vector<IdRow> rows;
    spill_.read(bucket, [&](const SpillRow& row) {
      rows.push_back({row.table, std::string(row.key), row.row, std::string(row.text)});
    });
    spill_.drop(bucket);
    std::sort(rows.begin(), rows.end(), before);
    for (std::size_t at = 1; at < rows.size(); ++at) {
      const bool same = rows[at].table == rows[at - 1].table && rows[at].key == rows[at - 1].key;
      if (same) tell(rows[at], findings, quality);
    }
  }
}

}  // namespace pbr::study
