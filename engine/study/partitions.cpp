#include "study/partitions.hpp"

#include <algorithm>

#include "intake/check_across.hpp"
#include "intake/tables.hpp"
#include "study/person_ranges.hpp"
#include "text/byte_source.hpp"

namespace pbr::study {
namespace {

// Each has a buffer while it is written.
constexpr std::uint64_t most_ranges = 1024;
// Of a part that is split again, so many ids say where.
constexpr std::uint64_t most_seen = 65'536;

// Ranges are made smaller than they may be, so that few must be split again.
std::size_t ranges_for(std::uint64_t bytes, std::uint64_t part_bytes) {
  const std::uint64_t ranges = 1 + bytes / 3 * 4 / std::max<std::uint64_t>(1, part_bytes);
  return static_cast<std::size_t>(std::min(most_ranges, ranges));
}

/// The rows of one table in a part, as text.
struct PartOfTable {
  std::string text;
  std::vector<Row> rows;
};

}  // namespace

Diagnostics Partitions::split(const std::vector<TableFile>& files, Findings& findings,
                              const std::function<void(std::uint64_t)>& tell) {
  std::uint64_t bytes = 0;
  for (const TableFile& file : files) bytes += file.bytes;
  const auto starts = range_starts(sample_people(files), ranges_for(bytes, part_bytes_), {});
  const auto spill = std::make_shared<Spill>(folder_, starts.size() + 1);
  Diagnostics problems;
  for (const TableFile& file : files) {
    SplitTable& table = tables_.emplace_back();
    tell(0);
    const auto found = split_table(file.kind, file.path, starts, *spill, table, findings, tell);
    problems.insert(problems.end(), found.begin(), found.end());
  }
  spill->finish();
  take_streams(spill);
  return problems;
}

void Partitions::take_streams(const std::shared_ptr<Spill>& spill) {
  for (std::size_t number = spill->streams(); number > 0; --number) {
    if (spill->extent(number - 1).rows > 0) due_.push_front({spill, number - 1});
  }
}

void Partitions::split_again(const Stream& stream) {
  const SpillExtent& extent = stream.extent();
  const std::uint64_t step = 1 + extent.rows / most_seen;
  std::uint64_t at = 0;
  std::vector<SeenPerson> seen;
  stream.spill->read(stream.number, [&](const SpillRow& row) {
    if (at++ % step == 0) seen.push_back({std::string(row.key), row.text.size()});
  });
  auto starts = range_starts(std::move(seen), ranges_for(extent.bytes, part_bytes_), extent.least);
  // Where one person has nearly all the rows: the person, and the others.
  if (starts.empty()) starts.push_back(extent.least + '\0');
  const auto again = std::make_shared<Spill>(folder_, starts.size() + 1);
  stream.spill->read(stream.number,
                     [&](const SpillRow& row) { again->add(range_of(starts, row.key), row); });
  again->finish();
  stream.spill->drop(stream.number);
  take_streams(again);
}

Part Partitions::read(const Stream& stream, const IntakeTerms& terms) const {
  std::vector<PartOfTable> parts(table_count);
  for (const SplitTable& table : tables_) {
    parts[static_cast<std::size_t>(table.kind)].text = table.head;
  }
  stream.spill->read(stream.number, [&](const SpillRow& row) {
    PartOfTable& part = parts[static_cast<std::size_t>(row.table)];
    part.text += row.text;
    part.rows.push_back(row.row);
  });
  Part read{{}, none_};
  for (const SplitTable& table : tables_) {
    PartOfTable part = std::move(parts[static_cast<std::size_t>(table.kind)]);
    CsvReader csv(text_bytes(std::move(part.text)), table.name);
    intake::read_part(table.kind, std::move(csv), part.rows, terms, read.tables, read.findings);
  }
  return read;
}

std::optional<Part> Partitions::next(const IntakeTerms& terms) {
  while (!due_.empty()) {
    const Stream stream = due_.front();
    due_.pop_front();
    const SpillExtent& extent = stream.extent();
    if (extent.bytes > part_bytes_ && !extent.one_key()) {
      split_again(stream);
      continue;
    }
    Part part = read(stream, terms);
    stream.spill->drop(stream.number);
    intake::check_people(part.tables, part.findings);
    return part;
  }
  return std::nullopt;
}

}  // namespace pbr::study
